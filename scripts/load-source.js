// @ts-check
const esbuild = require('esbuild');
const path = require('node:path');
const { alias } = require('./library-builds');

const root = path.resolve(__dirname, '..');

/**
 * Bundles sources in TypeScript and loads them, for scripts that write documentation out of the code.
 * @param {string} contents What is wanted of them: `export { rules } from './src/core/lint/rules/index.ts';`
 * @returns {Promise<any>} The exports.
 */
async function loadSource(contents) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    alias,
    loader: { '.yaml': 'text' },
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}

module.exports = { loadSource };
