import type { Place } from './snapshot.js';

/** The name of one file of the shared or the private folder. */
export interface FileName {
  readonly place: Place;
  /** Inside its folder, with forward slashes. */
  readonly path: string;
}

/** What becomes of one file: another text, or another name. */
export type FileEdit =
  /** Creates the file (no `before`), deletes it (no `after`), or gives it another text. */
  | (FileName & {
      /** What the file says now, as far as the writer knows; undefined where there is none. */
      readonly before: string | undefined;
      /** The whole text afterwards; undefined deletes the file. Both have the byte order mark that the file has. */
      readonly after: string | undefined;
    })
  /** Renames the file, or moves it to the other folder. There must be no file `to` yet. */
  | (FileName & {
      readonly to: FileName;
      /** What the file says now, where only that may be moved; left out where it moves whatever it says. */
      readonly before?: string | undefined;
    });
