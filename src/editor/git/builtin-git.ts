import * as vscode from 'vscode';
import type { Log } from '../../core/ports.js';

/** The part of the built-in Git extension's API (version 1) that is used here. */
interface GitExtensionApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitApiRepository[];
  readonly onDidOpenRepository: vscode.Event<GitApiRepository>;
  readonly onDidCloseRepository: vscode.Event<GitApiRepository>;
  getRepository(uri: vscode.Uri): GitApiRepository | null;
}

/** One repository that the Source Control view knows. */
export interface GitApiRepository {
  readonly rootUri: vscode.Uri;
  /** The commit message being written. */
  readonly inputBox: { value: string };
  /** Pushes the checked-out branch to its upstream, with the credentials that VS Code knows. */
  push(): Promise<void>;
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitExtensionApi;
}

/** Why git cannot be used here, and what to do. */
const missing = {
  untrusted: 'This folder is not trusted yet, so no git command runs here. Trust it to work with commits.',
  starting: 'Git is still starting. Try again in a moment.',
  disabled:
    'Git is turned off or was not found (setting git.enabled, git.path). Turn it on to work with commits.',
  absent:
    'The built-in Git extension is not there, so commits cannot be read. Enable it to work with commits.',
};

/** How long anybody waits for git to start before they go on without it, in milliseconds. */
const patience = 2000;

/**
 * The built-in Git extension: which git to run, which repositories are open, the commit message box. It may be absent,
 * disabled or late, and before the workspace is trusted nothing is asked of it.
 */
export class BuiltinGit implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when git becomes available or goes, and when a repository is opened, closed or changes its state. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: Log) {}

  private extension: GitExtension | undefined;
  private api: GitExtensionApi | undefined;
  private readonly subscriptions: vscode.Disposable[] = [this.changed];
  private readonly watched = new Map<GitApiRepository, vscode.Disposable>();

  private starting: Promise<void> | undefined;

  /**
   * Finds the extension and waits for a moment until it has started, where that was not done before. One that starts later says so by
   * {@link onDidChange}: looking for git can take long, and nobody's records wait for it. Never rejects.
   */
  async connect(): Promise<void> {
    if (this.extension || !vscode.workspace.isTrusted) return;
    const found = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (!found) return;
    this.starting ??= this.start(found).finally(() => {
      this.starting = undefined;
      this.changed.fire();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([this.starting, waited]);
    clearTimeout(timer);
  }

  private async start(found: vscode.Extension<GitExtension>): Promise<void> {
    try {
      this.extension = await found.activate();
    } catch (error) {
      this.log.warn('The built-in Git extension did not start, so commits are not shown', error);
      return;
    }
    this.subscriptions.push(
      this.extension.onDidChangeEnablement(() => {
        // The extension says so before it is ready to be asked.
        setTimeout(() => {
          this.attach();
          this.changed.fire();
        });
      }),
    );
    this.attach();
  }

  /** The path of the git program that may be run now. */
  get path(): string | undefined {
    return this.missing ? undefined : this.api?.git.path;
  }

  /** Whether git is about to come. */
  get isStarting(): boolean {
    return this.missing === 'starting';
  }

  /** Why there is no git and what to do, in a sentence; undefined where there is one. */
  get whyMissing(): string | undefined {
    return this.missing && missing[this.missing];
  }

  private get missing(): keyof typeof missing | undefined {
    if (!vscode.workspace.isTrusted) return 'untrusted';
    if (this.starting) return 'starting';
    if (!this.extension) return 'absent';
    return this.api ? undefined : 'disabled';
  }

  /** The open repository that holds a folder or file. */
  repository(uri: vscode.Uri): GitApiRepository | undefined {
    return this.api?.getRepository(uri) ?? undefined;
  }

  /** Every open repository. */
  get repositories(): readonly GitApiRepository[] {
    return this.api?.repositories ?? [];
  }

  dispose(): void {
    for (const subscription of [...this.subscriptions, ...this.watched.values()]) subscription.dispose();
  }

  private attach(): void {
    if (!this.extension?.enabled) {
      this.api = undefined;
      return;
    }
    if (this.api) return;
    try {
      this.api = this.extension.getAPI(1);
    } catch (error) {
      this.log.warn('Git was not found, so commits are not shown', error);
      return;
    }
    for (const repository of this.api.repositories) this.watch(repository);
    this.subscriptions.push(
      this.api.onDidOpenRepository((repository) => {
        this.watch(repository);
        this.changed.fire();
      }),
      this.api.onDidCloseRepository((repository) => {
        this.watched.get(repository)?.dispose();
        this.watched.delete(repository);
        this.changed.fire();
      }),
    );
  }

  private watch(repository: GitApiRepository): void {
    this.watched.set(
      repository,
      repository.state.onDidChange(() => this.changed.fire()),
    );
  }
}
