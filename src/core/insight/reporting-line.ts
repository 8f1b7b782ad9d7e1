import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { shortName } from './people.js';
import { nameOf } from '../names/person.js';
import { joinNames } from '../text/words.js';

/** That one of two people reports to the other, at any distance. */
interface ReportingLine {
  /** The handle of who reports. */
  readonly report: string;
  /** The handle of the one above. */
  readonly manager: string;
  /** The handles of those in between, from the bottom up. */
  readonly between: readonly string[];
  /** The people records that say so, from the bottom up. */
  readonly records: readonly LoadedRecord<'person'>[];
  /** `Ada reports to Grace`, `Ada reports to Grace by way of Linus`. */
  readonly words: string;
}

/**
 * Whether either of two people reports to the other, as far as people's records keep `reportsTo`. Undefined where no record says
 * so, which is not to say that it isn't so. Of two people who report to each other, the first is taken to report.
 */
export function reportingLine(snapshot: Snapshot, one: string, other: string): ReportingLine | undefined {
  if (one === other) return undefined;
  return lineUp(snapshot, one, other) ?? lineUp(snapshot, other, one);
}

function lineUp(snapshot: Snapshot, report: string, manager: string): ReportingLine | undefined {
  const records: LoadedRecord<'person'>[] = [];
  // A circle of people who report to each other ends where it would begin again.
  const visited = new Set<string>();
  for (let handle = report; handle !== manager;) {
    const person = visited.has(handle) ? undefined : snapshot.find('person', handle);
    if (person?.value.reportsTo === undefined) return undefined;
    visited.add(handle);
    records.push(person);
    handle = person.value.reportsTo;
  }
  const between = [...visited].slice(1);
  return { report, manager, between, records, words: inWords(snapshot, report, manager, between) };
}

function inWords(snapshot: Snapshot, report: string, manager: string, between: readonly string[]): string {
  const handles = [report, manager, ...between];
  const first = handles.map((handle) => shortName(snapshot, handle));
  // Two people of one first name are told apart by the whole one.
  const [one, other, ...others] =
    new Set(first).size === first.length ? first : handles.map((handle) => nameOf(snapshot, handle));
  const way = others.length === 0 ? '' : ` by way of ${joinNames(others)}`;
  return `${one ?? report} reports to ${other ?? manager}${way}`;
}
