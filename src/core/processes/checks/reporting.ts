import { reportingLine } from '../../insight/reporting-line.js';
import { met, open, plainCheck } from './check.js';

export const noReportingLine = plainCheck(
  'Neither of the two reports to the other, at any distance, as far as `reportsTo` in the records of people says.',
  'No reporting line between you',
  ({ snapshot, pair }) => {
    const { mentee, mentor } = pair.value;
    const line = reportingLine(snapshot, mentee, mentor);
    if (line) {
      const advice = 'A mentor outside of that line makes it easier to speak openly.';
      return open(`${line.words}. ${advice}`, line.records);
    }
    const withManager = [mentee, mentor]
      .flatMap((handle) => snapshot.find('person', handle) ?? [])
      .filter((person) => person.value.reportsTo !== undefined);
    return withManager.length === 0
      ? met('Nothing is known here about whom either of you reports to.')
      : met('As far as the records say, neither of you reports to the other.', withManager);
  },
);
