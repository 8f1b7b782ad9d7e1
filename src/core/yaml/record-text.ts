import { YAMLException } from 'js-yaml';
import { startOfText, type Position, type TextRange } from '../text/text-range.js';
import { TextLines } from '../text/text-lines.js';
import { commentsOf, readBroken, rootOf } from './invalid-text.js';
import { findConflict, withoutMarkers } from './conflict.js';
import { commentsAround, entriesAlong, startOf, type Entry, type Span } from './entry.js';
import { otherReadingOf, type OtherReading } from './other-readers.js';
import { isMapping } from './plain-value.js';
import { refusedText, unprintableIn, type Refused } from './refused.js';
import { readSound } from './valid-text.js';
import { describeSyntaxError, keyWithoutSpace } from './syntax-fault.js';
import type { FaultOf, YamlFault } from './yaml-fault.js';
import type { YamlPath, YamlValue } from './yaml-path.js';

/** The largest record that is read, in bytes. */
export const maximumBytes = 256 * 1024;

/** The texts that were read or asked for last, up to a number of them and of their UTF-16 code units together. */
class RecentTexts {
  private readonly byText = new Map<string, RecordText>();
  private length = 0;

  take(text: string): RecordText | undefined {
    const found = this.byText.get(text);
    if (this.byText.delete(text)) this.length -= text.length;
    return found;
  }

  keep(read: RecordText): void {
    this.byText.set(read.text, read);
    this.length += read.text.length;
    for (const [oldest] of this.byText) {
      if (this.byText.size <= 32 && this.length <= 2 * maximumBytes) break;
      this.take(oldest);
    }
  }
}

/** The text of a record, read once: what it says, where everything stands, and what is wrong with it. Immutable. */
export class RecordText {
  private static readonly readOnce = new RecentTexts();
  /** Loading thousands of records asks for each text once, so it leaves alone what an editor looks at. */
  private static readonly askedAgain = new RecentTexts();

  /** Told of each text that is read: tests count with it. */
  static onRead: (text: string) => void = () => undefined;

  /** What is wrong with the text; at most one fault, and none in a record that can be used. */
  readonly faults: readonly YamlFault[];
  private readonly soundRoot: Entry | undefined;
  private understoodRoot: Entry | null | undefined;
  private textLines: TextLines | undefined;
  private others: readonly OtherReading[] | undefined;

  private constructor(readonly text: string) {
    RecordText.onRead(text);
    const { root, fault } = this.read();
    this.soundRoot = root;
    this.faults = fault ? [fault] : [];
  }

  /** Reads a text, or recalls it: those that were read last are kept. Never throws, whatever the text. */
  static of(text: string): RecordText {
    const known = RecordText.askedAgain.take(text) ?? RecordText.readOnce.take(text);
    const read = known ?? new RecordText(text);
    (known ? RecordText.askedAgain : RecordText.readOnce).keep(read);
    return read;
  }

  /** What the record says: a mapping of plain values. Undefined where the text has a fault. */
  get value(): YamlValue | undefined {
    return this.faults.length === 0 ? this.soundRoot?.value : undefined;
  }

  /**
   * The whole record and all that is in it; of a broken text as far as it can be understood, and of one with a merge conflict what both
   * sides say. Undefined where there is nothing to be understood.
   */
  get root(): Entry | undefined {
    if (this.soundRoot) return this.soundRoot;
    if (this.understoodRoot === undefined) {
      const isReadable = this.faults[0]?.code !== 'too-large';
      this.understoodRoot = (isReadable ? rootOf(readBroken(withoutMarkers(this.text))) : undefined) ?? null;
    }
    return this.understoodRoot ?? undefined;
  }

  /** What in a text without faults other YAML readers take for something else, or refuse, in the order of what should be changed first. */
  get readOtherwise(): readonly OtherReading[] {
    const root = this.faults.length === 0 ? this.soundRoot : undefined;
    return (this.others ??= root ? otherReadingOf(this.text, root) : []);
  }

  get lines(): TextLines {
    return (this.textLines ??= new TextLines(this.text));
  }

  /**
   * The range of a value; of its key or dash, where the value is empty. For a path that doesn't exist: of the nearest key,
   * dash or item between brackets above it that does, or the very start of the text. Undefined where nothing of the text could be understood.
   */
  rangeOf(path: YamlPath): TextRange | undefined {
    const span = this.spanOf(path);
    return span && this.lines.rangeOf(...span);
  }

  /** The range of a value as it is shown: without the line ends that belong to a text on lines of its own. */
  shownRangeOf(path: YamlPath): TextRange | undefined {
    const range = this.rangeOf(path);
    if (!range) return undefined;
    let { end } = range;
    while (end.column === 0 && end.line > range.start.line) end = this.lines.endOfLine(end.line - 1);
    return { start: range.start, end };
  }

  /** The range of a key; undefined for items of lists and for paths that don't exist. */
  keyRangeOf(path: YamlPath): TextRange | undefined {
    const entry = this.entryAt(path);
    return typeof entry?.key === 'string' && entry.keyRange
      ? this.lines.rangeOf(...entry.keyRange)
      : undefined;
  }

