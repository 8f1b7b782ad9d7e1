import { repositoryName } from '../git/remote.js';
import { canStandInBrackets } from '../yaml/edit/splices.js';
import { isList, isMapping, textAt, valueAt } from '../yaml/plain-value.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import { editing, inMenu, quoting, withoutComment, type ProposedFix } from './fix.js';
import type { RuleContext } from './rule.js';

/**
 * Writes what was probably meant, if anything is known, in the place of a value.
 * @param safe whether that guesses nothing; else only what differs in capitals and blanks does not. Another word can be one of a later
 * version: that is for a person to decide.
 */
export function replaceValue(
  { value }: RuleContext,
  path: YamlPath,
  suggestion: string | undefined,
  safe?: boolean,
): readonly ProposedFix[] {
  const written = textAt(value, path);
  if (written === undefined || suggestion === undefined) return [];
  const words = written.trim().toLowerCase();
  const isSameWord = words.replace(/[\s_]+/g, '-') === suggestion;
  const title = `Change ${inMenu(written)} to ${suggestion}`;
  return editing(title, safe ?? isSameWord, { op: 'set', path, value: suggestion });
}

/**
 * Other forms of a value that say the same: what of them its key takes shows when they are tried. An empty value can be taken
 * out.
 */
export function otherForms(context: RuleContext, path: YamlPath = []): readonly ProposedFix[] {
  if (path.length === 0) return [];
  const root = context.value;
  const value = valueAt(root, path);
  if (value === undefined) return [];
  if (value === null) {
    // What would be left empty by it would go, too, which is more than is said.
    if (Object.keys(valueAt(root, path.slice(0, -1)) ?? {}).length < 2) return [];
    const what = typeof path.at(-1) === 'number' ? 'the empty item' : `${path.at(-1)}:`;
    return editing(`Take out ${what}`, false, { op: 'delete', path });
  }
  if (isList(value)) return ofList(path, value);
  if (isMapping(value)) {
    const text = Object.keys(value).length === 1 ? quoteText(context, path) : [];
    return [...text, ...asList(context, path, value)];
  }
  return [...ofScalar(context, path, value), ...asList(context, path, value)];
}

/** What a colon makes a key with a value of, where a text belongs. */
export function quoteText({ file, text }: RuleContext, path: YamlPath): readonly ProposedFix[] {
  const words = withoutComment(text.wordsOf(path)?.trimEnd() ?? '').trimEnd();
  const range = text.rangeOf(path);
  if (!range || !/^[^\s"'{[&*!?][^\n]*$/.test(words)) return [];
  return [quoting(file, text.lines.offsetAt(range.start), words, path)];
}

function ofScalar({ text }: RuleContext, path: YamlPath, value: YamlValue): readonly ProposedFix[] {
  switch (typeof value) {
    case 'string':
      return forms(value).flatMap((form) =>
        // The name before an address would be gone.
        editing(titleOf(value, form), !value.includes('<'), { op: 'set', path, value: form }),
      );
    case 'number':
    case 'boolean': {
      // As it is written: the number 007 is 7.
      const words = text.wordsOf(path) ?? String(value);
      return editing(`Put ${inMenu(words)} in quotes`, true, { op: 'set', path, value: words });
    }
    default:
      return [];
  }
}

/** A scalar that can say the same as a text. */
type Form = string | number | boolean;

function titleOf(value: string, form: Form): string {
  if (String(form) === value.trim() && value !== value.trim())
    return `Take the blanks around ${inMenu(value)} out`;
  if (String(form) === value) return `Take ${inMenu(value)} out of its quotes`;
  return `Change ${inMenu(value)} to ${inMenu(String(form))}`;
}

/** A single value where a list belongs: an item, or with hyphens forgotten one a line, which only a person can tell. */
function asList({ text }: RuleContext, path: YamlPath, value: YamlValue): readonly ProposedFix[] {
  const words = text.wordsOf(path) ?? '';
  const lines = words.split('\n').flatMap((line) => line.replace(/^[ \t]*-?/, '').trim() || []);
  if (typeof value === 'string' && lines.length > 1) {
    // What stands in quotes or behind a sign is one text.
    return /^['"|>]/.test(words)
      ? []
      : editing('Write it as a list', false, { op: 'set', path, value: lines });
  }
  const isOne = typeof value === 'object' || canStandInBrackets(words);
  return editing('Write it as a list', isOne, { op: 'set', path, value: [value] });
}

/** A list of one where a single value belongs. */
function ofList(path: YamlPath, list: readonly YamlValue[]): readonly ProposedFix[] {
  const [only, another] = list;
  if (only === undefined || another !== undefined) return [];
  return editing('Write it without a list', true, { op: 'set', path, value: only });
}

/** What a text can be written as without guessing what it means. */
function forms(text: string): readonly Form[] {
  const trimmed = text.trim();
  return [
    dayOf(trimmed),
    momentOf(trimmed),
    durationOf(trimmed),
    numberOf(trimmed),
    yesOrNo.get(trimmed.toLowerCase()),
    /<([^<>\s@]+@[^<>\s]+)>$/.exec(trimmed)?.[1],
    repositoryName(trimmed),
    /^(?:[a-z]+\/)?([a-z0-9-]+)\.yaml$/.exec(trimmed)?.[1],
    trimmed,
    // Most of a web address tells capitals from small letters.
    trimmed.includes('/') ? undefined : trimmed.toLowerCase(),
  ].filter((form): form is Form => form !== undefined && form !== text);
}

/** Booleans of YAML 1.1 are text in today's. */
const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/** `2026-1-5` and `2026/01/05`. Where the year stands last, day and month cannot be told apart. */
function dayOf(text: string): string | undefined {
  const [, year, , month = '', day = ''] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `2026-11-21 15:00:00 +0100`. */
function momentOf(text: string): string | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})[ Tt](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?) ?(?:([-+]\d{2}):?(\d{2})|[Zz])$/.exec(text);
  const [, day, time, hours, minutes = ''] = match ?? [];
  if (day === undefined || time === undefined) return undefined;
  const whole = time.length === 5 ? `${time}:00` : time;
  return `${day}T${whole}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`;
}

/** `2 weeks`; a week has no month's length, so each unit stays what it is. */
function durationOf(text: string): string | undefined {
  if (/^p[\dtymwdhs]+$/i.test(text)) return text.toUpperCase();
  const [, number, unit = ''] = /^(\d+)[ -]?(year|month|week|day|hour|minute)s?$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  const isTime = /^(hour|minute)$/i.test(unit);
  return `P${isTime ? 'T' : ''}${Number(number)}${unit.charAt(0).toUpperCase()}`;
}

function numberOf(text: string): number | undefined {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
