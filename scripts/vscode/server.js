// @ts-check
/** Starts and ends a VS Code Server with data folders of its own. */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { atExit, killGroup, removeFolder, temporaryFolder } = require('./cleanup');
const { cleanEnvironment, run } = require('./run');

/** How long a server may take to answer, in milliseconds. */
const START_LIMIT = 60_000;

/** User settings that keep a fresh VS Code quiet: no welcome pages, no network, no saving behind one's back. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** Nothing is looked up in an extension gallery. */
const WITHOUT_GALLERY = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/**
 * @typedef {object} ServerOptions
 * @property {import('./install').Installation} installation
 * @property {Record<string, unknown>} [settings] User settings, beside the quiet ones.
 * @property {string} [extensionsDir] Folder of the installed extensions; a fresh one when left out.
 * @property {string[]} [args] Further arguments of the server.
 * @property {NodeJS.ProcessEnv} [env] Environment variables, which the extension host inherits.
 *
 * @typedef {object} Server
 * @property {string} url The address without a folder: `http://localhost:PORT/`.
 * @property {string} authority The host and port, as `vscode-remote:` addresses want them.
 * @property {string} settingsFile The user settings, which VS Code reads again when they change.
 * @property {(settings: Record<string, unknown>) => void} forget Removes what windows and extensions have stored, and writes other
 *   user settings. No window may be open.
 * @property {() => string} output What the server has written lately.
 * @property {Promise<string>} ended Why the server has ended by itself.
 * @property {() => Promise<void>} stop Ends the server with all its processes and removes its data.
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>} Resolves when the server answers, rejects with its output when it does not.
 */
async function startServer({ installation, settings = {}, extensionsDir, args = [], env = {} }) {
  const home = temporaryFolder('mentoring-vscode');
  const extensions = extensionsDir ?? path.join(home, 'extensions');
  fs.mkdirSync(extensions, { recursive: true });
  const user = path.join(home, 'data', 'User');
  const settingsFile = path.join(user, 'settings.json');
  const forget = (/** @type {Record<string, unknown>} */ wanted) => {
    removeFolder(user);
    fs.mkdirSync(user, { recursive: true });
    fs.writeFileSync(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...wanted }, null, 2));
  };
  forget(settings);

  const fixed = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--without-connection-token',
    '--accept-server-license-terms',
  ];
  fixed.push('--telemetry-level', 'off', '--disable-getting-started-override');
  fixed.push('--server-data-dir', home, '--extensions-dir', extensions);
  const child = spawn(installation.node, [installation.serverMain, ...fixed, ...args], {
    env: { ...cleanEnvironment(), ...WITHOUT_GALLERY, ...temporaryFilesIn(home), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that its extension hosts and file watchers can be ended with it.
    detached: process.platform !== 'win32',
  });
  const kill = atExit(() => {
    if (child.pid !== undefined) killGroup(child.pid, 'SIGKILL');
    removeFolder(home);
  });

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (output = (output + text).slice(-50_000)));
  }
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
  });

  try {
    const died = ended.then((reason) =>
      Promise.reject(new Error(`VS Code Server did not start: ${reason}\n${output}`)),
    );
    const port = await Promise.race([untilAnswering(() => output), died]);
    // From here on its end is the caller's to notice.
    died.catch(() => undefined);
    const authority = `localhost:${port}`;
    const stop = async () => kill();
    return {
      url: `http://${authority}/`,
      authority,
      settingsFile,
      forget,
      output: () => output,
      ended,
      stop,
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/**
 * Has the server leave its sockets and temporary files where they are removed with its data.
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
function temporaryFilesIn(home) {
  // The path of a socket has at most 103 characters, and its name takes up to 55.
  if (process.platform !== 'linux' || home.length > 40) return {};
  const folder = path.join(home, 'tmp');
  fs.mkdirSync(folder);
  return { TMPDIR: folder };
}

/**
 * @param {() => string} output
 * @returns {Promise<number>} The port.
 */
async function untilAnswering(output) {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
    if (port !== undefined && (await answers(`http://127.0.0.1:${port}/version`))) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`VS Code Server did not answer within ${START_LIMIT / 1000} s.\n${output()}`);
}

/** @param {string} address */
async function answers(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Not yet: it is asked again.
    return false;
  }
}

/**
 * Installs a packed extension for servers that are started with this extensions folder.
 * @param {import('./install').Installation} installation
 * @param {string} vsix
 * @param {string} extensionsDir
 */
async function installExtension(installation, vsix, extensionsDir) {
  const home = temporaryFolder('mentoring-vscode');
  const args = ['--install-extension', vsix, '--extensions-dir', extensionsDir, '--server-data-dir', home];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off');
  try {
    await run(`Installing ${path.basename(vsix)}`, installation.node, [installation.serverMain, ...args], {
      env: cleanEnvironment(),
    });
  } finally {
    removeFolder(home);
  }
}

/**
 * The address that opens a folder or a `.code-workspace` file.
 * @param {Server} server
 * @param {string | undefined} open Absolute path; nothing is opened without one.
 * @param {[string, string][]} [payload] What the page hands to the workbench.
 * @returns {string}
 */
function addressOf(server, open, payload) {
  const address = new URL(server.url);
  if (open === undefined) address.searchParams.set('ew', 'true');
  else address.searchParams.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', remotePath(open));
  if (payload) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/**
 * A path as the workbench writes it: with slashes, and one at the start.
 * @param {string} file
 */
function remotePath(file) {
  const slashes = file.split(path.sep).join('/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

module.exports = { startServer, installExtension, addressOf, remotePath };
