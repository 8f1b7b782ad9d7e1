// @ts-check
/** Finds the browser in which the headless VS Code runs, installing one where that can be done. */
const { chromium } = require('playwright-core');
const fs = require('node:fs');
const path = require('node:path');
const { canInstall, install } = require('./debian');

const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Started without a picture of its own, without asking the network for anything. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium, Chrome or Edge. The environment variable MENTORING_CHROMIUM comes first, then the
 * PATH, then where each system keeps its programs; on a Debian without one, root installs it with apt-get.
 * @returns {Promise<string>} Rejects with what to do when there is none.
 */
async function ensureBrowser() {
  const chosen = process.env['MENTORING_CHROMIUM'];
  if (chosen) {
    if (fs.existsSync(chosen)) return chosen;
    throw new Error(`MENTORING_CHROMIUM names ${chosen}, and there is no such file.`);
  }
  const found = findBrowser();
  if (found) return found;
  if (canInstall()) await installOnDebian();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(advice());
}

function findBrowser() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => PROGRAMS.map((name) => path.join(folder, name + suffix)));
  return [...onPath, ...knownPlaces()].find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function knownPlaces() {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', path.join(process.env['HOME'] ?? '', 'Applications')];
    return folders.flatMap((folder) =>
      names.map((name) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  return [];
}

async function installOnDebian() {
  console.log('There is no browser yet for the headless VS Code: installing Debian’s Chromium.');
  try {
    await install('Chromium and fonts', ['chromium', 'fonts-noto-core', 'fonts-dejavu-core']);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n\n${advice()}`, { cause: error });
  }
}

function advice() {
  const wayOut = new Map([
    [
      'linux',
      'On Debian: "apt-get update && apt-get install chromium" as root. Elsewhere: install Chromium or Chrome.',
    ],
    ['darwin', 'Install Google Chrome or Chromium into /Applications.'],
    ['win32', 'Install Google Chrome or Microsoft Edge.'],
  ]).get(process.platform);
  return [
    'The tests in VS Code need Chromium, Chrome or Edge, and none was found.',
    wayOut ?? 'Install Chromium or Chrome.',
    'Or set the environment variable MENTORING_CHROMIUM to the path of one that you have.',
  ].join('\n');
}

/**
 * Starts the browser, installing it first where it is missing.
 * @returns {Promise<import('playwright-core').Browser>}
 */
async function launchBrowser() {
  const executablePath = await ensureBrowser();
  try {
    return await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${executablePath} did not start:\n${reason}`, { cause: error });
  }
}

module.exports = { ensureBrowser, launchBrowser };

if (require.main === module) {
  ensureBrowser().then(
    (browser) => console.log(browser),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
