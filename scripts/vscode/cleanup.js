// @ts-check
/** What must not outlive this process: temporary folders and the processes it started. */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** @type {Set<() => void>} */
const actions = new Set();
let installed = false;

function runAll() {
  for (const action of [...actions].reverse()) {
    actions.delete(action);
    try {
      action();
    } catch (error) {
      console.error('While cleaning up:', error);
    }
  }
}

function install() {
  if (installed) return;
  installed = true;
  process.on('exit', runAll);
  /** @type {[NodeJS.Signals, number][]} */
  const signals = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ];
  for (const [signal, code] of signals) process.on(signal, () => process.exit(code));
}

/**
 * Has `action` run once when this process ends, be it normally, by an error or by Ctrl+C.
 * @param {() => void} action Synchronous: nothing is awaited while a process exits.
 * @returns {() => void} Runs the action now instead, unless it has run already.
 */
function atExit(action) {
  install();
  actions.add(action);
  return () => {
    if (actions.delete(action)) action();
  };
}

/**
 * A fresh temporary folder, removed when this process ends.
 * @param {string} name Start of the folder's name.
 * @returns {string} Its real path (on macOS the temporary folder is behind a symbolic link).
 */
function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `${name}-`));
  atExit(() => removeFolder(folder));
  return folder;
}

/**
 * Removes a folder, trying again while a process that is ending still writes into it.
 * @param {string} folder
 */
function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * Ends a process that was started with `detached: true`, with everything that it has started itself.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function killGroup(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

module.exports = { atExit, temporaryFolder, removeFolder, killGroup };
