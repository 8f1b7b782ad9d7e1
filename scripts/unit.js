// @ts-check
/**
 * Bundles unit, manifest and dashboard tests and runs them with mocha.
 *
 *     node scripts/unit.js [TEST_FILE ...]      (without files: every *.test.ts)
 */
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { alias } = require('./library-builds');
const { ensureGpg } = require('./vscode/debian');
const { countTests, saySkipped } = require('./vscode/mocha-run');

const root = path.resolve(__dirname, '..');

/** How long one test may take, in milliseconds, unless it says otherwise itself. */
const TEST_TIMEOUT = 20_000;

/**
 * Every test file below `folder`, relative to the repository.
 * @param {string} folder
 */
function testsBelow(folder) {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name))
    .sort();
}

/**
 * Bundles all tests into one file: what they share is bundled, loaded and compiled once.
 * @param {string[]} tests
 * @param {string} outfile
 */
async function bundleTests(tests, outfile) {
  const files = tests.map((test) => path.resolve(root, test));
  await esbuild.build({
    stdin: { contents: files.map((file) => `import ${JSON.stringify(file)};`).join('\n'), resolveDir: root },
    absWorkingDir: root,
    outfile,
    bundle: true,
    alias,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    loader: { '.yaml': 'text', '.css': 'text' },
    external: [
      'vscode',
      'ajv',
      'ajv-formats',
      'happy-dom',
      'fast-check',
      'esbuild',
      'axe-core',
      'eslint',
      'typescript-eslint',
      'yaml-language-server',
    ],
    define: { __REPOSITORY__: JSON.stringify(root) },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    logLevel: 'warning',
  });
}

async function main() {
  const chosen = process.argv.slice(2);
  const tests =
    chosen.length > 0 ? chosen : ['test/unit', 'test/manifest', 'test/dashboard'].flatMap(testsBelow);
  await ensureGpg();
  process.setSourceMapsEnabled(true);
  if (process.stdout.isTTY) process.env['FORCE_COLOR'] = '1';
  // One folder a run, inside the repository so that external packages resolve.
  fs.mkdirSync(path.join(root, 'out'), { recursive: true });
  const out = fs.mkdtempSync(path.join(root, 'out', 'unit-'));
  try {
    const file = path.join(out, 'tests.js');
    await bundleTests(tests, file);
    const { passed, failed, skipped } = await countTests(() => require(file), { timeout: TEST_TIMEOUT });
    saySkipped(skipped);
    console.log(`Unit tests: ${passed} passed, ${failed} failed`);
    process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
