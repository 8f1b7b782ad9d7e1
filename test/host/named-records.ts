import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { filesBelow } from './support.js';

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
export const planPath = 'plans/own-the-retries-z5w1ht.yaml';
export const sessionPath = 'sessions/2026-11-21-ada-h7m2q4.yaml';
export const feedbackPath = 'feedback/2026-11-24-ada-q4k7m2.yaml';
export const notePath = 'private:notes/2026-11-21-ada-t5r8jh.yaml';

/** The records of `navigation.workspace.ts` by their paths, `private:` before those of the private folder. */
export class NamedRecords {
  constructor(readonly service: MentoringFolder) {}

  /** Every file and what it says. */
  written(): Readonly<Record<string, string>> {
    return filesBelow(this.service.location.shared, this.service.location.private);
  }

  uriOf(where: string): vscode.Uri {
    return this.service.uri({
      place: where.startsWith('private:') ? 'private' : 'shared',
      path: where.replace('private:', ''),
    });
  }

  nameOf(uri: vscode.Uri): string {
    const address = this.service.addressOf(uri);
    return `${address?.place === 'private' ? 'private:' : ''}${address?.path ?? uri.toString()}`;
  }

  async open(where: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(this.uriOf(where));
    await vscode.window.showTextDocument(document);
    return document;
  }

  /** Opens a record with the cursor in some words of it. */
  async at(where: string, words: string): Promise<readonly [vscode.Uri, vscode.Position]> {
    const document = await this.open(where);
    const offset = document.getText().indexOf(words);
    assert.ok(offset >= 0, `${where} says ${words}`);
    const position = document.positionAt(offset + 1);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(position, position);
    return [document.uri, position];
  }
}
