// @ts-check
/** Installs what tests need on a Debian where that can be done. */
const fs = require('node:fs');
const path = require('node:path');
const { run } = require('./run');

/** Only Debian itself: Ubuntu's chromium is a snap, which does not start in containers. */
function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID="?debian"?$/m.test(release) && fs.existsSync('/usr/bin/apt-get');
}

/**
 * @param {string} what For people: `Chromium and fonts`.
 * @param {readonly string[]} packages
 * @returns {Promise<void>} Rejects with apt's last words where they cannot be installed.
 */
async function install(what, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  await run('1/2 Reading the lists of packages', 'apt-get', [...wait, 'update'], { env });
  const args = [...wait, 'install', '-y', '--no-install-recommends', ...packages];
  await run(`2/2 Installing ${what}`, 'apt-get', args, { env });
}

/** Installs gpg where it is missing and can be had. Without it the tests that need it are skipped, and the summary says so. */
async function ensureGpg() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = ['gpg', 'gpg.exe'].some((name) =>
    folders.some((folder) => fs.existsSync(path.join(folder, name))),
  );
  if (found || !canInstall()) return;
  try {
    await install('gpg', ['gnupg']);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}

module.exports = { canInstall, install, ensureGpg };
