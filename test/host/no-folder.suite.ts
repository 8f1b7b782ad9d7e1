import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Person } from './person.js';
import { contextKeys, drawn, extension, openView, until } from './support.js';

describe('without a folder', () => {
  const rejections: unknown[] = [];
  let person: Person;
  let keys: ReadonlyMap<string, unknown>;

  before(() => {
    process.on('unhandledRejection', (reason) => rejections.push(reason));
    keys = contextKeys();
  });
  beforeEach(() => (person = new Person()));
  afterEach(() => {
    person.leaves();
    assert.deepEqual(rejections, []);
  });

  it('nothing is loaded', () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    assert.ok(!extension().isActive);
  });

  it('the view welcomes, and asks for a folder', async () => {
    const mentoring = await openView();
    await until('the view knows', () => keys.get('mentoring.state') === 'no-folder');
    assert.equal(keys.get('mentoring.present'), false);
    assert.deepEqual(drawn(mentoring), []);
    assert.deepEqual(person.told, []);
  });

  it('commands say that a folder is needed, with the way there', async () => {
    for (const command of [
      'startMentoring',
      'newGoal',
      'logSession',
      'share',
      'setWhoIAm',
      'openDashboard',
    ]) {
      await person.runs(`mentoring.${command}`);
      assert.equal(
        person.lastTold?.text,
        'Mentoring records live beside your code. Open a folder first.',
        command,
      );
      assert.deepEqual(person.lastTold.buttons, ['Open Folder']);
    }
  });

  it('refreshing does no harm', async () => {
    await person.runs('mentoring.refresh');
    await person.runs('mentoring.showAll');
    await person.runs('mentoring.showMine');
    assert.deepEqual(person.told, []);
  });
});
