import * as vscode from 'vscode';
import { highlightsOf, sitesOf } from '../../core/language/references.js';
import { inSlices } from './cancellation.js';
import { recordNameAt, type LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import { recordsAround } from './shown-records.js';

/** Finds all references, shared and private, and highlights those in the same file. */
export function registerReferences(context: LanguageContext): vscode.Disposable {
  const { selector } = context;
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: async (document, position, { includeDeclaration }, token) => {
        const named = recordNameAt(context, document, position, token);
        if (!named) return undefined;
        const { folder, file, found } = named;
        const { subject } = found.name;
        const records = recordsAround(context, folder, subject, file.place);
        const sites = await inSlices(sitesOf(records, subject, file.place), token);
        return sites
          ?.filter(({ role }) => includeDeclaration || role === 'use')
          .map((site) => new vscode.Location(folder.uri(site.file), toRange(site.range)));
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position, token) => {
        const named = recordNameAt(context, document, position, token);
        // Without a result VS Code highlights the same word.
        if (!named || named.found.name.part === 'key') return undefined;
        return highlightsOf(named.file, named.found.name.subject).map(
          (range) => new vscode.DocumentHighlight(toRange(range)),
        );
      },
    }),
  );
}
