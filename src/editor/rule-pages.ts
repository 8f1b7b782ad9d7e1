import * as vscode from 'vscode';
import { findRule } from '../core/lint/rules/index.js';
import type { Rule } from '../core/lint/rule.js';
import { ruleScheme } from '../views/contributions.js';

/** Where the page of a rule is: what the code of a problem leads to, from the editor as well as from the Problems view. */
export function rulePage(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${code}.md` });
}

/** What a page says. */
export function rulePageText(uri: vscode.Uri): string {
  const rule = findRule(uri.path.replace(/^\/|\.md$/g, ''));
  return rule ? markdownOf(rule) : 'There is no such rule.\n';
}

function markdownOf(rule: Rule): string {
  const { code, severity, title, explanation } = rule;
  const details = rule.details ? `${rule.details()}\n\n` : '';
  return `# ${title}\n\n${explanation}\n\n${details}${kinds[severity]}, \`${code}\`\n`;
}

const kinds: Readonly<Record<Rule['severity'], string>> = {
  error: 'An error',
  warning: 'A warning',
  advice: 'Advice',
};
