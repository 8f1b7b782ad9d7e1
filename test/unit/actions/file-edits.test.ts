import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ActionError, ActionOutcome } from '../../../src/core/actions/action.js';
import { fileEdits } from '../../../src/core/actions/file-edits.js';
import { creation, deletion, inRecord, move } from '../../../src/core/actions/make-edits.js';
import type { FileEdit } from '../../../src/core/folder/file-edit.js';
import type { RecordEdit } from '../../../src/core/yaml/record-edit.js';
import { readRecord } from '../../../src/core/folder/record.js';
import { fileKey, type RecordFile } from '../../../src/core/folder/snapshot.js';
import { recordAt } from '../../../src/core/records/kinds.js';
import type { Place } from '../../../src/core/folder/privacy.js';

/** A file as it was read. */
function read(path: string, text: string, place: Place = 'shared'): RecordFile {
  const record = recordAt(path);
  assert.ok(record);
  return readRecord({ ...record, place, path }, Buffer.from(text), undefined);
}

const goalText =
  '\uFEFF# Mine\r\ntitle: Own the retry subsystem   # really\r\nowner: ada\r\nstatus: draft\r\n';
const goal = read('goals/own-the-retries-p3x9kd.yaml', goalText);
const plan = read(
  'plans/own-the-retries-z5w1ht.yaml',
  'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - Write\n',
);
const note = read(
  'notes/2026-11-21-ada-t5r8jh.yaml',
  'pair: a-k7m2q4\nby: ada\ndate: 2026-11-21\n',
  'private',
);

type Edits = ActionOutcome['edits'];

function run(edits: readonly Edits[], files: readonly RecordFile[] = [goal, plan, note]) {
  const texts = new Map(files.map((file) => [fileKey(file), file.text]));
  return fileEdits(edits.flat(), (file) => texts.get(fileKey(file)));
}

