import assert from 'node:assert/strict';
import { addStep, completeStep, reopenStep } from '../../../src/core/actions/steps.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import { recordAt } from '../../../src/core/records/kinds.js';
import {
  contextOf,
  created,
  edited,
  goal,
  pair,
  plan,
  planned,
  records,
  refusal,
  session,
  textsAfter,
  without,
  changesOf,
} from '../../support/actions.js';

const path = 'plans/own-the-retries-z5w1ht.yaml';
const value = records[path];
const [read, write] = value.steps;

const withoutPlan = without(records, path);

/** The snapshot in which a file says exactly this. */
function saying(snapshot: Snapshot, where: string, text: string): Snapshot {
  const record = recordAt(where);
  assert.ok(record);
  const file = readRecordText({ ...record, place: 'shared', path: where }, text, undefined);
  return snapshot.with(new Map([[fileKey(file), file]]));
}

describe('a step', () => {
  it('makes the action plan where there is none, named after its goal', () => {
    const added = planned(addStep(contextOf(withoutPlan), { goal, task: 'Read it' }));
    assert.deepEqual(created(added, 'plan'), [{ goal, steps: ['Read it'] }]);
    assert.match(added.open?.path ?? '', /^plans\/own-the-retries-[a-z0-9]{6}\.yaml$/);
  });

  it('is a line where nothing else is said, and comes last', () => {
    const context = contextOf(records);
    assert.deepEqual(edited(planned(addStep(context, { goal, task: ' Talk\nto ops ' })), path), {
      ...value,
      steps: [read, write, 'Talk to ops'],
    });
    const owned = planned(addStep(context, { goal, task: 'Talk', owner: 'ada', due: '2026-12-01' }));
    assert.deepEqual(edited(owned, path), {
      ...value,
      steps: [read, write, { task: 'Talk', owner: 'ada', due: '2026-12-01' }],
    });
    assert.deepEqual(owned.open?.at, ['steps', 2]);
  });

  it('of a private goal never goes into a shared plan', () => {
    const { 'goals/own-the-retries-p3x9kd.yaml': own, ...others } = records;
    const added = planned(
      addStep(contextOf({ ...others, 'private:goals/own-the-retries-p3x9kd.yaml': own }), {
        goal,
        task: 'Find the courage to say no',
      }),
    );
    assert.deepEqual(
      changesOf(added).map((change) => change.type === 'create' && [change.kind, change.place]),
      [['plan', 'private']],
    );
  });

  it('needs words, a goal that is there and an owner who is', () => {
    const context = contextOf(records);
    assert.equal(refusal(addStep(context, { goal, task: '  ' })).code, 'refused');
    assert.equal(refusal(addStep(context, { goal: 'gone-a1b2c3', task: 'Talk' })).code, 'stale');
    assert.equal(refusal(addStep(context, { goal, task: 'Talk', owner: 'linus' })).code, 'stale');
  });

  it('is for those who work on its goal, and for whoever takes it', () => {
    const steps = [{ task: 'Talk', owner: 'linus' }, 'Read'];
    const everyone = { ...records, 'people/linus.yaml': { name: 'Linus' }, [path]: { goal, steps } };
    const linus = contextOf(everyone, 'linus');
    const only = 'Only Ada and Grace work on this goal.';
    assert.equal(refusal(addStep(linus, { goal, task: 'Talk' })).message, only);
    const read = { list: 'steps' as const, plan, index: 1, task: 'Read' };
    assert.equal(refusal(completeStep(linus, read)).message, only);
    planned(completeStep(linus, { ...read, index: 0, task: 'Talk' }));
    planned(addStep(contextOf(everyone, 'grace'), { goal, task: 'Talk' }));
    planned(completeStep(contextOf(everyone, 'grace'), read));
    const chosen = { list: 'actions' as const, session, index: 1, task: 'Ask the platform team' };
    assert.equal(refusal(completeStep(linus, chosen)).message, 'Only Ada and Grace write in this pair.');
  });

  it('can be added after the pair has ended', () => {
    const ended = {
      ...records,
      [`pairs/${pair}.yaml` as const]: { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    planned(addStep(contextOf(ended), { goal, task: 'Talk' }));
    planned(addStep(contextOf(ended, 'grace'), { goal, task: 'Talk' }));
  });

  it('is private beside a private goal', () => {
    const secret = { ...records, 'private:goals/secret-a1b2c3.yaml': { title: 'Secret', owner: 'ada' } };
    const [change] = changesOf(planned(addStep(contextOf(secret), { goal: 'secret-a1b2c3', task: 'Talk' })));
    assert.equal(change?.type === 'create' && change.place, 'private');
  });

  it('is done today, and open again', () => {
    const done = planned(
      completeStep(contextOf(records), { list: 'steps', plan, index: 0, task: "Read the queue's design" }),
    );
    const lines = edited(done, path);
    assert.deepEqual(lines, { ...value, steps: [{ task: read, done: '2026-11-21' }, write] });
    const ticked = contextOf({ ...records, [path]: lines as typeof value });
    const again = planned(
      reopenStep(ticked, { list: 'steps', plan, index: 0, task: "Read the queue's design" }),
    );
    assert.deepEqual(edited(again, path), value);
  });

  it('keeps its owner and date when it is done and open again', () => {
    const chosen = { list: 'steps' as const, plan, index: 1, task: 'Write the backoff proposal' };
    const done = edited(planned(completeStep(contextOf(records), chosen)), path) as typeof value;
    assert.deepEqual(done.steps[1], {
      task: 'Write the backoff proposal',
      owner: 'ada',
      due: '2026-12-05',
      done: '2026-11-21',
    });
    assert.deepEqual(
      edited(planned(reopenStep(contextOf({ ...records, [path]: done }), chosen)), path),
      value,
    );
  });

  it('stays as it is where it is done, or open, already', () => {
    assert.deepEqual(
      changesOf(
        planned(
          reopenStep(contextOf(records), {
            list: 'steps',
            plan,
            index: 1,
            task: 'Write the backoff proposal',
          }),
        ),
      ),
      [],
    );
    const done = { ...records, [path]: { goal, steps: [{ task: 'Talk', done: '2026-11-20' }] } };
    assert.deepEqual(
      changesOf(planned(completeStep(contextOf(done), { list: 'steps', plan, index: 0, task: 'Talk' }))),
      [],
    );
  });

  it('is found by its words where it has moved, unless several say the same', () => {
    const moved = { ...records, [path]: { goal, steps: ['New', 'Talk', 'Read', 'Talk'] } };
    const done = planned(completeStep(contextOf(moved), { list: 'steps', plan, index: 0, task: 'Read' }));
    assert.deepEqual(edited(done, path), {
      goal,
      steps: ['New', 'Talk', { task: 'Read', done: '2026-11-21' }, 'Talk'],
    });
    assert.equal(
      refusal(completeStep(contextOf(moved), { list: 'steps', plan, index: 0, task: 'Talk' })).code,
      'stale',
    );
    assert.equal(
      refusal(completeStep(contextOf(moved), { list: 'steps', plan, index: 0, task: 'Gone' })).code,
      'stale',
    );
    planned(completeStep(contextOf(moved), { list: 'steps', plan, index: 3, task: 'Talk' }));
  });

  it('can be an action of a session, while the pair goes on', () => {
    const chosen = { list: 'actions' as const, session, index: 1, task: 'Ask the platform team' };
    const done = edited(planned(completeStep(contextOf(records), chosen)), `sessions/${session}.yaml`) as {
      actions: unknown;
    };
    assert.deepEqual(done.actions, ['Draw the locks', { task: 'Ask the platform team', done: '2026-11-21' }]);
    const ended = {
      ...records,
      [`pairs/${pair}.yaml` as const]: { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    assert.match(refusal(completeStep(contextOf(ended), chosen)).message, /has ended/);
  });

  it("keeps people's comments, layout and unknown keys", () => {
    const text = [
      '# what Ada does next',
      'goal: own-the-retries-p3x9kd',
      'steps:',
      '  # before the holidays',
      "  - Read the queue's design   # with a pencil",
      '  - { task: Talk, x-room: blue, done: 2026-11-20 }',
      '',
    ].join('\n');
    const context = contextOf(saying(contextOf(records).snapshot, path, text));
    const done = planned(
      completeStep(context, { list: 'steps', plan, index: 0, task: "Read the queue's design" }),
    );
    assert.equal(
      textsAfter(context.snapshot, done)[0]?.after,
      text.replace("- Read the queue's design ", "- { task: Read the queue's design, done: 2026-11-21 } "),
    );
    const open = planned(reopenStep(context, { list: 'steps', plan, index: 1, task: 'Talk' }));
    assert.equal(textsAfter(context.snapshot, open)[0]?.after, text.replace(', done: 2026-11-20', ''));
  });
});
