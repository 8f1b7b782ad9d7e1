import * as vscode from 'vscode';
import { describeGoal } from '../core/language/record-description.js';
import { markdownOf } from '../core/language/hover.js';
import type { Folders } from './folders.js';

/** A goal's code, or an id with the code at its end. */
const goalWord = /[a-z0-9]+(?:-[a-z0-9]+)*/;

/** Shows the goal that a code or id means in a commit message, where a line names it. */
export function goalHover(
  folders: Folders,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  // Other words can look like a code: `inside` does.
  if (!/mentoring-goal[ \t]*:/i.test(document.lineAt(position.line).text)) return undefined;
  const range = document.getWordRangeAtPosition(position, goalWord);
  const word = range && document.getText(range);
  for (const { perspective } of folders.all) {
    const goal = perspective.snapshot.find('goal', word);
    if (goal) {
      const said = describeGoal(perspective, goal);
      return new vscode.Hover(new vscode.MarkdownString(markdownOf(said)), range);
    }
  }
  return undefined;
}
