import fs from 'node:fs';
import path from 'node:path';
import { generateRecords } from '../fixtures/generate.js';
import { commitAll, createRepository } from '../fixtures/history.js';
import { writeFiles } from '../support/temporary-folder.js';
import { brokenFiles, goodFiles, links } from './bad-files.js';
import { quietSettings } from './settings.js';

/** A repository with good records, and beside them everything that can be wrong with a file. */
export function prepare(folder: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const open = path.join(folder, 'workspace');
  const records = path.join(open, '.mentoring');
  createRepository(open);
  const { shared, private: own } = generateRecords({ pairs: 2, records: 60, private: 3 });
  writeFiles(records, { ...shared, ...goodFiles });
  writeFiles(path.join(open, '.git', 'mentoring'), own);
  commitAll(open, 'Share the records');
  writeFiles(records, Object.fromEntries(brokenFiles.map(({ file, content }) => [file, content])));
  fs.writeFileSync(path.join(folder, 'elsewhere.yaml'), 'title: From elsewhere\nowner: ada\n');
  for (const [file, target] of Object.entries(links)) fs.symlinkSync(target, path.join(records, file));
  return Promise.resolve({ open, settings: quietSettings });
}
