import * as vscode from 'vscode';
import { goalHover } from '../goal-hover.js';
import type { LanguageContext } from './features.js';

/** Shows what an id in a record points to. */
export function registerHover({ folders, selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover: (document, position) => goalHover(folders, document, position),
  });
}
