import * as vscode from 'vscode';
import { rules, type Rule } from '../core/lint/rules.js';
import type { ProblemCode } from '../core/lint/problem.js';
import { checkKinds } from '../core/processes/checks.js';
import { ruleScheme } from '../views/contributions.js';

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
  const checks = code === 'unknown-check' ? `${checkList()}\n\n` : '';
  return `# ${title}\n\n${explanation}\n\n${checks}${kinds[severity]}, \`${code}\`\n`;
}

/** What a process can ask for. */
function checkList(): string {
  return [...checkKinds].map(([name, { about }]) => `- \`${name}\`: ${about}`).join('\n');
}

const kinds: Readonly<Record<Rule['severity'], string>> = {
  error: 'An error',
  warning: 'A warning',
  advice: 'Advice',
};
