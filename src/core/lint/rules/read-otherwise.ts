import type { RecordFile } from '../../folder/snapshot.js';
import { memo } from '../../memo.js';
import { subjectOf } from '../../schema/fault-words.js';
import { readAlike } from '../../yaml/edit.js';
import { needsQuotes } from '../../yaml/edit/scalar.js';
import type { Entry } from '../../yaml/entry.js';
import type { OtherReading } from '../../yaml/other-readers.js';
import { RecordText } from '../../yaml/record-text.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { editing, inMenu, rewriting, type ProposedFix } from '../fix.js';
import { rule, type Finding, type RuleContext } from '../rule.js';
import { indentWithSpaces } from '../tabs.js';

interface Data {
  readonly what:
    | OtherReading['id']
    /** A text without quotes that is a truth value, a number or a time to readers of YAML 1.1. */
    | 'text'
    /** A number that is another one to them: `010` is eight. */
    | 'number';
  /** As it is written; empty for what is no value of its own. */
  readonly written: string;
}

export const readOtherwise = rule<Data>({
  code: 'read-otherwise',
  severity: 'warning',
  on: 'file',
  title: 'Read differently by other YAML readers',
  explanation:
    "Not every tool reads every YAML text as this one does. For many, `yes`, `on` and `off` are truth values, `12:30` is a number of seconds and `010` is eight; some refuse tabs, or spaces after the last line. Such a text belongs in quotes: `'12:30'`.",
  example: 'words',
  check: ({ file }) => findingsIn(file),
  message: ({ what, written }, path) => {
    const key = subjectOf(path);
    switch (what) {
      case 'text':
        return `${key}: ${written} means something else to other YAML readers. Put it in quotes.`;
      case 'number':
        return `${key}: ${written} is another number to other YAML readers. Write it without zeros at the start, or put it in quotes if it is a code.`;
      case 'tab':
        return 'Other YAML readers don’t accept tabs as indentation. Use spaces.';
      case 'blanks-at-end':
        return 'Other YAML readers stumble over spaces after the last line. Remove them.';
      case 'value':
        return `${key}: Other YAML readers take this value for something else. Write it in quotes, on one line.`;
    }
  },
  fixes: ({ data: { what, written }, path = [] }, context) => {
    switch (what) {
      case 'text':
        return editing(`Put ${inMenu(written)} in quotes`, true, {
          op: 'set',
          path,
          value: written,
          quoted: true,
        });
      case 'number':
        return plainNumber(context, path, written);
      case 'tab':
        return [
          rewriting(context.file, 'Indent with spaces instead of tabs', indentWithSpaces(context.text.text)),
        ];
      case 'blanks-at-end':
        return alike(context, 'Remove the spaces after the last line');
      case 'value':
        return alike(context, 'Write it so that every YAML reader reads the same');
    }
  },
});

/** A file never changes, and most texts need not be read for it. */
const findingsIn = memo((file: RecordFile): readonly Finding<Data>[] => {
  if (file.text === undefined || !(mayDiffer.test(file.text) || hasDoubtfulText(file.raw))) return [];
  const text = RecordText.of(file.text);
  if (text.faults.length > 0 || !text.root) return [];
  const wrong = new Set(file.faults.map((fault) => 'path' in fault && JSON.stringify(fault.path)));
  const others = text.readOtherwise.map(({ id, at, path = [] }): Finding<Data> => {
    return { path, range: text.lines.rangeOf(...at), data: { what: id, written: '' } };
  });
  return [...others, ...doubtfulScalars(text, text.root, [])].filter(
    ({ path }) => !wrong.has(JSON.stringify(path)),
  );
});

/** A tab that indents, blanks at the end, an escaped line end, a comment, or a number that begins with a zero. */
const mayDiffer = /^ *\t|\n[ \t]+(?![\s\S])|\\\r?\n|(?:^|[ \t])#|[ \t[,][-+]?0[\do][\d_]*[ \t\r\n,\]}]/m;

/** Whether some text of a record needs quotes, or is nothing but blanks. */
function hasDoubtfulText(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longest && (needsQuotes(value) || !/\S/.test(value));
  return typeof value === 'object' && value !== null && Object.values(value).some(hasDoubtfulText);
}

/** No longer text is a number or a time. */
const longest = 64;

/** Keys that begin with `x-` are anybody's own, and so is what is behind them. */
function doubtfulScalars(text: RecordText, parent: Entry, path: YamlPath): readonly Finding<Data>[] {
  return parent.entries.flatMap((entry): readonly Finding<Data>[] => {
    const { key = '', kind, style, value, valueRange } = entry;
    const inner = [...path, key];
    if (typeof key === 'string' && key.startsWith('x-')) return [];
    if (kind !== 'scalar') return doubtfulScalars(text, entry, inner);
    if (style !== 'plain' || !valueRange) return [];
    const written = text.text.slice(...valueRange);
    const range = text.lines.rangeOf(...valueRange);
    if (typeof value === 'string' && needsQuotes(value))
      return [{ path: inner, range, data: { what: 'text', written: value } }];
    return typeof value === 'number' && /^[-+]?0[\do]/.test(written)
      ? [{ path: inner, range, data: { what: 'number', written } }]
      : [];
  });
}

/** The same number as every reader reads it. Somebody may have meant a code, or another number. */
function plainNumber({ file, text }: RuleContext, path: YamlPath, written: string): readonly ProposedFix[] {
  const entry = text.entryAt(path);
  if (!entry?.valueRange || typeof entry.value !== 'number') return [];
  const [start, end] = entry.valueRange;
  const number = String(entry.value);
  const after = text.text.slice(0, start) + number + text.text.slice(end);
  return [rewriting(file, `Change ${inMenu(written)} to ${number}`, after)];
}

function alike({ file, text }: RuleContext, title: string): readonly ProposedFix[] {
  const after = readAlike(text);
  return after === undefined ? [] : [rewriting(file, title, after)];
}
