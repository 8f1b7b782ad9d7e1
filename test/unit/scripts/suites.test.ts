import assert from 'node:assert/strict';
import { runSuites } from '../../../scripts/vscode/suites.js';

/** Runs suites that end as the lists say, one entry a run; gives what was run and said. */
async function play(outcomes: Readonly<Record<string, readonly boolean[]>>) {
  const ran: string[] = [];
  const said: string[] = [];
  const run = (name: string) => {
    const passed = outcomes[name]?.[ran.filter((each) => each === name).length] ?? false;
    ran.push(name);
    return Promise.resolve(
      passed
        ? { passed: 3, failed: 0, skipped: ['of ours (skipped: there is no gpg here)'] }
        : { passed: 1, failed: 2, failures: ['the tree: a row is missing', 'the tree: another'] },
    );
  };
  const passed = await runSuites('Suites', Object.keys(outcomes), run, (line) => said.push(line.trim()));
  return { passed, ran, said };
}

describe('suites in a real VS Code', () => {
  it('are run once where they pass', async () => {
    const { passed, ran, said } = await play({ a: [true], b: [true] });
    assert.equal(passed, true);
    assert.deepEqual(ran, ['a', 'b']);
    assert.deepEqual(said, [
      'Skipped: of ours (skipped: there is no gpg here)',
      'Skipped: of ours (skipped: there is no gpg here)',
      'Suites: 6 passed, 0 failed',
    ]);
  });

  it('have failed when they fail twice', async () => {
    const { passed, ran, said } = await play({ a: [false, false], b: [true] });
    assert.equal(passed, false);
    assert.deepEqual(ran, ['a', 'b', 'a']);
    assert.equal(said.at(-1), 'Suites: 4 passed, 2 failed');
  });

  it('name those that passed only the second time', async () => {
    const { passed, said } = await play({ a: [false, true], b: [true] });
    assert.equal(passed, true);
    assert.ok(
      said.includes(
        'Failed first and passed when run again: a (the tree: a row is missing; the tree: another)',
      ),
    );
    assert.equal(said.at(-1), 'Suites: 6 passed, 0 failed');
  });

  it('are not run again where many fail', async () => {
    const { passed, ran } = await play({ a: [false, true], b: [false, true], c: [false, true] });
    assert.equal(passed, false);
    assert.deepEqual(ran, ['a', 'b', 'c']);
  });
});
