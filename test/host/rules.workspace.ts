import fs from 'node:fs';
import path from 'node:path';
import { ruleFixtures } from '../fixtures/rules.js';
import { writeTree } from '../fixtures/tree.js';
import { quietSettings } from './settings.js';

declare const __REPOSITORY__: string;

/** A workspace folder for each case of a rule, so that all of them are there at once. Private records follow once their place is known. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const cases = ruleFixtures(__REPOSITORY__);
  for (const { name, files } of cases) {
    const shared = [...files].flatMap(([key, content]): [string, string | Uint8Array][] =>
      key.startsWith('shared:') ? [[key.slice('shared:'.length), content]] : [],
    );
    const records = path.join(folder, name, '.mentoring');
    fs.mkdirSync(records, { recursive: true });
    writeTree(records, Object.fromEntries(shared));
    for (const [file, content] of shared)
      if (content === 'unreadable') fs.chmodSync(path.join(records, file), 0);
  }
  const open = path.join(folder, 'rules.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: cases.map(({ name }) => ({ name, path: name })) }));
  return Promise.resolve({ open, settings: { ...quietSettings, 'git.enabled': false } });
}
