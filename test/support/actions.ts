import assert from 'node:assert/strict';
import { editsByRecord, fileEdits } from '../../src/core/actions/file-edits.js';
import type { FileEdit, FileName } from '../../src/core/folder/file-edit.js';
import { readRecordText } from '../../src/core/folder/record.js';
import type { ActionContext, ActionError, ActionOutcome } from '../../src/core/actions/action.js';
import { valueAfter } from '../../src/core/yaml/edit.js';
import type { RecordEdit } from '../../src/core/yaml/record-edit.js';
import { RecordText } from '../../src/core/yaml/record-text.js';
import type { Place } from '../../src/core/folder/privacy.js';
import { Snapshot, fileKey, type FileKey, type RecordFile } from '../../src/core/folder/snapshot.js';
import type { Result } from '../../src/core/result.js';
import { recordAt, type RecordKind, type RecordTypes } from '../../src/core/records/kinds.js';
import { snapshotOf, type Records, perspectiveOf } from './snapshot.js';

export const today = '2026-11-21';
export const now = '2026-11-21T15:00:00+01:00';

/** Ada and Grace, a pair under way, with a goal, its plan, a session and feedback. */
export const records = {
  'mentoring.yaml': { format: 1, objectives: { 'reliability-2027': { title: 'Halve the pages' } } },
  'people/ada.yaml': { name: 'Ada Lovelace', emails: ['ada@example.org'] },
  'people/grace.yaml': { name: 'Grace Hopper', emails: ['grace@example.org'] },
  'pairs/ada-and-grace-k7m2q4.yaml': {
    mentee: 'ada',
    mentor: 'grace',
    by: 'ada',
    process: 'project-mentoring',
    status: 'active',
    cadence: 'P14D',
    stages: [{ stage: 'formation-of-a-pair', entered: '2026-11-02' }],
  },
  'goals/own-the-retries-p3x9kd.yaml': {
    title: 'Own the retry subsystem',
    owner: 'ada',
    pair: 'ada-and-grace-k7m2q4',
    measure: { what: 'p99 of a retry storm', unit: 'ms', from: 40, to: 10 },
    status: 'active',
  },
  'plans/own-the-retries-z5w1ht.yaml': {
    goal: 'own-the-retries-p3x9kd',
    steps: [
      "Read the queue's design",
      { task: 'Write the backoff proposal', owner: 'ada', due: '2026-12-05' },
    ],
  },
  'sessions/2026-11-07-ada-m2k7q4.yaml': {
    pair: 'ada-and-grace-k7m2q4',
    date: '2026-11-07',
    notes: 'We drew the queue.',
    checkins: [{ goal: 'own-the-retries-p3x9kd', value: 38 }],
    actions: ['Draw the locks', 'Ask the platform team'],
  },
  'feedback/2026-11-14-ada-q4k7m2.yaml': {
    pair: 'ada-and-grace-k7m2q4',
    from: 'grace',
    to: 'ada',
    date: '2026-11-14',
    observed: 'Why is the lock held while sleeping?',
    kind: 'question',
    about: { goal: 'own-the-retries-p3x9kd' },
  },
} satisfies Records;

/** The same two, once one of them has ended the pair. */
export const ended: Records = {
  ...records,
  'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
};

export const pair = 'ada-and-grace-k7m2q4';
export const goal = 'own-the-retries-p3x9kd';
export const plan = 'own-the-retries-z5w1ht';
export const session = '2026-11-07-ada-m2k7q4';
export const feedback = '2026-11-14-ada-q4k7m2';

/** What the action of `me` sees. Random numbers count up, so that ids are fresh and the same in every run. */
export function contextOf(snapshot: Snapshot | Records, me = 'ada'): ActionContext {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const records = snapshot instanceof Snapshot ? snapshot : snapshotOf(snapshot);
  return { ...perspectiveOf(records, { today }), me, now, random };
}

/** The plan of an action that can be done. */
export function planned<P extends ActionOutcome>(result: Result<P, ActionError>): P {
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

/** The error of an action that cannot be done. */
export function refusal(result: Result<ActionOutcome, ActionError>): ActionError {
  assert.ok(!result.ok, 'expected an error');
  assert.match(result.error.message, /^[A-Z].*[.?]$/s, 'an error is a sentence');
  return result.error;
}

/** The records of a kind that a plan makes. */
export function created<K extends RecordKind>(plan: ActionOutcome, kind: K): readonly RecordTypes[K][] {
  return creations(plan)
    .filter((change) => change.kind === kind)
    .map((change) => change.value as RecordTypes[K]);
}

/** What an outcome does to one file. */
export type Change =
  | {
      readonly type: 'create';
      readonly kind: RecordKind;
      readonly id: string;
      readonly place: Place;
      readonly value: object;
    }
  | { readonly type: 'edit'; readonly file: RecordFile; readonly edits: readonly RecordEdit[] }
  | { readonly type: 'move'; readonly file: FileName; readonly to: FileName }
  | { readonly type: 'delete'; readonly file: FileName };

/** What an outcome does to each file: edited records first, then whole files in their order. */
export function changesOf({ edits }: ActionOutcome): readonly Change[] {
  const ofRecords = [...editsByRecord(edits)].map(([file, ofRecord]): Change => {
    return { type: 'edit', file, edits: ofRecord };
  });
  return [...ofRecords, ...edits.flatMap((edit) => ('op' in edit ? [] : [changeOf(edit)]))];
}

function changeOf(edit: FileEdit): Change {
  if (edit.to) return { type: 'move', file: edit, to: edit.to };
  if (edit.after === undefined) return { type: 'delete', file: edit };
  assert.equal(edit.before, undefined, 'a whole file is created, deleted or moved');
  const record = recordAt(edit.path);
  assert.ok(record, edit.path);
  return { type: 'create', ...record, place: edit.place, value: RecordText.of(edit.after).value as object };
}

export function creations(plan: ActionOutcome): readonly Extract<Change, { type: 'create' }>[] {
  return changesOf(plan).filter((change) => change.type === 'create');
}

/** What a plan makes of the file at a path. */
export function edited(plan: ActionOutcome, path: string): unknown {
  const edits = changesOf(plan).filter((change) => change.type === 'edit' && change.file.path === path);
  assert.equal(edits.length, 1, `${path} is edited once`);
  const [change] = edits as [Extract<Change, { type: 'edit' }>];
  return valueAfter(change.file.raw, change.edits);
}

/** The paths that a plan deletes. */
export function deletions(plan: ActionOutcome): readonly string[] {
  return changesOf(plan)
    .flatMap((change) => (change.type === 'delete' ? [change.file.path] : []))
    .sort();
}

/** The snapshot after a plan, by way of the texts that it writes. */
export function after(context: ActionContext, plan: ActionOutcome): Snapshot {
  return context.snapshot.with(
    new Map(
      textsAfter(context.snapshot, plan).map((change): [FileKey, RecordFile | undefined] => {
        const record = recordAt(change.path);
        assert.ok(record);
        const { place, path, after: text } = change;
        const file =
          text === undefined ? undefined : readRecordText({ ...record, place, path }, text, undefined);
        assert.deepEqual(file?.faults ?? [], []);
        return [fileKey(change), file];
      }),
    ),
  );
}

/** The texts that a plan writes. */
export function textsAfter(snapshot: Snapshot, plan: ActionOutcome): readonly FileEdit[] {
  const changes = fileEdits(plan.edits, ({ place, path }) => snapshot.file(place, path)?.text);
  assert.ok(changes.ok, changes.ok ? '' : changes.error.message);
  return changes.value;
}

/** An object without one of its keys. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<T, K>;
}
