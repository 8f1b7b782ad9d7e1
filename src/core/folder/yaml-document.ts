import { parseDocument } from 'yaml';
import type { Document } from 'yaml';

/**
 * Reads a text with the parser that knows where everything stands. Slower than the one that loads records; both are held to
 * the same value for every text that is accepted. Broken text gives a document too, with errors. May throw on text that is
 * nested thousands deep.
 */
export function readDocument(text: string): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
}
