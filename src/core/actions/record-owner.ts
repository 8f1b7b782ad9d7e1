import type { RecordFile } from '../folder/snapshot.js';
import type { RecordKind, RecordTypes } from '../records/kinds.js';

/** The key that names whose record it is. Kinds without one belong to both of a pair, or to everyone. */
const ownerKeys: { readonly [K in RecordKind]?: keyof RecordTypes[K] & string } = {
  pair: 'by',
  signature: 'by',
  goal: 'owner',
  feedback: 'from',
  evidence: 'by',
  review: 'by',
  note: 'by',
};

/** The handle of the person whose record it is; undefined where it belongs to both of a pair, or says nothing. */
export function authorOf(record: RecordFile): string | undefined {
  if (record.kind === 'person') return record.id;
  const key = ownerKeys[record.kind];
  if (key === undefined || record.value === undefined) return undefined;
  const owner = (record.value as Readonly<Record<string, unknown>>)[key];
  return typeof owner === 'string' ? owner : undefined;
}
