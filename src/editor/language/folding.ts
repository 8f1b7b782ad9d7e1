import * as vscode from 'vscode';
import { foldsIn } from '../../core/language/folding.js';
import type { LanguageContext } from './language-context.js';
import { isYamlExtensionActive } from './yaml-extension.js';

/** Folds lists, mappings, longer texts and comments. */
export function registerFolding({ selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(selector, {
    provideFoldingRanges: (document, _context, token) =>
      token.isCancellationRequested || isYamlExtensionActive()
        ? []
        : foldsIn(document.getText()).map(
            ({ first, last, isComment }) =>
              new vscode.FoldingRange(first, last, isComment ? vscode.FoldingRangeKind.Comment : undefined),
          ),
  });
}
