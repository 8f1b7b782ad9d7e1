import * as vscode from 'vscode';
import { roleOf } from '../../core/folder/layout.js';
import { fileKey, type RecordFile, type Snapshot } from '../../core/folder/snapshot.js';
import type { Folders } from '../folders.js';
import type { LanguageContext } from './language-context.js';
import { isPrivate } from '../../core/folder/place.js';
import { memo } from '../../core/memo.js';

/** Why a file is marked. */
type Mark = 'conflicted' | 'unreadable' | 'not-read' | 'private';

/** How each is marked, with what a tooltip says and in which color. */
const looks: Readonly<Record<Mark, readonly [badge: string, tooltip: string, color: string]>> = {
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
  private readonly changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private shown: ReadonlyMap<string, Mark>;

  constructor(private readonly folders: Folders) {
    this.shown = this.needy();
    this.subscription = folders.onDidChange(() => this.compare());
  }

  provideFileDecoration(uri: vscode.Uri, token: vscode.CancellationToken): vscode.FileDecoration | undefined {
    if (token.isCancellationRequested) return undefined;
    for (const folder of this.folders.all) {
      const file = folder.addressOf(uri);
      if (!file) continue;
      const usual = isPrivate(file) && roleOf(file.path).role === 'record' ? 'private' : undefined;
      const mark = needyIn(folder.snapshot).get(fileKey(file))?.mark ?? usual;
      return mark && decorationOf(mark);
    }
    return undefined;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  /** Makes VS Code ask again for the files whose mark changed. */
  private compare(): void {
    const before = this.shown;
    this.shown = this.needy();
    const all = new Set([...before.keys(), ...this.shown.keys()]);
    const differ = [...all].filter((uri) => before.get(uri) !== this.shown.get(uri));
    if (differ.length > 0) this.changed.fire(differ.map((uri) => vscode.Uri.parse(uri)));
  }

  /** The files that need attention, by URI. */
  private needy(): ReadonlyMap<string, Mark> {
    return new Map(
      this.folders.all.flatMap((folder) =>
        [...needyIn(folder.snapshot).values()].map(({ file, mark }) => [folder.uri(file).toString(), mark]),
      ),
    );
  }
}

function decorationOf(mark: Mark): vscode.FileDecoration {
  const [badge, tooltip, color] = looks[mark];
  return new vscode.FileDecoration(badge, `Mentoring: ${tooltip}`, new vscode.ThemeColor(color));
}

/** The files of a snapshot that need attention. */
const needyIn = memo((snapshot: Snapshot) => {
  const files = snapshot.everyFile().flatMap((file) => {
    const mark = needOf(file);
    return mark ? [{ file, mark }] : [];
  });
  const strays = snapshot.strays.map((file) => ({ file, mark: 'not-read' as const }));
  return new Map([...files, ...strays].map((needy) => [fileKey(needy.file), needy]));
});

function needOf({ faults, value, stale }: RecordFile): Mark | undefined {
  if (faults.some(({ code }) => code === 'conflict')) return 'conflicted';
  return value === undefined || stale ? 'unreadable' : undefined;
}
