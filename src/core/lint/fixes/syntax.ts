import { RecordText } from '../../yaml/record-text.js';
import { TextLines } from '../../text/text-lines.js';
import { syntaxWords } from '../syntax-words.js';
import type { Problem } from '../problem.js';
import type { TextRange } from '../../text/text-range.js';
import { inMenu, type TextRepair } from './repair.js';
import { indentWithSpaces } from './tabs.js';

/**
 * Tabs become spaces, and text that YAML reads as something else is put in quotes. Each is a guess, if a likely one. What is wrong with a
 * tab shows only further down at times, behind a bracket, say.
 */
export function syntaxRepairs(text: string, { range, message }: Problem): readonly TextRepair[] {
  const spaces: TextRepair = {
    type: 'text',
    title: 'Indent with spaces instead of tabs',
    after: indentWithSpaces(text),
  };
  if (message === syntaxWords({ id: 'missing-space' })) return spacesBehindColons(text, range);
  return message === syntaxWords({ id: 'tab' }) ? [spaces] : [spaces, ...quotes(text, range)];
}

/** A space behind the colon of one key, or of each of that column that lacks it. */
function spacesBehindColons(text: string, { start }: TextRange): readonly TextRepair[] {
  const at = new TextLines(text).offsetAt(start);
  const key = '[a-z][\\w-]*:(?=[^\\s:/])';
  return [
    {
      type: 'text',
      title: 'Put a space behind the colon',
      after: text.slice(0, at) + text.slice(at).replace(new RegExp(`^${key}`, 'i'), '$& '),
    },
    {
      type: 'text',
      title: 'Put a space behind each colon that lacks one',
      after: text.replace(new RegExp(`^[ -]{${start.column}}${key}`, 'gim'), '$& '),
    },
  ];
}

function quotes(text: string, range: TextRange): readonly TextRepair[] {
  const lines = new TextLines(text);
  const start = lines.offsetAt({ line: range.start.line, column: 0 });
  const end = lines.offsetAt(lines.endOfLine(range.start.line));
  const line = text.slice(start, end);
  // A key, and behind it what begins neither quoted nor in brackets, nor as text on lines of its own; then maybe a comment.
  const [key = ''] = /^[ \t]*(?:- )*[\w-]+:[ \t]+(?=[^\s"'[{|>#])/.exec(line) ?? [];
  if (key === '') return [];
  const behind = line.slice(key.length);
  // A sign of number inside quotes begins none.
  const comment = RecordText.of(line).comments.at(-1);
  const words = withoutBlanksAtEnd(
    comment === undefined ? behind : behind.slice(0, behind.lastIndexOf(comment)),
  );
  const quoted = `'${words.replaceAll("'", "''")}'`;
  const after = text.slice(0, start) + key + quoted + behind.slice(words.length) + text.slice(end);
  return [{ type: 'text', title: `Put “${inMenu(words)}” in quotes`, after }];
}

/** An expression would look through a long run of blanks once for each of them. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return text.slice(0, end);
}
