import { inMenu, type TextRepair } from './repair.js';

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
export function conflictRepairs(text: string): readonly TextRepair[] {
  const conflict = firstConflict(text);
  if (!conflict) return [];
  const [mine, theirs] = conflict.sides;
  return [keeping(text, conflict, 'Keep yours', mine), keeping(text, conflict, 'Keep theirs', theirs)];
}

function keeping(text: string, { start, end }: Conflict, words: string, side: Side): TextRepair {
  const title = side.label === '' ? words : `${words} (${inMenu(side.label)})`;
  return { type: 'text', title, after: text.slice(0, start) + side.text + text.slice(end) };
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
