// Writes the JSON Schema of every kind of record to media/schemas, for completion and checks while YAML is edited.
// Usage: node scripts/schemas.js [--check]   (--check writes nothing and fails where a file differs from what would be written)
const fs = require('node:fs');
const path = require('node:path');
const { loadSource } = require('./load-source');
const prettier = require('prettier');

const root = path.resolve(__dirname, '..');
const folder = path.join(root, 'media', 'schemas');

/** The module of the record schemas, bundled and loaded. */
function loadSchemas() {
  return loadSource(
    "export { jsonSchemaOf } from './src/core/records/schemas.ts'; export { recordKinds } from './src/core/records/kinds.ts';",
  );
}

async function main() {
  const { jsonSchemaOf, recordKinds } = await loadSchemas();
  const options = (await prettier.resolveConfig(path.join(folder, 'x.json'))) ?? {};
  const wanted = new Map();
  for (const kind of recordKinds) {
    const text = await prettier.format(JSON.stringify(jsonSchemaOf(kind)), { ...options, parser: 'json' });
    wanted.set(`${kind}.schema.json`, text);
  }
  const present = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const read = (name) =>
    present.includes(name) ? fs.readFileSync(path.join(folder, name), 'utf8') : undefined;
  const differing = [
    ...[...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name),
    ...present.filter((name) => !wanted.has(name)),
  ];
  if (process.argv.includes('--check')) {
    if (differing.length === 0) return;
    console.error(`media/schemas differs from src/core/records: ${differing.join(', ')}`);
    console.error('Run "node scripts/schemas.js" and commit what it writes.');
    process.exitCode = 1;
    return;
  }
  fs.mkdirSync(folder, { recursive: true });
  for (const name of differing) {
    const text = wanted.get(name);
    if (text === undefined) fs.rmSync(path.join(folder, name));
    else fs.writeFileSync(path.join(folder, name), text);
    console.log(`${text === undefined ? 'removed' : 'wrote'} media/schemas/${name}`);
  }
  if (differing.length === 0) console.log('media/schemas is up to date');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
