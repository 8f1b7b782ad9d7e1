import { isMap, isNode, isScalar, parse, visit } from 'yaml';
import type { Document, ErrorCode, Node, YAMLError } from 'yaml';
import type { Refused } from './refused.js';
import type { SyntaxFaultId } from './yaml-fault.js';
import { refusedBySchema } from './yaml-schema.js';

/**
 * Finds out what is wrong with a text that the fast parser gave up on. Never throws.
 * @param document what the tolerant parser makes of the text; undefined where it is nested too deep
 * @param reason what the parser said; undefined where it failed without a word
 * @param offset where it gave up
 */
export function describeSyntaxError(
  text: string,
  document: Document.Parsed | undefined,
  reason: string | undefined,
  offset = 0,
): Refused {
  // Without a word from the parser the text was nested too deep for its stack.
  if (reason === undefined || reason.includes('maxDepth'))
    return { id: 'too-deep', start: offset, length: 0 };
  if (reason.includes('duplicated')) {
    return { id: 'duplicate-key', start: offset, length: lengthOfWord(text, offset) };
  }
  if (reason === 'key-not-text') {
    const number = decimalComma(text, offset);
    if (number) return number;
  }
  const refused =
    reason === 'key-not-text' || reason === 'number' ? firstRefused(document, reason) : undefined;
  if (refused) return refused;
  const bySchema = refusedBySchema.find((each) => each === reason);
  if (bySchema) return { id: bySchema, start: offset, length: lengthOfWord(text, offset) };
  const id = reason === 'deficient indentation' ? 'bracket-indentation' : 'ambiguous';
  return firstError(text, document) ?? { id, start: offset, length: 0 };
}

/** The first key that is no text, or number that is none, which the fast parser places at the beginning of what they are in. */
function firstRefused(document: Document | undefined, id: SyntaxFaultId): Refused | undefined {
  let found: Refused | undefined;
  const take = ({ range }: Node) => {
    if (range) found = { id, start: range[0], length: range[1] - range[0] };
    return visit.BREAK;
  };
  if (document)
    visit(document, {
      Pair: (_, { key }) => (id === 'key-not-text' && isNode(key) && !isText(key) ? take(key) : undefined),
      Scalar: (_, node) =>
        id === 'number' && typeof node.value === 'number' && !Number.isFinite(node.value)
          ? take(node)
          : undefined,
    });
  return found;
}

/** Whether a key is text by itself: this document takes every key for one. */
function isText(key: Node): boolean {
  if (!isScalar(key)) return false;
  return key.type !== 'PLAIN' || typeof parse(key.source ?? '', { schema: 'core' }) === 'string';
}

function firstError(text: string, document: Document | undefined): Refused | undefined {
  if (!document) return undefined;
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (!error) return undefined;
  const id = idOf(error, text);
  const [position, end] = error.pos;
  switch (id) {
    case 'colon-in-text':
      return keyBelow(text, position) ?? { id, start: position, length: end - position };
    case 'after-value':
      return indentedStart(document, text, position) ?? { id, start: position, length: end - position };
    case 'indentation':
      return wordAt(id, text, position);
    case 'missing-colon':
      return lineAt(text, position);
    default: {
      const start = startOfOpen(document, id, position);
      return { id, start, length: start === position ? Math.max(end - start, 0) : 1 };
    }
  }
}

/** What is wrong with the word that comes first behind a place. */
function wordAt(id: SyntaxFaultId, text: string, position: number): Refused {
  const start = position + (/^\s*/.exec(text.slice(position, position + 1024))?.[0].length ?? 0);
  return { id, start, length: Math.max(lengthOfWord(text, start), 1) };
}

/** A text that goes on over lines until one has a key of its own; undefined where the key is on the line of the text. */
function keyBelow(text: string, start: number): Refused | undefined {
  const [line = ''] = /^.*/.exec(text.slice(start)) ?? [];
  if (/:(?=\s|$)/.test(line)) return undefined;
  const [match] = text.slice(start + line.length).matchAll(/^([ \t]*)(\S.*?):(?=\s|$)/gm);
  const [, indent = '', key = ''] = match ?? [];
  if (!match) return undefined;
  return {
    id: 'indented-key',
    start: start + line.length + match.index + indent.length,
    length: key.length,
  };
}

/** A record whose first lines are indented while others are not: of the two kinds of lines, the one that is alone is marked. */
function indentedStart(document: Document, text: string, position: number): Refused | undefined {
  const { contents } = document;
  const [start] = contents?.range ?? [0];
  const isIndented = start > 0 && text[start - 1] !== '\n' && isFirstOfLine(text, start);
  if (!isMap(contents) || !isIndented || !isFirstOfLine(text, position)) return undefined;
  return wordAt('indentation', text, contents.items.length > 1 ? position : start);
}

