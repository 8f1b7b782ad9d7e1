import * as path from 'node:path';
import * as vscode from 'vscode';
import { fileKey, type RecordFile, type Snapshot } from '../core/folder/snapshot.js';
import type { FileName } from '../core/folder/file-edit.js';
import { Store, type StoreChange } from '../core/folder/store.js';
import { personByEmail } from '../core/insight/people.js';
import { hashAgreements } from '../core/insight/signatures.js';
import { problemsOf } from '../core/lint/lint.js';
import { noHistory, type History } from '../core/git/history.js';
import type { Clock, Log, Commit, Random } from '../core/ports.js';
import { SerialQueue } from '../core/serial-queue.js';
import type { Problem } from '../core/lint/problem.js';
import { plural } from '../core/text/words.js';
import { nodeSha256 } from '../node/hash.js';
import type { LocalKey } from '../node/git/config.js';
import type { Target } from '../views/target.js';
import { reasonOf } from '../node/files/error-reason.js';
import { nodeFileSource } from '../node/files/file-source.js';
import type { NodeRecordCache } from '../node/files/record-cache.js';
import { Performer } from './files/perform.js';
import type { FolderGit } from '../node/git/folder-git.js';
import { HistoryReading } from './git/history-reading.js';
import { inBackground } from './log.js';
import { RecordWatcher } from './record-watcher.js';
import type { Place } from '../core/folder/privacy.js';
import { type Perspective, type AgreementHashes, noHashes } from '../core/insight/perspective.js';

/** Where the records of a workspace folder live, absolute. */
export interface FolderLocation {
  readonly shared: vscode.Uri;
  readonly private: vscode.Uri;
  /** Where the lock is taken for writing: out of the way of git, and the same for all who write the shared records. */
  readonly lock: vscode.Uri;
  /** What is to be said about it, in a sentence. */
  readonly notice?: string | undefined;
}

/** What a mentoring folder needs of its surroundings. */
export interface FolderHost {
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** The workspace's state, for who I am and the goal in focus where there is no git. */
  readonly state: vscode.Memento;
  /** The extension's own storage for this workspace: where private records live without git, and what was read is kept. */
  readonly storage: vscode.Uri;
  /** Names the very build of the extension. */
  readonly build: string;
}

/**
 * The mentoring records of one workspace folder: what they say, who looks at them, and how they are changed.
 * Everything that is shown is derived from its {@link snapshot} and its {@link commits}.
 */
export class MentoringFolder implements vscode.Disposable {
  readonly store: Store;
  readonly performer: Performer;
  private readonly watcher: RecordWatcher;
  private readonly changed = new vscode.EventEmitter<StoreChange | undefined>();
  /** Fires when records changed, with what they say now, or when commits or who I am did. */
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[] = [];
  private chosenMe: string | undefined;
  private email: string | undefined;
  private knownHistory: History = noHistory;
  private readonly reading = new HistoryReading();
  private shownEvidence: readonly unknown[] | undefined;
  private shownBranch: string | undefined;
  private unread: string | undefined;
  private readonly gitReads = new SerialQueue();
  private nextGitRead: Promise<void> | undefined;
  private focused: string | undefined;
  private agreementHashes: AgreementHashes = noHashes;
  private hashedAgreements: readonly unknown[] = [];

  constructor(
    readonly workspaceFolder: vscode.WorkspaceFolder,
    readonly location: FolderLocation,
    /** Undefined where there is no git, or none may run. */
    readonly git: FolderGit | undefined,
    private readonly host: FolderHost,
    cache: NodeRecordCache,
  ) {
    this.store = new Store(
      { shared: nodeFileSource(location.shared.fsPath), private: nodeFileSource(location.private.fsPath) },
      { pause: () => new Promise((resolve) => setImmediate(resolve)), cache },
    );
    this.performer = new Performer(this.store, location, host.clock, host.random, () => this.perspective);
    this.watcher = new RecordWatcher((files) =>
      files === 'all' ? this.compareWithDisk() : this.read(() => this.store.refresh(files)),
    );
    this.subscriptions.push(this.changed, this.watcher, cache, this.reading, {
      dispose: this.store.onDidChange((change) =>
        this.inBackground('A change of records could not be followed', this.recordsChanged(change)),
      ),
    });
  }

