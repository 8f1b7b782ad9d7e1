// @ts-check
/**
 * Runs every test there is, part by part. Parts that need different things of the machine run beside each other; where one fails,
 * no other is begun.
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

/** @type {Part} Before all else, since it builds in the same place as the suites do. */
const packing = { name: 'package', what: 'Packing the extension', script: 'package.js', args: [vsix] };

/** @type {Part[][]} Two lanes of parts. What waits for VS Code most of the time runs beside what computes. */
const lanes = [
  [
    { name: 'check', what: 'Checking types, lint, format and unused code', script: 'check.js' },
    { name: 'story', what: 'Driving the packed extension as a person would', script: 'test-story.js' },
  ],
  [
    { name: 'unit', what: 'Running the unit tests', script: 'unit.js' },
    { name: 'host', what: 'Running the suites inside a real VS Code', script: 'test-host.js' },
  ],
];

/** What a part says that the summary repeats. */
const remarkable = /^(?:Failed first and passed when run again|Skipped): .*$/gm;

/**
 * @typedef {{ code: number, passed: number, failed: number, remarks: string[] }} Outcome The counts are those that the part has printed.
 */

/**
 * Runs a part and says in one piece what it has said, so that parts beside each other can be told apart.
 * @param {Part} part
 * @returns {Promise<Outcome>}
 */
function run({ what, script, args = [] }) {
  console.log(`\n━━ ${what} …`);
  const child = spawn(process.execPath, [path.join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    // The part writes through a pipe, and cannot see that a person reads it.
    env: { ...process.env, MENTORING_VSIX: vsix, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      console.log(`\n━━ ${what}\n\n${output.trimEnd()}`);
      if (signal) console.log(`\nscripts/${script} was ended by ${signal}.`);
      const [, passed = '0', failed = '0'] = /: (\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
      const remarks = output.match(remarkable) ?? [];
      resolve({ code: code ?? 1, passed: Number(passed), failed: Number(failed), remarks });
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
  /** @type {string[]} */
  const remarks = [];
  /** @type {string[]} */
  const broken = [];
  const runAll = async (/** @type {readonly Part[]} */ parts) => {
    for (const part of parts) {
      if (broken.length > 0) return;
      const partStarted = performance.now();
      const outcome = await run(part);
      times.push(`${part.name} ${secondsSince(partStarted)} s`);
      remarks.push(...outcome.remarks);
      total.passed += outcome.passed;
      // A part that fails without a count, as a check does, is one failure.
      total.failed += outcome.code === 0 ? outcome.failed : Math.max(outcome.failed, 1);
      if (outcome.code !== 0) broken.push(part.name);
    }
  };
  await runAll([packing]);
  await Promise.all(lanes.map(runAll));
  for (const remark of remarks) console.log(`\n${remark}`);
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}. What comes after it was not run.`);
  console.log(`\nTook ${secondsSince(started)} s: ${times.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
