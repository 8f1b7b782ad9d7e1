import { layoutOf } from '../../yaml/edit/layout.js';
import { RecordText } from '../../yaml/record-text.js';
import type { Position, TextRange } from '../../text/text-range.js';
import { definitions } from '../../records/kinds.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { cursorAt, type Cursor } from './cursor.js';
import type { Writing } from './suggestion.js';
import { suggestionsAt } from './value-suggestions.js';
import { formOf, shapeAt, type Form, type Shape } from '../shape.js';
import { recordTemplate } from './record-template.js';
import {
  mappingTemplate,
  plainText,
  valueTemplate,
  type Stop,
  type Template,
  type TemplatePlace,
} from './template.js';
import { partAt } from './usual-keys.js';

/** One entry of the list of suggestions. */
export interface Completion {
  readonly type: 'key' | 'choice' | 'name' | 'time' | 'snippet';
  /** The title or name that people use. */
  readonly label: string;
  /** Beside the label: who, when, in which state. */
  readonly detail: string | undefined;
  /** What it means, as plain text. */
  readonly documentation: string | undefined;
  readonly insert: Template;
  /** The text that it replaces; on one line. */
  readonly range: TextRange;
  /** What the typed text is matched with. Starts with the same quote as the text that is replaced. */
  readonly filter: string;
  /** Whether there are suggestions for its only stop. */
  readonly asksNext: boolean;
}

/** A request for suggestions. */
export interface CompletionRequest {
  readonly writing: Writing;
  readonly text: string;
  readonly position: Position;
  /** Whether another extension suggests keys and enumeration values from the JSON Schemas. */
  readonly withoutStructure: boolean;
}

/**
 * What can be written at a place of a record, the most likely first. Looks at no other file's text. Never throws, whatever the
 * text.
 */
export function completionsAt({
  writing,
  text,
  position,
  withoutStructure,
}: CompletionRequest): readonly Completion[] {
  const cursor = cursorAt(text, position);
  if (!cursor) return [];
  const { lines, root } = RecordText.of(text);
  const layout = layoutOf(root, text);
  const { start, end } = cursor.range;
  const span = [lines.offsetAt(start), lines.offsetAt(end)] as const;
  const replaced = text.slice(...span);
  const scene: Scene = startsList(writing, cursor)
    ? { writing, cursor, layout, replaced, path: [...cursor.path, 0], lead: '- ', isFirstItem: true }
    : { writing, cursor, layout, replaced, path: cursor.path, lead: cursor.lead, isFirstItem: false };
  const parts = [...mappingCompletions(scene), ...(withoutStructure ? [] : missingKeys(scene))];
  const isTried = text.length < longText && isSound(text);
  const fitting = isTried ? parts.filter(fitsIn(text, span)) : parts;
  return [...wholeRecord(scene), ...valueCompletions(scene, withoutStructure), ...fitting];
}

/** In longer texts, suggestions are not tried out: parsing each result would take too long. In UTF-16 code units. */
const longText = 50_000;

function isSound(text: string): boolean {
  return RecordText.of(text).faults.every(({ code }) => code === 'not-a-record');
}

/** Tells whether a text is sound with a key or part in it, before its stops are filled in. Of those that differ only in their words one is tried. */
function fitsIn(text: string, [start, end]: readonly [number, number]): (part: Completion) => boolean {
  const tried = new Map<string, boolean>();
  return ({ insert }) => {
    const plain = plainText(insert);
    const shape = plain.replace(/[\p{L}\d]+(?:[ -][\p{L}\d]+)*/gu, 'x');
    const fits = tried.get(shape) ?? isSound(text.slice(0, start) + plain + text.slice(end));
    tried.set(shape, fits);
    return fits;
  };
}

interface Scene {
  readonly writing: Writing;
  readonly cursor: Cursor;
  readonly layout: TemplatePlace['layout'];
  /** The text that a suggestion would replace. */
  readonly replaced: string;
  /** What is suggested: where a list would start, its first item. */
  readonly path: YamlPath;
  /** What must be inserted first. */
  readonly lead: Cursor['lead'];
  readonly isFirstItem: boolean;
}

/** Whether a list would start here, on the line below its key. */
function startsList({ file }: Writing, cursor: Cursor): boolean {
  const { canBeKey, lead, path, record } = cursor;
  const isList = formOf(shapeAt(file.kind, path, record), 'list') !== undefined;
  return canBeKey && lead === '' && isList && startsBelow(cursor);
}

