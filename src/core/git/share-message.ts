import type { RecordKind } from '../records/kinds.js';
import { dayWords } from '../text/words.js';
import { oneLine } from './one-line.js';

/** What happened to a shared record, in plain data. */
export interface SharedRecord {
  readonly kind: RecordKind;
  readonly change: 'added' | 'changed' | 'deleted';
  /** What names the record for people: a goal's title, a pair's people; for what has none its day, `2026-11-21`. May be empty. */
  readonly title: string;
}

const longestSubject = 72;
const longestList = 50;

interface Words {
  readonly one: string;
  readonly many: string;
  /** One of them, counted, where that is not "1" and the word. */
  readonly single?: string;
  /** The verb for a new one, where it is not "Add". */
  readonly add?: string;
}

const words: Readonly<Record<RecordKind, Words>> = {
  configuration: { one: 'mentoring settings', many: 'settings', single: 'settings' },
  person: { one: 'person', many: 'people' },
  pair: { one: 'pair', many: 'pairs' },
  agreement: { one: 'agreement', many: 'agreements' },
  signature: { one: 'signature', many: 'signatures' },
  goal: { one: 'goal', many: 'goals' },
  plan: { one: 'action plan', many: 'action plans' },
  session: { one: 'session', many: 'sessions', add: 'Log' },
  feedback: { one: 'feedback', many: 'pieces of feedback', single: '1 piece of feedback' },
  evidence: { one: 'evidence', many: 'pieces of evidence', single: '1 piece of evidence' },
  review: { one: 'review', many: 'reviews' },
  note: { one: 'note', many: 'notes' },
  process: { one: 'process', many: 'processes' },
  programme: { one: 'programme', many: 'programmes' },
};

/**
 * The message of a commit that shares records, as a person would have written it: a subject of at most 72 characters and, where there
 * are several, a list of them.
 */
export function shareMessage(changes: readonly SharedRecord[]): string {
  const merged = withRenames(changes);
  const [only] = merged;
  if (only === undefined) return 'Update mentoring records\n';
  if (merged.length === 1) return `${line(only, longestSubject)}\n`;
  const listed = merged.slice(0, longestList).map((change) => `- ${line(change, longestSubject - 2)}`);
  const more = merged.length - listed.length;
  if (more > 0) listed.push(`- and ${more} more`);
  return `${subject(merged)}\n\n${listed.join('\n')}\n`;
}

/** A record that goes under one name and comes under another has changed. */
function withRenames(changes: readonly SharedRecord[]): SharedRecord[] {
  const key = ({ kind, title }: SharedRecord) => `${kind} ${title}`;
  const named = changes.filter((change) => change.title.trim() !== '');
  const added = new Set(named.filter((change) => change.change === 'added').map(key));
  const moved = new Set(
    named.filter((change) => change.change === 'deleted' && added.has(key(change))).map(key),
  );
  return changes
    .filter((change) => !(change.change === 'deleted' && moved.has(key(change))))
    .map((change) =>
      change.change === 'added' && moved.has(key(change)) ? { ...change, change: 'changed' } : change,
    );
}

/** "Add goal: Own the retry subsystem", "Log session of 21 Nov". */
function line({ kind, change, title }: SharedRecord, longest: number): string {
  if (kind === 'configuration' && change === 'added') return 'Start mentoring';
  const start =
    kind === 'signature' && change === 'added'
      ? 'Sign agreement'
      : `${verb(kind, change)} ${words[kind].one}`;
  if (kind === 'configuration') return start;
  const name = oneLine(title);
  const day = dayWords(name, name);
  if (day !== name) return `${start} of ${day}`;
  return name === '' ? start : shorten(`${start}: ${name}`, longest);
}

function verb(kind: RecordKind, change: SharedRecord['change']): string {
  if (change === 'added') return words[kind].add ?? 'Add';
  return change === 'changed' ? 'Update' : 'Delete';
}

function subject(changes: readonly SharedRecord[]): string {
  if (changes.some(({ kind, change }) => kind === 'configuration' && change === 'added')) {
    const pair = changes.find(({ kind, change }) => kind === 'pair' && change === 'added');
    const people = oneLine(pair?.title ?? '');
    return shorten(people === '' ? 'Start mentoring' : `Start mentoring: ${people}`, longestSubject);
  }
  const counts = new Map<RecordKind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => counted(words[kind], count));
  const [first] = changes;
  if (first !== undefined && counts.size === 1) {
    const same = changes.every(({ change }) => change === first.change);
    return `${verb(first.kind, same ? first.change : 'changed')} ${kinds.join('')}`;
  }
  const full = `Update mentoring records: ${kinds.join(', ')}`;
  return full.length <= longestSubject ? full : `Update ${changes.length} mentoring records`;
}

function counted({ one, many, single }: Words, count: number): string {
  return count === 1 ? (single ?? `1 ${one}`) : `${count} ${many}`;
}

/** At most so many characters, cut between words where there is one not far from the end. */
function shorten(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest - 1).join('');
  const blank = cut.lastIndexOf(' ');
  return `${(blank > cut.length - 20 ? cut.slice(0, blank) : cut).replace(/[\s,;:.-]+$/, '')}…`;
}
