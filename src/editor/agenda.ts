import * as vscode from 'vscode';
import { agendaMarkdown } from '../core/report/agenda.js';
import type { LoadedRecord } from '../core/folder/snapshot.js';
import { agendaScheme } from '../views/contributions.js';
import { DerivedPages, openPage, readAddress } from './derived-pages.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** What an agenda's address says: whose it is. */
interface AgendaOf {
  readonly workspaceFolder: string;
  readonly pair: string;
  readonly session?: string | undefined;
}

/** Shows agendas as read-only documents. They are updated when a record changes, and are never saved. */
export class Agenda implements vscode.Disposable {
  private readonly pages: DerivedPages;

  /** @param changed tells VS Code which agendas to ask for again. */
  constructor(
    private readonly folders: Folders,
    changed: vscode.EventEmitter<vscode.Uri>,
  ) {
    this.pages = new DerivedPages(folders, changed);
  }

  /** Opens a pair's agenda beside the editor, rendered where the Markdown preview is there. */
  async show(
    folder: MentoringFolder,
    pair: LoadedRecord<'pair'>,
    session: LoadedRecord<'session'> | undefined,
  ): Promise<void> {
    const of: AgendaOf = { workspaceFolder: folder.id, pair: pair.id, session: session?.id };
    const uri = vscode.Uri.from({ scheme: agendaScheme, path: '/Agenda.md', query: JSON.stringify(of) });
    this.pages.follow(uri);
    await openPage(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  /** What an agenda says now. */
  text(uri: vscode.Uri): string {
    this.pages.follow(uri);
    const of = agendaOf(uri.query);
    const folder = this.folders.byUri(of?.workspaceFolder);
    const pair = folder?.snapshot.find('pair', of?.pair);
    if (!folder || !pair) return 'The pair of this agenda is no longer here.\n';
    const session = folder.snapshot.find('session', of?.session);
    return agendaMarkdown({ ...folder.perspective, pair, session });
  }

  dispose(): void {
    this.pages.dispose();
  }
}

/** The pair and session that an agenda's address names; undefined if the address isn't an agenda's. */
function agendaOf(query: string): AgendaOf | undefined {
  const { workspaceFolder, pair, session } = readAddress(query);
  if (typeof workspaceFolder !== 'string' || typeof pair !== 'string') return undefined;
  return { workspaceFolder, pair, session: typeof session === 'string' ? session : undefined };
}
