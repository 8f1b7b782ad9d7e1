import fs from 'node:fs';
import path from 'node:path';
import { ruleFixtures, writeFixture } from '../fixtures/rules.js';
import { quietSettings } from './settings.js';

declare const __REPOSITORY__: string;

/** A workspace folder for each case of a rule, so that all of them are there at once. Private records follow once their place is known. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const cases = ruleFixtures(__REPOSITORY__);
  for (const fixture of cases) {
    const records = path.join(folder, fixture.name, '.mentoring');
    fs.mkdirSync(records, { recursive: true });
    writeFixture(records, fixture, 'shared');
  }
  const open = path.join(folder, 'rules.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: cases.map(({ name }) => ({ name, path: name })) }));
  return Promise.resolve({ open, settings: { ...quietSettings, 'git.enabled': false } });
}
