// @ts-check
/**
 * Runs every test there is, part by part, and stops at the first part that fails.
 *
 *     node scripts/test.js
 */
const { spawn } = require('node:child_process');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** Packed once, for all who look at it or drive it. */
const vsix = path.join(root, 'out', 'mentoring-trail.vsix');

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} what
 * @property {string} script Of the folder scripts.
 * @property {string[]} [args]
 */

/** @type {Part[]} The quickest answers first. */
const parts = [
  { name: 'check', what: 'Checking types, lint, format and unused code', script: 'check.js' },
  { name: 'package', what: 'Packing the extension', script: 'package.js', args: [vsix] },
  { name: 'unit', what: 'Running the unit tests', script: 'unit.js' },
  { name: 'host', what: 'Running the suites inside a real VS Code', script: 'test-host.js' },
  { name: 'story', what: 'Driving the packed extension as a person would', script: 'test-story.js' },
];

/**
 * @typedef {{ code: number, passed: number, failed: number }} Outcome The counts are those that the part has printed.
 */

/**
 * Runs a part and shows what it says as it comes.
 * @param {Part} part
 * @returns {Promise<Outcome>}
 */
function run({ script, args = [] }) {
  const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
    // The part writes through a pipe, and cannot see that a person reads it.
    env: { ...process.env, MENTORING_VSIX: vsix, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => {
    process.stdout.write(text);
    output = (output + text).slice(-10_000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal) console.log(`\nscripts/${script} was ended by ${signal}.`);
      const [, passed = '0', failed = '0'] = /: (\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
      resolve({ code: code ?? 1, passed: Number(passed), failed: Number(failed) });
    });
  });
}

/** @param {number} started */
function secondsSince(started) {
  return Math.round((performance.now() - started) / 1000);
}

async function main() {
  const started = performance.now();
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const times = [];
  for (const [index, part] of parts.entries()) {
    console.log(`\n━━ ${index + 1}/${parts.length} ${part.what}\n`);
    const partStarted = performance.now();
    const { code, passed, failed } = await run(part);
    times.push(`${part.name} ${secondsSince(partStarted)} s`);
    total.passed += passed;
    // A part that fails without a count, as a check does, is one failure.
    total.failed += code === 0 ? failed : Math.max(failed, 1);
    if (code === 0) continue;
    console.log(`\n"${part.name}" has failed; what comes after it was not run.`);
    break;
  }
  console.log(`\nTook ${secondsSince(started)} s: ${times.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
