import * as vscode from 'vscode';
import { hoverAt } from '../../core/language/hover.js';
import type { LanguageContext } from './features.js';
import { toPosition, toRange } from './ranges.js';
import { isServedByYamlExtension } from './yaml-extension.js';

/** Shows what a key or value of a record means, and what an id points to. */
export function registerHover({ documents, selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover: (document, position) => {
      const record = documents.at(document);
      if (!record) return undefined;
      const { folder, file } = record;
      const { snapshot, today, history, hashes } = folder;
      const found = hoverAt({
        looking: { snapshot, today, history, hashes },
        file,
        position: toPosition(position),
        withoutStructure: isServedByYamlExtension(document, 'hover'),
      });
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), toRange(found.range));
    },
  });
}
