import * as vscode from 'vscode';
import { agendaMarkdown } from '../core/report/agenda.js';
import type { LoadedRecord } from '../core/folder/snapshot.js';
import { agendaScheme } from './contributions.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** The editor of VS Code's own Markdown extension that shows a document rendered. */
const markdownPreview = 'vscode.markdown.preview.editor';

/** What an agenda's address says: whose it is. */
interface AgendaOf {
  readonly workspaceFolder: string;
  readonly pair: string;
  readonly session?: string | undefined;
}

/** Shows agendas as documents that are only read. They are derived anew whenever a record changes, and are never saved. */
export class Agenda implements vscode.Disposable {
  private readonly shown = new Map<string, vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  /** @param changed tells VS Code which agendas to ask for again. */
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

  /** Opens a pair's agenda beside the editor, rendered where the Markdown preview is there. */
  async show(
    folder: MentoringFolder,
    pair: LoadedRecord<'pair'>,
    session: LoadedRecord<'session'> | undefined,
  ): Promise<void> {
    const of: AgendaOf = {
      workspaceFolder: folder.workspaceFolder.uri.toString(),
      pair: pair.id,
      session: session?.id,
    };
    const uri = vscode.Uri.from({ scheme: agendaScheme, path: '/Agenda.md', query: JSON.stringify(of) });
    this.shown.set(uri.toString(), uri);
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (vscode.extensions.getExtension('vscode.markdown-language-features'))
      await vscode.commands.executeCommand('vscode.openWith', uri, markdownPreview, beside);
    else await vscode.window.showTextDocument(uri, beside);
  }

  /** What an agenda says now. */
  text(uri: vscode.Uri): string {
    this.shown.set(uri.toString(), uri);
    const of = readAddress(uri.query);
    const folder = this.folders.byUri(of?.workspaceFolder);
    const pair = folder?.snapshot.find('pair', of?.pair);
    if (!folder || !pair) return 'The pair of this agenda is no longer here.\n';
    const session = folder.snapshot.find('session', of?.session);
    return agendaMarkdown({
      snapshot: folder.snapshot,
      pair,
      session,
      today: folder.today,
      commits: folder.commits,
      me: folder.me,
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** Reads an address that this class made; undefined for any other. */
function readAddress(query: string): AgendaOf | undefined {
  try {
    const value: unknown = JSON.parse(query);
    if (typeof value !== 'object' || value === null) return undefined;
    const { workspaceFolder, pair, session } = value as Readonly<Record<string, unknown>>;
    if (typeof workspaceFolder !== 'string' || typeof pair !== 'string') return undefined;
    return { workspaceFolder, pair, session: typeof session === 'string' ? session : undefined };
  } catch {
    // No address of ours: it names no pair.
    return undefined;
  }
}
