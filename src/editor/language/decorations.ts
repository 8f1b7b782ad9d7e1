import * as vscode from 'vscode';
import { roleOf } from '../../core/folder/layout.js';
import { fileKey, type FileKey, type RecordFile, type Snapshot } from '../../core/folder/snapshot.js';
import type { Folders } from '../folders.js';
import type { LanguageContext } from './language-context.js';
import { isPrivate } from '../../core/folder/place.js';
import { memo } from '../../core/memo.js';

/** Why a file is marked. */
type Mark = 'conflicted' | 'unreadable' | 'not-read' | 'private';

/** A function, so that loading this file has no side effects. */
const makeDecorations = (): Readonly<Record<Mark, vscode.FileDecoration>> => ({
  conflicted: new vscode.FileDecoration(
    '!',
    'Mentoring: a merge conflict is open',
    new vscode.ThemeColor('gitDecoration.conflictingResourceForeground'),
  ),
  unreadable: new vscode.FileDecoration(
    '?',
    'Mentoring: cannot be read as a record',
    new vscode.ThemeColor('list.errorForeground'),
  ),
  'not-read': new vscode.FileDecoration(
    '?',
    'Mentoring: not read, since no record lies here or is called so',
    new vscode.ThemeColor('list.errorForeground'),
  ),
  private: new vscode.FileDecoration(
    'P',
    'Mentoring: private, on this machine alone',
    new vscode.ThemeColor('gitDecoration.ignoredResourceForeground'),
  ),
});

/** Marks files of mentoring folders in the Explorer and on tabs: those that need attention, and private ones. */
export function registerDecorations({ folders }: LanguageContext): vscode.Disposable {
  const provider = new RecordDecorations(folders);
  return vscode.Disposable.from(provider, vscode.window.registerFileDecorationProvider(provider));
}

class RecordDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private readonly decorations = makeDecorations();
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
      const mark = needyIn(folder.snapshot).get(fileKey(file)) ?? usual;
      return mark && this.decorations[mark];
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
        [...folder.snapshot.everyFile(), ...folder.snapshot.strays].flatMap((file) => {
          const mark = needyIn(folder.snapshot).get(fileKey(file));
          return mark ? [[folder.uri(file).toString(), mark] as const] : [];
        }),
      ),
    );
  }
}

/** The files of a snapshot that need attention. */
const needyIn = memo((snapshot: Snapshot): ReadonlyMap<FileKey, Mark> => {
  const files = snapshot.everyFile().flatMap((file) => {
    const mark = needOf(file);
    return mark ? [[fileKey(file), mark] as const] : [];
  });
  return new Map([...files, ...snapshot.strays.map((stray) => [fileKey(stray), 'not-read'] as const)]);
});

function needOf({ faults, value, stale }: RecordFile): Mark | undefined {
  if (faults.some(({ code }) => code === 'conflict')) return 'conflicted';
  return value === undefined || stale ? 'unreadable' : undefined;
}
