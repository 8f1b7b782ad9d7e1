import * as vscode from 'vscode';
import type { Folders } from './folders.js';

/** The editor of VS Code's own Markdown extension that shows a document rendered. */
const markdownPreview = 'vscode.markdown.preview.editor';

/** Read-only pages that are derived from records. An open page is updated when a record that it may show changes. */
export class DerivedPages implements vscode.Disposable {
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly subscriptions: readonly vscode.Disposable[];

  /** @param changed tells VS Code which pages to ask for again. */
  constructor(folders: Folders, changed: vscode.EventEmitter<vscode.Uri>) {
    this.subscriptions = [
      vscode.workspace.onDidCloseTextDocument((document) => this.shown.delete(document.uri.toString())),
      folders.onDidChange((change) => {
        for (const uri of this.shown.values()) {
          const { workspaceFolder, pair } = readAddress(uri.query);
          if (change.concernsPair(String(workspaceFolder), String(pair))) changed.fire(uri);
        }
      }),
    ];
  }

  /** Keeps a page as records change, until it is closed. */
  follow(uri: vscode.Uri): void {
    this.shown.set(uri.toString(), uri);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** Opens a page, rendered where the Markdown preview is there. */
export async function openPage(uri: vscode.Uri, options: vscode.TextDocumentShowOptions): Promise<void> {
  if (vscode.extensions.getExtension('vscode.markdown-language-features'))
    await vscode.commands.executeCommand('vscode.openWith', uri, markdownPreview, options);
  else await vscode.window.showTextDocument(uri, options);
}

/** The values in a page's address; empty if the address isn't one of our pages. */
export function readAddress(query: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(query);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    // Another page's address.
    return {};
  }
}
