import assert from 'node:assert/strict';
import type { Records } from '../support/snapshot.js';
import { pair, stateOf } from './states.js';

describe('what the dashboard says of goals', () => {
  const goal = { title: 'Own the retries', owner: 'ada', pair, status: 'active' as const };
  const measure = { what: 'p99', unit: 'ms', from: 40, to: 10 };
  /** A session that was held on this day, with a check-in. */
  const checkIn = (day: string, value: number) => ({
    pair,
    date: day,
    checkins: [{ goal: 'own-the-retries-p3x9kd', value }],
  });
  const twoSessions: Records = {
    'sessions/2026-11-10-ada-b2c3d4.yaml': checkIn('2026-11-10', 40),
    'sessions/2026-11-13-ada-c3d4e5.yaml': checkIn('2026-11-13', 30),
  };
  const threeSessions: Records = {
    ...twoSessions,
    'sessions/2026-11-20-ada-d4e5f6.yaml': checkIn('2026-11-20', 14),
  };
  const goalPath = 'goals/own-the-retries-p3x9kd.yaml';

  it('draws a measure from three check-ins on, of different days', () => {
    const withTwo = stateOf({ [goalPath]: { ...goal, measure }, ...twoSessions }).goals.items[0];
    assert.equal(withTwo?.chart, undefined);
    assert.deepEqual(withTwo?.measure, { what: 'p99', values: '30 ms', wanted: 'from 40, to 10 ms' });
    const three = stateOf({ [goalPath]: { ...goal, measure }, ...threeSessions }).goals.items[0]?.chart;
    assert.deepEqual(
      three?.points.map((point) => point.label),
      ['40 ms', '30 ms', '14 ms'],
    );
    const together = {
      pair,
      date: '2026-11-06',
      checkins: [40, 30, 14].map((value) => ({ goal: 'own-the-retries-p3x9kd', value })),
    };
    const oneDay = stateOf({
      [goalPath]: { ...goal, measure },
      'sessions/2026-11-06-ada-e5f6g7.yaml': together,
    });
    assert.equal(oneDay.goals.items[0]?.chart, undefined);
  });

  it('says a long unit beside the chart, not at every point', () => {
    const records = {
      [goalPath]: { ...goal, measure: { ...measure, unit: 'pages a week' } },
      ...threeSessions,
    };
    const [item] = stateOf(records).goals.items;
    assert.equal(item?.chart?.points[2]?.label, '14');
    assert.equal(item.measure?.values, '14 pages a week');
  });

  it('names days kindly', () => {
    const due = (day: string) => stateOf({ [goalPath]: { ...goal, due: day } }).goals.items[0]?.due;
    assert.deepEqual(
      [due('2027-02-28'), due('2026-11-30'), due('2026-11-16')],
      ['due 28 Feb, in 3 months', 'due today', 'was due 16 Nov'],
    );
  });

  it('names what is still open, and offers to sharpen it', () => {
    const [item] = stateOf({
      [goalPath]: { ...goal, measure: 'Grace says so', specific: 'The queue', relevant: 'Pages' },
    }).goals.items;
    assert.equal(item?.advice, 'Still open: why it can be done and by when.');
    assert.equal(item.buttons[0]?.command, 'sharpenGoal');
  });

  it('shows no commit of another repository as one that can be opened here', () => {
    const commit = 'f'.repeat(40);
    const records: Records = {
      [goalPath]: goal,
      'evidence/own-the-retries-k0m1n2.yaml': {
        goal: 'own-the-retries-p3x9kd',
        commit,
        subject: 'Elsewhere',
        repo: 'git.example.org/acme/other',
        by: 'ada',
        date: '2026-11-26',
      },
    };
    const [evidence] = stateOf(records).goals.items[0]?.evidence?.items ?? [];
    assert.equal(evidence?.commit, undefined);
    assert.match(evidence?.note ?? '', /git\.example\.org\/acme\/other/);
  });

  it('includes mine that is in no pair yet, where I am in one pair alone', () => {
    const loose: Records = { [goalPath]: { title: 'Speak up', owner: 'ada' } };
    assert.deepEqual(
      stateOf(loose).goals.items.map(({ title, status }) => [title, status]),
      [['Speak up', 'draft, in no pair yet']],
    );
    assert.deepEqual(stateOf(loose, { me: 'grace' }).goals.items, []);
    const second: Records = {
      'pairs/ada-and-linus-z9y8x7.yaml': {
        mentee: 'ada',
        mentor: 'linus',
        process: 'five-stages',
        status: 'active',
      },
    };
    assert.deepEqual(stateOf({ ...loose, ...second }).goals.items, []);
  });
});
