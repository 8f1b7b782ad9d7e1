// @ts-check
/**
 * Runs a suite with mocha, inside the extension host as well as in plain Node.
 */
const Mocha = require('mocha');
const fs = require('node:fs');

/**
 * @param {() => unknown} load Loads the suite, whose `describe` and `it` register its tests.
 * @param {{ timeout: number }} options Milliseconds that a test may take, unless it says otherwise itself.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function countTests(load, { timeout }) {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: process.env['FORCE_COLOR'] === '1',
    timeout,
  });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  load();
  const stats = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  return { passed: stats.passes, failed: stats.failures };
}

/**
 * As {@link countTests}, for those who listen to failure alone.
 * @param {() => unknown} load
 * @param {{ timeout: number }} options
 * @returns {Promise<void>} Rejects when a test failed, and when there was none. The counts are also written to the
 *   file that MENTORING_SUITE_RESULT names, as `{ passed, failed }`.
 */
async function runMocha(load, options) {
  const counts = await countTests(load, options);
  const file = process.env['MENTORING_SUITE_RESULT'];
  if (file) fs.writeFileSync(file, JSON.stringify(counts));
  const { passed, failed } = counts;
  if (passed + failed === 0) throw new Error('The suite has no tests.');
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}

module.exports = { countTests, runMocha };
