// @ts-check
/**
 * Checks types, lint, format and unused code, as many at a time as there are processors.
 *
 *     node scripts/check.js [types] [lint] [format] [unused]      (all of them when none is named)
 */
const { spawn } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
/**
 * A `tsconfig.json` each, the largest first. What a floor imports is checked with it: `src/views` looks at the core and the protocol as
 * well, and `src/cli` at `src/node`, which know as much of their host as they do.
 */
const projects = ['test', 'src/editor', 'src/views', 'src/dashboard', 'src/cli'];

/**
 * @typedef {object} Check
 * @property {string} part By which it can be chosen.
 * @property {string} name
 * @property {string} program Of a package in node_modules.
 * @property {string[]} args
 */

/** @type {Check[]} The longest first. */
const checks = [
  // ESLint's cache knows nothing of types that come from other files, so it is not used.
  { part: 'lint', name: 'lint', program: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  ...projects.map((project) => ({
    part: 'types',
    name: `types of ${project}`,
    program: 'typescript/bin/tsc',
    args: ['-p', project, '--incremental', '--tsBuildInfoFile', buildInfo(project)],
  })),
  {
    part: 'format',
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '.', '--cache', '--cache-strategy', 'content'],
  },
  { part: 'lint', name: 'circular imports', program: 'oxlint/bin/oxlint', args: ['--deny-warnings'] },
  { part: 'unused', name: 'unused code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
];

/** @param {string} project */
function buildInfo(project) {
  return path.join(root, 'node_modules', '.cache', 'tsc', `${project.replace('/', '-')}.tsbuildinfo`);
}

/**
 * Runs one check and says how it went, with its own words where it failed.
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
function run({ name, program, args }) {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

async function main() {
  const parts = process.argv.slice(2);
  const unknown = parts.find((part) => !checks.some((check) => check.part === part));
  if (unknown !== undefined) throw new Error('Usage: node scripts/check.js [types] [lint] [format] [unused]');
  const waiting = checks.filter(({ part }) => parts.length === 0 || parts.includes(part));
  /** @type {boolean[]} */
  const results = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check));
  };
  await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), 4) }, work));
  process.exitCode = results.every((passed) => passed) ? 0 : 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
