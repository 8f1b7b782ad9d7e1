// Builds the extension and its dashboard into dist/.
// Usage: node esbuild.js [--production] [--watch]
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { alias } = require('./scripts/library-builds');

const root = __dirname;
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  alias,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
  loader: { '.yaml': 'text' },
};

/**
 * The extension host's part in two files: activation alone, and everything that the first view or command loads.
 * @type {import('esbuild').BuildOptions}
 */
const editor = {
  ...shared,
  entryPoints: { extension: 'src/editor/extension.ts', main: 'src/editor/main.ts' },
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', './main.js'],
  // The ES module builds of libraries are smaller: unused parts can be left out.
  mainFields: ['module', 'main'],
};

/** @type {import('esbuild').BuildOptions} */
const dashboard = {
  ...shared,
  entryPoints: { main: 'src/dashboard/main.ts' },
  outdir: 'dist/dashboard',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
};

/**
 * The command line in one file. It is no part of the extension's package.
 * @type {import('esbuild').BuildOptions}
 */
const cli = {
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  define: { __VERSION__: JSON.stringify(require('./package.json').version) },
  mainFields: ['module', 'main'],
};

/** VS Code's icon font, which webviews bring themselves. */
function copyIcons() {
  const from = path.dirname(require.resolve('@vscode/codicons/dist/codicon.css'));
  const to = path.join(root, 'dist', 'dashboard');
  fs.mkdirSync(to, { recursive: true });
  for (const name of ['codicon.css', 'codicon.ttf'])
    fs.copyFileSync(path.join(from, name), path.join(to, name));
}

async function build() {
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  copyIcons();
  if (watch) {
    for (const options of [editor, dashboard, cli]) await (await esbuild.context(options)).watch();
  } else {
    await Promise.all([editor, dashboard, cli].map((options) => esbuild.build(options)));
  }
}

module.exports = { editor, dashboard, cli };

if (require.main === module) {
  build().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
