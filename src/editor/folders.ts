import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { SerialQueue } from '../core/serial-queue.js';
import { nodeSha256 } from '../node/hash.js';
import { NodeRecordCache } from '../node/files/record-cache.js';
import { Change } from '../views/change.js';
import { reasonOf } from '../node/files/error-reason.js';
import { findPrivatePlace } from '../node/files/private-place.js';
import { folderSetting, locateSetting, sharedRecords } from './folder-settings.js';
import { findFolderGit } from '../node/git/folder-git.js';
import type { BuiltinGit } from './git/builtin-git.js';
import { plainMessage } from '../views/plain-label.js';
import { foldersAround, folderOfRecord, type FileInFolder } from './folder-of-record.js';
import { inBackground } from './log.js';
import { MentoringFolder, type FolderHost, type FolderLocation } from './mentoring-folder.js';

function sayNotOpened(folder: vscode.WorkspaceFolder, error: unknown): void {
  const reason = reasonOf(error).replace(/\.$/, '');
  const message = `The mentoring records of ${folder.name} could not be opened: ${reason}. Check the folder and the settings of Mentoring, then reload the window.`;
  void vscode.window.showErrorMessage(plainMessage(message));
}

/** Under which name what was read of a folder is kept. */
async function keptName(shared: vscode.Uri): Promise<string> {
  return (await nodeSha256(shared.toString())).slice(0, 16);
}

