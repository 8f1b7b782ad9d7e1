import * as vscode from 'vscode';
import type { Change } from '../../views/change.js';
import { markOf, newlyMarked, type FileMark } from '../../views/file-marks.js';
import type { Folders } from '../folders.js';
import type { LanguageContext } from './language-context.js';

/** How each is marked, with what a tooltip says and in which color. */
const looks: Readonly<Record<FileMark, readonly [badge: string, tooltip: string, color: string]>> = {
  conflicted: ['!', 'a merge conflict is open', 'gitDecoration.conflictingResourceForeground'],
  unreadable: ['?', 'cannot be read as a record', 'list.errorForeground'],
  'not-read': ['?', 'not read, since no record lies here or is called so', 'list.errorForeground'],
  private: ['P', 'private, on this machine alone', 'gitDecoration.ignoredResourceForeground'],
};

/** Marks files of mentoring folders in the Explorer and on tabs: those that need attention, and private ones. */
export function registerDecorations({ folders }: LanguageContext): vscode.Disposable {
  const provider = new RecordDecorations(folders);
  return vscode.Disposable.from(provider, vscode.window.registerFileDecorationProvider(provider));
}

class RecordDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly folders: Folders) {
    this.subscription = folders.onDidChange((change) => this.compare(change));
  }

  provideFileDecoration(uri: vscode.Uri, token: vscode.CancellationToken): vscode.FileDecoration | undefined {
    if (token.isCancellationRequested) return undefined;
    for (const folder of this.folders.all) {
      const file = folder.addressOf(uri);
      const mark = file && markOf(folder.snapshot, file);
      if (file) return mark && decorationOf(mark);
    }
    return undefined;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** Makes VS Code ask again for the files whose mark changed; where folders came or went, for all of them. */
  private compare({ workspaceFolder, records }: Change): void {
    if (workspaceFolder === undefined) this.changed.fire(undefined);
    const folder = this.folders.byUri(workspaceFolder);
    const marked = records ? newlyMarked(records) : [];
    if (folder && marked.length > 0) this.changed.fire(marked.map((file) => folder.uri(file)));
  }
}

function decorationOf(mark: FileMark): vscode.FileDecoration {
  const [badge, tooltip, color] = looks[mark];
  return new vscode.FileDecoration(badge, `Mentoring: ${tooltip}`, new vscode.ThemeColor(color));
}
