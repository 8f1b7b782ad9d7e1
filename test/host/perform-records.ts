import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Action, ActionError, ActionOutcome } from '../../src/core/actions/action.js';
import { creation, inRecord } from '../../src/core/actions/make-edits.js';
import type { RecordEdit } from '../../src/core/yaml/record-edit.js';
import type { RecordFile, Snapshot } from '../../src/core/folder/snapshot.js';
import { Store } from '../../src/core/folder/store.js';
import { ok, type Result } from '../../src/core/result.js';
import { Performer, type Performed } from '../../src/editor/files/perform.js';
import { nodeClock } from '../../src/node/clock.js';
import { nodeFileSource } from '../../src/node/files/file-source.js';
import { seededRandom } from '../../src/node/random.js';
import { perspectiveOf } from '../support/snapshot.js';

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const planPath = 'plans/own-the-retries-z5w1ht.yaml';
export const goalText =
  '# Mine, and in my own order\nowner: ada\ntitle: Own the retry subsystem   # really\nstatus: draft\n';
export const planText = 'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - Write\n';

type Edits = ActionOutcome['edits'];

/** An action that wants the edits of the records as they are. */
export const wanting =
  (edits: (snapshot: Snapshot) => Edits): Action<void> =>
  ({ snapshot }) =>
    ok({ done: 'Done', edits: edits(snapshot) });

export const fileOf = (snapshot: Snapshot, file: string): RecordFile => {
  const found = snapshot.file('shared', file);
  assert.ok(found, `${file} is in the snapshot`);
  return found;
};

const editing = (file: string, ...edits: readonly RecordEdit[]) =>
  wanting((snapshot) => inRecord(fileOf(snapshot, file), edits));

export const setActive = (snapshot: Snapshot): Edits =>
  inRecord(fileOf(snapshot, goalPath), [{ op: 'set', path: ['status'], value: 'active' }]);

export const ada = creation('person', 'ada', 'shared', { name: 'Ada' });
export const activate = wanting(setActive);
export const addStep = (task: string) => editing(planPath, { op: 'append', path: ['steps'], value: task });
export const newPerson = wanting(() => [ada]);

export function valueOf<T>(result: Result<T, ActionError>): T {
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

export function errorOf(result: Result<unknown, ActionError>): ActionError {
  assert.ok(!result.ok, 'it was done');
  return result.error;
}

/** A performer on mentoring folders of its own. */
export class TestRecords {
  readonly shared: string;
  readonly mine: string;
  readonly store: Store;
  readonly performer: Performer;

  /** @param name of the folder in the workspace that holds them */
  constructor(name: string) {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    this.shared = path.join(workspace.uri.fsPath, name, 'shared');
    this.mine = path.join(workspace.uri.fsPath, name, 'mine');
    this.store = new Store({ shared: nodeFileSource(this.shared), private: nodeFileSource(this.mine) });
    const folders = { shared: vscode.Uri.file(this.shared), private: vscode.Uri.file(this.mine) };
    this.performer = new Performer(this.store, folders, nodeClock(), seededRandom(1), () =>
      perspectiveOf(this.store.snapshot),
    );
  }

  /** Writes shared records and reads them. */
  async start(files: Readonly<Record<string, string>>): Promise<void> {
    this.write(files);
    await this.store.load();
  }

  perform(action: Action<void>): Promise<Result<Performed, ActionError>> {
    return this.performer.perform(action, undefined, 'ada');
  }

  undo(performed: Performed): Promise<Result<void, ActionError>> {
    return this.performer.undo(performed);
  }

  /** Writes shared files behind the store's back. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(this.shared, name)), { recursive: true });
      fs.writeFileSync(path.join(this.shared, name), text);
    }
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.shared, file), 'utf8');
  }

  exists(file: string): boolean {
    return fs.existsSync(path.join(this.shared, file));
  }

  /** Every file of both folders: the folder's name, the path and the text. */
  everything(): string[][] {
    return [this.shared, this.mine].filter(fs.existsSync).flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(path.join(folder, name)).isFile())
        .sort()
        .map((name) => [path.basename(folder), name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
  }

  /** Opens a shared file in an editor. */
  async open(file: string, viewColumn = vscode.ViewColumn.Active): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(path.join(this.shared, file));
    return vscode.window.showTextDocument(document, { preview: false, viewColumn });
  }
}
