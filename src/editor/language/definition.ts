import * as vscode from 'vscode';
import { definitionsOf } from '../../core/language/definition.js';
import { recordNameAt, type LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import { shownRecords } from './shown-records.js';

/** Goes from a name to the definition of the record, stage or objective. */
export function registerDefinition(context: LanguageContext): vscode.Disposable {
  const { documents, selector } = context;
  return vscode.languages.registerDefinitionProvider(selector, {
    provideDefinition: (document, position, token): vscode.LocationLink[] => {
      const named = recordNameAt(context, document, position, token);
      if (!named) return [];
      const { folder, file, found } = named;
      const snapshot = shownRecords(documents, folder);
      return definitionsOf(snapshot, found.name.subject, file.place).map((site) => ({
        originSelectionRange: toRange(found.range),
        targetUri: folder.uri(site.file),
        targetRange: toRange(site.range),
      }));
    },
  });
}
