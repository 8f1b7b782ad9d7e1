// @ts-check
/**
 * Runs the suites of test/host inside the extension host of a real VS Code.
 *
 *     node scripts/test-host.js [NAME ...]
 *
 * A suite is `test/host/NAME.suite.ts` (mocha's describe and it). Beside it may lie `NAME.workspace.ts`, which exports
 * `prepare(folder: string): Promise<{ open?: string; settings?: Record<string, unknown>; extensions?: string }>`:
 * it makes the workspace in an empty temporary folder before VS Code opens it, and says what to open (a folder or a
 * `.code-workspace` file; nothing is opened without it), with which user settings, and in which folder other extensions are
 * installed. Windows that need no other extensions share a headless VS Code.
 *
 * Which VS Code: MENTORING_VSCODE=headless or desktop forces one; VSCODE_EXECUTABLE names a desktop program. Else the
 * desktop is downloaded where there is a display and it can be had, and the headless server serves everywhere else.
 */
const { downloadAndUnzipVSCode, runTests } = require('@vscode/test-electron');
const fs = require('node:fs');
const path = require('node:path');
const { isDeepStrictEqual } = require('node:util');
const { bundle, namesIn } = require('./vscode/bundle');
const { removeFolder, temporaryFolder } = require('./vscode/cleanup');
const { isolateGit } = require('./vscode/git');
const { cache, ensureServer, npmRun, root } = require('./vscode/install');
const { ensureBrowser } = require('./vscode/browser');
const { HeadlessVSCode } = require('./vscode/headless');
const { runSuites } = require('./vscode/suites');

const out = path.join(root, 'out', 'host');

/**
 * Suites that share a window and an extension host, one after the other, each with folders of its own: a window costs more than most
 * suites do. What watches the extension start comes first. All others have a window to themselves.
 */
const sharedWindows = [
  ['records', 'commands', 'bad-input'],
  ['diagnostics', 'navigation', 'rename', 'completion'],
  ['agreement', 'endings', 'reviews', 'perform'],
  ['git', 'one-repository', 'commits'],
  ['rules', 'no-git'],
];

/** How long one test may take, in milliseconds. */
const TEST_TIMEOUT = 30_000;

/**
 * @typedef {{ open?: string, settings?: Record<string, unknown>, extensions?: string }} Workspace
 */

