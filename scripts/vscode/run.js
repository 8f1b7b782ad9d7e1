// @ts-check
/** Runs the programs that the tooling needs, so that a person sees that something is happening. */
const { spawn } = require('node:child_process');
const { atExit, killGroup } = require('./cleanup');

/** How often a long step says that it is still at it, in milliseconds. */
const SIGN_OF_LIFE = 10_000;

/**
 * Runs a program to its end. Its output is kept back and shown only when it fails.
 * @param {string} what What is being done, for people: "Installing Chromium".
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<void>} Rejects with the program's last lines when it fails.
 */
function run(what, file, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${what} …`);
  return new Promise((resolve, reject) => {
    // A group of its own, so that ending it early ends what it has started as well.
    const child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const end = atExit(() => {
      if (child.pid !== undefined && child.exitCode === null) killGroup(child.pid, 'SIGKILL');
    });
    const alive = setInterval(() => console.log(`${what} … (${seconds()} s)`), SIGN_OF_LIFE);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output = (output + text).slice(-20_000)));
    }
    const finish = (/** @type {Error | undefined} */ error) => {
      clearInterval(alive);
      end();
      if (error) reject(error);
      else resolve();
    };
    child.on('error', (error) => finish(new Error(`${what} failed: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return finish(undefined);
      const last = output.trim().split('\n').slice(-25).join('\n');
      finish(new Error(`${what} failed (${signal ?? `exit code ${code}`}):\n${last}`));
    });
  });
}

/**
 * The environment without what npm, VS Code or a debugger set for their own children: a `--omit=dev` given to
 * `npm test` must not reach an `npm install` that happens inside it. How to reach the network is kept.
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment() {
  const network =
    /^npm_config_(registry|cache|userconfig|globalconfig|(https?_?)?proxy|https_proxy|no_?proxy|cafile|ca|cert|key|strict_ssl|fetch_.*|maxsockets|.*\/\/.*|@.*)$/i;
  /** @type {NodeJS.ProcessEnv} */
  const kept = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (/^(npm_|INIT_CWD$)/i.test(name) && !network.test(name)) continue;
    if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_INSPECT)/i.test(name)) continue;
    kept[name] = value;
  }
  return kept;
}

module.exports = { run, cleanEnvironment };