  /** Reads everything once and starts watching. What cannot be read is a {@link failure}. */
  async open(): Promise<void> {
    this.watcher.watch('shared', this.location.shared);
    this.watcher.watch('private', this.location.private);
    await Promise.all([this.compareWithDisk(), this.readIdentity()]);
    // History can be long: what it says is added when it is there.
    this.inBackground('The history could not be read', this.readHistory());
  }

  /** Why records could not be read the last time, in a sentence with the way out; undefined where they could. */
  get failure(): string | undefined {
    return this.unread ?? this.location.notice;
  }

  /** Reads what is new or changed on the disk. What cannot be read is a {@link failure}. */
  compareWithDisk(): Promise<void> {
    return this.read(() => this.store.load());
  }

  /** The URI of the workspace folder, as text. */
  get id(): string {
    return this.workspaceFolder.uri.toString();
  }

  get name(): string {
    return this.workspaceFolder.name;
  }

  get snapshot(): Snapshot {
    return this.store.snapshot;
  }

  /** The records as I see them at this moment. */
  get perspective(): Perspective {
    const { snapshot, me, today, history, hashes } = this;
    return { snapshot, me, today, history, hashes };
  }

  /** Whether there are any records. */
  get hasRecords(): boolean {
    return this.snapshot.everyFile().length > 0;
  }

  /** My handle: as I said it, else the person with git's e-mail address. */
  get me(): string | undefined {
    return (
      this.chosenMe ?? (this.email === undefined ? undefined : personByEmail(this.snapshot, this.email)?.id)
    );
  }

  /** The code of the goal in focus. */
  get goalInFocus(): string | undefined {
    return this.focused;
  }

  /** What git says of the code's commits; empty until it has answered. */
  get history(): History {
    return this.knownHistory;
  }

  /** The recent commits, and every one that names a goal. */
  get commits(): readonly Commit[] {
    return this.knownHistory.commits;
  }

  /** The hashes of the agreements as they are now. */
  get hashes(): AgreementHashes {
    return this.agreementHashes;
  }

  get today(): string {
    return this.host.clock.today();
  }

  get log(): Log {
    return this.host.log;
  }

  get clock(): Clock {
    return this.host.clock;
  }

  /** Leads a command to a record. */
  target({ place, path }: FileName): Target {
    return { workspaceFolder: this.id, place, path };
  }

  /** The absolute place of a record. */
  uri(file: { readonly place: Place; readonly path: string }): vscode.Uri {
    return vscode.Uri.joinPath(this.location[file.place], ...file.path.split('/'));
  }

  /** Where in one of the two folders a file on disk lies; undefined where it lies elsewhere. */
  addressOf(uri: vscode.Uri): FileName | undefined {
    if (uri.scheme !== this.location.shared.scheme) return undefined;
    for (const place of ['shared', 'private'] as const) {
      const relative = path.relative(this.location[place].fsPath, uri.fsPath);
      const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
      if (inside) return { place, path: relative.split(path.sep).join('/') };
    }
    return undefined;
  }

  /** Which record a file on disk is, if it lies in one of the two folders. */
  recordAt(uri: vscode.Uri): RecordFile | undefined {
    const address = this.addressOf(uri);
    return address && this.snapshot.file(address.place, address.path);
  }

  /** Every file with something wrong, and what it is: records, and files that lie where only records belong. */
  allProblems(): readonly (readonly [FileName, readonly Problem[]])[] {
    const problems = problemsOf(this.snapshot);
    return [...this.snapshot.everyFile(), ...this.snapshot.strays].flatMap((file) => {
      const found = problems.get(fileKey(file)) ?? [];
      return found.length > 0 ? [[file, found] as const] : [];
    });
  }

  /** Everything that is wrong with a file. */
  problems(file: FileName): readonly Problem[] {
    return problemsOf(this.snapshot).get(fileKey(file)) ?? [];
  }

  /** Rejects where it could not be kept. */
  async setMe(handle: string): Promise<void> {
    await this.keep('mentoring.me', handle);
    this.chosenMe = handle;
    this.changed.fire(undefined);
  }

