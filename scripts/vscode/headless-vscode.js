#!/usr/bin/env node
// @ts-check
/**
 * Stands where the desktop program of VS Code would: it understands the arguments with which a suite is run inside
 * the extension host, runs it in VS Code Server and a headless browser, relays its console and exits with 0 when it
 * passed, with 1 otherwise.
 *
 *     node headless-vscode.js --extensionDevelopmentPath=… --extensionTestsPath=… [--user-data-dir=…] [--extensions-dir=…] [FOLDER | FILE.code-workspace]
 *
 * The suite inherits the environment. Two variables are read here: MENTORING_SUITE_SILENCE says after how many seconds
 * without a word from the suite it is given up (default 120); MENTORING_VSCODE_LOG names a file for what VS Code itself
 * logs, which is not relayed.
 */
const fs = require('node:fs');
const path = require('node:path');
const { launchBrowser } = require('./browser');
const { temporaryFolder } = require('./cleanup');
const { ensureServer } = require('./install');
const { addressOf, remotePath, startServer } = require('./server');

const SILENCE = Number(process.env['MENTORING_SUITE_SILENCE'] ?? '120') * 1000;
const LOG = process.env['MENTORING_VSCODE_LOG'];

/** Starts every line of the suite's console, so that it can be told from what VS Code logs; it is not visible. */
const MARK = '\u2063';

/**
 * @typedef {object} Arguments
 * @property {string} extension Folder of the extension under test.
 * @property {string} tests The suite's bundle.
 * @property {string | undefined} open Folder or `.code-workspace` file.
 * @property {string | undefined} userData Folder that holds `User/settings.json`.
 * @property {string | undefined} extensionsDir Folder of the installed extensions.
 * @property {boolean} trusted Whether every workspace counts as trusted.
 */

/**
 * Reads VS Code's own arguments; those without a meaning here are passed over.
 * @param {string[]} args
 * @returns {Arguments}
 */
function readArguments(args) {
  const value = (/** @type {string} */ name) =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extension = value('extensionDevelopmentPath');
  const tests = value('extensionTestsPath');
  if (!extension || !tests)
    throw new Error('--extensionDevelopmentPath=… and --extensionTestsPath=… are needed.');
  if (!fs.existsSync(tests))
    throw new Error(`--extensionTestsPath names ${tests}, and there is no such file.`);
  const open = args.find((arg) => !arg.startsWith('--'));
  return {
    extension: path.resolve(extension),
    tests: path.resolve(tests),
    open: open === undefined ? undefined : path.resolve(open),
    userData: value('user-data-dir'),
    extensionsDir: value('extensions-dir'),
    trusted: args.includes('--disable-workspace-trust'),
  };
}

/** @param {string | undefined} userData */
function readSettings(userData) {
  const file = userData === undefined ? undefined : path.join(userData, 'User', 'settings.json');
  return file !== undefined && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

/**
 * @param {Arguments} given
 * @returns {Promise<number>} The suite's exit code.
 */
async function runSuite({ extension, tests, open, userData, extensionsDir, trusted }) {
  const server = await startServer({
    installation: await ensureServer(),
    settings: readSettings(userData),
    ...(extensionsDir === undefined ? {} : { extensionsDir }),
    args: ['--enable-smoke-test-driver', ...(trusted ? ['--disable-workspace-trust'] : [])],
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const remote = (/** @type {string} */ file) =>
      `vscode-remote://${server.authority}${encodeURI(remotePath(file))}`;
    const address = addressOf(server, open, [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(markedSuite(tests))],
    ]);
    return await untilReported(page, address, server);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * A suite which marks its console, then runs the given one.
 * @param {string} tests
 * @returns {string} Its file.
 */
function markedSuite(tests) {
  const file = path.join(temporaryFolder('mentoring-suite'), 'suite.js');
  const source = `
    const { format } = require('node:util');
    for (const name of ['debug', 'log', 'info', 'warn', 'error']) {
      const original = console[name].bind(console);
      const value = (...args) => {
        const text = format(...args);
        // The server runs without this native module, and says so again and again; that is not the suite's.
        original((text.includes('spdlog.node') ? '' : ${JSON.stringify(MARK)}) + text);
      };
      // Defined anew, since the extension host ignores assignments.
      Object.defineProperty(console, name, { value, writable: true, configurable: true });
    }
    exports.run = () => require(${JSON.stringify(tests)}).run();
  `;
  fs.writeFileSync(file, source);
  return file;
}

/**
 * Opens the page and waits for the suite's end.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {import('./server').Server} server
 * @returns {Promise<number>}
 */
async function untilReported(page, address, server) {
  let heard = Date.now();
  /** @type {(code: number) => void} */
  let report = () => {};
  /** @type {Promise<number>} */
  const reported = new Promise((resolve) => (report = resolve));
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = args.join(' ');
      if (text.startsWith(MARK)) {
        heard = Date.now();
        console.log(text.slice(MARK.length));
      } else if (LOG) {
        fs.appendFileSync(LOG, `[${type}] ${text}\n`);
      }
    },
  );
  await page.exposeFunction('codeAutomationExit', (/** @type {unknown} */ code) =>
    report(code === 0 ? 0 : 1),
  );

  /** @type {NodeJS.Timeout | undefined} */
  let watch;
  /** @type {Promise<never>} */
  const silent = new Promise((_, reject) => {
    watch = setInterval(() => {
      if (Date.now() - heard <= SILENCE) return;
      const lines = server.output().trim().split('\n').slice(-6).join('\n');
      reject(
        new Error(
          `The suite has not reported anything for ${SILENCE / 1000} s and is given up. The server's last lines:\n${lines}`,
        ),
      );
    }, 500);
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    page.on('close', () => reject(new Error('The browser closed before the suite had reported.')));
  });
  try {
    await page.goto(address);
    return await Promise.race([reported, silent]);
  } finally {
    clearInterval(watch);
  }
}

/** Ends this process with the one that started it, even when that was killed and could not say so. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1_000).unref();
}

async function main() {
  endWithParent();
  process.exitCode = await runSuite(readArguments(process.argv.slice(2)));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
