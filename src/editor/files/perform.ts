import * as vscode from 'vscode';
import { fileEdits } from '../../core/actions/file-edits.js';
import type { Action, ActionError, ActionOutcome } from '../../core/actions/action.js';
import { rebase } from '../../core/actions/rebase-on-unsaved.js';
import { filesOf, type FileEdit, type FileName } from '../../core/folder/file-edit.js';
import { fileKey, type FileKey } from '../../core/folder/snapshot.js';
import type { Store } from '../../core/folder/store.js';
import type { Clock, FileSource, Random } from '../../core/ports.js';
import { fail, ok, type Result } from '../../core/result.js';
import { SerialQueue } from '../../core/serial-queue.js';
import { replaceFiles } from '../../node/files/atomic-file.js';
import { nodeFileSource } from '../../node/files/file-source.js';
import { missingFolders, removeEmptyFolders } from '../../node/files/made-folders.js';
import type { PlaceFolders } from '../../node/files/replacement.js';
import {
  closeTabs,
  currentText,
  editDocuments,
  editsOfDocuments,
  type CurrentText,
  type CurrentTexts,
} from './open-documents.js';
import { type Place, isPrivate } from '../../core/folder/privacy.js';
import type { Perspective } from '../../core/insight/perspective.js';
import { whyReadOnly } from '../../core/folder/folder-format.js';

/** The absolute locations of the two folders; undefined where there is none. */
export interface RecordFolders {
  readonly shared: vscode.Uri | undefined;
  readonly private: vscode.Uri | undefined;
  /** Where the lock for writing is taken; in each folder that is written to, where none is named. */
  readonly lock?: vscode.Uri | undefined;
}

/** What an action did. */
export interface Performed<Outcome extends ActionOutcome = ActionOutcome> {
  readonly outcome: Outcome;
  /** What the files said and say now. */
  readonly edits: readonly FileEdit[];
  /** The paths of files that were changed in their editors and not saved, because they had unsaved changes before. */
  readonly unsaved: readonly string[];
  /** The folders that were made for new files, absolute, the outermost first. */
  readonly madeFolders: readonly string[];
}

/** Performs actions, one at a time and in order. In the editor, records are written only here. */
export class Performer {
  private readonly queue = new SerialQueue();
  private readonly paths: PlaceFolders;
  private readonly locking: { readonly lockIn: string | undefined };
  private readonly sources: { readonly [P in Place]: FileSource | undefined };

  constructor(
    private readonly store: Store,
    private readonly folders: RecordFolders,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly perspective: () => Perspective,
  ) {
    this.sources = { shared: sourceOf(folders.shared), private: sourceOf(folders.private) };
    this.paths = { shared: folders.shared?.fsPath, private: folders.private?.fsPath };
    this.locking = { lockIn: folders.lock?.fsPath };
  }

  /**
   * Runs the action on the newest records and writes what it wants, all or nothing. Files that are open are changed in their
   * editors, with what is unsaved there. Where a file changed meanwhile, the action is run once more on what it says now.
   * @param me the handle of the person who acts
   */
  perform<I, P extends ActionOutcome>(
    action: Action<I, P>,
    input: I,
    me: string,
  ): Promise<Result<Performed<P>, ActionError>> {
    return this.queue.run(async () => {
      const outcome = this.preview(action, input, me);
      if (!outcome.ok) return outcome;
      const first = await this.carryOut(outcome.value);
      if (first.ok || first.error.code !== 'stale') return first;
      await this.store.refresh(touchedBy(outcome.value));
      const again = this.preview(action, input, me);
      return again.ok ? this.carryOut(again.value) : again;
    });
  }

  /** What the action would do now, without doing it. */
  preview<I, P extends ActionOutcome>(action: Action<I, P>, input: I, me: string): Result<P, ActionError> {
    const { snapshot } = this.store;
    const why = whyReadOnly(snapshot);
    if (why !== undefined) return fail({ code: 'refused', message: why });
    return action(
      {
        ...this.perspective(),
        snapshot,
        me,
        today: this.clock.today(),
        now: this.clock.now(),
        random: this.random,
      },
      input,
    );
  }

  /** Puts back what the files said before. Where one of them says something else by now, nothing is put back. */
  undo(performed: Performed): Promise<Result<void, ActionError>> {
    return this.queue.run(async () => {
      const looked = await this.look(performed.edits);
      if (!looked.ok) return looked;
      const back: FileEdit[] = [];
      for (const { place, path, before, after } of performed.edits) {
        const current = looked.value.get(fileKey({ place, path }));
        // Taken back in the editor already.
        if (current?.text === before) continue;
        const unsavedDeletion = before === undefined && current?.document?.isDirty === true;
        if (current?.text !== after || unsavedDeletion) {
          return fail({ code: 'stale', message: `${path} was changed since; it was left as it is.` });
        }
        back.push({ place, path, before: after, after: before });
      }
      const written = await this.write(back, looked.value);
      if (!written.ok) return written;
      await removeEmptyFolders(performed.madeFolders);
      return ok(undefined);
    });
  }

