import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import type { YamlValue } from './yaml-path.js';
import { sameValue } from './plain-value.js';
import type { YamlFaultId } from './yaml-fault.js';
import { readDocument } from './yaml-document.js';

// Two parsers read records. What they would read differently, and what records don't need of YAML, is refused here.

/** Something that is not accepted, by its offset into the text. */
export interface Refused {
  readonly id: YamlFaultId;
  readonly start: number;
  readonly length: number;
}

/** What is refused whatever is around it: lone carriage returns, directives, a byte order mark inside, an end of document. */
export function refusedText(text: string): Refused | undefined {
  return (
    found(/\r(?!\n)/.exec(text), 'lone-return') ??
    found(/^%.*/m.exec(text.slice(startOfContent(text))), 'directive', startOfContent(text)) ??
    found(/(?<=[\r\n])\uFEFF/.exec(text), 'unprintable') ??
    found(/^\uFEFF?\.\.\.(?=\s|$)/m.exec(text), 'several-documents')
  );
}

/** The first character that is neither blank nor part of a comment. */
function startOfContent(text: string): number {
  const blank = /\uFEFF?[ \t]*(?:#.*)?\r?\n/y;
  let start = 0;
  while (blank.test(text)) start = blank.lastIndex;
  return start + (/^[\uFEFF \t]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0);
}

function found(match: RegExpExecArray | null, id: YamlFaultId, offset = 0): Refused | undefined {
  return match ? { id, start: offset + match.index, length: match[0].length } : undefined;
}

/** Watches what a parser finds in a text, for what is refused there. */
export class Guard {
  private readonly open: OpenNode[] = [];
  private documents = 0;
  private lastEnd = 0;
  private doubtful: boolean;

  constructor(private readonly text: string) {
    // They don't agree on blanks at the very end, behind a text in a block.
    this.doubtful = /\n[ \t]+$/.test(text);
  }

  /** The first of the events that is refused. */
  refusedEvent(events: readonly Event[]): Refused | undefined {
    for (const event of events) {
      const refused = this.watch(event);
      if (refused) return refused;
    }
    return undefined;
  }

  /** Where the parsers don't always agree the other one is asked too, after all events were watched. */
  refusedValue(value: unknown): Refused | undefined {
    const tab = /^ *\t/m.exec(this.text);
    if (!tab && !this.doubtful) return undefined;
    const document = readDocument(this.text);
    const [error] = document ? [...document.errors, ...document.warnings] : [];
    if (document && !error && sameValue(document.toJS() as YamlValue, value as YamlValue)) return undefined;
    return tab ? found(tab, 'tab') : { id: 'ambiguous', start: error?.pos[0] ?? 0, length: 0 };
  }

  private watch(event: Event): Refused | undefined {
    switch (event.type) {
      case EVENT_ID.POP:
        this.open.pop();
        return undefined;
      case EVENT_ID.DOCUMENT:
        this.open.push({ isMapping: false, inBlock: false, nodes: 0 });
        this.documents++;
        return this.documents > 1 ? this.secondDocument() : undefined;
      case EVENT_ID.ALIAS:
        return between('alias', event.anchorStart - 1, event.anchorEnd);
      default:
        if (event.anchorStart >= 0) return between('alias', event.anchorStart - 1, event.anchorEnd);
        if (event.tagStart >= 0) return between('tag', event.tagStart, event.tagEnd);
        return this.watchNode(event);
    }
  }

  private watchNode(
    event: Exclude<Event, { type: typeof EVENT_ID.POP | typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.ALIAS }>,
  ) {
    const parent = this.open.at(-1);
    const position = parent ? parent.nodes++ : 0;
    if (event.type !== EVENT_ID.SCALAR) {
      const inBlock = event.style === COLLECTION_STYLE.BLOCK;
      this.open.push({ isMapping: event.type === EVENT_ID.MAPPING, inBlock, nodes: 0 });
      return undefined;
    }
    if (this.isDoubtfulText(event)) this.doubtful = true;
    const isKey = parent?.isMapping === true && position % 2 === 0;
    const before = isKey ? this.text.slice(this.lastEnd, event.valueStart) : '';
    this.lastEnd = Math.max(event.valueEnd, this.lastEnd);
    if (before.includes('?') && before.replace(/#.*/g, '').includes('?')) {
      return between('explicit-key', event.valueStart, event.valueEnd);
    }
    if (!parent?.inBlock) return undefined;
    // One parser takes a second key behind a value on the same line.
    if (isKey && position > 0 && !this.startsLine(event.valueStart)) {
      return between('after-value', event.valueStart, event.valueEnd);
    }
    // The other one stumbles over plain text on a line of its own, when a comment stands above it.
    if (!isKey && event.style === SCALAR_STYLE.PLAIN && this.startsLine(event.valueStart))
      this.doubtful = true;
    return undefined;
  }

  /** They don't agree on what follows an escaped line end, and on blocks of blanks. */
  private isDoubtfulText({ fast, style, valueStart, valueEnd }: ScalarEvent): boolean {
    if (fast || style === SCALAR_STYLE.PLAIN || style === SCALAR_STYLE.SINGLE_QUOTED) return false;
    const source = this.text.slice(valueStart, valueEnd);
    return style === SCALAR_STYLE.DOUBLE_QUOTED ? /\\\r?\n/.test(source) : !/\S/.test(source);
  }

  /** Whether only blanks, or an opening quotation mark, stand before a place on its line. */
  private startsLine(offset: number): boolean {
    const line = this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
    return /^[ \t]*["']?$/.test(line);
  }

  private secondDocument(): Refused | undefined {
    const separators = [...this.text.matchAll(/^---(?=\s|$)/gm)];
    return found(separators.at(1) ?? separators.at(0) ?? null, 'several-documents');
  }
}

/** A list, mapping or document that is being read. */
interface OpenNode {
  readonly isMapping: boolean;
  readonly inBlock: boolean;
  /** Keys and values so far. */
  nodes: number;
}

function between(id: YamlFaultId, start: number, end: number): Refused {
  return { id, start, length: end - start };
}
