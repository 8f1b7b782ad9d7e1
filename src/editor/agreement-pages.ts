import * as vscode from 'vscode';
import type { LoadedRecord } from '../core/folder/snapshot.js';
import { agreementState } from '../core/insight/signatures.js';
import { agreementMarkdown } from '../core/report/agreement.js';
import { versionText } from '../node/git/file-versions.js';
import { agreementScheme } from '../views/contributions.js';
import { DerivedPages, openPage, readAddress } from './derived-pages.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** What the address of a page says: whose agreement it is, or which earlier text of one. */
type PageAddress =
  | { readonly workspaceFolder: string; readonly pair: string }
  | { readonly workspaceFolder: string; readonly blob: string };

/** Shows agreements as read-only pages, and earlier texts beside the current ones. Nothing is saved. */
export class AgreementPages implements vscode.Disposable {
  private readonly pages: DerivedPages;

  /** @param changed tells VS Code which pages to ask for again. */
  constructor(
    private readonly folders: Folders,
    changed: vscode.EventEmitter<vscode.Uri>,
  ) {
    this.pages = new DerivedPages(folders, changed);
  }

  /** Opens a pair's agreement to be read, rendered where the Markdown preview is there. */
  async show(folder: MentoringFolder, pair: LoadedRecord<'pair'>): Promise<void> {
    const uri = uriOf('/Agreement.md', { workspaceFolder: folder.id, pair: pair.id });
    await openPage(uri, { viewColumn: vscode.ViewColumn.Active, preserveFocus: true, preview: true });
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
    const before = uriOf(`/${agreement.id}.yaml`, { workspaceFolder: folder.id, blob });
    await vscode.commands.executeCommand('vscode.diff', before, folder.uri(agreement), title);
  }

  /** What a page says now. */
  async text(uri: vscode.Uri): Promise<string> {
    const address = pageOf(uri.query);
    const folder = this.folders.byUri(address?.workspaceFolder);
    if (!address || !folder) return '';
    if ('blob' in address) {
      const { git } = folder;
      const text = git?.records && (await versionText(git.records.git, address.blob));
      return text ?? '# This earlier text cannot be read here at the moment.\n';
    }
    this.pages.follow(uri);
    const { snapshot } = folder;
    const pair = snapshot.find('pair', address.pair);
    const state = pair && agreementState(folder.perspective, pair);
    if (!state) return 'This agreement is no longer here.\n';
    return agreementMarkdown(folder.perspective, pair, state);
  }

  dispose(): void {
    this.pages.dispose();
  }
}

function uriOf(path: string, address: PageAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: agreementScheme, path, query: JSON.stringify(address) });
}

/** The page that an address names; undefined if the address isn't an agreement page's. */
function pageOf(query: string): PageAddress | undefined {
  const { workspaceFolder, pair, blob } = readAddress(query);
  if (typeof workspaceFolder !== 'string') return undefined;
  if (typeof blob === 'string') return { workspaceFolder, blob };
  return typeof pair === 'string' ? { workspaceFolder, pair } : undefined;
}
