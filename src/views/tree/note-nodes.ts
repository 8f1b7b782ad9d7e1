import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { driftsOf, type Drift } from '../../core/insight/rating-drift.js';
import { noteWords, notesOf } from '../../core/insight/notes.js';
import { shortName } from '../../core/insight/people.js';
import { dayWords, plural, sentence } from '../../core/text/words.js';
import { plainText } from '../../core/report/plain-text.js';
import type { PairView } from './folder-view.js';
import type { TreeNode } from './node.js';
import { brokenWords, ownWords, privateWords, targetIn } from './pair-nodes.js';
import { isSeenFrom, isPrivate } from '../../core/folder/privacy.js';

/** `Only for you`: my private notes, and what they may mean over time. Folded, since others may look at the same screen. */
export function ownNotesNode(view: PairView): readonly TreeNode[] {
  const { folder, pair } = view;
  const { snapshot, me } = folder;
  if (me === undefined) return [];
  const notes = notesOf(snapshot, pair, me).filter((note) => !isSeenFrom('shared', note));
  const drifts = driftsOf(folder, pair);
  if (notes.length + drifts.length === 0) return [];
  return [
    {
      id: `own-notes:${folder.workspaceFolder}:${pair.id}`,
      label: 'Only for you',
      description: plural(notes.length, 'note'),
      tooltip: 'Your private notes about this pair. They lie on this machine alone.',
      icon: 'lock',
      words: [],
      expanded: false,
      children: [
        ...drifts.map((drift) => driftNode(view, drift)),
        ...[...notes].reverse().map((note) => noteNode(view, note)),
      ],
    },
  ];
}

function driftNode({ folder, pair }: PairView, drift: Drift): TreeNode {
  const [latest] = drift.reasons;
  const days = drift.reasons.map((note) => dayWords(note.value.date, folder.today));
  const description = `your notes of ${days.slice(0, 3).join(', ')}`;
  return {
    id: `drift:${folder.workspaceFolder}:${pair.id}:${drift.kind}`,
    label: drift.title,
    description,
    spoken: `${description}. ${drift.words}`,
    tooltip: plainText(drift.words),
    icon: 'lightbulb',
    words: [],
    ...(latest ? { target: targetIn(folder, latest, []) } : {}),
    children: [],
  };
}

/** Notes that are shared, each named by whose it is. */
export function sharedNoteNodes(view: PairView): readonly TreeNode[] {
  const { folder, pair } = view;
  return folder.snapshot
    .referring('note', 'pair', pair)
    .filter((note) => isSeenFrom('shared', note) || note.value.by !== folder.me)
    .map((note) => noteNode(view, note));
}

function noteNode({ folder, pair }: PairView, note: LoadedRecord<'note'>): TreeNode {
  const { snapshot, me, today } = folder;
  const { by, date, text } = note.value;
  const words = noteWords(note.value);
  const isMine = by === me;
  const details = [
    dayWords(date, today),
    isMine && !isPrivate(note) ? 'shared' : '',
    brokenWords(folder, note),
  ];
  const place = isMine ? '' : privateWords(note);
  return {
    id: `note:${folder.workspaceFolder}:${note.place}:${note.id}`,
    label: isMine ? sentence(words) : `${shortName(snapshot, by, pair.value)}'s note: ${words}`,
    description: [...details, place].filter((part) => part !== '').join(' · '),
    ...(text === undefined ? {} : { tooltip: plainText(text) }),
    icon: note.stale ? 'warning' : 'note',
    words: ownWords(folder, note),
    target: targetIn(folder, note, text === undefined ? [] : ['text']),
    children: [],
  };
}
