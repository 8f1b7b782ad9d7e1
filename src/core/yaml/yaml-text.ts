import { YAMLException, constructFromEvents, parseEvents } from 'js-yaml';
import { startOfText } from '../text/text-range.js';
import type { TextRange } from '../text/text-range.js';
import { findConflict } from './conflict.js';
import { TextLines } from '../text/text-lines.js';
import type { YamlFault, YamlFaultId } from './yaml-fault.js';
import { describeSyntaxError, keyWithoutSpace } from './yaml-error.js';
import { Guard, refusedText } from './yaml-refused.js';
import type { Refused } from './yaml-refused.js';
import { recordSchema } from './yaml-schema.js';

/** The largest record that is read, in bytes. */
export const maximumBytes = 256 * 1024;

/** How deep lists and mappings may lie in one another. */
const maximumDepth = 50;

/** What came out of reading a record's text. */
export interface ParsedYaml {
  /** The decoded text, byte order mark included; undefined where the bytes are no text, or too many. */
  readonly text: string | undefined;
  /** A mapping of plain values; undefined where the text has a fault. */
  readonly value: unknown;
  readonly faults: readonly YamlFault[];
}

/** The part of the host's decoder that is used here: every host has one, but ES2022 alone doesn't declare it. */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** Decodes and parses the bytes of one record. Never throws, whatever the bytes. */
export function parseYaml(bytes: Uint8Array): ParsedYaml {
  if (bytes.length > maximumBytes) return broken(undefined, 'too-large', 'too-large', startOfText);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const [first, second] = bytes;
    const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    return broken(undefined, 'not-text', utf16 ? 'utf16' : 'not-utf8', startOfText);
  }
  return parseYamlText(text);
}

/** Parses the text of one record. Never throws, whatever the text. */
export function parseYamlText(text: string): ParsedYaml {
  // A UTF-16 code unit takes at least one byte, so a longer text is too large without counting its bytes.
  if (text.length > maximumBytes) return broken(text, 'too-large', 'too-large', startOfText);
  const unprintable = unprintableCharacter.exec(text);
  if (unprintable)
    return brokenAt(text, 'not-text', { id: 'unprintable', start: unprintable.index, length: 1 });
  const conflict = findConflict(text);
  if (conflict) return broken(text, 'conflict', 'conflict', conflict);
  const refused = refusedText(text);
  if (refused) return brokenAt(text, 'syntax', refused);
  return parseRecord(text);
}

/** Control characters other than tab, line feed, carriage return and next line; halves of surrogate pairs; non-characters. */
const unprintableCharacter = /[^\P{Cc}\t\n\r\u0085]|[\p{Cs}\uFFFE\uFFFF]/u;

function parseRecord(text: string): ParsedYaml {
  let value: unknown;
  try {
    const events = parseEvents(text, { maxDepth: maximumDepth });
    const guard = new Guard(text);
    const refused = guard.refusedEvent(events);
    if (refused) return brokenAt(text, 'syntax', refused);
    [value] = constructFromEvents(events, { source: text, schema: recordSchema, maxAliases: 0 });
    const refusedValue = guard.refusedValue(value);
    if (refusedValue) return brokenAt(text, 'syntax', refusedValue);
  } catch (error) {
    const failure = error instanceof YAMLException ? error : undefined;
    return brokenAt(text, 'syntax', describeSyntaxError(text, failure?.reason, failure?.mark?.position));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { text, value, faults: [] };
  const refused = typeof value === 'string' ? keyWithoutSpace(text) : undefined;
  if (refused) return brokenAt(text, 'syntax', refused);
  const empty = value === null || value === undefined;
  return broken(text, 'not-a-record', empty ? 'empty' : 'not-a-record', startOfText);
}

function brokenAt(text: string, code: YamlFault['code'], { id, start, length }: Refused): ParsedYaml {
  const range = new TextLines(text).rangeOf(start, start + length);
  if (id !== 'unprintable') return broken(text, code, id, range);
  const character = text.slice(start, start + length);
  return { text, value: undefined, faults: [{ code, range, data: { id, character } }] };
}

function broken(
  text: string | undefined,
  code: YamlFault['code'],
  id: YamlFaultId,
  range: TextRange,
): ParsedYaml {
  return { text, value: undefined, faults: [{ code, range, data: { id } }] };
}
