import * as vscode from 'vscode';
import type { LoadedRecord } from '../core/folder/snapshot.js';
import { agreementState } from '../core/insight/signatures.js';
import { agreementMarkdown } from '../core/report/agreement.js';
import { versionText } from '../node/git/file-versions.js';
import { agreementScheme } from './contributions.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** The editor of VS Code's own Markdown extension that shows a document rendered. */
const markdownPreview = 'vscode.markdown.preview.editor';

/** What the address of a page says: whose agreement it is, or which earlier text of one. */
type PageAddress =
  | { readonly workspaceFolder: string; readonly pair: string }
  | { readonly workspaceFolder: string; readonly blob: string };

/** Shows agreements to be read, and their earlier texts beside those of now. Nothing of it is ever saved. */
export class AgreementPages implements vscode.Disposable {
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  /** @param changed tells VS Code which pages to ask for again. */
  constructor(
    private readonly folders: Folders,
    changed: vscode.EventEmitter<vscode.Uri>,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidCloseTextDocument((document) => this.shown.delete(document.uri.toString())),
      folders.onDidChange(() => {
        for (const uri of this.shown.values()) changed.fire(uri);
      }),
    ];
  }

  /** Opens a pair's agreement to be read, rendered where the Markdown preview is there. */
  async show(folder: MentoringFolder, pair: LoadedRecord<'pair'>): Promise<void> {
    const uri = uriOf('/Agreement.md', {
      workspaceFolder: folder.workspaceFolder.uri.toString(),
      pair: pair.id,
    });
    const quietly = { viewColumn: vscode.ViewColumn.Active, preserveFocus: true, preview: true };
    if (vscode.extensions.getExtension('vscode.markdown-language-features'))
      await vscode.commands.executeCommand('vscode.openWith', uri, markdownPreview, quietly);
    else await vscode.window.showTextDocument(uri, quietly);
  }

  /**
   * Opens an earlier text of an agreement beside what it says now.
   * @param blob what names the earlier text to git
   * @param title says both: `What Ada agreed to on 3 Nov ↔ now`
   */
  async compare(
    folder: MentoringFolder,
    agreement: LoadedRecord<'agreement'>,
    blob: string,
    title: string,
  ): Promise<void> {
    const workspaceFolder = folder.workspaceFolder.uri.toString();
    const before = uriOf(`/${agreement.id}.yaml`, { workspaceFolder, blob });
    await vscode.commands.executeCommand('vscode.diff', before, folder.uri(agreement), title);
  }

  /** What a page says now. */
  async text(uri: vscode.Uri): Promise<string> {
    const address = readAddress(uri.query);
    const folder = this.folders.byUri(address?.workspaceFolder);
    if (!address || !folder) return '';
    if ('blob' in address) {
      const { git } = folder;
      const text = git?.records && (await versionText(git.records.git, address.blob));
      return text ?? '# This earlier text cannot be read here at the moment.\n';
    }
    this.shown.set(uri.toString(), uri);
    const { snapshot, today } = folder;
    const pair = snapshot.find('pair', address.pair);
    const state = pair && agreementState(snapshot, pair, today, folder.hashes);
    if (!state) return 'This agreement is no longer here.\n';
    return agreementMarkdown({ snapshot, pair, state, today });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function uriOf(path: string, address: PageAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: agreementScheme, path, query: JSON.stringify(address) });
}

/** Reads an address that this class made; undefined for any other. */
function readAddress(query: string): PageAddress | undefined {
  try {
    const value: unknown = JSON.parse(query);
    if (typeof value !== 'object' || value === null) return undefined;
    const { workspaceFolder, pair, blob } = value as Readonly<Record<string, unknown>>;
    if (typeof workspaceFolder !== 'string') return undefined;
    if (typeof blob === 'string') return { workspaceFolder, blob };
    return typeof pair === 'string' ? { workspaceFolder, pair } : undefined;
  } catch {
    // No address of ours: it names nothing.
    return undefined;
  }
}
