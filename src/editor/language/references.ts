import * as vscode from 'vscode';
import { nameAt } from '../../core/language/name-at.js';
import { highlightsOf, sitesOf } from '../../core/language/references.js';
import type { LanguageContext } from './features.js';
import { toPosition, toRange } from './ranges.js';
import { recordsAround } from './shown-records.js';

/** Finds every place that names the same, shared and private, and marks those in the same file. */
export function registerReferences(context: LanguageContext): vscode.Disposable {
  const { documents, selector } = context;
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, { includeDeclaration }) => {
        const shown = documents.at(document);
        const found = shown && nameAt(shown.file, toPosition(position));
        if (!found) return [];
        const { folder, file } = shown;
        const { subject } = found.name;
        return sitesOf(recordsAround(context, folder, subject, file.place), subject, file.place)
          .filter(({ role }) => includeDeclaration || role === 'use')
          .map((site) => new vscode.Location(folder.uri(site.file), toRange(site.range)));
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position) => {
        const shown = documents.at(document);
        const found = shown && nameAt(shown.file, toPosition(position));
        // Without a name VS Code marks the same word.
        if (!found || found.name.part === 'key') return undefined;
        return highlightsOf(shown.file, found.name.subject).map(
          (range) => new vscode.DocumentHighlight(toRange(range)),
        );
      },
    }),
  );
}