/** The mentoring folders of the workspace: one for each workspace folder on disk. */
export class Folders implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Change>();
  /** Fires when a folder came or went, or when anything in one changed. */
  readonly onDidChange = this.changed.event;
  private open = new Map<
    string,
    { readonly folder: MentoringFolder; readonly subscription: vscode.Disposable }
  >();
  private readonly subscriptions: vscode.Disposable[] = [this.changed];
  private readonly opening = new SerialQueue();
  /** The git program that the open folders use. */
  private openedWith: string | undefined;

  constructor(
    private readonly builtinGit: BuiltinGit,
    private readonly host: FolderHost,
  ) {
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reopenSoon(false)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.changed.fire(new Change());
        void this.builtinGit.connect();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const places = ['mentoring.folder', 'mentoring.privateFolder'];
        if (places.some((place) => change.affectsConfiguration(place))) this.reopenSoon(true);
      }),
      builtinGit.onDidChange(() => this.gitChanged()),
      // Once a folder is trusted, VS Code turns on what it had kept off, the Git extension too; that takes a moment.
      vscode.extensions.onDidChange(() => void this.builtinGit.connect()),
      new DayWatch(
        () => this.changed.fire(new Change()),
        () => this.host.clock.today(),
      ),
      vscode.window.onDidChangeWindowState((state) => {
        // Watchers can miss what happens while another window is in front; comparing sizes and times is cheap.
        if (state.focused) for (const folder of this.all) void folder.compareWithDisk();
      }),
    );
  }

  /** Every open folder, in the workspace's order. */
  get all(): readonly MentoringFolder[] {
    return [...this.open.values()].map((entry) => entry.folder);
  }

  /** Whether git is about to come, so that who I am and commits are not known yet. */
  get awaitGit(): boolean {
    return this.builtinGit.isStarting;
  }

  /** The mentoring folder of a workspace folder, by its URI as text. */
  byUri(workspaceFolder: string | undefined): MentoringFolder | undefined {
    return this.all.find((folder) => folder.id === workspaceFolder);
  }

  /** Those that hold records. */
  get withRecords(): readonly MentoringFolder[] {
    return this.all.filter((folder) => folder.hasRecords);
  }

  /** The folder a file belongs to: its records, or the code beside them. */
  of(uri: vscode.Uri): MentoringFolder | undefined {
    const home = this.homeOf(uri)?.folder;
    if (home?.recordAt(uri)) return home;
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(uri);
    return this.all.find((folder) => folder.workspaceFolder === workspaceFolder);
  }

  /** The folder whose records a file is among, by what the disk says, and where it lies in it; undefined where it lies elsewhere. */
  homeOf(uri: vscode.Uri): FileInFolder | undefined {
    return folderOfRecord(
      foldersAround(this.all, uri).map(({ folder, address }) => {
        return { folder, address, file: folder.snapshot.file(address.place, address.path) };
      }),
    );
  }

  /**
   * Opens what the workspace has now and closes what went.
   * @param anew Whether to reopen folders that are open, because their location or their git may have changed.
   */
  reopen(anew: boolean): Promise<void> {
    return this.opening.run(() => this.reopenNow(anew));
  }

  private reopenSoon(anew: boolean): void {
    this.inBackground('The mentoring folders could not be opened again', this.reopen(anew));
  }

  private inBackground(failure: string, work: Promise<unknown>): void {
    inBackground(this.host.log, failure, work);
  }

  dispose(): void {
    for (const { folder, subscription } of this.open.values()) {
      subscription.dispose();
      folder.dispose();
    }
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async reopenNow(anew: boolean): Promise<void> {
    const before = this.open;
    this.openedWith = this.builtinGit.path;
    const wanted = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
    const opened = await Promise.all(
      wanted.map(async (workspaceFolder) => {
        const key = workspaceFolder.uri.toString();
        const existing = before.get(key);
        try {
          return [key, (anew ? undefined : existing) ?? (await this.openFolder(workspaceFolder))] as const;
        } catch (error) {
          // The other folders still open, and this one stays as it was.
          this.host.log.warn('A mentoring folder could not be opened', error);
          sayNotOpened(workspaceFolder, error);
          return [key, existing] as const;
        }
      }),
    );
    this.open = new Map(opened.flatMap(([key, entry]) => (entry ? [[key, entry] as const] : [])));
    for (const [key, entry] of before) {
      if (this.open.get(key) === entry) continue;
      entry.subscription.dispose();
      entry.folder.dispose();
    }
    this.changed.fire(new Change());
    await this.forgetOthers();
  }

  /** Where what was read of the folders is kept, a folder each. */
  private get keptRecords(): string {
    return vscode.Uri.joinPath(this.host.storage, 'records').fsPath;
  }

  /** What was read of folders that are not open any more is not kept. */
  private async forgetOthers(): Promise<void> {
    const used = new Set(await Promise.all(this.all.map(({ location }) => keptName(location.shared))));
    // At first there is none.
    const there = await fs.readdir(this.keptRecords).catch((): string[] => []);
    for (const name of there.filter((candidate) => !used.has(candidate)))
      await fs
        .rm(path.join(this.keptRecords, name), { recursive: true, force: true })
        .catch((error: unknown) => {
          this.host.log.warn('Records kept of a folder that is not open could not be deleted', error);
        });
  }

  private async openFolder(workspaceFolder: vscode.WorkspaceFolder) {
    const shared = sharedRecords(workspaceFolder);
    const git =
      this.openedWith === undefined
        ? undefined
        : await findFolderGit(
            this.openedWith,
            workspaceFolder.uri.fsPath,
            shared.fsPath,
            vscode.Uri.joinPath(this.host.storage, 'history').fsPath,
            this.host.log,
          );
    const location = await this.locate(workspaceFolder, shared);
    const kept = path.join(this.keptRecords, await keptName(shared));
    const cache = new NodeRecordCache(kept, this.host.build, undefined, this.host.log);
    const folder = new MentoringFolder(workspaceFolder, location, git, this.host, cache);
    const subscription = folder.onDidChange((records) =>
      this.changed.fire(new Change(workspaceFolder.uri.toString(), records)),
    );
    await folder.open();
    return { folder, subscription };
  }

  private async locate(workspaceFolder: vscode.WorkspaceFolder, shared: vscode.Uri): Promise<FolderLocation> {
    // Two folders of a workspace can have one name.
    const hash = await nodeSha256(workspaceFolder.uri.toString());
    const chosen = folderSetting('privateFolder', workspaceFolder);
    const { folder, lock, notice } = await findPrivatePlace({
      code: workspaceFolder.uri.fsPath,
      shared: shared.fsPath,
      stored: vscode.Uri.joinPath(this.host.storage, 'mentoring', hash.slice(0, 16)).fsPath,
      chosen: chosen === '' ? undefined : locateSetting(chosen, workspaceFolder).fsPath,
    });
    return { shared, private: vscode.Uri.file(folder), lock: vscode.Uri.file(lock), notice };
  }

  /** Follows git once the folders are open that were being opened when it changed. */
  private gitChanged(): void {
    const follow = this.opening.run(async () => {
      const came = this.all.some(
        (folder) =>
          folder.git === undefined && this.builtinGit.repository(folder.workspaceFolder.uri) !== undefined,
      );
      if (came || this.openedWith !== this.builtinGit.path) return this.reopenNow(true);
      // Reading a history can take long, and opening another folder need not wait for it.
      for (const folder of this.all)
        this.inBackground('What git says could not be read', folder.refreshGit());
    });
    this.inBackground('A change in git could not be followed', follow);
  }
}

/** Notices that a new day has begun: "in 4 days" is then no longer true. */
class DayWatch implements vscode.Disposable {
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(newDay: () => void, today: () => string) {
    let day = today();
    this.timer = setInterval(() => {
      if (today() === day) return;
      day = today();
      newDay();
    }, 60_000);
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
