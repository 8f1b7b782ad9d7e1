import type { NumericMeasure } from '../records/goal.js';
import { oneLine } from './typed-text.js';

const number = String.raw`[-−+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)`;
const unit = String.raw`(?:%|°?\p{L}[\p{L}\d/%²³.]*|‰|°)`;
const arrow = '(?:→|⟶|⇒|->|-->|=>|–>|—>)';
/** "p99 of a retry storm: 40 → 10 ms", "40 → 10 ms", "coverage 60% → 80%". */
const withArrow = new RegExp(
  String.raw`^(?:(?<what>\D(?:.*?\D)??)[:,]?\s+)?(?<from>${number})\s*(?<fromUnit>${unit})?\s*${arrow}\s*(?<to>${number})\s*(?<rest>.*)$`,
  'u',
);
/** "from 40 to 10 ms p99", "Coverage from 60 to 80 %". */
const withWords = new RegExp(
  String.raw`^(?:(?<what>.*?\S)[:,]?\s+)?from\s+(?<from>${number})\s*(?<fromUnit>${unit})?\s+to\s+(?<to>${number})\s*(?<rest>.*)$`,
  'iu',
);

/** The most words that are read as a unit: "reviews per week". */
const longestUnit = 3;
/** The longest word that is read as the sign of a unit: "ms", "req/s", "days". */
const longestSign = 5;

/**
 * Reads how a goal is measured, as a person writes it: numbers from where to where, with what is measured and the unit where they
 * are said; anything else is a sentence and stays one.
 * @param what what is measured, where the text names only the numbers.
 */
export function parseMeasure(text: string, what?: string): string | NumericMeasure {
  const sentence = oneLine(text) ?? '';
  const found = (withArrow.exec(sentence) ?? withWords.exec(sentence))?.groups;
  if (!found) return sentence;
  const from = readNumber(found.from);
  const to = readNumber(found.to);
  const tail = readTail(found.rest ?? '', found.what !== undefined);
  if (from === undefined || to === undefined || !tail) return sentence;
  if (found.fromUnit !== undefined && tail.unit !== undefined && found.fromUnit !== tail.unit)
    return sentence;
  const measured = tail.unit ?? found.fromUnit;
  const named = found.what?.replace(/[\s:,–—-]+$/, '') || tail.what || what || measured || 'value';
  return { what: named, ...(measured === undefined ? {} : { unit: measured }), from, to };
}

function readNumber(text: string | undefined): number | undefined {
  const plain = (text ?? '')
    .replace('−', '-')
    .replace(/,(?=\d{3}(?:\D|$))(?<=^[-+]?\d{1,3}(?:,\d{3})*,)/g, '')
    .replace(',', '.');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

/** What follows the numbers: a unit and, where nothing said it before, what is measured. Undefined where it is more than that. */
function readTail(text: string, whatIsSaid: boolean): { unit?: string; what?: string } | undefined {
  const rest = text.trim().replace(/[.,;:]+$/, '');
  if (rest === '') return {};
  const words = rest.split(' ');
  const [first = '', ...others] = words;
  if (!new RegExp(`^${unit}$`, 'u').test(first)) return undefined;
  if (others.length === 0) return { unit: first };
  if (!whatIsSaid && first.length <= longestSign)
    return { unit: first, what: others.join(' ').replace(/^(of|for|in)\s+/, '') };
  return words.length <= longestUnit ? { unit: rest } : undefined;
}
