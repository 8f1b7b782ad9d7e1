import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  constructFromEvents,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { isBlockText, type Entry, type Span, type Style } from './entry.js';
import { skipBlanks, withoutBlanks } from './edit/text.js';
import { isList, isMapping } from './plain-value.js';
import type { Refused } from './refused.js';
import { recordSchema } from './yaml-schema.js';
import type { YamlValue } from './yaml-path.js';

/** How deep lists and mappings may lie in one another. */
const maximumDepth = 50;

/** A text as the parser of records understands it. */
export type SoundText = { readonly root: Entry | undefined } | { readonly refused: Refused };

/** Reads a text that is YAML. Throws what the parser throws where it is none. */
export function readSound(text: string): SoundText {
  const events = parseEvents(text, { maxDepth: maximumDepth });
  const refused = refusedEvent(events, text);
  if (refused) return { refused };
  const reader = new EventReader(text, events);
  const root = reader.root();
  if (reader.refused) return { refused: reader.refused };
  const [value] = constructFromEvents(events, { source: text, schema: recordSchema, maxAliases: 0 });
  if (root) fill(root, value as YamlValue);
  return { root };
}

/** What records don't need of YAML, and other readers treat specially: anchors, aliases, tags, a second document. */
function refusedEvent(events: readonly Event[], text: string): Refused | undefined {
  let documents = 0;
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.POP:
        break;
      case EVENT_ID.DOCUMENT:
        documents++;
        if (documents > 1) return secondDocument(text);
        break;
      case EVENT_ID.ALIAS:
        return refusedAt('alias', [event.anchorStart - 1, event.anchorEnd]);
      default:
        if (event.anchorStart >= 0) return refusedAt('alias', [event.anchorStart - 1, event.anchorEnd]);
        if (event.tagStart >= 0) return refusedAt('tag', [event.tagStart, event.tagEnd]);
    }
  }
  return undefined;
}

function secondDocument(text: string): Refused | undefined {
  const separators = [...text.matchAll(/^---(?=\s|$)/gm)];
  const separator = separators.at(1) ?? separators.at(0);
  return separator && { id: 'several-documents', start: separator.index, length: 3 };
}

function refusedAt(id: Refused['id'], [start, end]: Span): Refused {
  return { id, start, length: end - start };
}

/** An entry as it is being made: of a class, since a record has hundreds and literals with spreads take ten times as long. */
class Draft implements Entry {
  value: YamlValue = null;
  readonly entries: readonly Draft[];

  constructor(
    readonly key: Entry['key'],
    readonly keyRange: Span | undefined,
    readonly afterSign: number | undefined,
    readonly kind: Entry['kind'],
    readonly style: Style,
    public valueRange: Span | undefined,
    entries?: readonly Draft[],
  ) {
    this.entries = entries ?? noEntries;
  }
}

const noEntries: readonly Draft[] = [];

type Collection = MappingEvent | SequenceEvent;

/** Makes entries of a parser's events. What they don't tell is read from the text between them. */
class EventReader {
  /** The first thing that is refused. */
  refused: Refused | undefined;
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  root(): Draft | undefined {
    // The first event is that of the document.
    this.next = 1;
    if (this.isEnd()) return undefined;
    const root = this.value(undefined, undefined, undefined, 0);
    return root.style === 'empty' ? undefined : root;
  }

