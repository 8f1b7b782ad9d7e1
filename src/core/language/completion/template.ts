import { scalarText } from '../../yaml/edit/scalar.js';
import type { Layout } from '../../yaml/edit/render.js';
import { nameExpectedAt } from '../../names/names-in-text.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { suggestionsAt } from './value-suggestions.js';
import type { Writing } from './suggestion.js';
import type { Form, Shape } from '../shape.js';
import { usualKeysAt } from './usual-keys.js';

/** A tab stop of a template: with a placeholder text, with choices, or empty. */
export interface Stop {
  readonly text: string;
  readonly choices?: readonly string[];
}

/** A text with tab stops, in their order. Lines end in LF. */
export type Template = readonly (string | Stop)[];

/** Where a template goes. */
export interface TemplatePlace {
  readonly writing: Writing;
  /** The content of the record so far. */
  readonly record: unknown;
  readonly path: YamlPath;
  /** The column of the key or dash before it. */
  readonly column: number;
  readonly isItem: boolean;
  readonly inFlow: boolean;
  readonly layout: Layout;
}

/** The text of a template with its placeholders unchanged. */
export function plainText(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** A value after a key or dash, with the space or line break before it. */
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

/** A mapping with some of its keys and a stop for each value: on lines of its own, or in braces after a dash. */
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

/** The stop for a value: its first suggestion, else an example, else empty. */
function stopFor(form: Form, shape: Shape, { writing, path, record, inFlow }: TemplatePlace): Stop {
  const { all } = suggestionsAt(writing, path, record);
  const [offer] = all;
  if (form.type === 'choice') return { text: offer?.value ?? '', choices: all.map(({ value }) => value) };
  if (offer) return { text: offer.value };
  // The schema's example of an id names no record of this folder.
  if (nameExpectedAt(writing.file.kind, path)) return { text: '' };
  const wanted = form.type === 'number' ? 'number' : 'string';
  const example = shape.examples.find((each) => typeof each === wanted);
  if (form.type === 'number') return { text: typeof example === 'number' ? String(example) : '1' };
  if (typeof example === 'string') return { text: scalarText(example, inFlow) };
  // For text, the schema's description says what to write.
  return { text: form.type === 'text' ? scalarText(usualText(shape), inFlow) : '' };
}

/** The placeholder for a text. If a mapping is allowed instead, the example of its first key. */
function usualText({ description, forms }: Shape): string {
  const mapping = forms.find((form) => form.type === 'mapping');
  const [first] = mapping?.keys.values() ?? [];
  const example = first?.examples.find((each) => typeof each === 'string');
  return example ?? description ?? '…';
}
