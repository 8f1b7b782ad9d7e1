import type { Place } from './privacy.js';

/** The name of one file of the shared or the private folder. */
export interface FileName {
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
}

/**
 * What becomes of one file. Without `before` it is created, without `after` deleted, and with `to` it is renamed or moved to the
 * other folder. A file that is created, or that `to` names, must not exist yet. Texts are whole, byte order mark included.
 */
export interface FileEdit extends FileName {
  /** The text that was read. A writer refuses the edit if the file has another one. May be left out of a mere rename. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly to?: FileName | undefined;
}

/** The files that an edit is about: the one that changes, and the one that it becomes. */
export function filesOf(edit: FileEdit): readonly FileName[] {
  return edit.to ? [edit, edit.to] : [edit];
}
