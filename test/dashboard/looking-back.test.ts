import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { dashboardState } from '../../src/views/dashboard/model.js';
import { dashboardStateSchema } from '../../src/protocol/state.js';
import { anyRecords } from '../support/any-records.js';
import type { PairState } from '../../src/protocol/state.js';
import type { RecordTypes } from '../../src/core/records/kinds.js';
import { snapshotOf, type Records } from '../support/snapshot.js';
import { pairOnly, pairPath } from '../support/ada-and-grace.js';
import { Page, textOf, type OpenDashboard } from './page.js';
import { inputOf, pair, stateOf } from './states.js';

const goals: Records = {
  'goals/own-the-retries-p3x9kd.yaml': {
    title: 'Own the retry subsystem',
    owner: 'ada',
    pair,
    status: 'active',
  },
};
const adas: RecordTypes['review'] = {
  pair,
  by: 'ada',
  date: '2026-11-28',
  kind: 'final',
  goals: [{ goal: 'own-the-retries-p3x9kd', result: 'partly', note: 'The client is **missing**.' }],
  expected: 'To be on call without fear.',
  actual: 'Four weeks on call.',
  next: 'new-cycle',
};
const graces: RecordTypes['review'] = {
  pair,
  by: 'grace',
  date: '2026-11-27',
  kind: 'final',
  goals: [{ goal: 'own-the-retries-p3x9kd', result: 'achieved' }],
  expected: 'To ask more than I tell.',
  celebration: 'The first quiet week.',
  next: 'a-later-idea',
};
const both: Records = {
  ...goals,
  'reviews/2026-11-28-ada-b7x3qe.yaml': adas,
  'reviews/2026-11-27-grace-c7x3qe.yaml': graces,
};
const adaWaits: Records = {
  ...goals,
  'private:reviews/2026-11-28-ada-b7x3qe.yaml': adas,
  'reviews/2026-11-27-grace-c7x3qe.yaml': graces,
};

/** The words of each row: its title, then what each side says. */
function rowsIn(state: PairState) {
  return state.lookingBack?.reviews.flatMap(({ rows }) =>
    rows.map((row) => [
      row.title,
      ...row.cells.map((cell) =>
        [cell.choice?.label, cell.text].filter((part) => part !== undefined).join(': '),
      ),
    ]),
  );
}
const labels = (state: PairState) =>
  state.lookingBack?.reviews.flatMap((review) => review.buttons.map((action) => action.label));

