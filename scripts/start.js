// @ts-check
/**
 * Opens a real VS Code with the extension of this repository.
 *
 *     npm start              with a sample repository, made afresh
 *     npm start -- DIR       with a folder of one's own
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { createSample } = require('./sample');
const { temporaryFolder } = require('./vscode/cleanup');
const { ensureServer, npmRun, root } = require('./vscode/install');
const { cleanEnvironment } = require('./vscode/run');
const { startServer } = require('./vscode/server');

/**
 * The folder to open: the one given, or a new sample.
 * @param {string | undefined} given
 */
function chooseFolder(given) {
  if (given === undefined) {
    const folder = path.join(temporaryFolder('mentoring-sample'), 'jobs');
    createSample(folder, { records: true });
    console.log(`Made a sample repository in ${folder}; you are Ada in it. It is removed at the end.`);
    return folder;
  }
  const folder = path.resolve(process.env['INIT_CWD'] ?? '', given);
  if (!fs.existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (!fs.statSync(folder).isDirectory()) throw new Error(`${folder} is a file; name the folder to open.`);
  return folder;
}

/** Desktop VS Code's own command, if it is on the PATH. */
function desktopCommand() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/**
 * Opens the folder in a new window of desktop VS Code and waits until that is closed.
 * @param {string} command
 * @param {string} folder
 * @returns {Promise<void>}
 */
function openDesktop(command, folder) {
  console.log('Opening VS Code. Close its window, or press Ctrl+C here, to end.');
  const windows = process.platform === 'win32';
  const quoted = (/** @type {string} */ text) => (windows ? `"${text}"` : text);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', folder].map(quoted);
  const child = spawn(quoted(command), args, { stdio: 'inherit', shell: windows, env: cleanEnvironment() });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with exit code ${code}.`));
    });
  });
}

/**
 * Opens the folder in VS Code Server and says where, until the person ends it.
 * @param {string} folder
 * @param {{ trusted: boolean }} options `trusted`: whether VS Code need not ask if the folder's authors are trusted.
 */
async function openInBrowser(folder, { trusted }) {
  console.log('There is no desktop VS Code ("code") on the PATH, so VS Code runs in the browser.');
  const installation = await ensureServer();
  console.log('Starting VS Code Server …');
  const server = await startServer({
    installation,
    extensionsDir: linkedExtension(),
    settings: { 'security.workspace.trust.startupPrompt': 'once' },
    args: ['--default-folder', folder, ...(trusted ? ['--disable-workspace-trust'] : [])],
  });
  console.log(`\nVS Code is ready: open ${server.url} in a browser.\nPress Ctrl+C here to end.\n`);
  throw new Error(`VS Code Server has stopped: ${await server.ended}\n${server.output()}`);
}

/**
 * An extensions folder in which this repository stands as an installed extension: after "npm run build", reloading
 * the window is enough to see a change.
 */
function linkedExtension() {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const folder = temporaryFolder('mentoring-extensions');
  // On Windows a junction needs no special rights.
  fs.symlinkSync(root, path.join(folder, `${publisher}.${name}-${version}`), 'junction');
  return folder;
}

async function main() {
  // Ctrl+C is how this is meant to end, so it is a success.
  process.on('SIGINT', () => {
    console.log('\nEnding VS Code.');
    process.exit(0);
  });
  const [given, ...more] = process.argv.slice(2);
  if (more.length > 0) throw new Error('Usage: npm start [-- DIR]');
  const folder = chooseFolder(given);
  await npmRun('Building the extension', 'build');
  const desktop = desktopCommand();
  if (desktop) await openDesktop(desktop, folder);
  else await openInBrowser(folder, { trusted: given === undefined });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
