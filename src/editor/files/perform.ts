import * as vscode from 'vscode';
import { type TextChange, pathAfter, textChanges } from '../../core/actions/file-edits.js';
import type { Action, ActionError, ActionOutcome, RecordChange } from '../../core/actions/action.js';
import { rebase } from '../../core/actions/rebase.js';
import { fileKey, type FileKey } from '../../core/folder/snapshot.js';
import type { Store } from '../../core/folder/store.js';
import { formatOf } from '../../core/lint/folder.js';
import type { Clock, FileSource, Random } from '../../core/ports.js';
import { fail, ok, type Result } from '../../core/result.js';
import { SerialQueue } from '../../core/serial-queue.js';
import { recordPath } from '../../core/records/kinds.js';
import { replaceFiles } from '../../node/files/atomic-file.js';
import { nodeFileSource } from '../../node/files/file-source.js';
import { missingFolders, removeEmptyFolders } from '../../node/files/made-folders.js';
import type { FileChange } from '../../node/files/replacement.js';
import {
  changeDocuments,
  closeTabs,
  currentText,
  type CurrentText,
  type DocumentChange,
} from './document-changes.js';
import { type Place, isPrivate } from '../../core/folder/place.js';

/** The absolute locations of the two folders; undefined where there is none. */
export interface RecordFolders {
  readonly shared: vscode.Uri | undefined;
  readonly private: vscode.Uri | undefined;
  /** Where the lock for writing is taken; in each folder that is written to, where none is named. */
  readonly lock?: vscode.Uri | undefined;
}

/** What an action did. */
export interface Performed<Plan extends ActionOutcome = ActionOutcome> {
  readonly plan: Plan;
  /** What the files said and say now. */
  readonly changes: readonly TextChange[];
  /** The paths of files that were changed in their editors and not saved, because they had unsaved changes before. */
  readonly unsaved: readonly string[];
  /** The folders that were made for new files, absolute, the outermost first. */
  readonly madeFolders: readonly string[];
}

interface FileName {
  readonly place: Place;
  readonly path: string;
}

type CurrentTexts = ReadonlyMap<FileKey, CurrentText>;

/** Does what actions want: the only writer of records in the editor. One thing at a time, in the order it was asked for. */
export class Performer {
  private readonly queue = new SerialQueue();
  private readonly locking: { readonly lockIn: string | undefined };
  private readonly sources: { readonly [P in Place]: FileSource | undefined };

