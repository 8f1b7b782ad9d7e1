import { identity } from '../core/folder/snapshot.js';
import type { StoreChange } from '../core/folder/store.js';
import { pairsConcerned } from './pairs-concerned.js';

/** What changed of all that is shown. */
export class Change {
  private pairs: ReadonlySet<string> | 'all' | undefined;

  /**
   * @param workspaceFolder The URI of the workspace folder whose mentoring folder changed, as text; undefined for all of them.
   * @param records The records that changed; undefined where anything may look different: who I am, what git says, the day.
   */
  constructor(
    readonly workspaceFolder?: string,
    readonly records?: StoreChange,
  ) {}

  /** Whether anything of a workspace folder may look different now. */
  concerns(workspaceFolder: string): boolean {
    return this.workspaceFolder === undefined || this.workspaceFolder === workspaceFolder;
  }

  /** Whether other problems may be in saved files: these depend on records alone, and on which folders there are. */
  get concernsSavedFiles(): boolean {
    return this.workspaceFolder === undefined || this.records !== undefined;
  }

  /** Whether what is shown of a pair may differ now. */
  concernsPair(workspaceFolder: string, pair: string): boolean {
    if (!this.concerns(workspaceFolder)) return false;
    if (!this.records) return true;
    this.pairs ??= pairsConcerned(this.records);
    return this.pairs === 'all' || this.pairs.has(identity('pair', pair));
  }

  /** Whether what is shown of goals by themselves may differ now. */
  get concernsGoals(): boolean {
    return !this.records || this.records.previous.all('goal') !== this.records.snapshot.all('goal');
  }
}
