import type { RecordFile } from '../../folder/snapshot.js';
import type { YamlFault } from '../../yaml/yaml-fault.js';
import { inMenu, rewriting, type ProposedFix } from '../fix.js';
import { rule } from '../rule.js';

export const conflict = rule<YamlFault['data']>({
  code: 'conflict',
  severity: 'error',
  on: 'text',
  title: 'Conflict markers',
  explanation:
    'Git could not merge two versions and wrote both into the file. Choose what holds, take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`, and save. Two quick fixes keep one side or the other.',
  example: 'two-sides',
  message: () => 'A merge conflict is open here. Keep one side or both, and remove the lines that git added.',
  fixes: (_, { file }) => sidesToKeep(file),
});

/** The first conflict of a text: what each side says, and where the whole of it stands. */
interface Conflict {
  readonly start: number;
  readonly end: number;
  readonly sides: readonly [Side, Side];
}

interface Side {
  /** What git calls it; empty where it says nothing. */
  readonly label: string;
  readonly text: string;
}

/** Keeping one side of the first conflict, where it has two. What both wrote together only a person can tell. */
function sidesToKeep(file: RecordFile): readonly ProposedFix[] {
  const { text = '' } = file;
  const conflict = firstConflict(text);
  if (!conflict) return [];
  const keeping = (words: string, { label, text: kept }: Side) =>
    rewriting(
      file,
      label === '' ? words : `${words} (${inMenu(label)})`,
      text.slice(0, conflict.start) + kept + text.slice(conflict.end),
    );
  const [mine, theirs] = conflict.sides;
  return [keeping('Keep yours', mine), keeping('Keep theirs', theirs)];
}

/** Undefined where markers are missing, or lie in one another. */
function firstConflict(text: string): Conflict | undefined {
  const markers = [...text.matchAll(/(?<=^\uFEFF?)([<|=>])\1{6}(?![<|=>])(?:[ \t](.*))?(?:\r?\n|$)/gm)];
  const first = markers.findIndex((marker) => marker[1] === '<');
  if (first < 0) return undefined;
  const found = markers.slice(first, markers.findIndex((marker, at) => at > first && marker[1] === '>') + 1);
  const signs = found.map((marker) => marker[1]).join('');
  if (signs !== '<=>' && signs !== '<|=>') return undefined;
  const [begin, second] = found;
  const middle = found.at(-2);
  const last = found.at(-1);
  if (!begin || !second || !middle || !last) return undefined;
  const end = (marker: RegExpExecArray) => marker.index + marker[0].length;
  return {
    start: begin.index,
    end: end(last),
    sides: [
      { label: begin[2]?.trim() ?? '', text: text.slice(end(begin), second.index) },
      { label: last[2]?.trim() ?? '', text: text.slice(end(middle), last.index) },
    ],
  };
}