/** @returns {Promise<string | undefined>} The desktop program; undefined where the headless one serves. */
async function chooseDesktop() {
  const wanted = process.env['MENTORING_VSCODE'];
  if (wanted !== undefined && wanted !== 'headless' && wanted !== 'desktop') {
    throw new Error(`MENTORING_VSCODE is "${wanted}"; it can be "headless" or "desktop".`);
  }
  const given = process.env['VSCODE_EXECUTABLE'];
  if (wanted !== 'headless' && given) return given;
  if (wanted === 'desktop' || (wanted === undefined && hasDisplay())) {
    try {
      return await downloadAndUnzipVSCode({ cachePath: cache, timeout: 15_000 });
    } catch (error) {
      if (wanted === 'desktop') throw error;
      console.log('Desktop VS Code cannot be downloaded here; the headless VS Code Server is used.');
    }
  }
  return undefined;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Bundles suites with the code that runs them.
 * @param {string[]} names
 * @param {Workspace[]} workspaces
 * @returns {Promise<string>} The bundle.
 */
async function bundleSuites(names, workspaces) {
  const file = path.join(out, `${names.join('-')}.js`);
  const suites = names.map((name) => `require('./test/host/${name}.suite.ts')`);
  const load =
    names.length === 1
      ? suites
      : names.map((name, index) => {
          const folders = JSON.stringify(foldersOf(workspaces[index]?.open));
          return `inTurn(${JSON.stringify(name)}, ${folders}, () => ${suites[index]})`;
        });
  const source = `
    import { runMocha } from './scripts/vscode/mocha-run.js';
    import { inTurn } from './test/host/window.js';
    export const run = () => runMocha(() => { ${load.join('; ')} }, { timeout: ${TEST_TIMEOUT} });
  `;
  await bundle({ source }, file);
  return file;
}

/**
 * @param {string | undefined} open A folder or a `.code-workspace` file.
 * @returns {{ path: string, name?: string }[]} The folders that it opens.
 */
function foldersOf(open) {
  if (open === undefined) throw new Error('A suite without a folder cannot share a window.');
  if (!open.endsWith('.code-workspace')) return [{ path: open }];
  /** @type {{ folders: { path: string, name?: string }[] }} */
  const { folders } = JSON.parse(fs.readFileSync(open, 'utf8'));
  return folders.map((folder) => ({ ...folder, path: path.resolve(path.dirname(open), folder.path) }));
}

/**
 * @param {Workspace[]} workspaces Of the suites that share a window.
 * @param {string} folder Where a file for it may be made.
 * @returns {Workspace} What the window opens, and with which settings.
 */
function workspaceOfWindow([first = {}, ...others], folder) {
  if (others.length === 0) return first;
  for (const { settings, extensions } of others) {
    if (extensions !== first.extensions || !isDeepStrictEqual(settings, first.settings))
      throw new Error('Suites that share a window need the same settings and extensions.');
  }
  const open = path.join(folder, 'window.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: foldersOf(first.open) }));
  return { ...first, open };
}

/**
 * @param {string} name
 * @param {string} folder
 * @returns {Promise<Workspace>}
 */
async function prepareWorkspace(name, folder) {
  const entry = path.join(root, 'test', 'host', `${name}.workspace.ts`);
  if (!fs.existsSync(entry)) return {};
  const file = path.join(out, `${name}.workspace.js`);
  await bundle({ entry }, file);
  const { prepare } = require(file);
  if (typeof prepare !== 'function') throw new Error(`${entry} does not export a function "prepare".`);
  return prepare(folder);
}

/** @typedef {import('./vscode/headless').Suite} Suite */

/** Runs suites in a desktop VS Code, which is started for each. */
class DesktopVSCode {
  /** @param {string} executable */
  constructor(executable) {
    this.executable = executable;
  }

  /**
   * @param {Suite} suite
   * @param {string} [extensions] Folder of other extensions that are installed.
   */
  async run({ extension, tests, open, settings, env }, extensions) {
    const userData = temporaryFolder('mentoring-user');
    fs.mkdirSync(path.join(userData, 'User'));
    fs.writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(settings));
    try {
      await runTests({
        vscodeExecutablePath: this.executable,
        extensionDevelopmentPath: extension,
        extensionTestsPath: tests,
        launchArgs: [
          ...(open === undefined ? [] : [open]),
          `--user-data-dir=${userData}`,
          `--extensions-dir=${extensions ?? path.join(userData, 'extensions')}`,
        ],
        extensionTestsEnv: env,
      });
    } finally {
      removeFolder(userData);
    }
  }

  async stop() {}
}

/** Runs suites in one headless VS Code, which is started when it is first needed, and anew after a suite that it could not end. */
class SharedVSCode {
  /** @type {HeadlessVSCode | undefined} */
  shared;

  /**
   * @param {Suite} suite
   * @param {string} [extensions] Folder of other extensions: that suite has a VS Code to itself.
   */
  async run(suite, extensions) {
    if (extensions !== undefined) {
      const own = await HeadlessVSCode.start(extensions);
      await own.run(suite).finally(() => own.stop());
      return;
    }
    this.shared ??= await HeadlessVSCode.start();
    try {
      await this.shared.run(suite);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop() {
    await this.shared?.stop();
    this.shared = undefined;
  }
}

/**
 * Runs the suites of one window.
 * @param {string[]} names
 * @param {DesktopVSCode | SharedVSCode} vscode
 * @returns {Promise<import('./vscode/mocha-run').Counts>}
 */
async function runWindow(names, vscode) {
  const folder = temporaryFolder('mentoring-host');
  const log = path.join(out, `${names.join('-')}.log`);
  const resultFile = path.join(temporaryFolder('mentoring-result'), 'result.json');
  try {
    /** @type {Workspace[]} */
    const workspaces = [];
    for (const name of names) {
      const own = path.join(folder, String(workspaces.length + 1));
      fs.mkdirSync(own);
      workspaces.push(await prepareWorkspace(name, own));
    }
    const tests = await bundleSuites(names, workspaces);
    const { open, settings = {}, extensions } = workspaceOfWindow(workspaces, folder);
    fs.rmSync(log, { force: true });
    const env = { MENTORING_SUITE_RESULT: resultFile };
    await vscode.run({ extension: root, tests, open, settings, env, log }, extensions);
    const result = readResult(resultFile);
    if (!result) throw new Error('VS Code ended without having run the tests.');
    return result;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (fs.existsSync(log)) console.error(`What VS Code logged is in ${path.relative(root, log)}.`);
    const result = readResult(resultFile);
    return {
      passed: result?.passed ?? 0,
      failed: Math.max(1, result?.failed ?? 0),
      failures: result?.failures ?? [error instanceof Error ? error.message : String(error)],
    };
  } finally {
    removeFolder(folder);
  }
}

/**
 * @param {string} file
 * @returns {import('./vscode/mocha-run').Counts | undefined}
 */
function readResult(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string[]} names Of suites.
 * @returns {Map<string, string[]>} The suites of each window, by what it is called.
 */
function windowsFor(names) {
  const shared = sharedWindows.map((suites) => suites.filter((name) => names.includes(name)));
  const alone = names.filter((name) => !sharedWindows.flat().includes(name)).map((name) => [name]);
  const windows = [...shared, ...alone].filter((suites) => suites.length > 0);
  return new Map(windows.map((suites) => [suites.join(', '), suites]));
}

async function main() {
  const names = namesIn('test/host', '.suite.ts', process.argv.slice(2));
  if (names.length === 0) throw new Error('There is no suite in test/host.');
  const desktop = await chooseDesktop();
  if (desktop === undefined) {
    await ensureServer();
    await ensureBrowser();
  }
  await npmRun('Building the extension', 'build');
  isolateGit(temporaryFolder('mentoring-git'));
  // The suites write through a pipe, and cannot see that a person reads them.
  if (process.stdout.isTTY) process.env['FORCE_COLOR'] = '1';
  const vscode = desktop === undefined ? new SharedVSCode() : new DesktopVSCode(desktop);
  const windows = windowsFor(names);
  const passed = await runSuites('In VS Code', [...windows.keys()], (title) => {
    console.log(`\n== test/host: ${title}`);
    return runWindow(windows.get(title) ?? [], vscode);
  }).finally(() => vscode.stop());
  process.exitCode = passed ? 0 : 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
