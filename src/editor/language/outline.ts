import * as vscode from 'vscode';
import { outlineOf, type OutlineItem } from '../../core/language/outline.js';
import { recordAt, type LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import { shownRecords } from './shown-records.js';
import { isYamlExtensionActive } from './yaml-extension.js';

/** The outline and the breadcrumbs of a record, with titles in the place of ids. */
export function registerOutline(context: LanguageContext): vscode.Disposable {
  const { documents, selector } = context;
  return vscode.languages.registerDocumentSymbolProvider(selector, {
    provideDocumentSymbols: (document, token) => {
      const shown = recordAt(context, document, token);
      // VS Code would show the outlines of both, one below the other.
      if (!shown || isYamlExtensionActive()) return [];
      return outlineOf(shownRecords(documents, shown.folder), shown.file).map(toSymbol);
    },
  });
}

function toSymbol({ name, detail, isItem, range, selection, children }: OutlineItem): vscode.DocumentSymbol {
  const kind = isItem
    ? vscode.SymbolKind.Object
    : children.length > 0
      ? vscode.SymbolKind.Module
      : vscode.SymbolKind.Property;
  const symbol = new vscode.DocumentSymbol(name, detail, kind, toRange(range), toRange(selection));
  symbol.children = children.map(toSymbol);
  return symbol;
}
