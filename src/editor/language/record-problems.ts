import * as vscode from 'vscode';
import { adviceFor, everyProblemOf } from '../../core/lint/lint.js';
import type { Viewer } from '../../core/lint/rule.js';
import { limitPerRule, type Problem } from '../../core/lint/problem.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import type { RecordDocument } from './record-documents.js';

/** What is told of what an editor shows: what is wrong with it, and what may help who is writing it. */
export function problemsIn(record: RecordDocument): readonly Problem[] {
  return limitPerRule(everyProblemIn(record));
}

/** The same, however many problems of a kind there are. */
export function everyProblemIn({ document, folder, file }: RecordDocument): readonly Problem[] {
  const viewer = viewerOf(document.uri, folder);
  const advice = viewer && hasTab(document.uri) ? adviceFor(folder.snapshot, file, viewer) : [];
  return [...everyProblemOf(folder.snapshot, file), ...advice];
}

/** With whose eyes a file is looked at for advice; undefined where none is wanted. */
export function viewerOf(uri: vscode.Uri, { me, today }: MentoringFolder): Viewer | undefined {
  const wanted = vscode.workspace.getConfiguration('mentoring', uri).get<boolean>('advice', true);
  return wanted ? { me, today } : undefined;
}

/** The files that a tab shows to be edited. */
export function filesOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.modified] : [];
}

/** Documents can be open without anybody looking at them: other extensions read files so. */
function hasTab(uri: vscode.Uri): boolean {
  const name = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.flatMap(filesOf))
    .some((file) => file.toString() === name);
}
