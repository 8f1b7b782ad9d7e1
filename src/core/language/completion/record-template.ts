import { scalarText } from '../../yaml/edit/scalar.js';
import { otherOf, pairsOf } from '../../insight/people.js';
import { definitions } from '../../records/kinds.js';
import { pairStatus } from '../../records/pair.js';
import { seenBy, type Writing } from './suggestion.js';
import { formOf, shapeOf } from '../shape.js';
import { plainText, valueTemplate, type Template, type TemplatePlace } from './template.js';
import { usualKeys } from './usual-keys.js';

/** A whole new record; undefined for a kind that nobody writes by hand. */
export function recordTemplate(
  place: Omit<TemplatePlace, 'path' | 'isItem' | 'record'>,
): Template | undefined {
  const { writing, column } = place;
  const { kind } = writing.file;
  const keys = formOf(shapeOf(kind), 'mapping')?.keys;
  const record: Record<string, unknown> = {};
  const sure = certain(writing);
  const lines = usualKeys[kind].flatMap((key): Template[] => {
    const shape = keys?.get(key);
    const [form] = shape?.forms ?? [];
    if (!shape || !form) return [];
    const known = sure[key];
    const value =
      known === undefined
        ? valueTemplate(form, shape, { ...place, record: { ...record }, path: [key], isItem: false })
        : [` ${scalarText(known, place.inFlow)}`];
    // An optional key whose value nothing is suggested for is left out.
    if (!shape.required && value.some((part) => typeof part !== 'string' && part.text === '')) return [];
    record[key] = plainText(value).trim();
    return [[`${key}:`, ...value]];
  });
  if (lines.length === 0) return undefined;
  return lines.flatMap((line, index) => (index === 0 ? line : [`\n${' '.repeat(column)}`, ...line]));
}

/** The values that can be filled in without asking: the author and, if they have only one pair, that pair and the other person. */
function certain(writing: Writing): Readonly<Record<string, string | undefined>> {
  const { me, file } = writing;
  if (me === undefined) return {};
  const live = pairsOf(seenBy(writing), me).filter(({ value }) => pairStatus(value) !== 'ended');
  const [pair] = live.length === 1 ? live : [];
  const inPair = definitions[file.kind].keys.includes('pair') ? { pair: pair?.id } : {};
  const isFeedback = file.kind === 'feedback';
  return { ...inPair, by: me, ...(isFeedback ? { from: me, to: pair && otherOf(pair.value, me) } : {}) };
}