/** Whether at most one word has been typed: keys and parts do not replace sentences. */
function isWord({ cursor: { typed }, replaced }: Scene): boolean {
  return /^["']?\S*$/.test(typed) && /^\S*$/.test(replaced);
}

/** Where a suggestion goes: after the lead that has to come first. */
function placeIn({ writing, cursor, layout, lead }: Scene, path: YamlPath): TemplatePlace {
  const { range, record, inFlow } = cursor;
  return { writing, record, path, column: range.start.column + lead.length, isItem: false, inFlow, layout };
}

function completion(
  { cursor, lead }: Scene,
  what: Pick<Completion, 'type' | 'label'> & Partial<Completion>,
): Completion {
  const insert = what.insert ?? [what.label];
  // VS Code matches from the first typed character on, which may be a quote.
  const quote = /^["']?/.exec(cursor.typed)?.[0] ?? '';
  return {
    detail: undefined,
    documentation: undefined,
    asksNext: false,
    range: cursor.range,
    ...what,
    insert: lead === '' ? insert : [lead, ...insert],
    filter: quote + (what.filter ?? what.label),
  };
}

/** A whole record, in an empty file. */
function wholeRecord(scene: Scene): readonly Completion[] {
  const { writing, cursor } = scene;
  const isEmpty = cursor.part === 'value' && cursor.path.length === 0 && cursor.record === null;
  if (!isEmpty || !isWord(scene) || cursor.lead !== '' || cursor.range.start.column > 0) return [];
  const insert = recordTemplate(placeIn(scene, []));
  const { name } = definitions[writing.file.kind];
  const documentation = shapeAt(writing.file.kind, [], null)?.description;
  return insert ? [completion(scene, { type: 'snippet', label: `New ${name}`, documentation, insert })] : [];
}

/** The values that fit here. */
function valueCompletions(scene: Scene, withoutStructure: boolean): readonly Completion[] {
  const { writing, cursor, path } = scene;
  if (cursor.part !== 'value') return [];
  const { type, all } = suggestionsAt(writing, path, cursor.record);
  if (withoutStructure && type === 'choice') return [];
  return all.map(({ value, label, detail, documentation }) => {
    const filter = label === value ? label : `${label} ${value}`;
    return completion(scene, { type, label, detail, documentation, insert: [value], filter });
  });
}

/** Whether the cursor is at the value of a key, not at a list item. */
function startsBelow({ path }: Cursor): boolean {
  return typeof path.at(-1) === 'string';
}

/** A new mapping, with the keys that it usually has. */
function mappingCompletions(scene: Scene): readonly Completion[] {
  const { writing, cursor, path, isFirstItem } = scene;
  if (cursor.part !== 'value' || !isWord(scene)) return [];
  const { kind } = writing.file;
  const part = partAt(kind, path);
  const shape = shapeAt(kind, path, cursor.record);
  const form = formOf(shape, 'mapping');
  // On the line below its key, a mapping starts with one of its keys, which are suggested anyway.
  if (!part || !form || (startsBelow(cursor) && cursor.canBeKey && !isFirstItem)) return [];
  const [, ...rest] = mappingTemplate(form, part.keys, { ...placeIn(scene, path), isItem: true });
  const insert = ['{ ', ...rest];
  const { label, keys } = part;
  const documentation = shape?.description;
  return [completion(scene, { type: 'snippet', label, detail: keys.join(', '), documentation, insert })];
}

/** The keys that a mapping can still get. */
function missingKeys(scene: Scene): readonly Completion[] {
  const { writing, cursor, path } = scene;
  if ((cursor.part === 'value' && !cursor.canBeKey) || !isWord(scene)) return [];
  const keys = formOf(shapeAt(writing.file.kind, path, cursor.record), 'mapping')?.keys ?? [];
  return [...keys]
    .filter(([key]) => !cursor.keys.includes(key))
    .flatMap(([key]) => keyCompletions(scene, key));
}

function keyCompletions(scene: Scene, key: string): readonly Completion[] {
  const { writing, cursor } = scene;
  const path = [...scene.path, key];
  const shape = shapeAt(writing.file.kind, path, cursor.record);
  if (!shape) return [];
  const documentation = aboutKey(shape);
  const needed = shape.required ? 'needed' : undefined;
  if (cursor.hasColon) return [completion(scene, { type: 'key', label: key, detail: needed, documentation })];
  const forms = shape.forms.filter((form, index) => index === 0 || form.type === 'mapping');
  return forms.map((form) => {
    const detail = forms.length > 1 ? formWords(form) : needed;
    const value = valueTemplate(form, shape, placeIn(scene, path));
    const emptied = withEmptyStop(scene, path, form, value);
    const insert = [`${key}:`, ...(emptied ?? value)];
    const asksNext = emptied !== undefined;
    return completion(scene, { type: 'key', label: key, detail, documentation, insert, asksNext });
  });
}

/** The template with its only stop left empty, if there are suggestions for it: a list says more than a placeholder. */
function withEmptyStop(scene: Scene, path: YamlPath, form: Form, template: Template): Template | undefined {
  const stops = template.filter((part): part is Stop => typeof part !== 'string');
  if (stops.length !== 1) return undefined;
  const inner = form.type === 'list' ? [...path, 0] : path;
  const offered = suggestionsAt(scene.writing, inner, scene.cursor.record).all.length > 0;
  const hasKeys = form.type === 'mapping' && stops[0]?.text === '' && form.keys.size > 0;
  if (!offered && !hasKeys) return undefined;
  return template.map((part) => (typeof part === 'string' ? part : { text: '' }));
}

function formWords(form: Form): string {
  return form.type === 'mapping' ? [...form.keys.keys()].join(', ') : 'in words';
}

/** What a key means, with an example. */
function aboutKey({ description, examples }: Shape): string | undefined {
  const [example] = examples;
  const shown =
    typeof example === 'string' || typeof example === 'number' ? `For example: ${example}` : undefined;
  const parts = [description, shown].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
