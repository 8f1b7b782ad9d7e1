import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Store } from '../../../src/core/folder/store.js';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import type { KeptRecord, RecordCache } from '../../../src/core/ports.js';
import { generateRecords } from '../../fixtures/generate.js';
import { MemorySource, first, goal, second, storeOf } from '../../support/memory-source.js';

/** A cache in memory, which lasts as long as the test wants. */
class MemoryCache implements RecordCache {
  readonly records = new Map<string, KeptRecord>();

  load(): Promise<ReadonlyMap<string, KeptRecord>> {
    return Promise.resolve(new Map(this.records));
  }

  keep(changes: ReadonlyMap<string, KeptRecord | undefined>): void {
    for (const [file, record] of changes) {
      if (record) this.records.set(file, record);
      else this.records.delete(file);
    }
  }
}

/** A store as a new run of the host makes it. */
function started(cache: RecordCache, shared: MemorySource, mine?: MemorySource): Store {
  return new Store({ shared, private: mine }, { now: () => shared.now, cache });
}

function content(snapshot: Snapshot): unknown {
  return { strays: snapshot.strays, files: snapshot.everyFile() };
}

describe('store with a cache', () => {
  it('starts again without a read or a parse where nothing changed, and with one for one changed file', async () => {
    const shared = new MemorySource(generateRecords({ pairs: 50, records: 2000 }).shared);
    const cache = new MemoryCache();
    const cold = started(cache, shared);
    await cold.load();
    assert.deepEqual(cold.counters, { lists: 1, stats: 0, reads: 2000, parses: 2000 });

    const warm = started(cache, shared);
    await warm.load();
    assert.deepEqual(warm.counters, { lists: 1, stats: 0, reads: 0, parses: 0 });
    assert.deepEqual(content(warm.snapshot), content(cold.snapshot));

    shared.write('people/ada.yaml', 'name: Ada King\n');
    shared.now += 60_000;
    const later = started(cache, shared);
    await later.load();
    assert.deepEqual(later.counters, { lists: 1, stats: 0, reads: 1, parses: 1 });
    assert.equal(later.snapshot.find('person', 'ada')?.value.name, 'Ada King');
  });

  it('reads a file of the same size whose time is another one', async () => {
    const shared = new MemorySource({ [first]: goal('A') });
    const cache = new MemoryCache();
    await started(cache, shared).load();
    shared.write(first, goal('B'));
    assert.equal((await started(cache, shared).load()).find('goal', 'p3x9kd')?.value.title, 'B');
  });

  it('reads what it is told of, whatever is kept and whatever its size and time', async () => {
    const shared = new MemorySource();
    shared.write(first, goal('A'));
    const written = shared.now;
    shared.now += 60_000;
    const cache = new MemoryCache();
    await started(cache, shared).load();
    const writeUnnoticed = (title: string) => {
      const { now } = shared;
      shared.now = written;
      shared.write(first, goal(title));
      shared.now = now;
    };
    const told = [
      { place: 'shared', path: 'goals' },
      { place: 'shared', path: first },
    ] as const;
    const store = started(cache, shared);
    for (const title of ['B', 'C']) {
      writeUnnoticed(title);
      assert.equal((await store.refresh(told)).find('goal', 'p3x9kd')?.value.title, title);
    }
  });

  it('does not trust what changed shortly before it was read, as it can change again in the same instant', async () => {
    const shared = new MemorySource();
    const cache = new MemoryCache();
    shared.write(first, goal('A'));
    shared.now += 1999;
    await started(cache, shared).load();
    shared.now -= 1999;
    shared.write(first, goal('B'));
    shared.now += 60_000;
    assert.equal((await started(cache, shared).load()).find('goal', 'p3x9kd')?.value.title, 'B');
  });

  it('keeps what turns out to be unchanged once it has come to rest', async () => {
    const shared = new MemorySource();
    const cache = new MemoryCache();
    shared.write(first, goal('A'));
    const store = started(cache, shared);
    await store.load();
    assert.equal(cache.records.size, 0);
    shared.now += 60_000;
    await store.load();
    assert.deepEqual([...cache.records.keys()], [first]);
  });

  it('keeps nothing of private records', async () => {
    const shared = new MemorySource({ [first]: goal('A') });
    const mine = new MemorySource({ [second]: goal('Mine alone'), [first]: goal('Mine too') });
    const cache = new MemoryCache();
    const store = started(cache, shared, mine);
    await store.load();
    mine.write(first, goal('Mine'));
    mine.now += 60_000;
    await store.refresh([{ place: 'private', path: first }]);
    assert.doesNotMatch(JSON.stringify([...cache.records]), /Mine/);
    assert.deepEqual([...cache.records.keys()], [first]);
    mine.delete(first);
    await store.load();
    assert.deepEqual([...cache.records.keys()], [first]);
  });

  it('finds what is wrong with a file anew each time', async () => {
    const shared = new MemorySource({ [first]: `${goal('A')}dew: 2026-12-04\n`, [second]: 'title: [\n' });
    const cache = new MemoryCache();
    const cold = await started(cache, shared).load();
    assert.deepEqual(content(await started(cache, shared).load()), content(cold));
    assert.equal(cache.records.size, 0);
  });

  it('forgets what is gone', async () => {
    const shared = new MemorySource({ [first]: goal('A'), [second]: goal('B') });
    const cache = new MemoryCache();
    await started(cache, shared).load();
    shared.delete(first);
    assert.equal((await started(cache, shared).load()).all('goal').length, 1);
    assert.deepEqual([...cache.records.keys()], [second]);
  });

  it('tells a refresh that changed nothing from one that did', async () => {
    const shared = new MemorySource({ [first]: goal('A') });
    const cache = new MemoryCache();
    await started(cache, shared).load();
    const warm = started(cache, shared);
    const before = await warm.load();
    assert.equal(await warm.refresh([{ place: 'shared', path: first }]), before);
    assert.equal(warm.counters.parses, 0);
  });

  it('shows what a store without one shows, whatever happened between and during the runs', async () => {
    const contents = [
      goal('One'),
      goal('Two'),
      '\uFEFFtitle: One\r\nowner: ada\r\n',
      'owner: ada\ntitle: Six\nx-note: { b: -0, a: [1.5, null, true] }\n',
      'title: Measured\nowner: ada\nmeasure: { what: p99, from: -0, to: 10 }\n',
      'title: Ten\nowner: ada\ndew: 1\n',
      'title: [',
      '',
    ];
    const step = fc.record({
      mine: fc.boolean(),
      path: fc.constantFrom(first, second, 'people/ada.yaml', 'goals/Not An Id.yaml'),
      content: fc.option(fc.constantFrom(...contents), { nil: undefined }),
      passes: fc.constantFrom(0, 0, 1, 1999, 2001, 5000),
      then: fc.constantFrom('nothing', 'refresh', 'load', 'start again'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const shared = new MemorySource();
        const mine = new MemorySource();
        const cache = new MemoryCache();
        let store = started(cache, shared, mine);
        for (const { mine: inPrivate, path, content: text, passes, then } of steps) {
          const source = inPrivate ? mine : shared;
          if (text === undefined) source.delete(path);
          else source.write(path, text);
          shared.now = mine.now += passes;
          if (then === 'refresh') await store.refresh([{ place: inPrivate ? 'private' : 'shared', path }]);
          if (then === 'load') await store.load();
          if (then === 'start again') {
            store = started(cache, shared, mine);
            await store.load();
            assert.deepEqual(content(store.snapshot), content(await storeOf(shared, mine).load()));
          }
        }
      }),
    );
  });
});
