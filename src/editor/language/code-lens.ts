import * as vscode from 'vscode';
import { lensesOf } from '../../core/language/lenses.js';
import { commandId } from '../../views/contributions.js';
import { plainLabel } from '../plain-label.js';
import type { Target } from '../../views/target.js';
import type { LanguageContext } from './features.js';
import { shownRecords } from './shown-records.js';

/** Shows above a goal or a pair where it stands, where people turned that on. */
export function registerCodeLens({ folders, documents, selector }: LanguageContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    folders.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('mentoring.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const isOn = vscode.workspace.getConfiguration('mentoring', document.uri).get('codeLens') === true;
        const shown = isOn ? documents.at(document) : undefined;
        if (!shown) return [];
        const { folder, file } = shown;
        const workspaceFolder = folder.workspaceFolder.uri.toString();
        const top = new vscode.Range(0, 0, 0, 0);
        const { place, path } = file;
        return lensesOf(shownRecords(documents, folder), file, folder.today, folder.history).map(
          ({ words, target }) => {
            const argument: Target = { workspaceFolder, ...(target ?? { place, path }) };
            const command = commandId(target ? 'openRecord' : 'openDashboard');
            return new vscode.CodeLens(top, { title: plainLabel(words), command, arguments: [argument] });
          },
        );
      },
    }),
  );
}
