import * as vscode from 'vscode';
import type { FileName } from '../core/folder/file-edit.js';
import type { Place } from '../core/folder/privacy.js';

/** How long to wait for more changes before reading, in milliseconds: a checkout changes many files at once. */
const quiet = 40;
/** From how many changed files on the whole folder is compared instead, which is cheaper and misses nothing. */
const many = 32;

/** Tells which files changed on disk. */
export class RecordWatcher implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly pending = new Map<string, FileName>();
  private everything = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param read Gets the changed files, or `'all'` if any file may have changed. Must not reject. */
  constructor(private readonly read: (files: readonly FileName[] | 'all') => Promise<void>) {}

  /** Watches one of the two folders. It need not exist yet. */
  watch(place: Place, folder: vscode.Uri): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
    const changed = (uri: vscode.Uri) => this.changed(place, folder, uri);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
    // A watcher on a folder does not report the folder itself coming or going.
    const parent = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(folder, '..'), folder.path.split('/').at(-1) ?? ''),
      false,
      true,
      false,
    );
    const all = () => this.compareAll();
    this.subscriptions.push(parent, parent.onDidCreate(all), parent.onDidDelete(all));
  }

  /** Compares the whole folder soon. */
  compareAll(): void {
    this.everything = true;
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private changed(place: Place, folder: vscode.Uri, uri: vscode.Uri): void {
    const path = uri.path.slice(folder.path.length + 1);
    // A folder that came or went as a whole is reported alone, without its files.
    if (path.endsWith('.yaml')) this.pending.set(`${place}:${path}`, { place, path });
    else if (!/(^|\/)\./.test(path)) this.everything = true;
    else return;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), quiet);
  }

  private flush(): void {
    const files = [...this.pending.values()];
    const everything = this.everything || files.length > many;
    this.pending.clear();
    this.everything = false;
    void this.read(everything ? 'all' : files);
  }
}
