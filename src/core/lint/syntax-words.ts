import type { YamlFault, YamlFaultId } from '../yaml/yaml-fault.js';

/** What is said about a text that is no record: what is wrong, and the way out. */
export function syntaxWords({ id, character = '' }: YamlFault['data']): string {
  return words[id].replace('{character}', codePoint(character));
}

const words: Readonly<Record<YamlFaultId, string>> = {
  'too-large':
    'This file is larger than 256 KiB, too large for a record. Move long texts elsewhere and link to them.',
  utf16: 'This file is UTF-16 text. Save it as UTF-8 to read it as a record.',
  'not-utf8': 'This file is not UTF-8 text. Save it as UTF-8, or restore an earlier version of it.',
  unprintable:
    'This file contains a character that can’t be printed ({character}). Remove it to read the record.',
  conflict: 'A merge conflict is open here. Keep one side or both, and remove the lines that git added.',
  'lone-return': 'This line ends in a lone carriage return. Save the file with LF or CRLF line ends.',
  empty: 'This record is empty. Write at least one line such as “title: …”, or delete the file.',
  'not-a-record': 'A record is made of lines such as “title: …”; this file starts differently.',
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

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
