import { decode } from './decode.js';
import type { FileInfo, KeptRecord } from '../ports.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { checkContent } from '../schema/content.js';
import type { RecordFile } from './snapshot.js';
import type { Fault } from './fault.js';
import { RecordText } from '../yaml/record-text.js';
import type { Place } from './privacy.js';

/** Which file of a mentoring folder is read. */
export interface RecordAddress {
  readonly kind: RecordKind;
  readonly id: string;
  readonly place: Place;
  readonly path: string;
}

/**
 * Reads one record. Never throws, whatever the bytes: what is wrong with them is among the faults of the result.
 * @param previous the same file as it was before: where it is broken now, its content is kept, marked stale.
 */
export function readRecord(
  where: RecordAddress,
  bytes: Uint8Array,
  previous: RecordFile | undefined,
): RecordFile {
  const decoded = decode(bytes);
  if (decoded.text === undefined) return unreadableRecord(where, decoded.fault, previous);
  return readRecordText(where, decoded.text, previous);
}

/** Reads a record from its text instead of its bytes. */
export function readRecordText(
  where: RecordAddress,
  text: string,
  previous: RecordFile | undefined,
): RecordFile {
  const { value: raw, faults: faultsOfText } = RecordText.of(text);
  if (faultsOfText.length > 0) return broken(where, text, faultsOfText, previous);
  const { value, faults } = checkContent(definitions[where.kind], raw);
  if (value === undefined) return broken(where, text, faults, previous);
  return fileOf(where, { text, value, raw, stale: false, faults });
}

/** The record that was read from this file before. */
export function keptRecord(where: RecordAddress, { text, value, raw }: KeptRecord): RecordFile {
  return fileOf(where, { text, value, raw, stale: false, faults: [] });
}

/** What to keep of a record: nothing where something is wrong with it, so that its faults are always found anew. */
export function toKeep(file: RecordFile, info: FileInfo): KeptRecord | undefined {
  const { text, value, raw, faults } = file;
  if (text === undefined || value === undefined || faults.length > 0) return undefined;
  // Mostly they say the same, keys in the same order: then one of them is enough.
  return { info, text, value, raw: JSON.stringify(value) === JSON.stringify(raw) ? value : raw };
}

/** The record of a file that is there but cannot be read. */
export function unreadableRecord(
  where: RecordAddress,
  fault: Fault,
  previous: RecordFile | undefined,
): RecordFile {
  return broken(where, undefined, [fault], previous);
}

function broken(
  where: RecordAddress,
  text: string | undefined,
  faults: readonly Fault[],
  previous: RecordFile | undefined,
): RecordFile {
  const value = previous?.value;
  return fileOf(where, { text, value, raw: previous?.raw, stale: value !== undefined, faults });
}

/** A file with what was read by the schema of its kind, or what was read before: so the value is of that kind. */
function fileOf(
  { kind, id, place, path }: RecordAddress,
  content: Omit<RecordFile, keyof RecordAddress>,
): RecordFile {
  return { kind, id, place, path, ...content } as RecordFile;
}
