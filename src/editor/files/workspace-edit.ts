import type * as vscode from 'vscode';
import type { FileEdit, FileName } from '../../core/folder/file-edit.js';
import { splicesBetween } from '../../core/text/splice.js';
import { TextLines } from '../../core/text/text-lines.js';
import { toRange } from '../language/ranges.js';

/** Adds edits of existing files to an edit of VS Code: texts first, since a file moves with its text. */
export function addFileEdits(
  workspaceEdit: vscode.WorkspaceEdit,
  edits: readonly FileEdit[],
  uriOf: (file: FileName) => vscode.Uri,
  metadataOf?: (edit: FileEdit) => vscode.WorkspaceEditEntryMetadata,
): void {
  for (const edit of edits) {
    const { before, after } = edit;
    if (before !== undefined && after !== undefined)
      replaceText(workspaceEdit, uriOf(edit), before, after, metadataOf?.(edit));
  }
  for (const edit of edits) if (edit.to) workspaceEdit.renameFile(uriOf(edit), uriOf(edit.to));
}

/** Adds to an edit of VS Code what makes a text another one, touching only what differs. */
export function replaceText(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  before: string,
  after: string,
  metadata?: vscode.WorkspaceEditEntryMetadata,
): void {
  const lines = new TextLines(before);
  for (const { start, end, text } of splicesBetween(before, after))
    edit.replace(uri, toRange(lines.rangeOf(start, end)), text, metadata);
}
