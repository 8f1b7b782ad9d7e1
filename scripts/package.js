// Packs the extension into a .vsix.
// Usage: node scripts/package.js [OUTPUT]   (without it: mentoring-trail-<version>.vsix in the repository)
const fs = require('node:fs');
const path = require('node:path');
const { createVSIX } = require('@vscode/vsce');

const root = path.resolve(__dirname, '..');
const { name, version } = require('../package.json');

async function main() {
  const packagePath = path.resolve(process.argv[2] ?? path.join(root, `${name}-${version}.vsix`));
  fs.mkdirSync(path.dirname(packagePath), { recursive: true });
  // Everything that runs is bundled, so no dependency goes in.
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // The pictures go in with the README, so its links stay as they are.
    rewriteRelativeLinks: false,
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
