import type { Snapshot } from '../../folder/snapshot.js';
import type { Problem } from '../problem.js';
import { failedOf, isSolved, repaired, type Attempt, type Linted } from './outcome.js';
import type { EditRepair } from './repair.js';
import { repairsOf } from './repairs.js';
import { Written } from './written.js';

/** What became of a file, by which repairs. */
export interface Repaired {
  readonly state: Linted;
  readonly made: readonly Attempt[];
}

/**
 * Makes of each problem the first safe repair that solves it. Those of all problems are made at once and looked at once, so that a
 * file with many problems is read as often as one with few.
 */
export function repairEach(snapshot: Snapshot, start: Linted, problems: readonly Problem[]): Repaired {
  const written = new Written(start.file);
  const made: Attempt[] = [];
  let state = start;
  let open = problems.map((problem) => safeAttempts(snapshot, written, problem));
  for (;;) {
    const attempts = onePerPlace(open.flatMap(([first]) => first ?? []));
    if (attempts.size === 0) return { state, made };
    const round = makeTogether(snapshot, state, [...attempts]);
    state = round.state;
    made.push(...round.made);
    const solved = new Set(round.made);
    open = open
      .filter(([first]) => first && !solved.has(first))
      .map((each) => each.filter((attempt) => !attempts.has(attempt)));
  }
}

function safeAttempts(snapshot: Snapshot, written: Written, problem: Problem): readonly Attempt[] {
  return repairsOf(snapshot, written, problem)
    .filter((repair): repair is EditRepair => repair.type === 'edit' && repair.safe)
    .map((repair) => ({ problem, repair }));
}

/** Of several for one place the first one; the others have their turn once it shows what that did. */
function onePerPlace(attempts: readonly Attempt[]): ReadonlySet<Attempt> {
  const byPlace = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const place = JSON.stringify(attempt.repair.edit.path);
    if (!byPlace.has(place)) byPlace.set(place, attempt);
  }
  return new Set(byPlace.values());
}

/**
 * Makes those of the repairs that solve their problems. Where not all do, those that show to have failed are left out; where it does
 * not show which ones, each half is made by itself.
 */
function makeTogether(snapshot: Snapshot, before: Linted, attempts: readonly Attempt[]): Repaired {
  const nothing: Repaired = { state: before, made: [] };
  if (attempts.length === 0) return nothing;
  const after = repaired(snapshot, before, attempts);
  if (after && isSolved(before, after, attempts)) return { state: after, made: attempts };
  if (attempts.length === 1) return nothing;
  const failed = after ? failedOf(before, after, attempts) : new Set<Attempt>();
  if (failed.size > 0)
    return makeTogether(
      snapshot,
      before,
      attempts.filter((attempt) => !failed.has(attempt)),
    );
  const middle = attempts.length >> 1;
  const first = makeTogether(snapshot, before, attempts.slice(0, middle));
  const second = makeTogether(snapshot, first.state, attempts.slice(middle));
  return { state: second.state, made: [...first.made, ...second.made] };
}
