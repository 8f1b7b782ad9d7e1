import assert from 'node:assert/strict';
import { rebase } from '../../../src/core/actions/rebase-on-unsaved.js';
import { fileEdits } from '../../../src/core/actions/file-edits.js';
import { deletion, inRecord, move } from '../../../src/core/actions/make-edits.js';
import type { RecordEdit } from '../../../src/core/yaml/record-edit.js';
import { readRecord } from '../../../src/core/folder/record.js';

const path = 'plans/own-the-retries-z5w1ht.yaml';
const saved = 'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - { task: Write, owner: ada }\n';
const file = readRecord(
  { kind: 'plan', id: 'own-the-retries-z5w1ht', place: 'shared', path },
  Buffer.from(saved),
  undefined,
);

/** What becomes of an unsaved text; the message where it is refused. */
function outcome(unsaved: string, ...edits: readonly RecordEdit[]): string | undefined {
  const rebased = rebase(inRecord(file, edits), () => ({ disk: saved, text: unsaved }));
  if (!rebased.ok) return rebased.error.message;
  const written = fileEdits(rebased.value, () => unsaved);
  return written.ok ? written.value[0]?.after : written.error.message;
}

const touched = `${path} has unsaved changes that this would touch. Save it first.`;
const finish: RecordEdit = { op: 'set', path: ['steps', 1, 'done'], value: '2026-12-03' };

describe('rebase', () => {
  it('changes a text with unsaved changes elsewhere, which stay', () => {
    const unsaved = `# Mine\n${saved.replace('ada', 'grace')}resources: [{ title: A book }]\n`;
    assert.equal(outcome(unsaved, finish), unsaved.replace('owner: grace', 'owner: grace, done: 2026-12-03'));
  });

  it('refuses where the value itself has an unsaved change', () => {
    assert.equal(outcome(saved.replace('owner: ada', 'owner: ada, done: 2026-12-01'), finish), touched);
    const rename: RecordEdit = { op: 'set', path: ['steps', 0], value: { task: 'Read', done: '2026-12-03' } };
    assert.equal(outcome(saved.replace('- Read', '- { task: Read, due: 2026-12-05 }'), rename), touched);
  });

  it('refuses where a position may mean another item now', () => {
    for (const unsaved of [
      saved.replace('  - Read\n', ''),
      saved.replace('  - Read\n', '  - Read\n  - Think\n'),
      saved.replace('Read', 'Study'),
      'goal: own-the-retries-p3x9kd\nsteps:\n  - { task: Write, owner: ada }\n  - Read\n',
      'goal: own-the-retries-p3x9kd\n',
    ]) {
      assert.equal(outcome(unsaved, finish), touched, unsaved);
    }
  });

  it('adds at the end of a list whatever is in it', () => {
    const unsaved = `${saved}  - Not saved yet\n`;
    assert.equal(outcome(unsaved, { op: 'append', path: ['steps'], value: 'Ship' }), `${unsaved}  - Ship\n`);
    const none = 'goal: own-the-retries-p3x9kd\n';
    assert.equal(outcome(none, { op: 'append', path: ['steps'], value: 'Ship' }), touched);
  });

  it('counts positions in what earlier edits have left', () => {
    const drop: RecordEdit = { op: 'delete', path: ['steps', 0] };
    const first: RecordEdit = { op: 'set', path: ['steps', 0, 'done'], value: '2026-12-03' };
    const unsaved = `# Mine\n${saved}`;
    assert.equal(
      outcome(unsaved, drop, first),
      '# Mine\ngoal: own-the-retries-p3x9kd\nsteps:\n  - { task: Write, owner: ada, done: 2026-12-03 }\n',
    );
    assert.equal(outcome(saved.replace('owner: ada', 'done: 2026-12-01'), drop, first), touched);
  });

  it('says what is wrong where the unsaved text is no record', () => {
    assert.match(
      outcome('goal: [\n', finish) ?? '',
      /^plans\/own-the-retries-z5w1ht\.yaml has unsaved changes that can’t be read as a record\. ./,
    );
    assert.match(outcome('steps: [One]\n', finish) ?? '', /^plans\/.* can’t be read as a record\. ./);
  });

  it('lets nothing unsaved be deleted or moved', () => {
    for (const edit of [deletion(file), move(file, 'private')]) {
      const unchanged = rebase([edit], () => ({ disk: saved, text: saved }));
      assert.deepEqual(unchanged, { ok: true, value: [edit] });
      const result = rebase([edit], () => ({ disk: saved, text: `# Mine\n${saved}` }));
      assert.deepEqual(result, {
        ok: false,
        error: { code: 'stale', message: `${path} has unsaved changes. Save or discard them first.` },
      });
    }
  });
});