function isFirstOfLine(text: string, offset: number): boolean {
  return /^[\uFEFF \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

/** A line that is no key with a value, up to its comment. */
function lineAt(text: string, start: number): Refused {
  const [whole = ''] = /^.*/.exec(text.slice(start)) ?? [];
  const line = whole.replace(/[ \t]#.*/, '').trimEnd();
  const id = isKeyWithoutSpace(line) ? 'missing-space' : 'missing-colon';
  return { id, start, length: line.length };
}

/** Whether a line is like `owner:ada`; an address has slashes behind its colon. */
function isKeyWithoutSpace(line: string): boolean {
  return /^[a-z][\w-]*:[^\s:/]/i.test(line);
}

/** The first line of a text that was meant as a record, and has no space behind its colons; undefined where it is another text. */
export function keyWithoutSpace(text: string): Refused | undefined {
  const [first] = text.matchAll(/^[ \t]*[^\s#-].*$/gm);
  const start = first ? first.index + first[0].search(/\S/) : 0;
  const line = lineAt(text, start);
  return line.id === 'missing-space' ? line : undefined;
}

/** A number with a comma: between braces the comma ends the value, and what is behind it is read as a key. */
function decimalComma(text: string, offset: number): Refused | undefined {
  const [whole] = /[-+]?\d+,$/.exec(text.slice(Math.max(offset - 32, 0), offset)) ?? [];
  const [rest] = /^\d+/.exec(text.slice(offset, offset + 32)) ?? [];
  if (whole === undefined || rest === undefined) return undefined;
  return { id: 'decimal-comma', start: offset - whole.length, length: whole.length + rest.length };
}

/** What is not closed is missed further down, or at the end of the file; the place to look at is where it begins. */
function startOfOpen(document: Document, id: SyntaxFaultId, position: number): number {
  if (id === 'missing-quote') return startOfQuotedText(document, position);
  return id === 'bracket' ? startOfOpenBracket(document, position) : position;
}

/** The innermost bracket or brace before a place that nothing closes; the place itself where each is closed. */
function startOfOpenBracket(document: Document, before: number): number {
  let start = before;
  visit(document, {
    Collection(_, node) {
      const source = node.srcToken;
      if (source?.type !== 'flow-collection' || source.offset > before) return;
      const closing = source.start.type === 'flow-map-start' ? 'flow-map-end' : 'flow-seq-end';
      if (!source.end.some(({ type }) => type === closing)) start = source.offset;
    },
  });
  return start;
}

function startOfQuotedText(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_, node) {
      const [from, to] = node.range ?? [end, end];
      if (isScalar(node) && node.type?.startsWith('QUOTE') && from < end && to >= end) start = from;
    },
  });
  return start;
}

function lengthOfWord(text: string, start: number): number {
  return /^[^\s:,[\]{}]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0;
}

function idOf({ code, message, pos }: YAMLError, text: string): SyntaxFaultId {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested') ? 'colon-in-text' : 'indentation';
    case 'MISSING_CHAR':
      return idOfMissing(message);
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? 'bracket' : 'indentation';
    case 'BAD_SCALAR_START':
      return text.startsWith('\t', pos[0]) ? 'tab' : 'start-character';
    default:
      return ids[code];
  }
}

function idOfMissing(message: string): SyntaxFaultId {
  if (message.includes('quote')) return 'missing-quote';
  if (message.includes('map values')) return 'missing-colon';
  if (message.includes('without - indicator')) return 'indentation';
  if (message.includes('space')) return 'space';
  return 'bracket';
}

type OtherCode = Exclude<
  ErrorCode,
  'BLOCK_AS_IMPLICIT_KEY' | 'MISSING_CHAR' | 'BAD_INDENT' | 'BAD_SCALAR_START'
>;

const ids: Readonly<Record<OtherCode, SyntaxFaultId>> = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  MULTIPLE_ANCHORS: 'alias',
  MULTIPLE_TAGS: 'tag',
  TAG_RESOLVE_FAILED: 'tag',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_DIRECTIVE: 'directive',
  BAD_DQ_ESCAPE: 'escape',
  BAD_PROP_ORDER: 'tag',
  BLOCK_IN_FLOW: 'block-in-braces',
  DUPLICATE_KEY: 'duplicate-key',
  IMPOSSIBLE: 'ambiguous',
  RESOURCE_EXHAUSTION: 'too-deep',
  KEY_OVER_1024_CHARS: 'key',
  MULTILINE_IMPLICIT_KEY: 'missing-colon',
  MULTIPLE_DOCS: 'several-documents',
  NON_STRING_KEY: 'key',
  TAB_AS_INDENT: 'tab',
  UNEXPECTED_TOKEN: 'after-value',
};
