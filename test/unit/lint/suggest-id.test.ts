import assert from 'node:assert/strict';
import { fixesFor } from '../../../src/core/lint/fix-all.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { readFolder } from '../../support/memory-source.js';

const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
const shared = {
  'mentoring.yaml': 'format: 1\nobjectives:\n  reliability-2027: { title: Halve the pages }\n',
  'people/ada.yaml': 'name: Ada Lovelace\n',
  'people/grace.yaml': 'name: Grace Hopper\n',
  'people/grace-2.yaml': 'name: Grace Hopper\n',
  [goalPath]: 'title: Own the retries\nowner: ada\n',
  [pairPath]: 'mentee: ada\nmentor: grace\nprocess: project-mentoring\n',
};

/** What is said of a file, and what can be done about it. */
async function told(
  path: string,
  text: string,
  mine: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const snapshot = await readFolder({ ...shared, [path]: text }, mine);
  const file = snapshot.file('shared', path);
  assert.ok(file);
  return (problemsOf(snapshot).get(`shared:${path}`) ?? []).flatMap((problem) => [
    problem.message.replace(/ An id is .*, for example [a-z0-9-]+\./, ''),
    ...fixesFor(snapshot, file, problem).map(({ title, safe }) => `${safe ? 'safe' : 'choice'}: ${title}`),
  ]);
}

describe('a name or a title where an id belongs', () => {
  it('is told with the id that is meant, which a fix writes', async () => {
    assert.deepEqual(await told(goalPath, 'title: A\nowner: Ada  lovelace\n'), [
      'owner: Did you mean ada?',
      'choice: Change Ada lovelace to ada',
    ]);
    assert.deepEqual(await told(goalPath, 'title: A\nowner: Ada\nobjective: Halve the pages\n'), [
      'owner: Did you mean ada?',
      'safe: Change Ada to ada',
      'objective: Did you mean reliability-2027?',
      'choice: Change Halve the pages to reliability-2027',
    ]);
    assert.deepEqual(
      await told('plans/own-the-retries-z5w1ht.yaml', 'goal: Own the retries\nsteps:\n  - Read\n'),
      [
        'goal: Did you mean own-the-retries-p3x9kd?',
        'choice: Change Own the retries to own-the-retries-p3x9kd',
      ],
    );
    assert.deepEqual(await told(pairPath, 'mentee: ada\nmentor: grace\nprocess: Project Mentoring\n'), [
      'process: Did you mean project-mentoring?',
      'safe: Change Project Mentoring to project-mentoring',
    ]);
  });

  it('is told alone where several are called so, or nobody is', async () => {
    assert.deepEqual(await told(goalPath, 'title: A\nowner: Grace Hopper\n'), ['owner:']);
    assert.deepEqual(await told(goalPath, 'title: A\nowner: Alan Turing\n'), ['owner:']);
  });

  it('leads to no private record in a shared file', async () => {
    const mine = { 'goals/leave-h4f2a9.yaml': 'title: Leave the team\nowner: ada\n' };
    const text = 'goal: Leave the team\nsteps:\n  - Read\n';
    assert.deepEqual(await told('plans/own-the-retries-z5w1ht.yaml', text, mine), ['goal:']);
  });
});
