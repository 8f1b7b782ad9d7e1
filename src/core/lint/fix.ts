import type { FileEdit } from '../folder/file-edit.js';
import type { RecordFile } from '../folder/snapshot.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { RecordText } from '../yaml/record-text.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/**
 * A way to solve a problem. A rule proposes it as it means it: an edit of the record, another text or another name of its file.
 * It is offered once it is verified, and then says what becomes of the file.
 */
export interface Fix<E extends RecordEdit | FileEdit = FileEdit> {
  /** What it does, as a menu says it: `Change staus to status`. */
  readonly title: string;
  /** Whether it guesses nothing, so that "fix all" may make it unseen. */
  readonly safe: boolean;
  readonly edits: readonly E[];
  /** The value that has to be right then; absent where there was no record before, and it is enough that there is one. */
  readonly settles?: YamlPath;
}

export type ProposedFix = Fix<RecordEdit | FileEdit>;

/** The fix that makes one edit of a record. */
export function editing(title: string, safe: boolean, edit: RecordEdit): readonly ProposedFix[] {
  return [{ title, safe, edits: [edit] }];
}

/** The fix that gives a file another text, which is always a guess. */
export function rewriting(
  { place, path, text }: RecordFile,
  title: string,
  after: string,
  settles?: YamlPath,
): ProposedFix {
  const edits = [{ place, path, before: text, after }];
  return { title, safe: false, edits, ...(settles && { settles }) };
}

/** The fix that puts what a text says from `start` on into quotes, as one text. */
export function quoting(file: RecordFile, start: number, words: string, settles?: YamlPath): ProposedFix {
  const { text = '' } = file;
  const quoted = `'${words.replaceAll("'", "''")}'`;
  const after = text.slice(0, start) + quoted + text.slice(start + words.length);
  return rewriting(file, `Put “${inMenu(words)}” in quotes`, after, settles);
}

/** What stands before the comment at the end of some YAML. A sign of number inside quotes begins no comment. */
export function withoutComment(source: string): string {
  const comment = RecordText.of(source).comments.at(-1);
  return comment === undefined ? source : source.slice(0, source.lastIndexOf(comment));
}

/** Some words of a text as a menu shows them: on one line, not too long. */
export function inMenu(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