function changed(edits: readonly Edits[], files?: readonly RecordFile[]): readonly FileEdit[] {
  const result = run(edits, files);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

function failed(edits: readonly Edits[], files?: readonly RecordFile[]): ActionError {
  const result = run(edits, files);
  assert.ok(!result.ok, 'it was not refused');
  return result.error;
}

const person = (id: string, name = 'Ada'): Edits => [creation('person', id, 'shared', { name })];
const editing = (file: RecordFile, edit: RecordEdit): Edits => inRecord(file, [edit]);
const setStatus = editing(goal, { op: 'set', path: ['status'], value: 'active' });

describe('fileEdits', () => {
  it('writes a new record', () => {
    assert.deepEqual(changed([person('ada')]), [
      { place: 'shared', path: 'people/ada.yaml', before: undefined, after: 'name: Ada\n' },
    ]);
  });

  it('changes what an edit names and no other byte', () => {
    const due = editing(goal, { op: 'set', path: ['due'], value: '2027-02-28' });
    const after = goalText.replace('draft', 'active').replace('status', 'due: 2027-02-28\r\nstatus');
    const [change, ...others] = changed([setStatus, due]);
    assert.deepEqual(others, []);
    assert.equal(change?.before, goalText);
    assert.equal(change.after, after, 'a new key goes where it usually is');
  });

  it('applies the edits of several changes one after the other', () => {
    const drop = editing(plan, { op: 'delete', path: ['steps', 0] });
    const add = editing(plan, { op: 'append', path: ['steps'], value: 'Ship' });
    assert.equal(
      changed([drop, add])[0]?.after,
      'goal: own-the-retries-p3x9kd\nsteps:\n  - Write\n  - Ship\n',
    );
  });

  it('deletes, and moves with the edits', () => {
    const edit = editing(note, { op: 'set', path: ['text'], value: 'Well' });
    const changes = changed([[move(note, 'shared')], edit, [deletion(plan)]]);
    assert.deepEqual(changes, [
      { place: 'private', path: note.path, before: note.text, after: undefined },
      { place: 'shared', path: note.path, before: undefined, after: `${note.text ?? ''}text: Well\n` },
      { place: 'shared', path: plan.path, before: plan.text, after: undefined },
    ]);
  });

  it('deletes and moves a broken record as it is, but does not edit it', () => {
    const broken = read('goals/own-the-retries-p3x9kd.yaml', 'title: [\n');
    assert.equal(changed([[deletion(broken)]], [broken])[0]?.before, 'title: [\n');
    assert.equal(changed([[move(broken, 'private')]], [broken])[1]?.after, 'title: [\n');
    const error = failed([editing(broken, { op: 'delete', path: ['title'] })], [broken]);
    assert.equal(error.code, 'refused');
    assert.match(error.message, /^goals\/own-the-retries-p3x9kd\.yaml can’t be changed: /);
  });

  it('leaves out what stays as it is', () => {
    const same = editing(goal, { op: 'set', path: ['status'], value: 'draft' });
    assert.deepEqual(changed([same]), []);
  });

  it('is stale where a file says something else than the plan knew, or has gone', () => {
    const newer = { ...goal, text: goalText.replace('draft', 'dropped') };
    for (const files of [[newer], []]) {
      for (const change of [setStatus, [deletion(goal)], [move(goal, 'private')]]) {
        const error = failed([change], files);
        assert.equal(error.code, 'stale');
        assert.match(
          error.message,
          /goals\/own-the-retries-p3x9kd\.yaml changed meanwhile; nothing was written/,
        );
      }
    }
  });

  it('is stale where a new record is there already', () => {
    const there = read('people/ada.yaml', 'name: Another Ada\n');
    assert.equal(failed([person('ada')], [there]).code, 'stale');
    const shared = { ...note, place: 'shared' } as const;
    assert.equal(failed([[move(note, 'shared')]], [note, shared]).code, 'stale');
  });

  it('refuses what could not be read afterwards, naming the file', () => {
    const wrong = editing(goal, { op: 'set', path: ['due'], value: 'soon' });
    const error = failed([wrong]);
    assert.equal(error.code, 'refused');
    assert.match(
      error.message,
      /^goals\/own-the-retries-p3x9kd\.yaml could not be read afterwards, so nothing was written: /,
    );
    const large = editing(goal, { op: 'set', path: ['specific'], value: 'x'.repeat(300_000) });
    assert.equal(failed([large]).code, 'refused');
    assert.match(failed([person('ada', ' ')]).message, /^people\/ada\.yaml could not be read afterwards/);
  });

  it('refuses names that no file may have, and plans that contradict themselves', () => {
    for (const id of ['con', '../up', 'Ada', '']) assert.equal(failed([person(id)]).code, 'refused', id);
    assert.equal(failed([person('ada'), person('ada')]).code, 'refused');
    assert.equal(failed([[deletion(goal)], [deletion(goal)]]).code, 'refused');
    assert.equal(failed([[deletion(goal)], [move(goal, 'private')]]).code, 'refused');
    assert.equal(failed([[move(goal, 'shared')]]).code, 'refused');
  });

  it('refuses to touch what is no text', () => {
    const binary = readRecord(
      { kind: 'goal', id: 'own-the-retries-p3x9kd', place: 'shared', path: goal.path },
      Buffer.from([0xff]),
      undefined,
    );
    const wayOut = `${goal.path} is no text, so it cannot be deleted from here. Delete the file in the Explorer.`;
    assert.deepEqual(failed([[deletion(binary)]], [binary]), {
      code: 'refused',
      message: wayOut,
    });
    const own = { ...binary, place: 'private' as const };
    assert.match(failed([[deletion(own)]], [own]).message, /Delete the file in the private folder\.$/);
    assert.match(
      failed([[move(binary, 'private')]], [binary]).message,
      /is no text that could be changed here/,
    );
  });

  it('changes each file once and only files that a plan names, whatever the plan', () => {
    const changes = fc.constantFrom<Edits>(
      setStatus,
      person('ada'),
      person('grace'),
      [deletion(plan)],
      [move(note, 'shared')],
      editing(plan, { op: 'append', path: ['steps'], value: 'Ship' }),
    );
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 5 }), (chosen) => {
        const result = run(chosen);
        if (!result.ok) return;
        const keys = result.value.map(fileKey);
        assert.equal(new Set(keys).size, keys.length);
        assert.ok(result.value.every(({ before, after }) => before !== after));
      }),
    );
  });
});
