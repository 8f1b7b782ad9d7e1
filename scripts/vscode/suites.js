// @ts-check
/** How suites that need a real VS Code are run one after the other, and counted. */

/** More of them than this fail for a reason that another run would only repeat. */
const mostRunAgain = 2;

/** @typedef {import('./mocha-run').Counts} Counts */

/**
 * Runs suites in turn and says how they ended. A window that draws itself anew under the mouse, on a machine with other things to
 * do, can fail a test that has nothing to tell; so where one or two suites fail, those are run a second time from the start, and
 * are named with what they failed on. What fails twice has failed.
 * @param {string} title What begins the last line: `Stories`.
 * @param {readonly string[]} names
 * @param {(name: string) => Promise<Counts>} run Runs one suite, from a fresh workspace.
 * @param {(line: string) => void} [say]
 * @returns {Promise<boolean>} Whether all of them passed.
 */
async function runSuites(title, names, run, say = console.log) {
  /** @type {Map<string, Counts>} */
  const results = new Map();
  for (const name of names) results.set(name, await run(name));
  const first = new Map(results);
  const failed = names.filter((name) => results.get(name)?.failed);
  if (failed.length > 0 && failed.length <= mostRunAgain) {
    for (const name of failed) {
      say(`\n"${name}" has failed, and is run a second time.`);
      results.set(name, await run(name));
    }
    for (const name of failed) {
      if (results.get(name)?.failed) continue;
      const reasons = (first.get(name)?.failures ?? []).join('; ');
      say(`\nFailed first and passed when run again: ${name}${reasons === '' ? '' : ` (${reasons})`}`);
    }
  }
  const counts = [...results.values()];
  for (const test of counts.flatMap(({ skipped = [] }) => skipped)) say(`\nSkipped: ${test}`);
  const passed = counts.reduce((sum, each) => sum + each.passed, 0);
  const broken = counts.reduce((sum, each) => sum + each.failed, 0);
  say(`\n${title}: ${passed} passed, ${broken} failed`);
  return broken === 0;
}

module.exports = { runSuites };
