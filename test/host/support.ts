import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { MentoringApi } from '../../src/editor/extension.js';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import type { TreeNode } from '../../src/views/tree/node.js';

/** How long VS Code may take for something that it does in its own time, in milliseconds. */
const patience = 20_000;

/** The extension under test. */
export function extension(): vscode.Extension<MentoringApi> {
  const found = vscode.extensions.getExtension<MentoringApi>('mentoring-trail.mentoring-trail');
  assert.ok(found, 'the extension is installed');
  return found;
}

/** Opens the view as a click on its icon does, and waits until the extension has loaded everything. */
export async function openView(): Promise<Mentoring> {
  const api = await extension().activate();
  await vscode.commands.executeCommand('mentoring.tree.focus');
  const loaded = await eventually('the view asks for its rows', () => api.loaded());
  return loaded;
}

/** The mentoring folder of the workspace folder with this name. */
export function folderNamed(mentoring: Mentoring, name: string): MentoringFolder {
  const found = mentoring.folders.all.find((folder) => folder.name === name);
  assert.ok(found, `${name} is open`);
  return found;
}

/** Waits for something that VS Code does in its own time. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  await eventually(what, () => holds() || undefined);
}

/** Waits until there is something, and gives it. */
export async function eventually<T>(
  what: string,
  find: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `within ${patience / 1000} seconds ${what}`);
    await pause(25);
  }
}

/** Waits until something stays as it is for a moment. */
export async function settled(look: () => unknown): Promise<void> {
  let before = '';
  let since = Date.now();
  const end = Date.now() + patience;
  while (Date.now() - since < 400) {
    await pause(25);
    const now = JSON.stringify(look());
    if (now !== before) since = Date.now();
    before = now;
    assert.ok(Date.now() < end, `it settles within ${patience / 1000} seconds`);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The tree as it is drawn: a line a row, two blanks a level, the description behind a bar, a box before a step. */
export function drawn(mentoring: Mentoring): readonly string[] {
  const lines = (node: TreeNode, indent: string): string[] => {
    const box = node.checked === undefined ? '' : node.checked ? '☑ ' : '☐ ';
    const description = node.description ? ` | ${node.description}` : '';
    const below = mentoring.tree.children(node).flatMap((child) => lines(child, `${indent}  `));
    return [`${indent}${box}${node.label}${description}`, ...below];
  };
  return mentoring.tree.children(undefined).flatMap((node) => lines(node, ''));
}

/** Whether some row of the tree fits. */
export function shows(mentoring: Mentoring, row: RegExp): boolean {
  return drawn(mentoring).some((line) => row.test(line));
}

/** The first row that fits, as menus and clicks hand it to commands. */
export function rowOf(mentoring: Mentoring, fits: (node: TreeNode) => boolean): TreeNode | undefined {
  const find = (nodes: readonly TreeNode[]): TreeNode | undefined => {
    for (const node of nodes) {
      const found = fits(node) ? node : find(mentoring.tree.children(node));
      if (found) return found;
    }
    return undefined;
  };
  return find(mentoring.tree.children(undefined));
}

/** What the Problems view says of a file: `3 warning: There is no pair …`, lines counted from 1. */
export function problemsOf(file: string): readonly string[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.file(file))
    .filter(({ source, severity }) => source === 'Mentoring' && severity !== vscode.DiagnosticSeverity.Hint)
    .map(({ range, severity, message }) => {
      return `${range.start.line + 1} ${severityWords[severity]}: ${message}`;
    });
}

/** What we call the severities of VS Code; we never use the third. */
export const severityWords: Readonly<Record<vscode.DiagnosticSeverity, string>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'information',
  [vscode.DiagnosticSeverity.Hint]: 'advice',
};

/** Types into a document without saving it. */
export async function type(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  assert.ok(start >= 0);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(document.isDirty);
}

/** The names of the files that have a tab. */
export function openTabs(): string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [path.basename(input.uri.fsPath)] : []));
}

/** Gives up every unsaved change to the workspace's files and closes every tab. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    // VS Code itself writes its settings through documents.
    if (!document.isDirty || !vscode.workspace.getWorkspaceFolder(document.uri)) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Every file below some folders and what it says, by its path; what is hidden is left out. */
export function filesBelow(...folders: readonly vscode.Uri[]): Readonly<Record<string, string>> {
  const files = folders.flatMap(({ fsPath }) =>
    fs.existsSync(fsPath)
      ? fs
          .readdirSync(fsPath, { recursive: true, encoding: 'utf8' })
          .filter((name) => !/(^|[\\/])\./.test(name) && fs.statSync(path.join(fsPath, name)).isFile())
          .map((name): [string, string] => [
            path.join(fsPath, name),
            fs.readFileSync(path.join(fsPath, name), 'utf8'),
          ])
      : [],
  );
  return Object.fromEntries(files.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The keys that `when` clauses ask for, as far as the extension sets them from now on. */
export function contextKeys(): ReadonlyMap<string, unknown> {
  const keys = new Map<string, unknown>();
  const { executeCommand } = vscode.commands;
  const value = (command: string, ...args: unknown[]) => {
    if (command === 'setContext') keys.set(String(args[0]), args[1]);
    return executeCommand(command, ...args);
  };
  Object.defineProperty(vscode.commands, 'executeCommand', { value, writable: true, configurable: true });
  return keys;
}
