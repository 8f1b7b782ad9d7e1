import { Document, Scalar, YAMLSeq } from 'yaml';

/** How a person had quoted a text that is replaced. */
export type QuoteStyle = 'single' | 'double';

/** The quotes of a scalar that is written with this first character; undefined where it has none. */
export function quotesOf(first: string | undefined): QuoteStyle | undefined {
  return first === '"' ? 'double' : first === "'" ? 'single' : undefined;
}

/** Dates and instants stay plain: YAML 1.1 has types for them, but readers of records take them as they are written. */
const dateOrInstant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:\d\d))?$/;

/** What some YAML version reads as a truth value, as nothing, or as an instruction, in any case of the letters. */
const word = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.(?:inf|nan))$/i;

/** What some YAML version reads as a number, a time of day or a moment. */
const numberOrTime =
  /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-f_]+|(?=[.,_]*\d)[\d,_]*\.?[\d,_]*(?:e[-+]?\d+)?|\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)$|^\d{4}-\d\d?-\d\d?(?:(?:t|[ \t]+)\d.*)?$/i;

/** Document markers, which end a record where they start a line. */
const marker = /^(?:---|\.\.\.)/;

/** What can't stand in a text as it is: control characters, halves of surrogate pairs, and what some readers take as line ends. */
const needsEscape = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u;
const escaped = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/** Whether some YAML version reads a text as something else where it stands without quotes. */
export function needsQuotes(text: string): boolean {
  return (word.test(text) || numberOrTime.test(text) || marker.test(text)) && !dateOrInstant.test(text);
}

/**
 * One scalar on one line, quoted where any YAML version would read it as something else.
 * @param inFlow whether it stands between brackets or braces, where more characters need quotes
 * @param quotes the quotes to use for a text, even if it needs none
 */
export function scalarText(
  value: string | number | boolean | null,
  inFlow: boolean,
  quotes?: QuoteStyle,
): string {
  if (typeof value !== 'string') return String(value);
  if (quotes === 'double' || needsEscape.test(value)) return doubleQuoted(value);
  const scalar = new Scalar(value);
  scalar.type = quotes === 'single' || needsQuotes(value) ? Scalar.QUOTE_SINGLE : Scalar.PLAIN;
  // Wrapped in a list, because a scalar alone may be written in ways that are not possible inside one.
  const list = new YAMLSeq();
  list.flow = inFlow;
  list.items.push(scalar);
  const document = new Document(list, { version: '1.2', schema: 'core' });
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false }).trimEnd();
  return inFlow ? text.slice(1, -1) : text.slice(2);
}

function doubleQuoted(value: string): string {
  // JSON's escapes are YAML's too, but JSON leaves some characters as they are.
  return JSON.stringify(value).replace(escaped, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
