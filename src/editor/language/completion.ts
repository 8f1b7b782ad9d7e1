import * as vscode from 'vscode';
import { completionsAt, type Completion } from '../../core/language/completion/completion.js';
import type { Template } from '../../core/language/completion/template.js';
import { recordAt, type LanguageContext } from './language-context.js';
import { toPosition, toRange } from './ranges.js';
import { plainLabel } from '../../views/plain-label.js';
import { isServedByYamlExtension } from './yaml-extension.js';

const { CompletionItemKind } = vscode;

/** Suggests keys, values and whole parts of a record. */
export function registerCompletion(context: LanguageContext): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    context.selector,
    {
      provideCompletionItems: (document, position, token, { triggerCharacter }) => {
        const record = recordAt(context, document, token);
        if (!record || isIndenting(document, position, triggerCharacter)) return [];
        const { folder, file } = record;
        return completionsAt({
          writing: { ...folder.perspective, file, now: folder.clock.now() },
          text: document.getText(),
          position: toPosition(position),
          withoutStructure: isServedByYamlExtension(document, 'completion'),
        }).map(toItem);
      },
    },
    // A value follows a colon, an item a dash; titles contain spaces, ids hyphens.
    ':',
    ' ',
    '-',
  );
}

/** Whether a space was typed only to indent: then nobody asked for suggestions yet. */
function isIndenting(document: vscode.TextDocument, position: vscode.Position, trigger?: string): boolean {
  return trigger === ' ' && document.lineAt(position).text.slice(0, position.character).trim() === '';
}

function toItem(completion: Completion, index: number): vscode.CompletionItem {
  const { label, detail, documentation, filter, insert, range, asksNext } = completion;
  const item = new vscode.CompletionItem({
    label: plainLabel(label),
    ...(detail === undefined ? {} : { description: plainLabel(detail) }),
  });
  item.kind = kindOf(completion);
  // Plain text, because records contain no Markdown.
  if (documentation !== undefined) item.documentation = documentation;
  item.filterText = filter;
  item.sortText = String(index).padStart(5, '0');
  item.range = toRange(range);
  item.insertText = toSnippet(insert);
  item.keepWhitespace = true;
  if (asksNext) item.command = { command: 'editor.action.triggerSuggest', title: 'Choose a Value' };
  return item;
}

function kindOf({ type }: Completion): vscode.CompletionItemKind {
  switch (type) {
    case 'key':
      return CompletionItemKind.Property;
    case 'choice':
      return CompletionItemKind.EnumMember;
    case 'name':
      return CompletionItemKind.Reference;
    case 'time':
      return CompletionItemKind.Value;
    case 'snippet':
      return CompletionItemKind.Snippet;
  }
}

function toSnippet(template: Template): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  for (const part of template) {
    if (typeof part === 'string') snippet.appendText(part);
    else if (part.choices && part.choices.length > 1) snippet.appendChoice([...part.choices]);
    else if (part.text === '') snippet.appendTabstop();
    else snippet.appendPlaceholder(part.text);
  }
  return snippet;
}