  /** After a person's file got another name: where I had said that I am that person, I still am. Rejects where it could not be kept. */
  async followHandle(before: string, now: string): Promise<void> {
    if (this.chosenMe === before) await this.setMe(now);
  }

  /** Rejects where it could not be kept. */
  async setGoalInFocus(code: string | undefined): Promise<void> {
    await this.keep('mentoring.goal', code);
    this.focused = code;
    this.changed.fire(undefined);
  }

  /**
   * Reads again what git says: after a commit, a checkout, a changed configuration. Git is asked once more where this is called
   * while it is being asked, however often that is: a rebase changes the repository a hundred times.
   */
  refreshGit(): Promise<void> {
    this.nextGitRead ??= this.gitReads.run(async () => {
      this.nextGitRead = undefined;
      await Promise.all([this.readIdentity(), this.readHistory()]);
    });
    return this.nextGitRead;
  }

  /** Compares everything with the disk again. */
  async refresh(): Promise<void> {
    this.reading.again();
    await Promise.all([this.compareWithDisk(), this.refreshGit()]);
    this.changed.fire(undefined);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private inBackground(failure: string, work: Promise<unknown>): void {
    inBackground(this.log, failure, work);
  }

  /** Agreements are hashed before anybody looks, so that no view shows a signature as good that is not. */
  private async recordsChanged(change: StoreChange): Promise<void> {
    const agreements = this.snapshot.all('agreement');
    if (agreements !== this.hashedAgreements) {
      this.hashedAgreements = agreements;
      this.agreementHashes = await hashAgreements(this.snapshot, nodeSha256);
    }
    const records = this.snapshot.everyFile().length;
    this.log.info(`Read ${plural(change.changed.size, 'file', 'files')} that changed; records: ${records}`);
    this.changed.fire(change);
    const evidence = this.snapshot.all('evidence');
    if (evidence !== this.shownEvidence) {
      this.shownEvidence = evidence;
      await this.traceEvidence();
    }
  }

  private async read(work: () => Promise<Snapshot>): Promise<void> {
    const before = this.unread;
    try {
      await work();
      this.unread = undefined;
    } catch (error) {
      this.log.warn('Not all records could be read', error);
      const reason = reasonOf(error).replace(/\.$/, '');
      this.unread = `Not all records could be read: ${reason}. Check the folder and the settings of Mentoring, then refresh.`;
    }
    if (this.unread !== before) this.changed.fire(undefined);
  }

  /** Keeps something about me on this machine: in the repository's own configuration, else in the workspace's state. */
  private async keep(key: LocalKey, value: string | undefined): Promise<void> {
    if (!this.git) return this.host.state.update(this.stateKey(key), value);
    const kept = await this.git.setConfig(key, value);
    if (!kept.ok) throw new Error(kept.error.message);
  }

  private stateKey(key: LocalKey): string {
    return `${key}:${this.id}`;
  }

  private async readIdentity(): Promise<void> {
    const before = [this.me, this.focused].join();
    if (this.git) {
      const { git } = this;
      const [chosen, identity, focused] = await Promise.all([
        git.config('mentoring.me'),
        git.identity(),
        git.config('mentoring.goal'),
      ]);
      this.chosenMe = chosen;
      this.email = identity?.email;
      this.focused = focused;
    } else {
      this.chosenMe = this.host.state.get<string>(this.stateKey('mentoring.me'));
      this.focused = this.host.state.get<string>(this.stateKey('mentoring.goal'));
    }
    if ([this.me, this.focused].join() !== before) this.changed.fire(undefined);
  }

  private async readHistory(): Promise<void> {
    if (!this.git) return;
    await this.git.refresh();
    await this.traceEvidence();
  }

  /** Looks for the commits that evidence names, and reads what is new in the history. */
  private async traceEvidence(): Promise<void> {
    const { git } = this;
    if (!git) return;
    const history = await this.reading.follow((signal) => git.readHistory(this.snapshot, signal));
    // A new branch has the same commits.
    if (history === this.knownHistory && git.branch === this.shownBranch) return;
    this.knownHistory = history;
    this.log.info(`Read the history: ${plural(history.commits.length, 'commit', 'commits')}`);
    this.shownBranch = git.branch;
    this.changed.fire(undefined);
  }
}
