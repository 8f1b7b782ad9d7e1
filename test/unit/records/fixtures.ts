import fs from 'node:fs';
import path from 'node:path';
import type { RecordKind } from '../../../src/core/records/kinds.js';

declare const __REPOSITORY__: string;

/** The files of `test/fixtures/records` that are to be accepted, or refused. */
export function fixturesOf(
  kind: RecordKind,
  verdict: 'valid' | 'invalid',
): { readonly name: string; readonly bytes: Uint8Array }[] {
  const folder = path.join(__REPOSITORY__, 'test', 'fixtures', 'records', kind, verdict);
  return fs.readdirSync(folder).map((name) => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }));
}
