import * as assert from 'node:assert/strict';
import { isSafeId } from '../../../src/core/folder/id.js';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import { checkKinds, evaluateCheck } from '../../../src/core/processes/checks.js';
import { completeProcess } from '../../../src/core/processes/process.js';
import { phases, processSchema } from '../../../src/core/records/process.js';
import { adaAndGrace, today } from '../../support/ada-and-grace.js';
import { perspectiveOf } from '../../support/snapshot.js';

describe('the processes that come along', () => {
  it('are found by their id', () => {
    assert.deepEqual(
      [...builtInProcesses().values()].map((process) => process.id),
      [
        'project-mentoring',
        'five-stages',
        'initiation-to-closure',
        'four-phases',
        'four-step-guide',
        'eight-stage-model',
      ],
    );
    assert.equal(builtInProcesses().get('five-stages')?.title, 'The five stages of mentoring');
    assert.equal(builtInProcesses().get('constructor'), undefined);
  });

  for (const process of [...builtInProcesses().values()]) {
    describe(process.id, () => {
      it('keeps its ids, which records name', () => {
        const expected: Readonly<Record<string, readonly string[]>> = {
          'project-mentoring': [
            'formation-of-a-pair',
            'planning-and-development',
            'project-implementation',
            'reflection',
          ],
          'five-stages': [
            'establishing-the-relationship',
            'setting-goals-and-objectives',
            'development-and-action-planning',
            'implementation-and-execution',
            'evaluation-and-review',
          ],
          'initiation-to-closure': ['initiation', 'development', 'evaluation', 'closure'],
          'four-phases': ['preparation', 'negotiating', 'enabling-growth', 'closure'],
          'four-step-guide': [
            'building-the-relationship',
            'negotiating-agreements',
            'developing-the-mentee',
            'ending-the-relationship',
          ],
          'eight-stage-model': [
            'introduction',
            'foundation',
            'orientation',
            'collaboration',
            'problem-solving',
            'personal-framework',
            'professional-framework',
            'transition',
          ],
        };
        assert.deepEqual(
          process.stages.map((stage) => stage.id),
          expected[process.id],
        );
        for (const stage of process.stages) assert.ok(isSafeId(stage.id), stage.id);
      });

      it('goes through the phases in order', () => {
        const order = process.stages.map((stage) => phases.indexOf(stage.phase));
        assert.deepEqual(
          order,
          [...order].sort((one, other) => one - other),
        );
      });

      it('says in every stage what it is for, who leads, what to ask and what to leave behind', () => {
        for (const stage of process.stages) {
          assert.ok(stage.purpose !== undefined && stage.lead !== undefined, stage.id);
          assert.ok(stage.prompts.length >= 3 && stage.checks.length >= 2, stage.id);
          const ids = stage.checks.map((check) => check.id);
          assert.equal(new Set(ids).size, ids.length, stage.id);
          for (const check of stage.checks) {
            const kind = checkKinds.get(check.check);
            assert.ok(kind, check.check);
            assert.ok(kind.read(check.with).ok, check.id);
          }
        }
      });
    });
  }

  it('keep aspirations, fit and involvement private', () => {
    const confidential =
      /career|five years|achieve through|comfortable|involved too|go on with this, or|beyond the job|to be when this is over/;
    const prompts = [...builtInProcesses().values()].flatMap((process) =>
      process.stages.flatMap((stage) => stage.prompts),
    );
    const found = prompts.filter((prompt) => confidential.test(prompt.ask));
    assert.equal(found.length, 8);
    for (const prompt of found) assert.equal(prompt.private, true, prompt.ask);
  });
});

describe('a process', () => {
  const common = {
    first: [{ check: 'pair-accepted' }],
    phases: { work: [{ check: 'feedback-given' }, { check: 'steps-done' }] },
    last: [{ check: 'celebration' }],
  };
  const written = processSchema.parse({
    title: 'Ours',
    stages: [
      { id: 'start', title: 'Start', phase: 'a-new-phase', lead: 'everyone' },
      {
        id: 'work',
        title: 'Work',
        phase: 'work',
        checks: [
          { id: 'met-twice', check: 'sessions-held', with: { atLeast: 2 } },
          { check: 'feedback-given', with: { directions: 'both' } },
        ],
      },
    ],
  });

  it('gets what its first stage, its last one and the last of each phase are asked for, its own checks going before', () => {
    const process = completeProcess('ours', written, common);
    assert.deepEqual(
      process.stages.map((stage) => stage.checks.map((check) => [check.id, check.with])),
      [
        [['pair-accepted', undefined]],
        [
          ['met-twice', { atLeast: 2 }],
          ['feedback-given', { directions: 'both' }],
          ['steps-done', undefined],
          ['celebration', undefined],
        ],
      ],
    );
  });

  it('is not asked twice for what one of its stages asks for itself', () => {
    const [first, second] = written.stages ?? [];
    assert.ok(first && second);
    const checks = [{ check: 'celebration' }, { check: 'feedback-given' }];
    const process = completeProcess('ours', { ...written, stages: [{ ...first, checks }, second] }, common);
    const names = process.stages.map((stage) => stage.checks.map((check) => check.id));
    assert.deepEqual(names, [
      ['pair-accepted', 'celebration', 'feedback-given'],
      ['met-twice', 'feedback-given', 'steps-done'],
    ]);
  });

  it('takes a phase or lead that it does not know for work, led by nobody in particular', () => {
    const [first] = completeProcess('ours', written, common).stages;
    assert.deepEqual([first?.phase, first?.lead], ['work', undefined]);
  });
});

describe('a check', () => {
  const { snapshot, pair } = adaAndGrace();
  const context = { ...perspectiveOf(snapshot, { today }), pair };

  it('that is unknown is open and says so', () => {
    const result = evaluateCheck(context, { id: 'dance', check: 'danced-together' });
    assert.deepEqual(result, {
      id: 'dance',
      title: 'dance',
      met: false,
      reason: `This version doesn't know the check “danced-together”.`,
      records: [],
    });
    assert.equal(evaluateCheck(context, { id: 'x', check: 'constructor' }).met, false);
  });

  it('with parameters that cannot be read is open and says what is wrong', () => {
    const result = evaluateCheck(context, { id: 'met', check: 'sessions-held', with: { atLeast: 'twice' } });
    assert.equal(result.met, false);
    assert.match(
      result.reason,
      /“sessions-held” cannot be read: atLeast: is text here. A number belongs here\.$/,
    );
  });

  it('can have a title of its own', () => {
    const check = { id: 'met', check: 'sessions-held', with: { atLeast: 3 } };
    assert.equal(evaluateCheck(context, check).title, '3 sessions');
    assert.equal(evaluateCheck(context, { ...check, title: 'Three walks' }).title, 'Three walks');
  });
});
