import assert from 'node:assert/strict';
import { fixAll, fixesFor, fixesForStray } from '../../../src/core/lint/fix-all.js';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { readFolder } from '../../support/memory-source.js';
import { effectOf } from './fixing.js';

const planPath = 'plans/own-the-retries-z5w1ht.yaml';
const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
const shared = {
  'people/ada.yaml': 'name: Ada Lovelace\n',
  [goalPath]: 'title: Own the retries\nowner: ada\n',
};

/** The text after each fix of a file, by the fix's title. */
async function fixesOf(path: string, text: string): Promise<Record<string, string>> {
  const snapshot = await readFolder({ ...shared, [path]: text });
  const file = snapshot.file('shared', path);
  assert.ok(file);
  assert.equal(fixAll(snapshot, file), undefined, 'nothing is made unseen');
  const fixes = (problemsOf(snapshot).get(`shared:${path}`) ?? []).flatMap((problem) =>
    fixesFor(snapshot, file, problem),
  );
  return Object.fromEntries(fixes.map((fix) => [fix.title, effectOf(fix) ?? '']));
}

describe('fixes of what was typed in haste', () => {
  it('put the space behind a colon that lacks one', async () => {
    assert.deepEqual(await fixesOf(goalPath, 'title: A\nowner:ada # me\n'), {
      'Put a space behind the colon': 'title: A\nowner: ada # me\n',
    });
    assert.deepEqual(await fixesOf(goalPath, 'title:A\r\nowner:ada\r\n'), {
      'Put a space behind each colon that lacks one': 'title: A\r\nowner: ada\r\n',
    });
  });

  it('put it there between braces, too', async () => {
    assert.deepEqual(
      await fixesOf(
        planPath,
        'goal: own-the-retries-p3x9kd\nsteps:\n  - { task: A, due:2026-12-01 } # soon\n',
      ),
      {
        'Change due:2026-12-01 to due: 2026-12-01':
          'goal: own-the-retries-p3x9kd\nsteps:\n  - { task: A, due: 2026-12-01 } # soon\n',
      },
    );
  });

  it('put a text with a colon in quotes', async () => {
    const plan = (step: string) => `goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - ${step} # soon\n`;
    assert.deepEqual(await fixesOf(planPath, plan("Ask Grace: what's locked?")), {
      "Put “Ask Grace: what's locked?” in quotes": plan("'Ask Grace: what''s locked?'"),
    });
    assert.deepEqual(await fixesOf(planPath, plan('Read: this')), {
      'Put “Read: this” in quotes': plan("'Read: this'"),
    });
    assert.deepEqual(await fixesOf(planPath, plan('Then:')), { 'Put “Then:” in quotes': plan("'Then:'") });
  });

  it('give a file the name that its message says', async () => {
    const paths = [
      'people/42.yaml',
      'processes/2nd.yaml',
      'goals/con.yaml',
      'goals/Learn Go.yaml',
      'people/Ada.L.yaml',
    ];
    const files = Object.fromEntries(paths.map((path) => [path, 'title: A\n']));
    const snapshot = await readFolder({ ...shared, ...files });
    const problems = problemsOf(snapshot);
    assert.deepEqual(snapshot.strays.map(({ path }) => path).sort(), [...paths].sort());
    for (const stray of snapshot.strays) {
      const [fix] = fixesForStray(snapshot, stray);
      const said = /for example to ([a-z0-9-]+\.yaml)\.$/.exec(
        problems.get(`shared:${stray.path}`)?.[0]?.message ?? '',
      );
      assert.ok(fix && said, stray.path);
      assert.equal(effectOf(fix)?.replace(/^.*\//, ''), said[1]);
    }
    const names = snapshot.strays.map((stray) => fixesForStray(snapshot, stray)[0]?.title);
    assert.ok(
      names.includes('Rename to people/p-42.yaml') && names.includes('Rename to processes/p-2nd.yaml'),
    );
  });
});
