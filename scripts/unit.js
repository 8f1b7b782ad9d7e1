// Bundles unit and dashboard tests with esbuild and runs mocha on the result.
// Usage: node scripts/unit.js [TEST_FILE ...]   (without files: every *.test.ts under test/unit, test/manifest and test/dashboard)
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const root = path.resolve(__dirname, '..');

/** Every test file below `folder`, relative to the repository. */
function testsBelow(folder) {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
}

async function main() {
  const chosen = process.argv.slice(2);
  const tests = chosen.length > 0 ? chosen : ['test/unit', 'test/manifest', 'test/dashboard'].flatMap(testsBelow);
  // One folder a run, inside the repository so that external packages resolve.
  fs.mkdirSync(path.join(root, 'out'), { recursive: true });
  const out = fs.mkdtempSync(path.join(root, 'out', 'unit-'));
  let status = 1;
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: tests,
      outdir: out,
      outbase: root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      loader: { '.yaml': 'text', '.css': 'text' },
      packages: 'bundle',
      external: ['vscode', 'ajv', 'ajv-formats', 'happy-dom', 'fast-check', 'esbuild', 'axe-core'],
      define: { __REPOSITORY__: JSON.stringify(root) },
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      logLevel: 'warning',
    });
    const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
    const run = spawnSync(
      process.execPath,
      ['--enable-source-maps', mocha, '--recursive', '--timeout', '20000', '--extension', 'js', out],
      { cwd: root, stdio: 'inherit' },
    );
    status = run.status ?? 1;
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
  process.exit(status);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
