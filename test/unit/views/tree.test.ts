import assert from 'node:assert/strict';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { snapshotOf } from '../../support/snapshot.js';
import { pairOnly } from '../../support/ada-and-grace.js';
import { readFolder } from '../../support/memory-source.js';
import { rowsOf } from './rows.js';

const picture = '![x](https://tracker.example.org/p.png) <https://tracker.example.org> www.example.org';

/** Records whose every text would load a picture, or lead away, where it were taken for Markdown. */
const hostile: Readonly<Record<string, string>> = {
  'mentoring.yaml': 'format: 1\n',
  'people/ada.yaml': 'name: Ada\n',
  'people/grace.yaml': `name: '${picture}'\n`,
  'pairs/ada-and-grace-k7m2q4.yaml':
    'mentee: ada\nmentor: grace\nprocess: project-mentoring\nstatus: active\nstages: [{ stage: planning-and-development, entered: 2026-11-02 }]\n',
  'goals/own-the-retries-p3x9kd.yaml': `title: '${picture}'\nowner: ada\npair: ada-and-grace-k7m2q4\n`,
  'goals/achieved-q3x9kd.yaml': `title: '${picture}'\nowner: grace\npair: ada-and-grace-k7m2q4\nstatus: achieved\n`,
  'goals/broken-r3x9kd.yaml': `title: [Own it]\n'${picture}': 1\n`,
  'reviews/2026-11-20-ada-b7x3qe.yaml':
    'pair: ada-and-grace-k7m2q4\nby: grace\ndate: 2026-11-20\nkind: final\n',
};

describe('the tree', () => {
  it('shows what records say in its tooltips as text: nothing is loaded, and nothing leads away', async () => {
    const rows = rowsOf(await readFolder(hostile));
    const tooltips = rows.flatMap(({ tooltip }) => tooltip ?? []);
    assert.ok(tooltips.filter((tooltip) => tooltip.includes('tracker')).length >= 3, tooltips.join('\n'));
    for (const tooltip of tooltips) {
      const html = micromark(tooltip, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
      assert.doesNotMatch(html, /<(?:img|a)\b/, tooltip);
    }
  });

  it('says how the meetings go where one looks for the sessions', () => {
    const pair = 'ada-and-grace-k7m2q4';
    const rows = rowsOf(
      snapshotOf({
        ...pairOnly,
        'agreements/ada-and-grace-m8v4tc.yaml': { pair, schedule: { cadence: 'P14D', meetings: 12 } },
        'sessions/2026-11-20-ada-a1b2c3.yaml': { pair, date: '2026-11-20' },
      }),
    );
    const sessions = rows.find(({ label }) => label === 'Sessions');
    assert.equal(sessions?.description, 'last 20 Nov');
    assert.match(sessions.tooltip ?? '', /^1 of 12 sessions held · every 2 weeks/);
  });

  it('has a row for the programme, which says the step that it is in', () => {
    const steps = [
      { step: 'define-the-purpose-and-goals', entered: '2026-09-01' },
      { step: 'matching-mentors-and-mentees', entered: '2026-10-01' },
    ];
    const rowIn = (value: { title: string; steps?: typeof steps }) =>
      rowsOf(snapshotOf({ ...pairOnly, 'programme.yaml': value })).find(({ id }) =>
        id.startsWith('programme:'),
      );
    const row = rowIn({ title: 'Mentoring here', steps });
    assert.deepEqual(
      [row?.label, row?.description, row?.target?.path],
      ['Mentoring here', 'Matching Mentors & Mentees · 4 of 6', 'programme.yaml'],
    );
    assert.equal(rowIn({ title: 'New' })?.description, 'Define the Purpose & Goals · 1 of 6');
    const later = [{ step: 'a-later-idea', entered: '2026-10-01' }];
    assert.equal(rowIn({ title: 'New', steps: later })?.description, '');
  });

  it("keeps my own notes in one folded row, and names another's shared one as theirs", () => {
    const pair = 'ada-and-grace-k7m2q4';
    const mine = { pair, by: 'ada', date: '2026-11-20', kind: 'involvement', value: 4 } as const;
    const rows = rowsOf(
      snapshotOf({
        ...pairOnly,
        'private:notes/2026-11-06-ada-t5r8jh.yaml': { ...mine, date: '2026-11-06' },
        'private:notes/2026-11-20-ada-t6r8jh.yaml': mine,
        'notes/2026-11-19-grace-t7r8jh.yaml': {
          pair,
          by: 'grace',
          date: '2026-11-19',
          kind: 'fit',
          value: 'good',
        },
      }),
    );
    const own = rows.find(({ label }) => label === 'Only for you');
    assert.deepEqual(own?.expanded, false);
    assert.deepEqual(
      own.children.map(({ label, description }) => [label, description]),
      [
        ['Advice may be turning into decisions', 'your notes of 20 Nov, 6 Nov'],
        ['Involvement: a little too much', '20 Nov'],
        ['Involvement: a little too much', '6 Nov'],
      ],
    );
    assert.match(own.children[0]?.spoken ?? '', /^your notes of 20 Nov, 6 Nov\. You noted more than once/);
    const shared = rows.find(({ label }) => label.startsWith('Grace'));
    assert.deepEqual([shared?.label, shared?.description], ["Grace's note: a good fit", '19 Nov']);
  });
});
