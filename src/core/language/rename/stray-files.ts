import { joinSome } from '../../text/words.js';
import { hasWord } from '../../text/spelling.js';

/** The text of a file in a record folder that is not read as a record. */
export interface StrayText {
  /** Inside its mentoring folder. */
  readonly path: string;
  readonly text: string;
}

/** A sentence about the files that keep the old name because they are not read as records. Undefined if there are none. */
export function strayRemark(oldName: string, strays: readonly StrayText[]): string | undefined {
  const paths = strays.filter(({ text }) => hasWord(text, oldName)).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const [is, keep] = paths.length === 1 ? ['is', 'a record, so it keeps'] : ['are', 'records, so they keep'];
  return `${joinSome(paths)} ${is} not read as ${keep} the name ${oldName}.`;
}
