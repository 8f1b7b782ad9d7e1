import fs from 'node:fs';
import path from 'node:path';
import { quietSettings } from './settings.js';

/** How many mentoring folders there are, one for every test. */
const folders = 30;

/** A workspace with empty mentoring folders, which VS Code watches. */
export function prepare(tmp: string): Promise<{ open: string; settings: Record<string, unknown> }> {
  const open = path.join(tmp, 'workspace');
  for (let count = 1; count <= folders; count++) {
    for (const kind of ['goals', 'plans'])
      fs.mkdirSync(path.join(open, `${count}`, 'shared', kind), { recursive: true });
  }
  return Promise.resolve({ open, settings: quietSettings });
}