  /** What stands in the range of a value, as it is written. */
  wordsOf(path: YamlPath): string | undefined {
    const span = this.spanOf(path);
    return span && this.text.slice(...span);
  }

  /** The key or item at a path; undefined where there is none. */
  entryAt(path: YamlPath): Entry | undefined {
    if (!this.root) return undefined;
    const found = entriesAlong(this.root, path);
    return found.length === path.length ? (found.at(-1) ?? this.root) : undefined;
  }

  /** The path of the innermost key or value at a place; on an empty line, of what its column belongs to. */
  pathAt(position: Position): YamlPath {
    const offset = this.lines.offsetAt(position);
    const path: (string | number)[] = [];
    let entry = this.root;
    while (entry) {
      entry = this.innerAt(entry, offset, position);
      if (entry?.key !== undefined) path.push(entry.key);
    }
    return path;
  }

  /** The comments in the order of the text, each from its `#` to the end of its line. */
  get comments(): readonly string[] {
    return this.soundRoot ? commentsAround(this.soundRoot, this.text) : commentsOf(this.text);
  }

  private spanOf(path: YamlPath): Span | undefined {
    if (!this.root) return undefined;
    const found = entriesAlong(this.root, path);
    const value = found.length === path.length ? (found.at(-1) ?? this.root).valueRange : undefined;
    const signs = found
      .map(({ keyRange, valueRange }) => keyRange ?? valueRange)
      .filter((sign) => sign !== undefined);
    return value ?? signs.at(-1) ?? [0, 0];
  }

  /** The last entry that starts before a place, unless the place lies outside of it. */
  private innerAt(
    { style, valueRange, entries }: Entry,
    offset: number,
    position: Position,
  ): Entry | undefined {
    const inFlow = style === 'flow';
    const [start = 0, end = 0] = valueRange ?? [];
    if (inFlow && (offset <= start || offset >= end)) return undefined;
    const entry = entries.filter((candidate) => startOf(candidate) <= offset).at(-1);
    if (!entry || inFlow) return entry;
    const first = this.lines.positionAt(startOf(entry));
    const last = entry.valueRange?.[1] ?? entry.keyRange?.[1] ?? 0;
    const isOutside = offset > last && position.line > first.line && position.column <= first.column;
    return isOutside ? undefined : entry;
  }

  private read(): { readonly root?: Entry | undefined; readonly fault?: YamlFault } {
    const { text } = this;
    if (isTooLarge(text))
      return { fault: { code: 'too-large', range: startOfText, data: { id: 'too-large' } } };
    const unprintable = unprintableIn(text);
    if (unprintable) return { fault: this.faultAt('not-text', unprintable) };
    const conflict = findConflict(text);
    if (conflict) return { fault: { code: 'conflict', range: conflict, data: { id: 'conflict' } } };
    const refused = refusedText(text);
    if (refused) return { fault: this.faultAt('syntax', refused) };
    try {
      const sound = readSound(text);
      return 'refused' in sound
        ? { fault: this.faultAt('syntax', sound.refused) }
        : this.asRecord(sound.root);
    } catch (error) {
      const failure = error instanceof YAMLException ? error : undefined;
      const document = readBroken(text);
      this.understoodRoot = rootOf(document) ?? null;
      const described = describeSyntaxError(text, document, failure?.reason, failure?.mark?.position);
      return { fault: this.faultAt('syntax', described) };
    }
  }

  private asRecord(root: Entry | undefined): {
    readonly root: Entry | undefined;
    readonly fault?: YamlFault;
  } {
    if (root && isMapping(root.value)) return { root };
    const refused = typeof root?.value === 'string' ? keyWithoutSpace(this.text) : undefined;
    if (refused) return { root, fault: this.faultAt('syntax', refused) };
    const isEmpty = root === undefined || root.value === null;
    return {
      root,
      fault: { code: 'not-a-record', range: startOfText, data: { id: isEmpty ? 'empty' : 'not-a-record' } },
    };
  }

  private faultAt<Code extends string, Id extends string>(
    code: Code,
    { id, start, length }: Refused<Id>,
  ): FaultOf<Code, Id> {
    const range = this.lines.rangeOf(start, start + length);
    if (id !== 'unprintable') return { code, range, data: { id } };
    return { code, range, data: { id, character: this.text.slice(start, start + length) } };
  }
}

/** Whether a text takes more bytes as UTF-8 than a record may have. */
function isTooLarge(text: string): boolean {
  // A code unit takes from one to three bytes, so only few texts need to be counted.
  if (text.length > maximumBytes) return true;
  if (text.length * 3 <= maximumBytes) return false;
  const count = (units: RegExp) => text.match(units)?.length ?? 0;
  return text.length + count(/[^\0-\x7F]/g) + count(/[\u0800-\uD7FF\uE000-\uFFFF]/g) > maximumBytes;
}
