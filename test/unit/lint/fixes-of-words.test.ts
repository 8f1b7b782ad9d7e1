import assert from 'node:assert/strict';
import { fixed, fixesOf, goalPath, pair, pairPath, people } from './fixing.js';

describe('fixes', () => {
  describe('leave a word that is written alone', () => {
    const planPath = 'plans/own-the-retries-z5w1ht.yaml';
    const goal = { ...people, [goalPath]: 'title: Own it\nowner: ada\n' };
    const plan = (step: string) => `goal: own-the-retries-p3x9kd\nsteps:\n  - ${step}\n`;

    it('where an item can be a text with a colon in it', () => {
      for (const step of ['Ask: which locks?', 'Mask: the logs', 'Tasks: read']) {
        assert.equal(fixed(planPath, plan(step), goal), undefined, step);
        assert.equal(fixesOf(planPath, plan(step), goal)[`Put “${step}” in quotes`], plan(`'${step}'`), step);
      }
      assert.equal(fixed(planPath, plan('Task: Read it'), goal), plan('task: Read it'));
      assert.equal(
        fixed(planPath, plan('{ tsk: Read it, owner: ada }'), goal),
        plan('{ task: Read it, owner: ada }'),
      );
    });

    it('where it may be another word', () => {
      const feedback =
        'pair: ada-and-grace-k7m2q4\nfrom: ada\nto: grace\ndate: 2026-11-21\nnext: Look at it\n';
      assert.equal(fixed('feedback/2026-11-21-ada-q4k7m2.yaml', feedback, { ...people, ...pair }), undefined);
      const process = 'title: Ours\nstages:\n  - { id: a, title: A, phase: prepare, read: mentor }\n';
      assert.equal(fixed('processes/ours.yaml', process), undefined);
    });

    it('up to a comment, which a sign of number in quotes does not begin', () => {
      const step = 'Read: "RFC #12 first"';
      assert.equal(
        fixesOf(planPath, plan(`${step} # soon`), goal)[`Put “${step}” in quotes`],
        plan(`'${step}' # soon`),
      );
    });

    it('where no text belongs', () => {
      const base = 'mentee: ada\nmentor: grace\n';
      assert.deepEqual(fixesOf(pairPath, `${base}process:\n  id: five-stages\n`), {});
      const check = (form: string) =>
        `title: Ours\nstages:\n  - id: a\n    title: A\n    phase: prepare\n    checks:\n${form}`;
      assert.deepEqual(fixesOf('processes/ours.yaml', check('      check: pair-accepted\n')), {
        'Write it as a list': check('      - { check: pair-accepted }\n'),
      });
    });
  });

  it('rename a misspelt key rather than add it beside', () => {
    assert.equal(fixed('mentoring.yaml', 'Format: 1 # now\n'), 'format: 1 # now\n');
    assert.equal(fixed('mentoring.yaml', 'formatt: 1 # now\n'), undefined);
    assert.deepEqual(Object.keys(fixesOf('mentoring.yaml', 'formatt: 1 # now\n')), [
      'Change formatt to format',
    ]);
  });

  it('put a space behind colons further in', () => {
    const text = (space: string) =>
      `title: Own it\nowner: ada\nmeasure:\n  what: x\n  from:${space}1\n  to:${space}3\n`;
    assert.deepEqual(Object.values(fixesOf(goalPath, text(''))), [text(' ')]);
  });

  it('cut a name that is too long to get a code', () => {
    const path = `goals/${'a'.repeat(63)}.yaml`;
    const [name = ''] = Object.values(fixesOf(path, 'title: Own it\nowner: ada\n'));
    assert.match(name, /^goals\/a{57}-[a-z][a-z0-9]{5}\.yaml$/);
  });
});
