// @ts-check
/**
 * Runs suites inside the extension host of a VS Code that has no screen: a VS Code Server, and a headless browser in which each
 * suite has a window, and with it an extension host, of its own. Starting the two costs more than most suites do.
 *
 * The variable MENTORING_SUITE_SILENCE says after how many seconds without a word from a suite it is given up (default 120).
 */
const fs = require('node:fs');
const path = require('node:path');
const { launchBrowser } = require('./browser');
const { temporaryFolder } = require('./cleanup');
const { ensureServer } = require('./install');
const { addressOf, remotePath, startServer } = require('./server');

const SILENCE = Number(process.env['MENTORING_SUITE_SILENCE'] ?? '120') * 1000;

/** Starts every line of the suite's console, so that it can be told from what VS Code logs; it is not visible. */
const MARK = '\u2063';

/**
 * @typedef {object} Suite
 * @property {string} extension Folder of the extension under test.
 * @property {string} tests The suite's bundle.
 * @property {string | undefined} open Folder or `.code-workspace` file.
 * @property {Record<string, unknown>} settings User settings.
 * @property {Record<string, string>} env Environment variables of the suite.
 * @property {string} log A file for what VS Code itself logs, which is not relayed.
 */

/** A VS Code without a screen, in which suites are run one after the other. */
class HeadlessVSCode {
  /**
   * @param {import('./server').Server} server
   * @param {import('playwright-core').Browser} browser
   */
  constructor(server, browser) {
    this.server = server;
    this.browser = browser;
  }

  /**
   * @param {string} [extensionsDir] Folder of other extensions that are installed.
   * @returns {Promise<HeadlessVSCode>}
   */
  static async start(extensionsDir) {
    const server = await startServer({
      installation: await ensureServer(),
      ...(extensionsDir === undefined ? {} : { extensionsDir }),
      // A window that was closed doesn't come back: its extension host is not kept for it.
      args: [
        '--enable-smoke-test-driver',
        '--disable-workspace-trust',
        ...['--reconnection-grace-time', '1'],
      ],
    });
    try {
      return new HeadlessVSCode(server, await launchBrowser());
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /**
   * Runs a suite in a window of its own, of a VS Code that remembers nothing of an earlier one, and relays its console.
   * @param {Suite} suite
   * @returns {Promise<boolean>} Whether it passed.
   */
  async run({ extension, tests, open, settings, env, log }) {
    this.server.forget(settings);
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const page = await context.newPage();
      const remote = (/** @type {string} */ file) =>
        `vscode-remote://${this.server.authority}${encodeURI(remotePath(file))}`;
      const address = addressOf(this.server, open, [
        ['extensionDevelopmentPath', remote(extension)],
        ['extensionTestsPath', remote(wrappedSuite(tests, env))],
      ]);
      return await untilReported(page, address, this.server, log);
    } finally {
      await context.close();
    }
  }

  async stop() {
    await this.browser.close();
    await this.server.stop();
  }
}

/**
 * A suite which sets its environment and marks its console, then runs the given one.
 * @param {string} tests
 * @param {Record<string, string>} env
 * @returns {string} Its file.
 */
function wrappedSuite(tests, env) {
  const file = path.join(temporaryFolder('mentoring-suite'), 'suite.js');
  const source = `
    const { format } = require('node:util');
    Object.assign(process.env, ${JSON.stringify(env)});
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
 * @param {string} log
 * @returns {Promise<boolean>}
 */
async function untilReported(page, address, server, log) {
  let heard = Date.now();
  /** @type {(passed: boolean) => void} */
  let report = () => {};
  /** @type {Promise<boolean>} */
  const reported = new Promise((resolve) => (report = resolve));
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = args.join(' ');
      if (text.startsWith(MARK)) {
        heard = Date.now();
        console.log(text.slice(MARK.length));
      } else {
        fs.appendFileSync(log, `[${type}] ${text}\n`);
      }
    },
  );
  await page.exposeFunction('codeAutomationExit', (/** @type {unknown} */ code) => report(code === 0));

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
    void server.ended.then((reason) => reject(new Error(`VS Code Server has ended: ${reason}`)));
  });
  // Where the suite has reported, nobody asks any more why it could not.
  silent.catch(() => undefined);
  try {
    await page.goto(address);
    return await Promise.race([reported, silent]);
  } finally {
    clearInterval(watch);
  }
}

module.exports = { HeadlessVSCode };
