import * as vscode from 'vscode';
import { goalView, type GoalView } from '../core/insight/goals.js';
import { nameOf } from '../core/insight/people.js';
import { plural } from '../core/insight/words.js';
import { plainText } from '../core/report/plain-text.js';
import type { Folders } from './folders.js';
import type { MentoringFolder } from './mentoring-folder.js';

/** A goal's code, or an id with the code at its end. */
const goalWord = /[a-z0-9]+(?:-[a-z0-9]+)*/;

/** Shows the goal that a code or id means: in a commit message, where a line names it, and in records. */
export function goalHover(
  folders: Folders,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const range = document.getWordRangeAtPosition(position, goalWord);
  const word = range && document.getText(range);
  if (word === undefined) return undefined;
  const inRecord = folders.all.find((folder) => folder.recordAt(document.uri) !== undefined);
  // Other words can look like a code: `inside` does.
  if (!inRecord && !/mentoring-goal[ \t]*:/i.test(document.lineAt(position.line).text)) return undefined;
  for (const folder of inRecord ? [inRecord] : folders.all) {
    const goal = folder.snapshot.find('goal', word);
    if (goal) {
      const view = goalView(folder.snapshot, goal, folder.today, folder.history);
      return new vscode.Hover(new vscode.MarkdownString(describe(folder, view)), range);
    }
  }
  return undefined;
}

/** The goal as Markdown; what records say in it is text. */
function describe(folder: MentoringFolder, view: GoalView): string {
  const { record, title, summary, knownBy, nextStep, evidence } = view;
  const counted = evidence.filter(({ counts }) => counts).length;
  return [
    `**${plainText(title)}**`,
    [nameOf(folder.snapshot, record.value.owner), summary]
      .filter((part) => part !== '')
      .map(plainText)
      .join(' · '),
    knownBy === undefined ? '' : plainText(knownBy),
    nextStep === undefined ? '' : `Next: ${plainText(nextStep.step.task)}`,
    counted === 0 ? '' : `${plural(counted, 'piece')} of evidence`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}
