// @ts-check
/**
 * Runs a suite with mocha, inside the extension host as well as in plain Node.
 */
const Mocha = require('mocha');
const fs = require('node:fs');

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [failures] What failed, and on what: a line each.
 * @property {string[]} [skipped] What was not run, and why: a line each.
 */

/**
 * @param {() => unknown} load Loads the suite, whose `describe` and `it` register its tests.
 * @param {{ timeout: number }} options Milliseconds that a test may take, unless it says otherwise itself.
 * @returns {Promise<Required<Counts>>}
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
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const skipped = [];
  const stats = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${firstLine(error)}`));
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
  });
  return { passed: stats.passes, failed: stats.failures, failures, skipped };
}

/** @param {unknown} error */
function firstLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n', 1)[0] ?? '';
}

/** @param {readonly string[]} skipped */
function saySkipped(skipped) {
  for (const test of skipped) console.log(`Skipped: ${test}`);
}

/**
 * As {@link countTests}, for those who listen to failure alone.
 * @param {() => unknown} load
 * @param {{ timeout: number }} options
 * @returns {Promise<void>} Rejects when a test failed, and when there was none. The counts are also written to the
 *   file that MENTORING_SUITE_RESULT names.
 */
async function runMocha(load, options) {
  const counts = await countTests(load, options);
  const file = process.env['MENTORING_SUITE_RESULT'];
  if (file) fs.writeFileSync(file, JSON.stringify(counts));
  const { passed, failed } = counts;
  if (passed + failed === 0) throw new Error('The suite has no tests.');
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}

module.exports = { countTests, runMocha, saySkipped };
