import { TextLines } from '../../folder/text-lines.js';
import { advice } from '../../folder/yaml-advice.js';
import type { Problem, TextRange } from '../../problem.js';
import { inMenu, type Repair } from './repair.js';
import { indentWithSpaces } from './tabs.js';

/**
 * Tabs become spaces, and text that YAML reads as something else is put in quotes. Each is a guess, if a likely one. What is wrong with a
 * tab shows only further down at times, behind a bracket, say.
 */
export function syntaxRepairs(text: string, { range, message }: Problem): readonly Repair[] {
  const spaces: Repair = {
    title: 'Indent with spaces instead of tabs',
    safe: false,
    after: indentWithSpaces(text),
  };
  return message === advice.tab ? [spaces] : [spaces, ...quotes(text, range)];
}

function quotes(text: string, range: TextRange): readonly Repair[] {
  const lines = new TextLines(text);
  const start = lines.offsetAt({ line: range.start.line, column: 0 });
  const end = lines.offsetAt(lines.endOfLine(range.start.line));
  // A key, and behind it what begins neither quoted nor in brackets, nor as text on lines of its own; then maybe a comment.
  const parts = /^([ \t]*(?:- )*[\w-]+:[ \t]+)([^\s"'[{|>#].*?)([ \t]+#.*|[ \t]*)$/.exec(
    text.slice(start, end),
  );
  const [, key = '', words = '', rest = ''] = parts ?? [];
  if (words === '') return [];
  const quoted = `'${words.replaceAll("'", "''")}'`;
  const after = text.slice(0, start) + key + quoted + rest + text.slice(end);
  return [{ title: `Put “${inMenu(words)}” in quotes`, safe: false, after }];
}
