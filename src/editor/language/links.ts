import * as vscode from 'vscode';
import type { Subject } from '../../core/names/subject.js';
import { definitionsOf } from '../../core/language/definition.js';
import { nameLinksIn, outsideLinksIn, type RecordLink } from '../../core/language/links.js';
import { commandId } from '../../views/contributions.js';
import type { Target } from '../../views/target.js';
import { recordAt, type LanguageContext } from './language-context.js';
import { toRange } from './ranges.js';
import type { RecordDocument, RecordDocuments } from './record-documents.js';
import { shownRecords } from './shown-records.js';

/** A name in a record. Its target is looked for when somebody follows it. */
class NameDocumentLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly record: RecordDocument,
    readonly subject: Subject,
  ) {
    super(range);
  }
}

/**
 * Links names to their definitions, feedback to its lines of code, and commits. Editors link web addresses anyway. One click in VS Code
 * follows a link and goes to the definition, so both must have the same range and target.
 */
export function registerLinks(context: LanguageContext): vscode.Disposable {
  const { documents, selector } = context;
  return vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: (document, token) => {
      const record = recordAt(context, document, token);
      if (!record) return [];
      const { folder, file } = record;
      const names = nameLinksIn(shownRecords(documents, folder), file).map(({ range, subject, tooltip }) => {
        const link = new NameDocumentLink(toRange(range), record, subject);
        link.tooltip = tooltip;
        return link;
      });
      return [...names, ...outsideLinksIn(file).map((link) => toCommandLink(record, link))];
    },
    resolveDocumentLink: (link, token) => {
      if (token.isCancellationRequested) return undefined;
      if (link instanceof NameDocumentLink) link.target = targetOfName(documents, link);
      return link;
    },
  });
}

/** The place where the name is defined, as VS Code writes it: lines and columns from 1. */
function targetOfName(
  documents: RecordDocuments,
  { record: { folder, file }, subject }: NameDocumentLink,
): vscode.Uri | undefined {
  const [site] = definitionsOf(shownRecords(documents, folder), subject, file.place);
  if (!site) return undefined;
  const { line, column } = site.range.start;
  return folder.uri(site.file).with({ fragment: `L${line + 1},${column + 1}` });
}

function toCommandLink({ folder, file }: RecordDocument, link: RecordLink): vscode.DocumentLink {
  const { place, path } = file;
  const target: Target = { workspaceFolder: folder.id, place, path };
  const [command, argument, tooltip] =
    link.type === 'code'
      ? ([commandId('openCode'), target, 'Open the code'] as const)
      : ([commandId('showCommit'), { ...target, sha: link.sha }, 'Show the commit'] as const);
  const query = encodeURIComponent(JSON.stringify([argument]));
  const found = new vscode.DocumentLink(toRange(link.range), vscode.Uri.parse(`command:${command}?${query}`));
  found.tooltip = tooltip;
  return found;
}
