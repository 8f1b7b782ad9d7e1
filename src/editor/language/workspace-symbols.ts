import * as vscode from 'vscode';
import { findRecords, type ListedRecord } from '../../core/language/symbols.js';
import type { RecordKind } from '../../core/records/kinds.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { inSlices } from './cancellation.js';
import type { LanguageContext } from './language-context.js';

/** Nobody reads more than that; they type on to narrow the list. */
const mostShown = 200;

/** The icons of kinds that are looked for most; the others are files. */
const icons: Partial<Record<RecordKind, vscode.SymbolKind>> = {
  goal: vscode.SymbolKind.Event,
  pair: vscode.SymbolKind.Interface,
  person: vscode.SymbolKind.Object,
  process: vscode.SymbolKind.Enum,
};

/** Finds records by their title with Go to Symbol in Workspace. */
export function registerWorkspaceSymbols({ folders }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: async (query, token) => {
      const symbols: vscode.SymbolInformation[] = [];
      for (const folder of folders.all) {
        const found = await inSlices(findRecords(folder.snapshot, query, mostShown), token);
        if (!found) return undefined;
        const own = found.filter(({ file }) => folders.homeOf(folder.uri(file))?.folder === folder);
        symbols.push(...own.map((record) => toSymbol(folder, record)));
      }
      return symbols.slice(0, mostShown);
    },
  });
}

function toSymbol(
  folder: MentoringFolder,
  { file, title, container }: ListedRecord,
): vscode.SymbolInformation {
  const location = new vscode.Location(folder.uri(file), new vscode.Position(0, 0));
  const kind = icons[file.kind] ?? vscode.SymbolKind.File;
  return new vscode.SymbolInformation(title, kind, container, location);
}