  private async carryOut<P extends ActionOutcome>(outcome: P): Promise<Result<Performed<P>, ActionError>> {
    const looked = await this.look(touchedBy(outcome));
    if (!looked.ok) return looked;
    const current = (file: FileName) => looked.value.get(fileKey(file));
    const rebased = rebase(outcome.edits, (file) => {
      const found = current(file);
      return found?.document?.isDirty ? found : undefined;
    });
    if (!rebased.ok) return rebased;
    const edits = fileEdits(rebased.value, (file) => current(file)?.text);
    if (!edits.ok) return edits;
    const written = await this.write(edits.value, looked.value);
    return written.ok ? ok({ outcome, ...written.value }) : written;
  }

  /** What files say at the moment, on the disk and in editors. */
  private async look(files: readonly FileName[]): Promise<Result<CurrentTexts, ActionError>> {
    const texts = new Map<FileKey, CurrentText>();
    for (const { place, path } of files) {
      const folder = this.folders[place];
      const source = this.sources[place];
      if (!folder || !source) return fail({ code: 'refused', message: noFolder(place, folder) });
      try {
        const disk = textOf(await source.read(path));
        texts.set(
          fileKey({ place, path }),
          currentText(vscode.Uri.joinPath(folder, ...path.split('/')), disk),
        );
      } catch (error) {
        return fail({ code: 'refused', message: error instanceof Error ? error.message : String(error) });
      }
    }
    return ok(texts);
  }

  /** The disk comes first, since what was written there can be put back for certain; then the editors. */
  private async write(
    edits: readonly FileEdit[],
    current: CurrentTexts,
  ): Promise<Result<Omit<Performed, 'outcome'>, ActionError>> {
    const inEditors = editsOfDocuments(edits, current);
    const onDisk = edits.filter((edit) => !inEditors.includes(edit));
    const madeFolders = await missingFolders(onDisk, this.paths);
    const written = await replaceFiles(onDisk, this.paths, this.locking);
    if (!written.ok) {
      const { code, message } = written.error;
      return fail({ code: code === 'changed' ? 'stale' : 'unwritten', message });
    }
    const edited = await editDocuments(inEditors, current);
    if (!edited.ok) {
      const back = await replaceFiles(onDisk.map(inverse), this.paths, this.locking);
      if (back.ok) return edited;
      return fail({
        code: 'refused',
        message: `${edited.error.message} But not all is as it was: ${back.error.message}`,
      });
    }
    const deleted = edits.filter(({ after }) => after === undefined);
    await closeTabs(deleted.flatMap((edit) => current.get(fileKey(edit))?.uri ?? []));
    await this.store.refresh(edits);
    const unsaved = edited.value;
    const saved = inEditors.filter(({ path }) => !unsaved.includes(path));
    return ok({ edits: await this.asWritten(edits, saved), unsaved, madeFolders });
  }

  /** Saving may tidy up a text (format on save): what the file says then is what undo has to find. */
  private async asWritten(
    edits: readonly FileEdit[],
    saved: readonly FileEdit[],
  ): Promise<readonly FileEdit[]> {
    return Promise.all(
      edits.map(async (edit) => {
        if (!saved.includes(edit)) return edit;
        return { ...edit, after: textOf(await this.sources[edit.place]?.read(edit.path)) };
      }),
    );
  }
}

function inverse(edit: FileEdit): FileEdit {
  return { ...edit, before: edit.after, after: edit.before };
}

function sourceOf(folder: vscode.Uri | undefined): FileSource | undefined {
  return folder?.scheme === 'file' ? nodeFileSource(folder.fsPath) : undefined;
}

function noFolder(place: Place, folder: vscode.Uri | undefined): string {
  if (folder)
    return `Records can’t be written to ${folder.toString()}: that is no folder on this machine’s disk.`;
  return isPrivate({ place })
    ? 'There is no folder for private records. Name one in the setting mentoring.privateFolder.'
    : 'There is no mentoring folder here yet. Start mentoring first.';
}

function touchedBy({ edits }: ActionOutcome): readonly FileName[] {
  return edits.flatMap((edit) => ('op' in edit ? [edit.file] : filesOf(edit)));
}

/** The text of a file; undefined where there is none, or its bytes are no text. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Bytes that are no text: whoever compares takes them for a change.
    return undefined;
  }
}
