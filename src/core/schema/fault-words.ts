import { withArticle } from '../records/words.js';
import { sentence } from '../text/words.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type {
  Expected,
  FoundType,
  MissingKey,
  SchemaFault,
  UnknownKey,
  UnknownValue,
  WrongValue,
} from './schema-fault.js';

/** What is wrong by a schema, in a sentence that begins with the key. */
export function schemaWords(fault: SchemaFault): string {
  switch (fault.code) {
    case 'missing-key':
      return missingKeyWords(fault.data, fault.path);
    case 'wrong-value':
      return wrongValueWords(fault.data, fault.path);
    case 'unknown-key':
      return unknownKeyWords(fault.data, fault.path);
    case 'unknown-value':
      return unknownValueWords(fault.data, fault.path);
  }
}

export function missingKeyWords(data: MissingKey['data'], path: YamlPath): string {
  if ('words' in data) return data.words;
  const who = path.length === 1 ? `${sentence(withArticle(data.name))} needs it.` : 'It is needed here.';
  return `${subjectOf(path)}: is missing. ${who}`;
}

export function wrongValueWords(data: WrongValue['data'], path: YamlPath): string {
  const subject = subjectOf(path);
  switch (data.reason) {
    case 'colon':
      return `${subject}: is read as a key and its value because of the colon. Put the whole text in quotes.`;
    case 'no-such-day':
      return data.days === undefined
        ? `${subject}: ${data.day} does not exist: a year has 12 months.`
        : `${subject}: ${data.day} does not exist: that month has ${data.days} days.`;
    case 'empty': {
      const wayOut = typeof path.at(-1) === 'number' ? ' Or take it out.' : ' Or take the key out.';
      const words = `${data.isOfType ? 'has no value yet. ' : ''}${expectedWords(data.expected)}`;
      return `${subject}: ${words}${data.canBeLeftOut ? wayOut : ''}`;
    }
    case 'type':
      return `${subject}: is ${foundWords(data.found)} here. ${expectedWords(data.expected)}`;
    case 'form':
      return subject === '' ? expectedWords(data.expected) : `${subject}: ${expectedWords(data.expected)}`;
  }
}

export function unknownKeyWords({ suggestion, lacksSpace }: UnknownKey['data'], path: YamlPath): string {
  const key = path.at(-1) ?? '';
  if (lacksSpace) return `${key}: A space is missing after the colon. Write ${suggestion ?? ''}.`;
  const advice =
    suggestion === undefined
      ? 'Check how it is spelled, or begin a key of your own with x-.'
      : `Did you mean ${suggestion}?`;
  return `${key}: is not known here; it is kept as it is. ${advice}`;
}

export function unknownValueWords(
  { value, known, absence, suggestion }: UnknownValue['data'],
  path: YamlPath,
): string {
  const all = `Known are ${known.join(', ')}.${absence === undefined ? '' : ` ${absence}`}`;
  const advice = suggestion === undefined ? all : `Did you mean ${suggestion}?`;
  const written = value.trim().replace(/\s+/g, ' ');
  return `${String(path.at(-1))}: ${written} is not known here; it is kept as it is. ${advice}`;
}

function expectedWords(expected: Expected): string {
  if ('words' in expected) return expected.words;
  if ('type' in expected) return typeWords[expected.type] ?? 'Something else belongs here.';
  if ('oneOf' in expected) return `One of these belongs here: ${expected.oneOf.join(', ')}.`;
  if ('above' in expected) return `A number above ${expected.above} belongs here.`;
  if ('from' in expected) return `A number from ${expected.from} on belongs here.`;
  if ('upTo' in expected) return `A number up to ${expected.upTo} belongs here.`;
  return 'One or more belong here.';
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'Text belongs here.',
  number: 'A number belongs here.',
  int: 'A whole number belongs here.',
  boolean: 'true or false belongs here.',
  array: 'A list, each item behind a hyphen, belongs here.',
  object: 'Keys with values, indented below this one, belong here.',
  record: 'Keys with values, indented below this one, belong here.',
};

function foundWords(found: FoundType): string {
  switch (found) {
    case 'list':
    case 'group of keys':
      return `a ${found}`;
    case 'whole number':
      return 'a number';
    default:
      return String(found);
  }
}

/** The key, and for items of a list which one, counted from 1. */
export function subjectOf(path: YamlPath): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `${subjectOf(path.slice(0, -1))}, item ${last + 1}`;
  return last ?? '';
}
