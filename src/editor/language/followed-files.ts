import * as vscode from 'vscode';
import { byteOrderMark } from '../../core/text/text-lines.js';
import type { Renaming } from '../../core/language/rename/rename.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** A renamed file, and what its new name changes in others. */
interface Followed {
  readonly oldUri: string;
  readonly newUri: string;
  readonly texts: readonly { readonly uri: string; readonly before: string; readonly after: string }[];
}

/** Nobody undoes more renames than that. */
const mostKept = 20;

/**
 * Saves the files that refer to a renamed file, also when the rename is undone or redone: the file is renamed on disk at once, so its
 * references must not stay unsaved. Files that had unsaved changes before are not saved.
 */
export class FollowedFiles implements vscode.Disposable {
  private kept: readonly Followed[] = [];
  /** The text that a document must have before it is saved, by URI. */
  private readonly awaited = new Map<string, string>();
  private readonly subscriptions = [
    vscode.workspace.onDidRenameFiles(({ files }) => this.renamed(files)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => this.saveIfAwaited(document)),
  ];

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Follows the renaming of a file that is about to begin. */
  expect(folder: MentoringFolder, { edits }: Renaming, oldUri: vscode.Uri, newUri: vscode.Uri): void {
    const clean = edits.flatMap(({ before, after, ...file }) => {
      if (before === after) return [];
      const uri = folder.uri(file).toString();
      const isUnsaved = vscode.workspace.textDocuments.some(
        (document) => document.isDirty && document.uri.toString() === uri,
      );
      return isUnsaved ? [] : [{ uri, before: inEditor(before ?? ''), after: inEditor(after ?? '') }];
    });
    const followed = { oldUri: oldUri.toString(), newUri: newUri.toString(), texts: clean };
    this.kept = [followed, ...this.kept].slice(0, mostKept);
  }

  private renamed(files: vscode.FileRenameEvent['files']): void {
    this.awaited.clear();
    for (const { oldUri, newUri } of files) {
      const [from, to] = [oldUri.toString(), newUri.toString()];
      const done = this.kept.find((each) => each.oldUri === from && each.newUri === to);
      const undone = this.kept.find((each) => each.oldUri === to && each.newUri === from);
      for (const { uri, after } of done?.texts ?? []) this.awaited.set(uri, after);
      if (!done) for (const { uri, before } of undone?.texts ?? []) this.awaited.set(uri, before);
    }
    for (const document of vscode.workspace.textDocuments) this.saveIfAwaited(document);
  }

  private saveIfAwaited(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (!document.isDirty || this.awaited.get(uri) !== document.getText()) return;
    this.awaited.delete(uri);
    void document.save();
  }
}

/** A file's text as editors show it. */
function inEditor(text: string): string {
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}