describe('what the dashboard says of looking back', () => {
  it('nothing, before there is anything to look back on', () => {
    assert.equal(stateOf(goals).lookingBack, undefined);
  });

  it('puts the two sides beside each other, goal by goal and topic by topic, the mentee first', () => {
    const state = stateOf(both);
    assert.deepEqual(
      state.lookingBack?.reviews.map((review) => review.sides.map((side) => [side.who, side.note])),
      [
        [
          ['You', '28 Nov'],
          ['Grace', '27 Nov'],
        ],
      ],
    );
    assert.deepEqual(rowsIn(state), [
      ['Own the retry subsystem', 'Partly: The client is **missing**.', 'Achieved'],
      ['What was expected', 'To be on call without fear.', 'To ask more than I tell.'],
      ['What came of it', 'Four weeks on call.', ''],
      ['To be celebrated', '', 'The first quiet week.'],
      ['What comes next', 'Another cycle', 'a-later-idea'],
    ]);
    assert.deepEqual(labels(state), []);
  });

  it('is the same for both', () => {
    assert.deepEqual(rowsIn(stateOf(both, { me: 'grace' })), rowsIn(stateOf(both)));
  });

  it('marks my draft as private, and suggests to publish it to read both', () => {
    const [review] = stateOf(adaWaits).lookingBack?.reviews ?? [];
    assert.deepEqual(
      review?.sides.map((side) => [side.who, side.note, side.isPrivate]),
      [
        ['You', 'draft of 28 Nov', true],
        ['Grace', '27 Nov', false],
      ],
    );
    assert.match(review.hint ?? '', /^Grace's review is ready to be read\. Publish yours/);
    assert.deepEqual(labels(stateOf(adaWaits)), ['Publish…', 'Go on writing']);
    const [alone] =
      stateOf({ 'private:reviews/2026-11-28-ada-b7x3qe.yaml': adas }).lookingBack?.reviews ?? [];
    assert.match(alone?.hint ?? '', /private draft\. If you both write yours first and publish together/);
  });

  it('still takes my words once the pair has ended', () => {
    const ended: Records = {
      [pairPath]: { mentee: 'ada', mentor: 'grace', process: 'five-stages', status: 'ended' },
    };
    assert.deepEqual(labels(stateOf({ ...adaWaits, ...ended })), ['Publish…', 'Go on writing']);
    const one: Records = { ...goals, ...ended, 'reviews/2026-11-27-grace-c7x3qe.yaml': graces };
    assert.deepEqual(labels(stateOf(one)), ['Write review']);
    const checkpoint: Records = {
      ...ended,
      'reviews/2026-11-27-grace-c7x3qe.yaml': { ...graces, goals: undefined, kind: 'checkpoint' },
    };
    assert.deepEqual(labels(stateOf(checkpoint)), []);
  });

  it('knows nothing of a draft that is not mine', () => {
    const shared = Object.fromEntries(
      Object.entries(adaWaits).filter(([path]) => !path.startsWith('private:')),
    ) as Records;
    const told = stateOf(adaWaits, { me: 'grace' }).lookingBack;
    assert.deepEqual(told, stateOf(shared, { me: 'grace' }).lookingBack);
    assert.equal(told?.reviews[0]?.hint, "Ada's review is not published yet.");
  });

  it('works with one side only, and says what is to come', () => {
    const one: Records = { ...goals, 'reviews/2026-11-27-grace-c7x3qe.yaml': graces };
    const [review] = stateOf(one).lookingBack?.reviews ?? [];
    assert.deepEqual(review?.rows[0]?.cells.length, 1);
    assert.match(review.hint ?? '', /Write yours/);
    assert.deepEqual(labels(stateOf(one)), ['Write review']);
    const [graceSees] = stateOf(one, { me: 'grace' }).lookingBack?.reviews ?? [];
    assert.equal(graceSees?.hint, "Ada's review is not published yet.");
    assert.deepEqual(stateOf(one, { me: 'linus' }).lookingBack?.reviews[0]?.buttons, []);
  });

  it('has the checkpoint, too, and mentions it in time', () => {
    const checkpoint: Records = {
      'reviews/2026-11-27-grace-c7x3qe.yaml': { ...graces, kind: 'checkpoint' },
    };
    assert.deepEqual(
      stateOf(checkpoint).lookingBack?.reviews.map((review) => review.title),
      ['The checkpoint'],
    );
    assert.deepEqual(
      rowsIn(stateOf({ 'reviews/2026-11-27-ada-b7x3qe.yaml': { ...adas, kind: 'checkpoint' } }))?.[2]?.[0],
      'How it goes so far',
    );
    assert.deepEqual(labels(stateOf(checkpoint)), ['Hold checkpoint']);
    const near: Records = { 'agreements/ours-m8v4tc.yaml': { pair, checkpoint: { date: '2026-12-04' } } };
    const { next } = stateOf(near);
    assert.equal(next.checkpoint, 'Checkpoint on 4 Dec, in 4 days');
    assert.ok(next.buttons.some((button) => button.command === 'holdCheckpoint'));
    assert.equal(stateOf({ ...near, ...checkpoint }).next.checkpoint, undefined);
  });

  it('invites in the last stage', () => {
    const stages = [{ stage: 'reflection', entered: '2026-11-20' }];
    const end: Records = {
      [pairPath]: {
        mentee: 'ada',
        mentor: 'grace',
        process: 'project-mentoring',
        ...pairOnly[pairPath],
        stages,
      },
    };
    assert.match(stateOf(end).lookingBack?.invitation ?? '', /Nothing is written down yet\. .*private draft/);
    assert.deepEqual(
      stateOf(end).lookingBack?.buttons.map((action) => action.command),
      ['writeReview'],
    );
  });
});

describe('whatever the records are', () => {
  it('looking back can be shown, and no draft of mine changes what the other one sees', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const snapshot = snapshotOf(records);
        const others = snapshotOf(
          Object.fromEntries(
            Object.entries(records as Readonly<Record<string, unknown>>).filter(
              ([path, value]) =>
                !path.startsWith('private:reviews/') || (value as { readonly by: string }).by !== 'ada',
            ),
          ) as Records,
        );
        for (const pair of snapshot.all('pair')) {
          const of = (from: typeof snapshot, me: string) =>
            dashboardState(inputOf({}, { snapshot: from, pair, me }));
          const mine = of(snapshot, 'ada');
          assert.ok(z.safeParse(dashboardStateSchema, mine).success);
          if (pair.place === 'private') continue;
          const { lookingBack, timeline, next, stages } = of(snapshot, 'grace');
          const told = of(others, 'grace');
          assert.deepEqual(
            { lookingBack, timeline, next, stages },
            { lookingBack: told.lookingBack, timeline: told.timeline, next: told.next, stages: told.stages },
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('looking back on the page', () => {
  let page: Page;
  before(async () => {
    page = await Page.open();
  });
  after(async () => page.close());
  const section = (dashboard: OpenDashboard) => dashboard.find('.looking-back');

  it('tells in each cell whose words it has', async () => {
    const dashboard = await page.show(stateOf(both));
    assert.deepEqual(dashboard.all('.looking-back .row').map(textOf), [
      'Own the retry subsystem You: Partly The client is missing. Grace: Achieved',
      'What was expected You: To be on call without fear. Grace: To ask more than I tell.',
      'What came of it You: Four weeks on call. Grace: left open',
      'To be celebrated You: left open Grace: The first quiet week.',
      'What comes next You: Another cycle Grace: a-later-idea',
    ]);
    assert.deepEqual(
      dashboard.all('.looking-back :is(h2, h3, h4)').map((heading) => heading.tagName),
      ['H2', 'H3', 'H4', 'H4', 'H4', 'H4', 'H4'],
    );
  });

  it("opens a side's review, and a goal", async () => {
    const dashboard = await page.show(stateOf(both));
    await dashboard.click('.looking-back .head button', 'Grace');
    assert.deepEqual(dashboard.said, {
      type: 'open',
      target: { place: 'shared', path: 'reviews/2026-11-27-grace-c7x3qe.yaml', at: [] },
    });
    await dashboard.click('.looking-back h4 button');
    assert.deepEqual(dashboard.said, {
      type: 'open',
      target: { place: 'shared', path: 'goals/own-the-retries-p3x9kd.yaml', at: [] },
    });
  });

  it('is gone to when it was asked for', async () => {
    const dashboard = await page.show(stateOf(both));
    await dashboard.receive({ type: 'reveal', section: 'looking-back' });
    assert.equal(document.activeElement?.textContent, 'Looking back');
  });

  it('keeps a draft folded until it is asked for, marks it, and publishes it', async () => {
    const dashboard = await page.show(stateOf(adaWaits));
    assert.doesNotMatch(textOf(section(dashboard)), /without fear/);
    await dashboard.click('.looking-back summary', 'your private draft');
    assert.match(textOf(section(dashboard)), /You draft of 28 Nov private.*without fear/);
    await dashboard.click('.looking-back button', 'Publish…');
    assert.deepEqual(dashboard.said, {
      type: 'run',
      command: 'publishReview',
      target: { place: 'private', path: 'reviews/2026-11-28-ada-b7x3qe.yaml', at: [] },
    });
  });

  it('is not there where there is nothing to look back on', async () => {
    const dashboard = await page.show(stateOf(goals));
    assert.equal(dashboard.all('.looking-back').length, 0);
  });
});
