import type { Commit } from '../ports.js';
import type { Trace } from './trace.js';

/** A repository's history as far as mentoring needs it. */
export interface History {
  /** The recent ones, all that name a goal, and those that evidence stands on; newest first. */
  readonly commits: readonly Commit[];
  /** What became of the commits that evidence names, by the hash that it names. One that is not in here was not looked for. */
  readonly traces: ReadonlyMap<string, Trace>;
  /** The names of this repository, `host/path`, by its remotes. */
  readonly repositories: readonly string[];
  /** Whether the records lie in another repository: then a record that names none does not say where its commit is. */
  readonly recordsApart: boolean;
  /** Whether history was cut when the repository was cloned. */
  readonly shallow: boolean;
}

/** Where there is no git, or before it has answered. */
export const noHistory: History = {
  commits: [],
  traces: new Map(),
  repositories: [],
  recordsApart: false,
  shallow: false,
};
