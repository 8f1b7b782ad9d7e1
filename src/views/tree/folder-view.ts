import type { FileName } from '../../core/folder/file-edit.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import type { Perspective } from '../../core/insight/perspective.js';
import type { Problem } from '../../core/lint/problem.js';

/** One workspace folder as the tree looks at it. */
export interface FolderView extends Perspective {
  /** The URI of the workspace folder, as text. */
  readonly workspaceFolder: string;
  readonly name: string;
  /** The code of the goal in focus. */
  readonly focused: string | undefined;
  /** The session that is being held right now, and with whom; undefined where it is none of this folder. */
  readonly running: (FileName & { readonly with: string }) | undefined;
  /** What is wrong with a file. */
  problems(file: FileName): readonly Problem[];
}

/** A pair and the folder it lives in. */
export interface PairView {
  readonly folder: FolderView;
  readonly pair: LoadedRecord<'pair'>;
  /** Whether its nodes hang below one for the pair, so that less depth is left for them. */
  readonly nested: boolean;
  /** The name of the workspace folder, where several have records. */
  readonly folderName?: string | undefined;
}
