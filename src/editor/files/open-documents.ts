import * as vscode from 'vscode';
import type { ActionError } from '../../core/actions/action.js';
import type { FileEdit } from '../../core/folder/file-edit.js';
import { fileKey, type FileKey } from '../../core/folder/snapshot.js';
import { byteOrderMark } from '../../core/text/text-lines.js';
import { fail, ok, type Result } from '../../core/result.js';
import { replaceText } from './workspace-edit.js';

/** What a file says at the moment, and where that is to be changed. */
export interface CurrentText {
  readonly uri: vscode.Uri;
  /** What the disk says, byte order mark included; undefined where there is no file. */
  readonly disk: string | undefined;
  /** What the person sees: the editor's text where that has unsaved changes, else the disk's. As a file would have it. */
  readonly text: string | undefined;
  /** The open document through which the file is changed; undefined where the disk is written instead. */
  readonly document: vscode.TextDocument | undefined;
}

/** What files say at the moment. */
export type CurrentTexts = ReadonlyMap<FileKey, CurrentText>;

/** One file that is changed in its editor. */
interface DocumentEdit {
  /** How messages name the file. */
  readonly path: string;
  readonly document: vscode.TextDocument;
  /** As a file would have it, byte order mark included. */
  readonly before: string;
  readonly after: string;
}

/** The edits that go through an open document. All others, and every creation and deletion, go to the disk. */
export function editsOfDocuments(edits: readonly FileEdit[], current: CurrentTexts): readonly FileEdit[] {
  return edits.filter((edit) => documentEdit(edit, current).length > 0);
}

function documentEdit(edit: FileEdit, current: CurrentTexts): readonly DocumentEdit[] {
  const { path, before, after } = edit;
  const document = current.get(fileKey(edit))?.document;
  return document && before !== undefined && after !== undefined ? [{ path, document, before, after }] : [];
}

/**
 * Looks whether a file is open. A document without unsaved changes that says something else than the disk has yet to be read
 * again by VS Code, or cannot hold the file as it is (mixed line ends): then the disk is what counts and is written.
 */
export function currentText(uri: vscode.Uri, disk: string | undefined): CurrentText {
  const name = uri.toString();
  const document = vscode.workspace.textDocuments.find(
    (open) => !open.isClosed && open.uri.toString() === name,
  );
  if (!document) return { uri, disk, text: disk, document };
  // Documents hide the mark, and write it again when they are saved.
  const shown = (disk?.startsWith(byteOrderMark) ? byteOrderMark : '') + document.getText();
  if (document.isDirty || shown === disk) return { uri, disk, text: shown, document };
  return { uri, disk, text: disk, document: undefined };
}

/**
 * Edits open documents in one go, so that one undo takes it back, and saves those that had no unsaved changes.
 * All or nothing: where a document cannot be changed or saved, the others get back the text that they had.
 * @returns the paths of those that are left unsaved, because they were
 */
export async function editDocuments(
  edits: readonly FileEdit[],
  current: CurrentTexts,
): Promise<Result<readonly string[], ActionError>> {
  const changes = edits.flatMap((edit) => documentEdit(edit, current));
  const toSave = changes.filter(({ document }) => !document.isDirty);
  const moved = changes.find(({ document, before }) => document.getText() !== inDocument(before, document));
  if (moved)
    return fail({
      code: 'stale',
      message: `${moved.path} changed meanwhile; nothing was written. Try again.`,
    });
  // VS Code refuses the edit where a document changes before it gets there.
  if (!(await edit(changes.map(({ document, after }) => ({ document, text: after }))))) {
    return putBack(
      changes,
      `VS Code could not change ${listOf(changes)} in the editor, so nothing was written. Try again.`,
    );
  }
  for (const { document, path } of toSave) {
    if ((await document.save()) || !document.isDirty) continue;
    return putBack(
      changes,
      `${path} could not be saved, so nothing was written. Save it in its editor to see why.`,
    );
  }
  return ok(changes.filter((change) => !toSave.includes(change)).map(({ path }) => path));
}

/** Closes the tabs of files that were deleted. */
export async function closeTabs(files: readonly vscode.Uri[]): Promise<void> {
  const names = new Set(files.map((uri) => uri.toString()));
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input, isDirty }) =>
        !isDirty && input instanceof vscode.TabInputText && names.has(input.uri.toString()),
    );
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}

/** Gives documents that say what we wrote their text back, and saves those that we saved. */
async function putBack(
  changes: readonly DocumentEdit[],
  reason: string,
): Promise<Result<never, ActionError>> {
  const changed = changes.filter(
    ({ document, before }) => document.getText() !== inDocument(before, document),
  );
  const ours = changed.filter(({ document, after }) => document.getText() === inDocument(after, document));
  const saved = ours.filter(({ document }) => !document.isDirty);
  const left = new Set(changed.filter((change) => !ours.includes(change)));
  if (await edit(ours.map(({ document, before }) => ({ document, text: before })))) {
    for (const change of saved) if (!(await change.document.save())) left.add(change);
  } else {
    for (const change of ours) left.add(change);
  }
  const rest =
    left.size === 0 ? '' : ` But ${listOf([...left])} could not be put back: look at it in its editor.`;
  return fail({ code: left.size === 0 ? 'unwritten' : 'refused', message: reason + rest });
}

async function edit(texts: readonly { document: vscode.TextDocument; text: string }[]): Promise<boolean> {
  const edits = new vscode.WorkspaceEdit();
  for (const { document, text } of texts) {
    replaceText(edits, document.uri, document.getText(), inDocument(text, document));
  }
  return texts.length === 0 || vscode.workspace.applyEdit(edits);
}

/** A file's text as its document has it: without the mark, with the document's line ends. */
function inDocument(text: string, document: vscode.TextDocument): string {
  const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return (text.startsWith(byteOrderMark) ? text.slice(1) : text).replace(/\r\n?|\n/g, lineEnd);
}

function listOf(changes: readonly DocumentEdit[]): string {
  return changes.map(({ path }) => path).join(', ');
}
