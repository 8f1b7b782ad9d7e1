import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { busyHistory, createRepository, importHistory } from '../fixtures/history.js';
import { quietSettings } from './settings.js';

/**
 * Two repositories: `large` with hundreds of commits, branches and merges and 2,000 records of 50 pairs, and `small` with 100.
 * In `large` the branch `other` has different records than `main`.
 */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const sizes = { large: { pairs: 50, records: 2000 }, small: { pairs: 4, records: 100 } };
  for (const [name, size] of Object.entries(sizes)) {
    const repository = path.join(folder, name);
    createRepository(repository);
    const { shared } = generateRecords(size);
    const records = Object.fromEntries(
      Object.entries(shared).map(([file, text]) => [`.mentoring/${file}`, text]),
    );
    const history = name === 'large' ? busyHistory(400, ['Grace Hopper <grace@example.org>']) : [];
    importHistory(repository, [
      ...history,
      { branch: 'main', message: 'Share the records\n', files: records },
      { branch: 'other', from: 'main', message: 'Look back\n', files: otherRecords(records) },
    ]);
  }
  const open = path.join(folder, 'both.code-workspace');
  fs.writeFileSync(open, JSON.stringify({ folders: Object.keys(sizes).map((name) => ({ path: name })) }));
  return Promise.resolve({ open, settings: quietSettings });
}

/** Of all kinds of files every tenth is changed, every eleventh gone; others are new. */
function otherRecords(records: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const changed = Object.entries(records).flatMap(([file, text], index): [string, string | undefined][] => {
    if (index % 11 === 5 && /\/(evidence|notes|reviews)\//.test(file)) return [[file, undefined]];
    return index % 10 === 0 ? [[file, `# On the other branch\n${text}`]] : [];
  });
  const added = Object.entries(records)
    .filter(([file]) => file.includes('/notes/'))
    .slice(0, 20)
    .map(([file, text], index) => [file.replace(/[^-]+\.yaml$/, `z${10000 + index}.yaml`), text]);
  return Object.fromEntries([...changed, ...added]) as Record<string, string | undefined>;
}
