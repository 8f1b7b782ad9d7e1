// @ts-check
/**
 * Runs the benchmarks of test/bench. They count, or hold one thing against another within the same run, so that they mean the
 * same on every machine.
 *
 *     node scripts/bench.js [NAME ...]
 *
 * A benchmark is `test/bench/NAME.bench.ts`; it exports a `title` and `run(dist)`, which is given the folder of a production
 * build and returns figures. The run fails where a figure is more than twice its target, or a count differs from it at all.
 */
const esbuild = require('esbuild');
const path = require('node:path');
const { dashboard, editor } = require('../esbuild');
const { bundle, namesIn } = require('./vscode/bundle');
const { temporaryFolder } = require('./vscode/cleanup');
const { root } = require('./vscode/install');

/** @typedef {import('../test/bench/measure').Figure} Figure */

/**
 * Builds what is shipped into a folder of its own.
 * @param {string} dist
 */
async function buildInto(dist) {
  const production = { minify: true, sourcemap: false, logLevel: /** @type {const} */ ('warning') };
  await esbuild.build({ ...editor, ...production, outdir: dist });
  await esbuild.build({ ...dashboard, ...production, outdir: path.join(dist, 'dashboard') });
}

/**
 * @param {Figure} figure
 * @returns {'met' | 'missed' | 'failed' | ''}
 */
function verdict({ value, unit, target }) {
  if (target === undefined) return '';
  if (value <= target) return 'met';
  return unit === 'calls' || value > 2 * target ? 'failed' : 'missed';
}

/** @param {number} value */
function words(value) {
  return Number.isInteger(value) ? String(value) : value.toPrecision(value < 1 ? 2 : 3);
}

/** @param {Figure[]} figures */
function print(figures) {
  const rows = figures.map((figure) => [
    figure.what,
    `${words(figure.value)} ${figure.unit}`,
    figure.target === undefined ? '' : `≤ ${figure.target}`,
    verdict(figure),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const [what = '', value = '', target = '', result = ''] of rows)
    console.log(
      `  ${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${target.padEnd(widths[2] ?? 0)}  ${result}`.trimEnd(),
    );
}

async function main() {
  const dist = temporaryFolder('mentoring-bench');
  await buildInto(dist);
  /** @type {Figure[]} */
  const all = [];
  for (const name of namesIn('test/bench', '.bench.ts', process.argv.slice(2))) {
    const file = path.join(root, 'out', 'bench', `${name}.js`);
    await bundle({ entry: path.join(root, 'test', 'bench', `${name}.bench.ts`) }, file);
    const { title, run } = require(file);
    console.log(`\n${title}\n`);
    const figures = await run(dist);
    print(figures);
    all.push(...figures);
  }
  const count = (/** @type {string} */ result) => all.filter((figure) => verdict(figure) === result).length;
  console.log(`\n${count('met')} met, ${count('missed')} missed, ${count('failed')} missed by far`);
  process.exitCode = count('failed') > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
