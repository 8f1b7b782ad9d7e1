import { endOf, startOf, type Entry } from '../entry.js';
import { skipBlanks } from './text.js';

/** A key of a mapping or an item of a list, by offsets into the text. */
export interface Slot {
  readonly entry: Entry;
  /** Of the key; of the dash; between brackets, of the item. */
  readonly start: number;
  /** Behind the last character of the whole slot, comments and the line end left out. */
  readonly end: number;
  /** Between brackets: the comma before this slot. */
  readonly comma: number | undefined;
}

/** A mapping or a list, by offsets into the text. */
export interface Container {
  readonly isList: boolean;
  /** Whether it is written between brackets or braces. */
  readonly inFlow: boolean;
  readonly slots: readonly Slot[];
  /** Between brackets: the comma behind the last slot. */
  readonly trailingComma: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** Many paths lead through one entry, so its slots are looked for once: else writing to all items of a list would be quadratic. */
const known = new WeakMap<Entry, Container>();

/**
 * The slots of a mapping or list; undefined for anything else.
 * @param text what the entry was read from
 */
export function containerOf(entry: Entry, text: string): Container | undefined {
  if (entry.kind === 'scalar' || !entry.valueRange) return undefined;
  let container = known.get(entry);
  if (!container) {
    container = readContainer(entry, entry.valueRange, text);
    known.set(entry, container);
  }
  return container;
}

function readContainer(
  { kind, style, entries }: Entry,
  [start, valueEnd]: readonly [number, number],
  text: string,
): Container {
  const inFlow = style === 'flow';
  let comma: number | undefined;
  const slots = entries.map((entry): Slot => {
    const end = endOf(entry, text);
    const slot = { entry, start: startOf(entry), end, comma };
    const next = skipBlanks(text, end);
    comma = inFlow && text[next] === ',' ? next : undefined;
    return slot;
  });
  const end = inFlow ? valueEnd : (slots.at(-1)?.end ?? valueEnd);
  return { isList: kind === 'list', inFlow, slots, trailingComma: comma, start, end };
}

/** A slot, and what it is one of. */
export interface Found {
  readonly container: Container;
  readonly slot: Slot;
}

/** The slot at a path; undefined where there is none. */
export function slotAt(root: Entry, path: readonly (string | number)[], text: string): Found | undefined {
  let found: Found | undefined;
  let entry = root;
  for (const key of path) {
    const container: Container | undefined = containerOf(entry, text);
    const slot: Slot | undefined = container?.isList
      ? container.slots[typeof key === 'number' ? key : -1]
      : container?.slots.find((candidate) => candidate.entry.key === key);
    if (!container || !slot) return undefined;
    found = { container, slot };
    entry = slot.entry;
  }
  return found;
}
