import { scalarText } from '../../yaml/edit/scalar.js';
import type { Layout } from '../../yaml/edit/render.js';
import { nameExpectedAt } from '../../names/names-in-text.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { offersAt } from './value-suggestions.js';
import type { Writing } from './suggestion.js';
import type { Form, Shape } from '../shape.js';
import { usualKeysAt } from './usual-keys.js';

/** A place in a template that its writer goes through: with a text to be overwritten, or choices; empty where only they know. */
export interface Stop {
  readonly text: string;
  readonly choices?: readonly string[];
}

/** A text with places to fill in, one after the other. Lines end in LF. */
export type Template = readonly (string | Stop)[];

/** Where a template goes. */
export interface TemplatePlace {
  readonly writing: Writing;
  /** What the record says so far. */
  readonly record: unknown;
  readonly path: YamlPath;
  /** The column of the key, or of the dash, that it stands behind. */
  readonly column: number;
  readonly isItem: boolean;
  readonly inFlow: boolean;
  readonly layout: Layout;
}

/** The text of a template as it is when nobody changes anything. */
export function plainText(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** A value behind a key or dash, with the blank or line end that comes before it. */
export function valueTemplate(form: Form, shape: Shape, place: TemplatePlace): Template {
  switch (form.type) {
    case 'mapping': {
      const needed = [...form.keys].filter(([, { required }]) => required).map(([key]) => key);
      const keys = [...needed, ...usualKeysAt(place.writing.file.kind, place.path)];
      return mappingTemplate(form, keys, place);
    }
    case 'names':
      return namesTemplate(form.value, place);
    case 'list':
      return listTemplate(form.element, place);
    case 'text':
    case 'choice':
    case 'date':
    case 'instant':
    case 'duration':
    case 'number':
    case 'boolean':
    case 'anything':
      return [' ', stopFor(form, shape, place)];
  }
}

/** A mapping with some of its keys, each with a value to be filled in: on lines of its own, or between braces behind a dash. */
export function mappingTemplate(
  form: Extract<Form, { type: 'mapping' }>,
  keys: readonly string[],
  place: TemplatePlace,
): Template {
  const inBraces = place.inFlow || place.isItem;
  const column = place.column + place.layout.step;
  const inner = { ...place, column, isItem: false, inFlow: inBraces };
  const pairs = keys.flatMap((key): Template[] => {
    const shape = form.keys.get(key);
    const [first] = shape?.forms ?? [];
    if (!shape || !first) return [];
    return [[`${key}:`, ...valueTemplate(first, shape, { ...inner, path: [...place.path, key] })]];
  });
  if (inBraces)
    return pairs.length === 0 ? [' { ', { text: '' }, ' }'] : [' { ', ...joined(pairs, ', '), ' }'];
  const lineStart = `\n${' '.repeat(column)}`;
  return pairs.length === 0 ? [lineStart, { text: '' }] : pairs.flatMap((pair) => [lineStart, ...pair]);
}

/** Between two templates. */
function joined(templates: readonly Template[], between: string): Template {
  return templates.flatMap((template, index) => (index === 0 ? template : [between, ...template]));
}

function namesTemplate(value: Shape, place: TemplatePlace): Template {
  const column = place.column + place.layout.step;
  const [form] = value.forms;
  const name: Stop = { text: 'a-name' };
  if (place.inFlow || !form || form.type === 'anything') return [' { ', { text: '' }, ' }'];
  const inner = { ...place, column, path: [...place.path, 'a-name'] };
  return [`\n${' '.repeat(column)}`, name, ':', ...valueTemplate(form, value, inner)];
}

function listTemplate(element: Shape, place: TemplatePlace): Template {
  const [form] = element.forms;
  if (!form) return [];
  const path = [...place.path, 0];
  if (place.inFlow) {
    const [, ...rest] = valueTemplate(form, element, { ...place, path });
    return [' [', ...rest, ']'];
  }
  const column = place.column + (place.isItem || place.layout.indentLists ? place.layout.step : 0);
  const item = valueTemplate(form, element, { ...place, path, column, isItem: true });
  return [`\n${' '.repeat(column)}-`, ...item];
}

/** What stands in a place until somebody writes something else. */
function stopFor(form: Form, shape: Shape, { writing, path, record, inFlow }: TemplatePlace): Stop {
  const { all } = offersAt(writing, path, record);
  const [offer] = all;
  if (form.type === 'choice') return { text: offer?.value ?? '', choices: all.map(({ value }) => value) };
  if (offer) return { text: offer.value };
  // The example of an id names nothing that is here.
  if (nameExpectedAt(writing.file.kind, path)) return { text: '' };
  const wanted = form.type === 'number' ? 'number' : 'string';
  const example = shape.examples.find((each) => typeof each === wanted);
  if (form.type === 'number') return { text: typeof example === 'number' ? String(example) : '1' };
  if (typeof example === 'string') return { text: scalarText(example, inFlow) };
  // What the schema says of it is a text, and says what to write.
  return { text: form.type === 'text' ? scalarText(usualText(shape), inFlow) : '' };
}

/** What stands for a text: one that may be a mapping instead says what that begins with. */
function usualText({ description, forms }: Shape): string {
  const mapping = forms.find((form) => form.type === 'mapping');
  const [first] = mapping?.keys.values() ?? [];
  const example = first?.examples.find((each) => typeof each === 'string');
  return example ?? description ?? '…';
}
