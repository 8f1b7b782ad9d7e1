import { problem } from '../lint/rules.js';
import type { FileInfo, KeptRecord } from '../ports.js';
import { startOfText } from '../text/text-range.js';
import { type Problem } from '../problem.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import { checkContent } from '../schema/content.js';
import type { RecordFile } from './snapshot.js';
import { advice } from '../yaml/yaml-advice.js';
import { parseYaml } from '../yaml/yaml-text.js';
import type { Place } from './place.js';

/** Which file of a mentoring folder is read. */
export interface RecordAddress {
  readonly kind: RecordKind;
  readonly id: string;
  readonly place: Place;
  readonly path: string;
}

/**
 * Reads one record. Never throws, whatever the bytes: what is wrong with them is among the problems of the result.
 * @param previous the same file as it was before: where it is broken now, its content is kept, marked stale.
 */
export function readRecord(
  where: RecordAddress,
  bytes: Uint8Array,
  previous: RecordFile | undefined,
): RecordFile {
  const { text, value: raw, problems } = parseYaml(bytes);
  if (text === undefined || problems.some(({ severity }) => severity === 'error')) {
    return broken(where, text, problems, previous);
  }
  const content = checkContent(definitions[where.kind], raw, text);
  const all = [...problems, ...content.problems];
  if (content.value === undefined) return broken(where, text, all, previous);
  return { ...addressOf(where), text, value: content.value, raw, stale: false, problems: all };
}

/** Reads a record from its text instead of its bytes. */
export function readRecordText(
  where: RecordAddress,
  text: string,
  previous: RecordFile | undefined,
): RecordFile {
  return readRecord(where, new TextEncoder().encode(text), previous);
}

/** The part of the host's encoder that is used here: every host has one, but ES2022 doesn't declare it. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** The record that was read from this file before. */
export function keptRecord(where: RecordAddress, { text, value, raw }: KeptRecord): RecordFile {
  return { ...addressOf(where), text, value, raw, stale: false, problems: [] };
}

/** What to keep of a record: nothing where something is wrong with it, so that its problems are always found anew. */
export function toKeep(file: RecordFile, info: FileInfo): KeptRecord | undefined {
  const { text, value, raw, problems } = file;
  if (text === undefined || value === undefined || problems.length > 0) return undefined;
  // Mostly they say the same, keys in the same order: then one of them is enough.
  return { info, text, value, raw: JSON.stringify(value) === JSON.stringify(raw) ? value : raw };
}

/**
 * The record of a file that is there but cannot be read.
 * @param why what the system says and the way out, as the end of a sentence and another one.
 */
export function unreadableRecord(
  where: RecordAddress,
  why: string,
  previous: RecordFile | undefined,
): RecordFile {
  const message = `This file cannot be read: ${why}`;
  return broken(where, undefined, [problem('unreadable', message, startOfText)], previous);
}

/** The record of a file that is larger than any record may be, without having read it. */
export function oversizedRecord(where: RecordAddress, previous: RecordFile | undefined): RecordFile {
  return broken(where, undefined, [problem('too-large', advice.tooLarge, startOfText)], previous);
}

function broken(
  where: RecordAddress,
  text: string | undefined,
  problems: readonly Problem[],
  previous: RecordFile | undefined,
): RecordFile {
  const value = previous?.value;
  return { ...addressOf(where), text, value, raw: previous?.raw, stale: value !== undefined, problems };
}

function addressOf({ kind, id, place, path }: RecordAddress): RecordAddress {
  return { kind, id, place, path };
}
