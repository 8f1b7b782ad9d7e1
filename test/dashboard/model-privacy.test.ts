import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { dashboardState } from '../../src/views/dashboard/model.js';
import { anyRecords } from '../support/any-records.js';
import { snapshotOf, type Records } from '../support/snapshot.js';
import { inputOf, pair, stateOf, working } from './states.js';

interface Shown {
  readonly isPrivate: boolean;
  readonly target: { readonly place: string; readonly path: string };
}

function isShown(value: object): value is Shown {
  return (
    'isPrivate' in value && 'target' in value && typeof value.target === 'object' && value.target !== null
  );
}

/** Everything in a state that stands for a record. */
function shownIn(value: unknown): readonly Shown[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(shownIn);
  return isShown(value) ? [value, ...inner] : inner;
}

function assertLocks(state: unknown): readonly Shown[] {
  const shown = shownIn(state);
  for (const { isPrivate, target } of shown) assert.equal(isPrivate, target.place === 'private', target.path);
  return shown;
}

/** Every record but the people and the pair, as if each were only on this machine. */
function kept(records: Records): Records {
  return Object.fromEntries(
    Object.entries(records as Readonly<Record<string, unknown>>).map(([path, value]) => [
      /^(private:|people|pairs|mentoring)/.test(path) ? path : `private:${path}`,
      value,
    ]),
  ) as Records;
}

describe('what is private', () => {
  it('carries the lock on the dashboard, and nothing else does', () => {
    const everything: Records = {
      ...working,
      'reviews/2026-11-28-ada-b7x3qe.yaml': {
        pair,
        by: 'ada',
        date: '2026-11-28',
        kind: 'final',
        actual: 'I did.',
      },
    };
    const folders = (state: unknown) =>
      new Set(assertLocks(state).map(({ target }) => `${target.place} ${target.path.split('/')[0]}`));
    const shared = folders(dashboardState(inputOf(everything)));
    const mine = folders(dashboardState(inputOf(kept(everything))));
    for (const folder of ['goals', 'plans', 'sessions', 'feedback', 'evidence', 'agreements'])
      assert.deepEqual(
        [folder, shared.has(`shared ${folder}`), mine.has(`private ${folder}`)],
        [folder, true, true],
      );
  });

  it('is told of evidence', () => {
    const locks = (records: Records) =>
      dashboardState(inputOf(records)).goals.items.flatMap(
        (goal) => goal.evidence?.items.map(({ url, isPrivate }) => [url, isPrivate]) ?? [],
      );
    const link = 'https://docs.example.org/storm';
    assert.deepEqual(
      [working, kept(working)].map((records) => locks(records).filter(([url]) => url === link)),
      [[[link, false]], [[link, true]]],
    );
  });

  it('is told of feedback and of each answer by itself', () => {
    const [thread] = stateOf({
      'private:feedback/2026-11-24-ada-g7h8j9.yaml': {
        pair,
        from: 'grace',
        to: 'ada',
        date: '2026-11-24',
        observed: 'It reads well.',
      },
      'feedback/2026-11-25-grace-j9k0m1.yaml': {
        pair,
        from: 'ada',
        to: 'grace',
        date: '2026-11-25',
        replyTo: '2026-11-24-ada-g7h8j9',
        text: 'Thanks.',
      },
      'private:feedback/2026-11-26-grace-k0m1n2.yaml': {
        pair,
        from: 'ada',
        to: 'grace',
        date: '2026-11-26',
        replyTo: '2026-11-24-ada-g7h8j9',
        text: 'Not sent yet.',
      },
    }).since.feedback;
    assert.deepEqual(
      [thread?.isPrivate, thread?.replies.map((reply) => reply.isPrivate)],
      [true, [false, true]],
    );
  });

  it('carries the lock whatever the records are', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const snapshot = snapshotOf(records);
        for (const found of snapshot.all('pair'))
          for (const me of ['ada', 'grace'])
            assertLocks(dashboardState(inputOf({}, { snapshot, pair: found, me })));
      }),
      { numRuns: 100 },
    );
  });
});
