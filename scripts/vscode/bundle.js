// @ts-check
/** Bundles the suites that run in or against VS Code. */
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { alias } = require('../library-builds');
const { root } = require('./install');

/**
 * The names of the files in a folder of the repository that end in `ending`, without it, in order.
 * @param {string} folder
 * @param {string} ending
 * @param {string[]} chosen Only those, if any are named.
 * @returns {string[]} Rejects a chosen name that is not there.
 */
function namesIn(folder, ending, chosen) {
  const absolute = path.join(root, folder);
  const files = fs.existsSync(absolute) ? fs.readdirSync(absolute) : [];
  const names = files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
  // `history`, `history.suite.ts` and `test/host/history.suite.ts` all name the same one.
  const wanted = chosen.map((given) =>
    path.basename(given).replace(/\.(suite|story|workspace|bench)\.ts$/, ''),
  );
  for (const name of wanted) {
    if (!names.includes(name))
      throw new Error(`There is no ${folder}/${name}${ending}; there is: ${names.join(', ')}.`);
  }
  return wanted.length > 0 ? names.filter((name) => wanted.includes(name)) : names;
}

/**
 * Bundles one file for Node. `vscode`, mocha and the large development packages are found at run time.
 * @param {{ entry: string } | { source: string }} from A file, or a program's text that imports relative to the repository.
 * @param {string} outfile
 */
async function bundle(from, outfile) {
  const input =
    'entry' in from
      ? { entryPoints: [from.entry] }
      : {
          stdin: {
            contents: from.source,
            resolveDir: root,
            sourcefile: path.basename(outfile),
            loader: /** @type {const} */ ('ts'),
          },
        };
  await esbuild.build({
    ...input,
    absWorkingDir: root,
    outfile,
    bundle: true,
    alias,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    loader: { '.yaml': 'text', '.css': 'text' },
    // The tooling knows the repository by its own place, so it is loaded from there and not bundled.
    external: [
      path.join(root, 'scripts', 'vscode', '*'),
      'vscode',
      'mocha',
      'playwright-core',
      'axe-core',
      'esbuild',
      'ajv',
      'ajv-formats',
      'fast-check',
    ],
    define: { __REPOSITORY__: JSON.stringify(root) },
    logLevel: 'warning',
  });
}

module.exports = { namesIn, bundle };
