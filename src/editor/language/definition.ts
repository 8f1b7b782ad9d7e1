import * as vscode from 'vscode';
import { definitionsOf } from '../../core/language/definition.js';
import { nameAt } from '../../core/language/name-at.js';
import type { LanguageContext } from './features.js';
import { toPosition, toRange } from './ranges.js';
import { shownRecords } from './shown-records.js';

/** Leads from a name to the record, the stage or the objective that it stands for. */
export function registerDefinition({ documents, selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(selector, {
    provideDefinition: (document, position): vscode.LocationLink[] => {
      const shown = documents.at(document);
      const found = shown && nameAt(shown.file, toPosition(position));
      if (!found) return [];
      const { folder, file } = shown;
      const snapshot = shownRecords(documents, folder);
      return definitionsOf(snapshot, found.name.subject, file.place).map((site) => ({
        originSelectionRange: toRange(found.range),
        targetUri: folder.uri(site.file),
        targetRange: toRange(site.range),
      }));
    },
  });
}
