import type { Place } from './place.js';

/** The name of one file of the shared or the private folder. */
export interface FileName {
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
}

/**
 * What becomes of one file. Without `before` it is created, without `after` deleted; with `to` it gets another name, or goes to the
 * other folder, where there must be no file of that name yet. Texts are whole, with the byte order mark that the file has.
 */
export interface FileEdit extends FileName {
  /** What the file says now, as far as the writer knows. A file that is only renamed may be renamed whatever it says. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly to?: FileName | undefined;
}

/** The files that an edit is about: the one that changes, and the one that it becomes. */
export function filesOf(edit: FileEdit): readonly FileName[] {
  return edit.to ? [edit, edit.to] : [edit];
}
