import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { MemorySource, changesOf, first, goal, second, storeOf } from '../../support/memory-source.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

/** What a person could see of a snapshot. Content that is older than its file depends on what was there before. */
function visible(snapshot: Snapshot): unknown {
  return {
    strays: snapshot.strays,
    files: snapshot
      .everyFile()
      .map((file) => (file.stale ? { ...file, value: undefined, raw: undefined, stale: false } : file)),
  };
}

describe('store under changes', () => {
  describe('broken files', () => {
    it('keep their last good content, marked stale, until they are repaired', async () => {
      const shared = new MemorySource({ [first]: goal('Good'), [second]: goal('Another') });
      const store = storeOf(shared);
      await store.load();
      for (const broken of ['title: [\n', 'owner: ada\n', new Uint8Array([0xff, 0xfe, 0x00])]) {
        shared.write(first, broken);
        const { value, stale, faults } =
          (await store.refresh([{ place: 'shared', path: first }])).file('shared', first) ?? {};
        assert.deepEqual([(value as { title: string }).title, stale, faults?.length], ['Good', true, 1]);
      }
      assert.equal(store.snapshot.all('goal').length, 2);
      shared.write(first, goal('Repaired'));
      const repaired = (await store.refresh([{ place: 'shared', path: first }])).find('goal', 'p3x9kd');
      assert.deepEqual([repaired?.value.title, repaired?.stale, repaired?.faults], ['Repaired', false, []]);
    });

    it('have no content where they never had any, and stop no other file', async () => {
      const shared = new MemorySource({ [first]: 'title: [\n', [second]: goal('Another') });
      const snapshot = await storeOf(shared).load();
      assert.equal(snapshot.file('shared', first)?.value, undefined);
      assert.equal(snapshot.file('shared', first)?.stale, false);
      assert.equal(snapshot.all('goal').length, 1);
    });

    it('that cannot be read say why, are read again next time, and are told about once', async () => {
      const shared = new MemorySource({ [first]: goal('A'), [second]: goal('B') });
      const store = storeOf(shared);
      await store.load();
      const changes = changesOf(store);
      shared.fail(first, new Error('permission denied.'));
      shared.write(first, goal('C'));
      shared.now += 60_000;
      const file = (await store.load()).file('shared', first);
      assert.deepEqual(
        ownProblems(file!).map(({ code, message }) => [code, message]),
        [['unreadable', 'This file cannot be read: permission denied. Check who may read it, then refresh.']],
      );
      assert.equal(file?.stale, true);
      await store.load();
      assert.equal(changes.length, 1);
      shared.fail(first, undefined);
      assert.equal((await store.load()).find('goal', 'p3x9kd')?.value.title, 'C');
      assert.equal(changes.length, 2);
    });

    it('that are far too large are not even read', async () => {
      const shared = new MemorySource({ [first]: 'x'.repeat(256 * 1024 + 1) });
      const store = storeOf(shared);
      const snapshot = await store.load();
      assert.equal(snapshot.file('shared', first)?.faults[0]?.code, 'too-large');
      await store.load();
      await store.refresh([{ place: 'shared', path: first }]);
      assert.equal(store.snapshot, snapshot);
      assert.deepEqual(shared.readPaths, []);
    });

    it('that vanish between listing and reading are as if they had never been', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const read = shared.read.bind(shared);
      shared.read = (path) => {
        shared.delete(path);
        return read(path);
      };
      assert.deepEqual((await storeOf(shared).load()).everyFile(), []);
    });
  });

  it('ends after any changes where a fresh load ends', async () => {
    const paths = [
      'mentoring.yaml',
      'people/ada.yaml',
      first,
      second,
      'goals/another-p3x9kd.yaml',
      'plans/own-the-retries-z5w1ht.yaml',
      'goals/Not An Id.yaml',
      'elsewhere/own-the-retries-z5w1ht.yaml',
      'README.md',
    ];
    const broken = ['title: [', 'dew: 1\n'];
    const contents = [
      goal('One'),
      goal('Two'),
      goal('Six'),
      goal('Ten'),
      'name: Ada\n',
      'format: 1\n',
      'goal: p3x9kd\n',
      ...broken,
    ];
    const change = fc.record({
      mine: fc.boolean(),
      path: fc.constantFrom(...paths),
      content: fc.option(fc.constantFrom(...contents), { nil: undefined }),
      passes: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(1, 5000)),
      then: fc.constantFrom('nothing', 'refresh', 'refresh', 'load'),
      turns: fc.constantFrom(0, 0, 1, 3, 10, 50),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 200, size: 'max' }), async (steps) => {
        const shared = new MemorySource();
        const mine = new MemorySource();
        const store = storeOf(shared, mine);
        for (const { mine: inPrivate, path, content, passes, then, turns } of steps) {
          const source = inPrivate ? mine : shared;
          if (content === undefined) source.delete(path);
          else source.write(path, content);
          shared.now = mine.now += passes;
          // Not awaited: changes come while earlier ones are being read.
          if (then === 'refresh') void store.refresh([{ place: inPrivate ? 'private' : 'shared', path }]);
          if (then === 'load') void store.load();
          for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        }
        await store.load();
        assert.deepEqual(visible(store.snapshot), visible(await storeOf(shared, mine).load()));
      }),
      { numRuns: 50 },
    );
  });
});
