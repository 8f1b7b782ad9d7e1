import * as vscode from 'vscode';
import { linksIn } from '../../core/language/record-links.js';
import { commandId } from '../contributions.js';
import type { Target } from '../target.js';
import type { LanguageContext } from './features.js';
import { toRange } from './ranges.js';

/** Leads from feedback to its lines of code, and to commits. Web addresses are links in every editor already. */
export function registerLinks({ documents, selector }: LanguageContext): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: (document) => {
      const shown = documents.at(document);
      if (!shown) return [];
      const { folder, file } = shown;
      const { place, path } = file;
      const target: Target = { workspaceFolder: folder.workspaceFolder.uri.toString(), place, path };
      return linksIn(file).map((link) => {
        const [command, argument, tooltip] =
          link.type === 'code'
            ? ([commandId('openCode'), target, 'Open the code'] as const)
            : ([commandId('showCommit'), { ...target, sha: link.sha }, 'Show the commit'] as const);
        const query = encodeURIComponent(JSON.stringify([argument]));
        const found = new vscode.DocumentLink(
          toRange(link.range),
          vscode.Uri.parse(`command:${command}?${query}`),
        );
        found.tooltip = tooltip;
        return found;
      });
    },
  });
}
