import * as vscode from 'vscode';
import { rules, type Rule } from '../core/lint/rules.js';
import type { ProblemCode } from '../core/problem.js';
import { ruleScheme } from './contributions.js';

/** Where the page of a rule is: what the code of a problem leads to, from the editor as well as from the Problems view. */
export function rulePage(code: ProblemCode): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleScheme, path: `/${code}.md` });
}

/** What a page says. */
export function rulePageText(uri: vscode.Uri): string {
  const code = uri.path.replace(/^\/|\.md$/g, '');
  return Object.hasOwn(rules, code) ? markdownOf(rules[code as ProblemCode]) : 'There is no such rule.\n';
}

function markdownOf({ code, severity, title, explanation }: Rule): string {
  // The pages beside it are no part of what is installed.
  const alone = explanation.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, 'docs/$1');
  return `# ${title}\n\n${alone}\n\n${kinds[severity]}, \`${code}\`\n`;
}

const kinds: Readonly<Record<Rule['severity'], string>> = {
  error: 'An error',
  warning: 'A warning',
  advice: 'Advice',
};
