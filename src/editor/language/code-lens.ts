import * as vscode from 'vscode';
import { lensesOf } from '../../core/language/lenses.js';
import { commandId } from '../../views/contributions.js';
import { plainLabel } from '../../views/plain-label.js';
import type { Target } from '../../views/target.js';
import { recordAt, type LanguageContext } from './language-context.js';
import { shownRecords } from './shown-records.js';

/** Shows the state of a goal or a pair above it, if the setting is on. */
export function registerCodeLens(context: LanguageContext): vscode.Disposable {
  const { folders, documents, selector } = context;
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    folders.onDidChange((change) => {
      const isShown = vscode.window.visibleTextEditors.some(({ document }) =>
        folders.all.some((folder) => change.concerns(folder.id) && folder.addressOf(document.uri)),
      );
      if (isShown) changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('mentoring.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document, token) => {
        const isOn = vscode.workspace.getConfiguration('mentoring', document.uri).get('codeLens') === true;
        const shown = isOn ? recordAt(context, document, token) : undefined;
        if (!shown) return [];
        const { folder, file } = shown;
        const workspaceFolder = folder.id;
        const top = new vscode.Range(0, 0, 0, 0);
        const { place, path } = file;
        return lensesOf({ ...folder.perspective, snapshot: shownRecords(documents, folder) }, file).map(
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
