import * as vscode from 'vscode';
import { hoverAt } from '../../core/language/hover.js';
import { recordAt, type LanguageContext } from './language-context.js';
import { toPosition, toRange } from './ranges.js';
import { isServedByYamlExtension } from './yaml-extension.js';

/** Shows what a key or value means, and what an id stands for. */
export function registerHover(context: LanguageContext): vscode.Disposable {
  return vscode.languages.registerHoverProvider(context.selector, {
    provideHover: (document, position, token) => {
      const record = recordAt(context, document, token);
      if (!record) return undefined;
      const { folder, file } = record;
      const found = hoverAt({
        perspective: folder.perspective,
        file,
        position: toPosition(position),
        withoutStructure: isServedByYamlExtension(document, 'hover'),
      });
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), toRange(found.range));
    },
  });
}
