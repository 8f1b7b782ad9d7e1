import { joinSome } from '../../text/words.js';
import { hasWord } from '../../text/spelling.js';

/** What a file says that lies where only records belong. */
export interface StrayText {
  /** Inside its mentoring folder. */
  readonly path: string;
  readonly text: string;
}

/** Says which files keep the old name of what is renamed, because they are not read as records. Undefined where none has it. */
export function strayRemark(oldName: string, strays: readonly StrayText[]): string | undefined {
  const paths = strays.filter(({ text }) => hasWord(text, oldName)).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const [is, keep] = paths.length === 1 ? ['is', 'a record, so it keeps'] : ['are', 'records, so they keep'];
  return `${joinSome(paths)} ${is} not read as ${keep} the name ${oldName}.`;
}
