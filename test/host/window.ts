import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import { closeEverything, extension, settled, until } from './support.js';

/** A folder of a workspace: its absolute path, and what it is called where that is not its own name. */
export interface WorkspaceFolder {
  readonly path: string;
  readonly name?: string;
}

/**
 * Registers a suite that shares a window with others. It begins with folders of its own, and fails where it leaves anything behind
 * that the next one would meet.
 */
export function inTurn(name: string, folders: readonly WorkspaceFolder[], load: () => unknown): void {
  describe(name, () => {
    const replaceable = [vscode.window, vscode.workspace, vscode.commands];
    let functions: readonly ReadonlyMap<string, unknown>[];
    let state: ReadonlyMap<string, unknown>;
    before('opens its folders', async function () {
      this.timeout(60_000);
      await openFolders(folders);
      functions = replaceable.map(functionsOf);
      state = await stateNow();
    });
    load();
    after('leaves nothing behind', async () => {
      await closeEverything();
      // Both values are long, and what differs is said by its name.
      for (const [key, value] of await stateNow())
        assert.ok(value === state.get(key), `it leaves ${key} as it was`);
      for (const [index, namespace] of replaceable.entries())
        for (const [key, value] of functionsOf(namespace))
          assert.equal(value, functions[index]?.get(key), `it gives ${key} of VS Code back`);
    });
  });
}

/** Has the workspace consist of these folders, and waits until the extension follows, if it is at work already. */
async function openFolders(wanted: readonly WorkspaceFolder[]): Promise<void> {
  const uris = wanted.map(({ path }) => vscode.Uri.file(path).toString());
  const open = vscode.workspace.workspaceFolders ?? [];
  if (same(open, uris)) return;
  const added = wanted.map(({ path, name }) => ({ uri: vscode.Uri.file(path), ...(name && { name }) }));
  assert.ok(vscode.workspace.updateWorkspaceFolders(0, open.length, ...added), 'VS Code takes the folders');
  await until('the folders are open', () => same(vscode.workspace.workspaceFolders ?? [], uris));
  const mentoring = await loaded();
  if (!mentoring) return;
  await until('the extension has opened them', () =>
    same(
      mentoring.folders.all.map(({ workspaceFolder }) => workspaceFolder),
      uris,
    ),
  );
  // Settings that came or went with a folder have the extension open all of them once more.
  let folders = mentoring.folders.all;
  let times = 0;
  await settled(() => {
    const now = mentoring.folders.all;
    if (now.some((folder, index) => folder !== folders[index])) times++;
    folders = now;
    return times;
  });
}

function same(folders: readonly vscode.WorkspaceFolder[], uris: readonly string[]): boolean {
  return folders.map(({ uri }) => uri.toString()).join('\n') === uris.join('\n');
}

async function loaded(): Promise<Mentoring | undefined> {
  return extension().isActive ? extension().exports.loaded() : undefined;
}

/** What one suite could leave to the next, beside files, which each has of its own. */
async function stateNow(): Promise<ReadonlyMap<string, unknown>> {
  const mentoring = await loaded();
  // VS Code itself writes its settings through documents.
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && (uri.scheme !== 'file' || vscode.workspace.getWorkspaceFolder(uri)),
  );
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return new Map<string, unknown>([
    ['every text saved', unsaved.length === 0],
    ['every tab closed', tabs.length === 0],
    ['the view', mentoring?.tree.showsAll ?? false],
    ['the running session', mentoring?.sessionClock.running],
    ...['mentoring', 'editor', 'files', 'git'].map((section): [string, unknown] => [
      `the settings of ${section}`,
      JSON.stringify(vscode.workspace.getConfiguration(section)),
    ]),
  ]);
}

/** The functions of a part of VS Code that a suite can put others in the place of. */
function functionsOf(namespace: object): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(Object.getOwnPropertyDescriptors(namespace)).flatMap(
      ([key, { value }]): [string, unknown][] => (typeof value === 'function' ? [[key, value]] : []),
    ),
  );
}
