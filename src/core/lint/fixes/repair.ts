import type { RecordEdit } from '../../yaml/record-edit.js';
import type { YamlPath } from '../../yaml/yaml-path.js';

/** A way to repair a problem, before anybody looked whether it solves it. */
export type Repair = EditRepair | TextRepair;

/** A repair of a record that can be read. */
export interface EditRepair {
  readonly type: 'edit';
  /** What it does, as a menu says it. */
  readonly title: string;
  /** Whether it guesses nothing. */
  readonly safe: boolean;
  readonly edit: RecordEdit;
}

/** A repair of a text, which is always a guess. */
export interface TextRepair {
  readonly type: 'text';
  /** What it does, as a menu says it. */
  readonly title: string;
  /** The whole text afterwards. */
  readonly after: string;
  /** The value that is right then; absent where there was no record before, and it is enough that there is one. */
  readonly place?: YamlPath;
}

/** The repair that makes an edit. */
export function editing(title: string, safe: boolean, edit: RecordEdit): readonly EditRepair[] {
  return [{ type: 'edit', title, safe, edit }];
}

/** Some words of a text as a menu shows them: on one line, not too long. */
export function inMenu(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
