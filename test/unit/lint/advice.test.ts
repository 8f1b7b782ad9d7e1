import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { codeOf } from '../../../src/core/folder/id.js';
import type { LoadedRecord, RecordFile, Snapshot } from '../../../src/core/folder/snapshot.js';
import { roleOf } from '../../../src/core/insight/people.js';
import { adviceFor } from '../../../src/core/lint/lint.js';
import { anyRecords } from '../../support/any-records.js';
import type { Problem } from '../../../src/core/lint/problem.js';
import { snapshotOf } from '../../support/snapshot.js';
import { fileOf } from '../../support/snapshot.js';
import { readFolder } from '../../support/memory-source.js';
import { records } from '../../support/actions.js';

const anybody = fc.constantFrom('ada', 'grace', 'linus', 'bob');
const today = '2026-11-30';
const numRuns = 300;

/** Whether somebody is the owner of a goal, or one of the two of a pair. */
function isMine(snapshot: Snapshot, file: RecordFile, me: string): boolean {
  const { kind, value } = file as LoadedRecord;
  const keys = value as {
    readonly owner?: string;
    readonly pair?: string;
    readonly goal?: string;
    readonly agreement?: string;
  };
  const isPair = (pair: LoadedRecord<'pair'> | undefined) =>
    pair !== undefined && roleOf(pair.value, me) !== undefined;
  if (kind === 'pair') return isPair(file as LoadedRecord<'pair'>);
  if (kind === 'goal') return keys.owner === me || isPair(snapshot.find('pair', keys.pair));
  const parent =
    kind === 'plan' || kind === 'evidence'
      ? snapshot.find('goal', keys.goal)
      : kind === 'signature'
        ? snapshot.find('agreement', keys.agreement)
        : undefined;
  return parent ? isMine(snapshot, parent, me) : isPair(snapshot.find('pair', keys.pair));
}

describe('advice', () => {
  it('is for those whose pair or goal it is, and for nobody else', () => {
    fc.assert(
      fc.property(anyRecords, anybody, (drawn, me) => {
        const snapshot = snapshotOf(drawn);
        for (const file of snapshot.everyFile()) {
          const advice = adviceFor(snapshot, file, { me, today });
          if (advice.length > 0) assert.ok(isMine(snapshot, file, me), file.path);
          assert.ok(advice.every(({ severity }) => severity === 'advice'));
          assert.deepEqual(adviceFor(snapshot, file, { me: undefined, today }), []);
          assert.deepEqual(adviceFor(snapshot, file, { me: 'a-stranger', today }), []);
        }
      }),
      { numRuns },
    );
  });

  it('names no private record in what is said of a shared one', () => {
    fc.assert(
      fc.property(anyRecords, anybody, (drawn, me) => {
        const snapshot = snapshotOf(drawn);
        const shared = new Set(
          snapshot
            .seenFrom('shared')
            .everyFile()
            .map(({ id }) => codeOf(id) ?? id),
        );
        for (const file of snapshot.seenFrom('shared').everyFile()) {
          for (const { message, data, code } of adviceFor(snapshot, file, { me, today })) {
            if (code !== 'stale-slug') continue;
            const { id } = data as { readonly id: string };
            assert.ok(shared.has(codeOf(id) ?? id));
            assert.ok(message.includes(id));
          }
        }
      }),
      { numRuns },
    );
  });

  it('depends on the day only where one is known', () => {
    fc.assert(
      fc.property(anyRecords, anybody, (drawn, me) => {
        const snapshot = snapshotOf(drawn);
        for (const file of snapshot.everyFile()) {
          const dated = adviceFor(snapshot, file, { me, today });
          const undated = adviceFor(snapshot, file, { me, today: undefined });
          assert.ok(undated.every(({ code }) => code !== 'past-date'));
          for (const { code, message } of undated)
            if (code === 'not-smart-yet') assert.doesNotMatch(message, /\d{4}-\d\d/);
          const where = ({ code, range, path }: Problem) => ({ code, range, path });
          assert.deepEqual(dated.filter(({ code }) => code !== 'past-date').map(where), undated.map(where));
        }
      }),
      { numRuns },
    );
  });

  it('shows a day to come, in the time of the pair, that can be taken as it is', () => {
    const day = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const goal = { title: 'Own the retries', owner: 'ada', pair: 'ada-and-grace-k7m2q4', status: 'active' };
    fc.assert(
      fc.property(day, fc.option(day), (now, ends) => {
        const pair = { mentee: 'ada', mentor: 'grace', process: 'project-mentoring', ...(ends && { ends }) };
        const adviceOn = (due?: string) => {
          const path = 'goals/own-the-retries-p3x9kd.yaml';
          const snapshot = snapshotOf({
            'pairs/ada-and-grace-k7m2q4.yaml': pair,
            [path]: { ...goal, ...(due && { due }) },
          });
          const file = snapshot.file('shared', path);
          assert.ok(file);
          return adviceFor(snapshot, file, { me: 'ada', today: now }).map(({ message }) => message);
        };
        const due = adviceOn().flatMap((message) => /For example due: (\S+)$/.exec(message)?.[1] ?? []);
        assert.equal(due.length, 1);
        assert.ok((due[0] ?? '') > now);
        if (ends !== null && ends > now) assert.ok((due[0] ?? '') <= ends);
        const left = adviceOn(due[0]);
        assert.ok(left.length > 0);
        assert.ok(left.every((message) => !/Time-bound|This goal was due/.test(message)));
      }),
    );
  });

  it('says nothing of days that are today or to come, nor of what is done', () => {
    const snapshot = snapshotOf({
      ...records,
      'sessions/2026-11-30-ada-h4f2a9.yaml': {
        pair: 'ada-and-grace-k7m2q4',
        date: today,
        status: 'planned',
        actions: [
          { task: 'Draw the locks', due: '2026-11-02', done: '2026-11-29' },
          { task: 'Ask', due: today },
        ],
      },
    });
    for (const file of snapshot.everyFile())
      assert.deepEqual(
        adviceFor(snapshot, file, { me: 'ada', today }).filter(({ code }) => code === 'past-date'),
        [],
      );
  });

  it('tells the first fifty of thousands of days that have gone by, each in its place', async () => {
    const path = 'plans/own-the-retries-z5w1ht.yaml';
    const snapshot = await readFolder({
      'goals/own-the-retries-p3x9kd.yaml': 'title: Own the retries\nowner: ada\n',
      [path]: `goal: own-the-retries-p3x9kd\nsteps:\n${'  - { task: Read, due: 2026-11-02 }\n'.repeat(3500)}`,
    });
    const found = adviceFor(snapshot, fileOf(snapshot, path), { me: 'ada', today });
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      Array.from({ length: 50 }, (_, index) => index + 2),
    );
  });
});
