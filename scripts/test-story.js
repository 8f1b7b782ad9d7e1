// @ts-check
/**
 * Plays the stories of test/story: the packed extension in a real VS Code, driven through a browser.
 *
 *     node scripts/test-story.js [NAME ...]
 *
 * The extension is packed anew for it ("npm run package"); MENTORING_VSIX names a packed one instead.
 */
const fs = require('node:fs');
const path = require('node:path');
const { ensureBrowser } = require('./vscode/browser');
const { bundle, namesIn } = require('./vscode/bundle');
const { temporaryFolder } = require('./vscode/cleanup');
const { isolateGit } = require('./vscode/git');
const { ensureServer, npmRun, root } = require('./vscode/install');
const { installExtension } = require('./vscode/server');
const { runSuites } = require('./vscode/suites');

const out = path.join(root, 'out', 'story');

/** How long one step of a story may take, in milliseconds. */
const STEP_TIMEOUT = 120_000;

/** @returns {Promise<string>} The packed extension. */
async function packedExtension() {
  const given = process.env['MENTORING_VSIX'];
  if (given) {
    if (!fs.existsSync(given)) throw new Error(`MENTORING_VSIX names ${given}, and there is no such file.`);
    return path.resolve(given);
  }
  await npmRun('Packing the extension', 'package');
  const [newest] = fs
    .readdirSync(root)
    .filter((name) => name.endsWith('.vsix'))
    .map((name) => path.join(root, name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
  if (!newest) throw new Error('"npm run package" has left no .vsix file in the repository.');
  return newest;
}

/**
 * @param {string} name
 * @returns {Promise<import('./vscode/mocha-run').Counts>}
 */
async function play(name) {
  const file = path.join(out, `${name}.js`);
  const source = `
    import { runMocha } from './scripts/vscode/mocha-run.js';
    export const run = () => runMocha(() => require('./test/story/${name}.story.ts'), { timeout: ${STEP_TIMEOUT} });
  `;
  await bundle({ source }, file);
  const resultFile = path.join(temporaryFolder('mentoring-story'), 'result.json');
  process.env['MENTORING_SUITE_RESULT'] = resultFile;
  // Played a second time, a story starts anew.
  Reflect.deleteProperty(require.cache, file);
  try {
    await require(file).run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const result = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, 'utf8')) : undefined;
  if (!result || result.passed + result.failed === 0) return { passed: 0, failed: 1 };
  return result;
}

async function main() {
  const names = namesIn('test/story', '.story.ts', process.argv.slice(2));
  if (names.length === 0) throw new Error('There is no story in test/story.');
  process.setSourceMapsEnabled(true);
  const installation = await ensureServer();
  await ensureBrowser();
  const vsix = await packedExtension();
  const extensionsDir = temporaryFolder('mentoring-extensions');
  await installExtension(installation, vsix, extensionsDir);
  process.env['MENTORING_EXTENSIONS_DIR'] = extensionsDir;
  isolateGit(temporaryFolder('mentoring-git'));
  if (process.stdout.isTTY) process.env['FORCE_COLOR'] = '1';

  const passed = await runSuites('Stories', names, (name) => {
    console.log(`\n== test/story/${name}.story.ts`);
    return play(name);
  });
  // A window that a story left open must not keep this process alive.
  process.exit(passed ? 0 : 1);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
