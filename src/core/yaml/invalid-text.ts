import { Composer, Lexer, Parser, isMap, isScalar, isSeq } from 'yaml';
import type { CST, Document, Node, Pair, Scalar, YAMLSeq } from 'yaml';
import type { Entry, Span, Style } from './entry.js';
import type { YamlValue } from './yaml-path.js';

/** Far more than a record has. The parser calls itself for every level, and a stack that is used up can end the whole process. */
const maximumDepth = 200;
/** The first one is told. Each takes as much time and memory as a hundred characters, and a text can have one a character. */
const maximumErrors = 100;

/** How the composer takes down a mistake. It tells nobody how many there are, but lets nobody stop it. */
type Report = (...error: readonly unknown[]) => void;

/**
 * Reads a text that is no record with a parser that goes on behind mistakes. Undefined where lists and mappings lie too deep in one
 * another, and where there is nothing.
 */
export function readBroken(text: string): Document.Parsed | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const report = composer['onError'] as Report;
  let errors = 0;
  composer['onError'] = (...error: Parameters<Report>) => {
    if (errors++ < maximumErrors) report(...error);
  };
  const [document] = composer.compose(tokens, true, text.length);
  return document;
}

function tokensOf(text: string): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let errors = 0;
  const isTaken = ({ type }: CST.Token) => type !== 'error' || errors++ < maximumErrors;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) if (isTaken(token)) tokens.push(token);
    if (parser.stack.length > maximumDepth) return undefined;
    // Behind so many mistakes nothing is as it was meant.
    if (errors > maximumErrors) break;
  }
  for (const token of parser.end()) if (isTaken(token)) tokens.push(token);
  return tokens;
}

/** The entries of a document, as far as it can be understood. */
export function rootOf(document: Document.Parsed | undefined): Entry | undefined {
  const root = document?.contents ? entryOf(undefined, undefined, undefined, document.contents) : undefined;
  return root?.style === 'empty' ? undefined : root;
}

function entryOf(
  key: Entry['key'],
  keyRange: Span | undefined,
  afterSign: number | undefined,
  node: Node | null,
): Entry {
  const range = node?.range ?? undefined;
  const valueRange = range && range[1] > range[0] ? ([range[0], range[1]] as const) : undefined;
  const head = { key, keyRange, afterSign, valueRange };
  if (isMap<Node | null, Node | null>(node)) {
    const entries = node.items.map(pairEntry);
    const value = Object.fromEntries(entries.map((entry) => [String(entry.key), entry.value]));
    return { ...head, kind: 'mapping', style: node.flow ? 'flow' : 'block', value, entries };
  }
  if (isSeq<Node>(node)) {
    const entries = itemsOf(node);
    const value = entries.map((entry) => entry.value);
    return { ...head, kind: 'list', style: node.flow ? 'flow' : 'block', value, entries };
  }
  const value = isScalar(node) ? plainValue(node.value) : null;
  const style = valueRange === undefined ? 'empty' : styleOf(node);
  return { ...head, kind: 'scalar', style, value, entries: [] };
}

function pairEntry({ key, value, srcToken }: Pair<Node | null, Node | null>): Entry {
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  const keyRange = key?.range ? ([key.range[0], key.range[1]] as const) : undefined;
  return entryOf(isScalar(key) ? String(key.value) : '', keyRange, colon && colon.offset + 1, value);
}

function itemsOf(list: YAMLSeq<Node>): readonly Entry[] {
  const source = list.srcToken?.type === 'block-seq' ? list.srcToken.items : [];
  const dashes = source.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return list.items.map((item, index) => {
    const dash = dashes[index]?.offset;
    const sign = dash === undefined ? undefined : ([dash, dash + 1] as const);
    return entryOf(index, sign, sign?.[1], item);
  });
}

function plainValue(value: unknown): YamlValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function styleOf(node: Node | null): Style {
  return (isScalar(node) && styles[node.type ?? 'PLAIN']) || 'plain';
}

const styles: Readonly<Partial<Record<Scalar.Type, Style>>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** What the lexer puts before the text of a plain or block scalar, which can begin as a comment does. */
const scalarFollows = '\x1f';

/** The comments of a text that may be broken, in their order, each from its `#` to the end of its line. */
export function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== scalarFollows) comments.push(lexeme.trimEnd());
    before = lexeme;
  }
  return comments;
}