  /** The value that comes next, behind a key or a dash which ends at `from`. */
  private value(
    key: Draft['key'],
    keyRange: Span | undefined,
    afterSign: number | undefined,
    from: number,
  ): Draft {
    const event = this.events[this.next++];
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) {
      const isList = event.type === EVENT_ID.SEQUENCE;
      const inFlow = event.style === COLLECTION_STYLE.FLOW;
      const entries = isList ? this.items(event, inFlow) : this.pairs(event, inFlow);
      const range: Span = [event.start, this.endOf(entries.at(-1), event, inFlow)];
      // The end of the collection.
      this.next++;
      const [kind, style] = [isList ? 'list' : 'mapping', inFlow ? 'flow' : 'block'] as const;
      return new Draft(key, keyRange, afterSign, kind, style, range, entries);
    }
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0)
      return new Draft(key, keyRange, afterSign, 'scalar', 'empty', undefined);
    const range = this.scalarRange(event, from);
    return new Draft(key, keyRange, afterSign, 'scalar', styles[event.style], range);
  }

  private isEnd(): boolean {
    const event = this.events[this.next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  private pairs({ start }: Collection, inFlow: boolean): readonly Draft[] {
    const entries: Draft[] = [];
    let at = start;
    while (!this.isEnd()) {
      const event = this.events[this.next];
      let key = '';
      let keyRange: Span | undefined;
      if (event?.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
        this.next++;
        key = getScalarValue(this.text, event);
        keyRange = this.scalarRange(event, at);
        this.watchKey(event, keyRange[0], at, !inFlow && entries.length > 0);
        at = keyRange[1];
      } else {
        // No record has such a key: it is refused once it has its value.
        at = endOfDraft(this.value(undefined, undefined, undefined, at), at);
      }
      const colon = skipBlanks(this.text, at);
      const afterSign = this.text[colon] === ':' ? colon + 1 : undefined;
      const entry = this.value(key, keyRange, afterSign, afterSign ?? at);
      entries.push(entry);
      at = endOfDraft(entry, afterSign ?? at);
    }
    return entries;
  }

  private items({ start }: Collection, inFlow: boolean): readonly Draft[] {
    const entries: Draft[] = [];
    let at = start;
    while (!this.isEnd()) {
      const dash = inFlow ? undefined : skipBlanks(this.text, at);
      const sign: Span | undefined = dash === undefined ? undefined : [dash, dash + 1];
      const item = this.value(entries.length, sign, sign?.[1], sign?.[1] ?? at);
      entries.push(item);
      at = endOfDraft(item, sign?.[1] ?? at);
    }
    return entries;
  }

  private watchKey(
    { valueStart, valueEnd }: ScalarEvent,
    start: number,
    before: number,
    startsLine: boolean,
  ): void {
    if (this.refused) return;
    const between = this.text.slice(before, valueStart);
    if (between.includes('?') && between.replace(/#.*/g, '').includes('?'))
      this.refused = refusedAt('explicit-key', [valueStart, valueEnd]);
    // This parser takes a second key behind a value on the same line.
    else if (
      startsLine &&
      !/^[ \t]*$/.test(this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start))
    )
      this.refused = refusedAt('after-value', [valueStart, valueEnd]);
  }

  private scalarRange({ style, valueStart, valueEnd, chomping }: ScalarEvent, from: number): Span {
    switch (style) {
      case SCALAR_STYLE.PLAIN:
        return [valueStart, valueEnd];
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return [valueStart - 1, valueEnd + 1];
      case SCALAR_STYLE.LITERAL_BLOCK:
      case SCALAR_STYLE.FOLDED_BLOCK: {
        const header = skipBlanks(this.text, from);
        if (chomping === CHOMPING_MODE.KEEP) return [header, valueEnd];
        const end = withoutBlanks(this.text, header, valueEnd);
        return [header, Math.min(behindLine(this.text, end), valueEnd)];
      }
    }
  }

  /** The end of the line that a value stands on, line end included. Where it is empty, only a comment belongs to it. */
  private endOfLine(end: number, isEmpty: boolean): number {
    const next = behindLine(this.text, end);
    return isEmpty && !this.text.slice(end, next).includes('#') ? end : next;
  }

  /** The end of a collection with this last entry. */
  private endOf(last: Draft | undefined, { start }: Collection, inFlow: boolean): number {
    const end = last ? endOfDraft(last, start) : start;
    if (!inFlow) return last && isLines(last) ? end : this.endOfLine(end, last?.style === 'empty');
    const open = this.text[start];
    // One pair without braces of its own, in a list between brackets.
    if (open !== '{' && open !== '[') return end;
    let close = skipBlanks(this.text, last ? end : start + 1);
    if (this.text[close] === ',') close = skipBlanks(this.text, close + 1);
    return close + 1;
  }
}

/** The place behind the line end that follows, if only blanks and a comment come before it. */
function behindLine(text: string, from: number): number {
  restOfLine.lastIndex = from;
  restOfLine.test(text);
  return restOfLine.lastIndex;
}

const restOfLine = /[ \t]*(?:#.*)?(?:\r?\n)?/y;

const styles: Readonly<Record<ScalarEvent['style'], Style>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

function isLines(entry: Entry): boolean {
  return entry.style === 'block' || isBlockText(entry);
}

function endOfDraft({ valueRange, afterSign, keyRange }: Draft, start: number): number {
  return valueRange?.[1] ?? afterSign ?? keyRange?.[1] ?? start;
}

/** Gives each entry the part of a value that it says. */
function fill(entry: Draft, value: YamlValue): void {
  entry.value = value;
  if (isList(value))
    entry.entries.forEach((inner, index) => {
      fill(inner, value[index] ?? null);
    });
  else if (isMapping(value)) for (const inner of entry.entries) fill(inner, value[inner.key ?? ''] ?? null);
}
