// @ts-check
/**
 * Makes the pictures of the README: the packed extension in a real VS Code, on the sample repository.
 *
 *     node scripts/screenshots.js
 */
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const root = path.resolve(__dirname, '..');
const pictures = path.join(root, 'media', 'screenshots');

fs.mkdirSync(pictures, { recursive: true });
const { status } = spawnSync(process.execPath, [path.join(root, 'scripts', 'test-story.js'), 'looks'], {
  cwd: root,
  env: { ...process.env, MENTORING_PICTURES: pictures },
  stdio: 'inherit',
});
process.exit(status ?? 1);
