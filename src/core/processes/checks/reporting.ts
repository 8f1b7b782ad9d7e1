import { reportingLine } from '../../insight/reporting.js';
import { joinNames } from '../../insight/words.js';
import { met, nameIn, open, plainCheck } from './check.js';
import type { CheckContext } from './check.js';

/** That neither of the two reports to the other. */
export const noReportingLine = plainCheck(
  'Neither of the two reports to the other, at any distance, as far as `reportsTo` in the records of people says.',
  'No reporting line between you',
  (context) => {
    const { snapshot, pair } = context;
    const { mentee, mentor } = pair.value;
    const people = (handles: readonly string[]) =>
      handles.flatMap((handle) => snapshot.find('person', handle) ?? []);
    const line = reportingLine(snapshot, mentee, mentor) ?? reportingLine(snapshot, mentor, mentee);
    if (line) return open(lineInWords(context, line), people(line));
    const known = people([mentee, mentor]).filter((person) => person.value.reportsTo !== undefined);
    return known.length === 0
      ? met('Nothing is known here about whom either of you reports to.')
      : met('As far as the records say, neither of you reports to the other.', known);
  },
);

function lineInWords(context: CheckContext, line: readonly string[]): string {
  const [first = '', ...rest] = line.map((handle) => nameIn(context, handle));
  const between = rest.slice(0, -1);
  const way = between.length > 0 ? ` by way of ${joinNames(between)}` : '';
  return `${first} reports to ${rest.at(-1) ?? ''}${way}. A mentor outside of that line makes it easier to speak openly.`;
}
