import { Composer, Lexer, Parser } from 'yaml';
import type { CST, Document } from 'yaml';

/** Far more than a record has. The parser calls itself for every level, and a stack that is used up can end the whole process. */
const maximumDepth = 200;

/**
 * Reads a text with the parser that knows where everything stands. Slower than the one that loads records; both are held to
 * the same value for every text that is accepted. Broken text gives a document too, with errors. Undefined where lists and
 * mappings lie too deep in one another, and where there is nothing.
 */
export function readDocument(text: string): Document.Parsed | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > maximumDepth) return undefined;
  }
  tokens.push(...parser.end());
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // Told by the other parser, and much faster.
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document] = composer.compose(tokens, true, text.length);
  return document;
}
