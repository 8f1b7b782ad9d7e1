import type { RecordFile } from '../../folder/snapshot.js';
import { TextLines } from '../../text/text-lines.js';
import type { TextRange } from '../../text/text-range.js';
import { withoutBlanks } from '../../yaml/edit/text.js';
import type { SyntaxFault, SyntaxFaultId } from '../../yaml/yaml-fault.js';
import { quoting, rewriting, withoutComment, type ProposedFix } from '../fix.js';
import { rule } from '../rule.js';
import { indentWithSpaces } from '../tabs.js';
import { unprintableWords } from './not-text.js';

export const syntax = rule<SyntaxFault['data']>({
  code: 'syntax',
  severity: 'error',
  on: 'text',
  foundBySchemaIn: 'text',
  title: 'Not valid YAML',
  explanation:
    "The text cannot be read as YAML, or uses what records do without: anchors and aliases, tags, several documents in a file. Text with a colon and a blank in it, or that starts with a sign such as `@`, `*` or `&`, is put in quotes: `title: 'Retries: own them'`.",
  example: 'colon-in-text',
  message: ({ id, character = '' }) => (id === 'unprintable' ? unprintableWords(character) : words[id]),
  // Each is a guess, if a likely one. What is wrong with a tab shows only further down at times, behind a bracket, say.
  fixes: ({ data: { id }, range }, { file }) => {
    if (id === 'missing-space') return spacesBehindColons(file, range);
    const spaces = rewriting(file, 'Indent with spaces instead of tabs', indentWithSpaces(file.text ?? ''));
    return id === 'tab' ? [spaces] : [spaces, ...quotes(file, range)];
  },
});

const words: Readonly<Record<SyntaxFaultId, string>> = {
  'lone-return': 'This line ends in a lone carriage return. Save the file with LF or CRLF line ends.',
  alias:
    'Anchors (&name) and aliases (*name) are not used in records. Repeat the value; put text that starts with & or * in quotes.',
  tag: 'Tags (!name) are not used in records. Remove the tag; put text that starts with ! in quotes.',
  directive:
    'Directives (lines that start with %) are not used in records. Remove the line; put text that starts with % in quotes.',
  'several-documents':
    'A file holds one record. Remove the “---” or “...” line, or move what follows it to a file of its own.',
  'explicit-key':
    'Keys behind a question mark are not used in records. Write “key: value”; put a key that starts with ? in quotes.',
  'key-not-text': 'This key is read as something else than text. Put it in quotes.',
  'proto-key': 'The key “__proto__” is not allowed. Choose another name.',
  'merge-key': 'Merge keys (<<) are not used in records. Repeat the values.',
  number: 'This number is too large, or none at all. If it is a code or a name, put it in quotes.',
  'decimal-comma':
    'A comma separates values here. Write a number with a point, such as 1.5; put a key that is a number in quotes.',
  'too-deep': 'Lists and mappings lie more than 50 deep in one another here. Make this record flatter.',
  tab: 'Tabs are not allowed as indentation. Use spaces.',
  'duplicate-key': 'This key is there twice. Keep one of the two.',
  'colon-in-text':
    'A colon followed by a space starts a new value. Put the text in quotes if the colon is part of it.',
  'missing-colon':
    'This line has no colon after its key. Write “key: value”, or indent the line if it continues the text above.',
  'missing-space': 'A space is missing after the colon of this key. Write “key: value”.',
  indentation:
    'This line’s indentation doesn’t match the lines around it. Lines of one list or mapping start in the same column.',
  'indented-key':
    'This line is indented, so it goes on with the text above, and has a key of its own. Start it in the column of the key above, or put the whole text in quotes.',
  'missing-quote': 'A quotation mark is missing at the end of this text.',
  escape:
    'A backslash in double quotes must start a known escape such as \\n. Write \\\\, or use single quotes.',
  'start-character': 'Text must not start with this character. Put the text in quotes.',
  'after-value':
    'Something follows that does not belong to this value. Put the whole text in quotes if it is one.',
  bracket: 'A bracket or brace is not closed here, or a comma is missing between two values.',
  'bracket-indentation':
    'Lines between brackets or braces must be indented, the one with the closing bracket or brace too.',
  'block-in-braces':
    'Lines with “- ” or “key:” of their own are not possible between brackets or braces. Use commas.',
  key: 'A key must be one short line of text. Put longer text behind the colon.',
  space: 'A space is missing here, after a colon or before a comment sign (#).',
  ambiguous:
    'This can be read in more than one way. Put the text in quotes, or write it on lines of its own.',
};

/** A space behind the colon of one key, or of each of that column that lacks it. */
function spacesBehindColons(file: RecordFile, { start }: TextRange): readonly ProposedFix[] {
  const { text = '' } = file;
  const at = new TextLines(text).offsetAt(start);
  const key = '[a-z][\\w-]*:(?=[^\\s:/])';
  return [
    rewriting(
      file,
      'Put a space behind the colon',
      text.slice(0, at) + text.slice(at).replace(new RegExp(`^${key}`, 'i'), '$& '),
    ),
    rewriting(
      file,
      'Put a space behind each colon that lacks one',
      text.replace(new RegExp(`^[ -]{${start.column}}${key}`, 'gim'), '$& '),
    ),
  ];
}

function quotes(file: RecordFile, range: TextRange): readonly ProposedFix[] {
  const { text = '' } = file;
  const lines = new TextLines(text);
  const start = lines.offsetAt({ line: range.start.line, column: 0 });
  const lineEnd = lines.offsetAt(lines.endOfLine(range.start.line));
  const line = text.slice(start, lineEnd);
  // A key, and behind it what begins neither quoted nor in brackets, nor as text on lines of its own; then maybe a comment.
  const [key = ''] = /^[ \t]*(?:- )*[\w-]+:[ \t]+(?=[^\s"'[{|>#])/.exec(line) ?? [];
  if (key === '') return [];
  const value = withoutComment(line).slice(key.length);
  const words = value.slice(0, withoutBlanks(value, 0, value.length));
  return [quoting(file, start + key.length, words)];
}
