import assert from 'node:assert/strict';
import { fileKey, type RecordFile } from '../../src/core/folder/snapshot.js';
import { dashboardState } from '../../src/views/dashboard/model.js';
import type { Button } from '../../src/protocol/state.js';
import { commitOf, historyOf, recordFile, snapshotOf, type Records } from '../support/snapshot.js';
import { pairOnly, pairPath } from '../support/ada-and-grace.js';
import { firstDay, inputOf, pair, stateOf, working } from './states.js';

function labels(buttons: readonly Button[]): readonly string[] {
  return buttons.map((action) => action.label);
}

/** Ada and Grace, with another status. */
function withStatus(status: string): Records {
  return {
    [pairPath]: { mentee: 'ada', mentor: 'grace', by: 'grace', process: 'project-mentoring', status },
  };
}

describe('what the dashboard says', () => {
  describe('of the pair', () => {
    it('says who one is to the other, as seen by who looks', () => {
      assert.equal(stateOf().header.roles, 'You are the mentee, Grace is your mentor.');
      assert.equal(stateOf({}, { me: 'grace' }).header.roles, 'You are the mentor, Ada is your mentee.');
      assert.equal(stateOf({}, { me: 'linus' }).header.roles, 'Ada is the mentee, Grace is the mentor.');
    });

    it('offers Accept to the one who was asked, and lets the other wait', () => {
      const asked = dashboardState(inputOf(firstDay, { me: 'grace' }));
      assert.equal(asked.header.status, 'Ada asks you to be their mentor.');
      assert.deepEqual(labels(asked.header.buttons), ['Accept', 'Decline…', 'Log session', 'Share…']);
      assert.deepEqual(
        asked.header.buttons.map((action) => action.primary === true),
        [true, false, false, false],
      );
      const waiting = dashboardState(inputOf(firstDay));
      assert.match(waiting.header.status ?? '', /^Waiting for Grace to accept/);
      assert.deepEqual(labels(waiting.header.buttons), ['Log session', 'Share…']);
      assert.equal(stateOf(withStatus('proposed')).header.status, 'Grace offers to be your mentor.');
    });

    it('offers nothing to change in a pair that has ended, or to somebody outside of it', () => {
      for (const [state, left] of [
        [stateOf({ ...working, ...withStatus('ended') }), ['Start next cycle', 'Share…']],
        [stateOf(working, { me: 'linus' }), []],
      ] as const) {
        assert.deepEqual(labels(state.header.buttons), left);
        const others = [state.stages, state.goals, ...state.goals.items].flatMap((part) => part.buttons);
        assert.deepEqual(labels([...others, ...state.next.buttons, ...state.since.buttons]), []);
        assert.ok(state.since.feedback.every((feedback) => !feedback.canReply));
      }
    });

    it('asks who somebody is whom nobody knows', () => {
      const { header } = stateOf({}, { me: undefined });
      assert.deepEqual(labels(header.buttons), ['Say who you are']);
      assert.match(header.status ?? '', /not known here who you are/);
    });
  });

  describe('of the stage', () => {
    it('shows when stages were entered and left, and the way on', () => {
      const { track, buttons } = dashboardState(inputOf(working)).stages;
      assert.deepEqual(
        track.map((stage) => stage.note),
        ['2 Sep – 20 Sep', 'since 20 Sep', undefined, undefined],
      );
      assert.deepEqual(labels(buttons), ['Go on to Project Implementation']);
    });

    it('leads from an open check to the records that it looked at', () => {
      const check = dashboardState(inputOf(working)).stages.current?.checks.find(
        (each) => each.title === 'What helps on the way',
      );
      assert.equal(check?.met, false);
      assert.deepEqual(check.links, [
        {
          text: 'Own the retry subsystem',
          target: { place: 'shared', path: 'plans/own-the-retries-z5w1ht.yaml', at: [] },
        },
      ]);
    });

    it('says that it does not know a process, and goes on', () => {
      const state = stateOf({
        [pairPath]: { mentee: 'ada', mentor: 'grace', process: 'of-tomorrow', status: 'active' },
      });
      assert.match(state.stages.notice ?? '', /is not known here/);
      assert.deepEqual(state.stages.track, []);
    });
  });

  describe('of the next session', () => {
    const planned = { pair, date: '2026-12-04', status: 'planned' };
    const path = 'sessions/2026-12-04-ada-f6g7h8.yaml';

    it('names day, time and distance of a planned one', () => {
      const { next } = stateOf({
        [path]: { ...planned, started: '2026-12-04T15:00:00+01:00' },
      });
      assert.deepEqual([next.when, next.note], ['Fri 4 Dec, 15:00', 'in 4 days']);
      assert.deepEqual(labels(next.buttons), ['Prepare', 'Start session']);
    });

    it('leaves the questions of a stage out that a session has asked', () => {
      const first = 'What do you want to be able to do when this is over?';
      const asked: Records = {
        'sessions/2026-11-20-ada-e5f6g7.yaml': {
          pair,
          date: '2026-11-20',
          prompts: [{ ask: first, answer: 'On call.' }],
        },
      };
      assert.ok(stateOf().next.topics.some((topic) => topic.text === first));
      assert.ok(!stateOf(asked).next.topics.some((topic) => topic.text === first));
    });

    it('leaves the confidential questions of a stage out, wherever they stand', () => {
      const state = stateOf({
        [pairPath]: { mentee: 'ada', mentor: 'grace', process: 'our-own', status: 'active' },
        'processes/our-own.yaml': {
          title: 'Ours',
          stages: [
            {
              id: 'first-weeks',
              title: 'First weeks',
              phase: 'work',
              prompts: [
                { ask: 'Do I feel comfortable in this pair?', private: true },
                { ask: 'What went well?' },
                { ask: 'Is the other one involved too little?', private: true },
                { ask: 'What comes next?', private: false },
              ],
            },
          ],
        },
      });
      assert.deepEqual(
        state.next.topics.map((topic) => topic.text),
        ['What went well?', 'What comes next?'],
      );
      assert.doesNotMatch(JSON.stringify(state), /comfortable|involved too little/);
    });

    it('asks the questions that the session has, where it has some', () => {
      const prompts = [
        { ask: 'Where are you stuck?', from: 'mentor' },
        { ask: 'Would you look at this?', from: 'mentee' },
      ];
      const { topics } = stateOf({ [path]: { ...planned, prompts } }).next;
      assert.deepEqual(
        topics.map(({ text, note }) => [text, note]),
        [
          ['Where are you stuck?', 'Grace asks'],
          ['Would you look at this?', 'you ask'],
        ],
      );
      assert.deepEqual(topics[1]?.target?.at, ['prompts', 1]);
    });

    it('offers to write up a planned session whose day has passed', () => {
      const { next } = stateOf({
        'sessions/2026-11-27-ada-f6g7h8.yaml': { pair, date: '2026-11-27', status: 'planned' },
      });
      assert.deepEqual(labels(next.buttons), ['Write up 27 Nov', 'Plan session', 'Start session']);
    });

    it('offers to end the session that is running, but not one with somebody else', () => {
      const other = 'sessions/2026-11-30-linus-m2n3p4.yaml';
      const records = {
        ...pairOnly,
        [path]: planned,
        [other]: { pair: 'linus-and-grace-z9y8x7', date: '2026-11-30', status: 'planned' },
      } as Records;
      const here = stateOf(records, { running: { place: 'shared', path } });
      assert.deepEqual([here.header.buttons[0]?.label, here.next.note], ['End session', 'running now']);
      assert.deepEqual(labels(here.next.buttons), []);
      const elsewhere = stateOf(records, { running: { place: 'shared', path: other } });
      assert.equal(elsewhere.header.buttons[0]?.label, 'Log session');
      assert.deepEqual(labels(elsewhere.next.buttons), ['Prepare']);
    });
  });

  describe('of what happened since', () => {
    const session: Records = { 'sessions/2026-11-20-ada-e5f6g7.yaml': { pair, date: '2026-11-20' } };
    const question = { pair, from: 'grace', to: 'ada', kind: 'question', observed: 'Why?' };

    it('shows older feedback only as long as it waits for me', () => {
      const records: Records = {
        ...session,
        'feedback/2026-11-05-ada-g7h8j9.yaml': { ...question, date: '2026-11-05' },
      };
      const [mine] = stateOf(records).since.feedback;
      assert.deepEqual(
        [mine?.title, mine?.status, mine?.id],
        ['Grace asked a question', 'waits for your answer', '2026-11-05-ada-g7h8j9'],
      );
      assert.deepEqual(stateOf(records, { me: 'grace' }).since.feedback, []);
    });

    it('tells whose answer a new one waits for', () => {
      const records: Records = {
        ...session,
        'feedback/2026-11-25-ada-g7h8j9.yaml': { ...question, date: '2026-11-25' },
      };
      assert.deepEqual(
        stateOf(records, { me: 'grace' }).since.feedback.map(({ title, status }) => [title, status]),
        [['You asked a question', 'waits for Ada']],
      );
    });

    it('names the goal of a commit, whether its message does or a record', () => {
      const goal = { title: 'Own the retries', owner: 'ada', pair };
      const commits = [
        commitOf('aaa', { goals: ['p3x9kd'], authored: '2026-11-27T12:00:00Z' }),
        commitOf('bbb', { authored: '2026-11-26T12:00:00Z' }),
        commitOf('ccc', { authored: '2026-11-25T12:00:00Z' }),
      ];
      const records: Records = {
        ...session,
        'goals/own-the-retries-p3x9kd.yaml': goal,
        'evidence/own-the-retries-k0m1n2.yaml': {
          goal: 'own-the-retries-p3x9kd',
          commit: commits[1]!.sha,
          by: 'ada',
          date: '2026-11-26',
        },
      };
      assert.deepEqual(
        stateOf(records, { history: historyOf(commits) }).since.commits.map((commit) => commit.goal?.text),
        ['Own the retries', 'Own the retries', undefined],
      );
    });

    it('counts the commits beyond the first few', () => {
      const commits = Array.from({ length: 9 }, (_, index) =>
        commitOf(`a${index}`, { authored: `2026-11-2${index}T12:00:00Z` }),
      );
      const { since } = stateOf({}, { history: historyOf(commits) });
      assert.deepEqual([since.commits.length, since.moreCommits], [6, 'and 3 more']);
    });
  });

  describe('of broken records', () => {
    const broken = (file: RecordFile): RecordFile => {
      const at = { line: 6, column: 0 };
      return {
        ...file,
        stale: file.value !== undefined,
        faults: [{ code: 'syntax', range: { start: at, end: at }, data: { id: 'missing-quote' } }],
      };
    };
    const state = (...files: readonly RecordFile[]) => {
      const snapshot = snapshotOf(pairOnly).with(new Map(files.map((file) => [fileKey(file), file])));
      return stateOf({}, { snapshot });
    };

    it('mentions those of the pair, which are shown as they were, with the line', () => {
      const file = broken(recordFile('sessions/2026-11-20-ada-e5f6g7.yaml', { pair, date: '2026-11-20' }));
      const [item] = state(file).broken;
      assert.equal(item?.where, 'sessions/2026-11-20-ada-e5f6g7.yaml, line 7');
      assert.equal(
        item.reason,
        'A quotation mark is missing at the end of this text. What it said before is shown until then.',
      );
      assert.equal(item.target.line, 6);
      assert.equal(state(file).since.last?.text, 'Fri 20 Nov');
    });

    it('mentions those of which nobody knows whose they are, but none of another pair', () => {
      const good = recordFile('sessions/2026-11-20-ada-e5f6g7.yaml', { pair, date: '2026-11-20' });
      const unknown = broken({ ...good, value: undefined });
      const others = broken(
        recordFile('sessions/2026-11-20-linus-m2n3p4.yaml', {
          pair: 'linus-and-grace-z9y8x7',
          date: '2026-11-20',
        }),
      );
      assert.deepEqual(
        state(unknown, others).broken.map((item) => item.reason),
        ['A quotation mark is missing at the end of this text.'],
      );
    });
  });

  describe('at the foot', () => {
    it('says who can read this, on which branch, and what is private', () => {
      const { foot } = dashboardState(inputOf(working, { branch: 'topic/retries' }));
      assert.equal(foot.readers, 'Who can read the shared records: Everyone with access to acme/payments.');
      assert.equal(
        foot.branch,
        'You see them as they are on the branch topic/retries; others may look at main.',
      );
      assert.equal(foot.privately, '1 record is private: on this machine alone, and nothing backs it up.');
      const elsewhere = stateOf({}, { branch: undefined }).foot;
      assert.deepEqual([elsewhere.branch, elsewhere.privately], [undefined, undefined]);
    });

    it('says of a private pair that nobody else reads it', () => {
      const [file] = snapshotOf(pairOnly).files('pair');
      const { foot, header } = stateOf(
        {},
        { snapshot: snapshotOf({ [`private:${pairPath}`]: file!.value } as Records) },
      );
      assert.match(foot.readers, /^Only you can read this/);
      assert.equal(header.isPrivate, true);
    });
  });

  it('puts the timeline together by month, the latest first, naming other years', () => {
    const records: Records = {
      'sessions/2025-12-20-ada-e5f6g7.yaml': { pair, date: '2025-12-20' },
      'sessions/2026-11-20-ada-f6g7h8.yaml': { pair, date: '2026-11-20' },
    };
    assert.deepEqual(
      stateOf(records).timeline.months.map((month) => month.title),
      ['November', 'December 2025'],
    );
  });
});