  constructor(
    private readonly store: Store,
    private readonly folders: RecordFolders,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    this.sources = { shared: sourceOf(folders.shared), private: sourceOf(folders.private) };
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
      const plan = this.plan(action, input, me);
      if (!plan.ok) return plan;
      const first = await this.carryOut(plan.value);
      if (first.ok || first.error.code !== 'stale') return first;
      await this.store.refresh(touchedBy(plan.value));
      const again = this.plan(action, input, me);
      return again.ok ? this.carryOut(again.value) : again;
    });
  }

  /** What the action would do now, without doing it. */
  preview<I, P extends ActionOutcome>(action: Action<I, P>, input: I, me: string): Result<P, ActionError> {
    return this.plan(action, input, me);
  }

  /** Puts back what the files said before. Where one of them says something else by now, nothing is put back. */
  undo(performed: Performed): Promise<Result<void, ActionError>> {
    return this.queue.run(async () => {
      const looked = await this.look(performed.changes);
      if (!looked.ok) return looked;
      const back: TextChange[] = [];
      for (const { place, path, before, after } of performed.changes) {
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

  private plan<I, P extends ActionOutcome>(
    action: Action<I, P>,
    input: I,
    me: string,
  ): Result<P, ActionError> {
    const { snapshot } = this.store;
    const { supported, format } = formatOf(snapshot);
    if (!supported) {
      const message = `These records have format ${format}, which is newer than this version of Mentoring Trail. They can be read; update it to change them.`;
      return fail({ code: 'refused', message });
    }
    return action(
      { snapshot, me, today: this.clock.today(), now: this.clock.now(), random: this.random },
      input,
    );
  }

  private async carryOut<P extends ActionOutcome>(plan: P): Promise<Result<Performed<P>, ActionError>> {
    const current = await this.look(touchedBy(plan));
    if (!current.ok) return current;
    const rebased = withUnsaved(plan, current.value);
    if (!rebased.ok) return rebased;
    const changes = textChanges(rebased.value, (file) => current.value.get(fileKey(file))?.text);
    if (!changes.ok) return changes;
    const written = await this.write(changes.value, current.value);
    return written.ok ? ok({ plan, ...written.value }) : written;
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
    changes: readonly TextChange[],
    current: CurrentTexts,
  ): Promise<Result<Omit<Performed, 'plan'>, ActionError>> {
    const inEditors = changes.flatMap((change) => editorChange(change, current));
    const onDisk = changes
      .filter((change) => editorChange(change, current).length === 0)
      .map((change) => this.onDisk(change));
    const madeFolders = await missingFolders(onDisk);
    const written = await replaceFiles(onDisk, this.locking);
    if (!written.ok) {
      const { code, message } = written.error;
      return fail({ code: code === 'changed' ? 'stale' : 'unwritten', message });
    }
    const edited = await changeDocuments(inEditors);
    if (!edited.ok) {
      const back = await replaceFiles(
        onDisk.map((change) => ({ ...change, before: change.after, after: change.before })),
        this.locking,
      );
      if (back.ok) return edited;
      return fail({
        code: 'refused',
        message: `${edited.error.message} But not all is as it was: ${back.error.message}`,
      });
    }
    const deleted = changes.filter(({ after }) => after === undefined);
    await closeTabs(deleted.flatMap((change) => current.get(fileKey(change))?.uri ?? []));
    await this.store.refresh(changes);
    return ok({
      changes: await this.asWritten(changes, inEditors, edited.value),
      unsaved: edited.value,
      madeFolders,
    });
  }

  private onDisk({ place, path, before, after }: TextChange): FileChange {
    // Only files of folders that are there were looked at.
    return { folder: this.folders[place]?.fsPath ?? '', path, before, after };
  }

  /** Saving may tidy up a text (format on save): what the file says then is what undo has to find. */
  private async asWritten(
    changes: readonly TextChange[],
    inEditors: readonly DocumentChange[],
    unsaved: readonly string[],
  ): Promise<readonly TextChange[]> {
    const saved = new Set(inEditors.map(({ path }) => path).filter((path) => !unsaved.includes(path)));
    return Promise.all(
      changes.map(async (change) => {
        if (!saved.has(change.path)) return change;
        return { ...change, after: textOf(await this.sources[change.place]?.read(change.path)) };
      }),
    );
  }
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

function touchedBy(plan: ActionOutcome): readonly FileName[] {
  return plan.changes.flatMap((change): FileName[] => {
    if (change.type === 'create') return [{ place: change.place, path: recordPath(change.kind, change.id) }];
    const { place, path } = change.file;
    return change.type === 'move'
      ? [
          { place, path },
          { place: change.to, path: pathAfter(change) },
        ]
      : [{ place, path }];
  });
}

/** The plan on what editors with unsaved changes say. */
function withUnsaved(plan: ActionOutcome, current: CurrentTexts): Result<ActionOutcome, ActionError> {
  const changes: RecordChange[] = [];
  for (const change of plan.changes) {
    const found = change.type === 'create' ? undefined : current.get(fileKey(change.file));
    if (change.type === 'create' || !found?.document?.isDirty || found.text === undefined) {
      changes.push(change);
      continue;
    }
    if (found.disk !== change.file.text) {
      return fail({
        code: 'stale',
        message: `${change.file.path} changed meanwhile; nothing was written. Try again.`,
      });
    }
    const rebased = rebase(change, found.text);
    if (!rebased.ok) return rebased;
    changes.push(rebased.value);
  }
  return ok({ ...plan, changes });
}

/** The change as its document gets it; nothing where the disk is written. Deletions always go to the disk. */
function editorChange(
  { place, path, before, after }: TextChange,
  current: CurrentTexts,
): readonly DocumentChange[] {
  const document = current.get(fileKey({ place, path }))?.document;
  return document && before !== undefined && after !== undefined ? [{ path, document, before, after }] : [];
}

/** The text of a file; undefined where there is none, or its bytes are no text. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
