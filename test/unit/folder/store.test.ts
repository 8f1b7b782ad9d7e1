import assert from 'node:assert/strict';
import { Store } from '../../../src/core/folder/store.js';
import { MemorySource, changesOf, first, goal, second, storeOf } from '../../support/memory-source.js';

describe('store', () => {
  describe('load', () => {
    it('reads every record of both folders and ignores everything else', async () => {
      const shared = new MemorySource({
        'mentoring.yaml': 'format: 1\n',
        [first]: goal('Own the retry subsystem'),
        'README.md': 'Hello',
        '.lock': '',
        'goals/.tmp-1.yaml': 'half written',
        'goals/notes.txt': 'mine',
        'goals/own-the-retries-p3x9kd.yaml~': 'backup',
        'programme.yaml': 'title: Mentoring here\n',
        'processes/our-own.yaml': 'title: Ours\nextends: five-stages\n',
      });
      const mine = new MemorySource({
        'notes/2026-11-21-ada-t5r8jh.yaml': 'pair: a-k7m2q4\nby: ada\ndate: 2026-11-21\n',
      });
      const store = storeOf(shared, mine);
      assert.equal(store.loaded, false);
      const snapshot = await store.load();
      assert.equal(store.loaded, true);
      assert.equal(store.snapshot, snapshot);
      assert.deepEqual(
        snapshot.everyFile().map(({ place, path }) => `${place} ${path}`),
        [
          'shared mentoring.yaml',
          `shared ${first}`,
          'private notes/2026-11-21-ada-t5r8jh.yaml',
          'shared processes/our-own.yaml',
          'shared programme.yaml',
        ],
      );
      assert.deepEqual(snapshot.strays, []);
      assert.equal(snapshot.find('goal', 'p3x9kd')?.value.title, 'Own the retry subsystem');
    });

    it('keeps files that cannot be records as strays, with the reason', async () => {
      const shared = new MemorySource({
        'goals/Own the retries.yaml': goal('A'),
        'goals/2026/own-the-retries-p3x9kd.yaml': goal('E'),
        'goals/own-the-retries-p3x9kd.yml': goal('B'),
        'goal.yaml': goal('C'),
        'targets/own-the-retries-p3x9kd.yaml': goal('D'),
        'people/con.yaml': 'name: Con\n',
        'mentoring.yml': 'format: 1\n',
        'programme.yml': 'title: Ours\n',
        'processes/yes.yaml': 'title: Ours\n',
      });
      const { strays } = await storeOf(shared).load();
      assert.deepEqual(
        strays.map(({ path, reason }) => `${path}: ${reason}`),
        [
          'goal.yaml: wrong-folder',
          'goals/2026/own-the-retries-p3x9kd.yaml: wrong-folder',
          'goals/Own the retries.yaml: unsafe-id',
          'goals/own-the-retries-p3x9kd.yml: wrong-extension',
          'mentoring.yml: wrong-extension',
          'people/con.yaml: unsafe-id',
          'processes/yes.yaml: unsafe-id',
          'programme.yml: wrong-extension',
          'targets/own-the-retries-p3x9kd.yaml: wrong-folder',
        ],
      );
      assert.deepEqual(shared.readPaths, []);
    });

    it('reads nothing again when nothing changed, and tells nobody', async () => {
      const shared = new MemorySource({ [first]: goal('A'), [second]: goal('B') });
      const store = storeOf(shared);
      const before = await store.load();
      const changes = changesOf(store);
      assert.equal(await store.load(), before);
      assert.equal(store.counters.reads, 2);
      assert.deepEqual(changes, []);
    });

    it('reads what is new or changed, drops what is gone, keeps the rest as it is', async () => {
      const shared = new MemorySource({ [first]: goal('A'), [second]: goal('B') });
      const store = storeOf(shared);
      const before = await store.load();
      const changes = changesOf(store);
      shared.write(first, goal('A, changed'));
      shared.write('goals/a-third-q4k7m2.yaml', goal('C'));
      shared.now += 60_000;
      shared.delete(second);
      const after = await store.load();
      assert.deepEqual(
        after.all('goal').map(({ value }) => value.title),
        ['C', 'A, changed'],
      );
      assert.equal(store.counters.reads, 4);
      assert.equal(changes.length, 1);
      assert.equal(changes[0]?.previous, before);
      assert.equal(changes[0].snapshot, after);
      assert.deepEqual([...changes[0].changed].sort(), [
        'shared:goals/a-third-q4k7m2.yaml',
        `shared:${second}`,
        `shared:${first}`,
      ]);
    });

    it('reads again a file that was written just before it was read: it can change unseen', async () => {
      const shared = new MemorySource({ [second]: goal('B') });
      shared.write(first, goal('A'));
      const store = storeOf(shared);
      await store.load();
      shared.write(first, goal('X'));
      assert.equal((await store.load()).find('goal', 'p3x9kd')?.value.title, 'X');
      assert.deepEqual(shared.readPaths, [second, first, first]);
      shared.now += 2001;
      await store.load();
      assert.equal(shared.readPaths.length, 4);
      await store.load();
      assert.equal(shared.readPaths.length, 4, 'by now it has settled');
    });

    it('does not parse again what was only touched', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const store = storeOf(shared);
      const before = await store.load();
      shared.write(first, goal('A'));
      assert.equal(await store.load(), before);
      assert.equal(store.counters.parses, 1);
    });

    it('rejects where a folder cannot be listed, keeps what it knew of it and loads the other', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const mine = new MemorySource();
      const store = storeOf(shared, mine);
      await store.load();
      shared.listError = new Error('no permission');
      mine.write(second, goal('B'));
      await assert.rejects(store.load(), /no permission/);
      assert.equal(store.snapshot.all('goal').length, 2);
      shared.listError = undefined;
      await store.load();
      assert.equal(store.snapshot.all('goal').length, 2);
    });

    it('asks for at most 64 files at a time', async () => {
      const shared = new MemorySource();
      for (let number = 1000; number < 1200; number++) shared.write(`goals/goal-g${number}0.yaml`, goal('A'));
      await storeOf(shared).load();
      assert.equal(shared.readPaths.length, 200);
      assert.equal(shared.busiest, 64);
    });

    it('pauses every few milliseconds of parsing', async () => {
      const shared = new MemorySource();
      for (let number = 1000; number < 1100; number++) shared.write(`goals/goal-g${number}0.yaml`, goal('A'));
      let pauses = 0;
      let clock = 0;
      const pause = () => {
        pauses++;
        return Promise.resolve();
      };
      // The clock is asked about each file when it is read and when it was parsed: parsing one takes about 2 ms here.
      const store = new Store({ shared, private: undefined }, { pause, now: () => clock++ });
      await store.load();
      assert.ok(pauses >= 5, `${pauses} pauses`);
    });

    it('lets others run while it parses, when nothing else is said', async () => {
      const shared = new MemorySource();
      for (let number = 1000; number < 1100; number++) shared.write(`goals/goal-g${number}0.yaml`, goal('A'));
      let turns = 0;
      let clock = 0;
      const timer = setInterval(() => turns++, 1);
      // However fast the machine is, each file takes a while by this clock.
      await new Store({ shared, private: undefined }, { now: () => (clock += 5) }).load();
      clearInterval(timer);
      assert.ok(turns > 0);
    });
  });

  describe('refresh', () => {
    for (const count of [100, 2000]) {
      it(`costs one read and one parse for one changed file among ${count}`, async () => {
        const shared = new MemorySource();
        for (let number = 0; number < count; number++) {
          shared.write(`goals/goal-g${String(number).padStart(5, '0')}.yaml`, goal(`Goal ${number}`));
        }
        const store = storeOf(shared);
        const before = await store.load();
        const path = 'goals/goal-g00042.yaml';
        const changes = changesOf(store);
        const counted = { ...store.counters };
        shared.write(path, goal('Changed'));
        const after = await store.refresh([{ place: 'shared', path }]);
        assert.deepEqual(store.counters, {
          lists: counted.lists,
          stats: counted.stats + 1,
          reads: counted.reads + 1,
          parses: counted.parses + 1,
        });
        assert.deepEqual([...(changes[0]?.changed ?? [])], [`shared:${path}`]);
        assert.equal(after.find('goal', 'g00042')?.value.title, 'Changed');
        assert.equal(after.find('goal', 'g00043'), before.find('goal', 'g00043'));
      });
    }

    it('reads although size and time are the same', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const store = storeOf(shared);
      await store.load();
      const late = shared.now;
      shared.now = late - 60_000;
      shared.write(first, goal('B'));
      shared.now = late;
      assert.equal(
        (await store.load()).find('goal', 'p3x9kd')?.value.title,
        'A',
        'nothing to see from outside',
      );
      assert.equal(
        (await store.refresh([{ place: 'shared', path: first }])).find('goal', 'p3x9kd')?.value.title,
        'B',
      );
    });

    it('neither parses nor tells anybody when the bytes are the same', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const store = storeOf(shared);
      const before = await store.load();
      const changes = changesOf(store);
      assert.equal(await store.refresh([{ place: 'shared', path: first }]), before);
      assert.equal(store.counters.parses, 1);
      assert.deepEqual(changes, []);
    });

    it('adds a new file, drops a deleted one, each once however often it is named', async () => {
      const shared = new MemorySource({ [first]: goal('A') });
      const store = storeOf(shared);
      await store.load();
      const changes = changesOf(store);
      shared.delete(first);
      shared.write(second, goal('B'));
      const files = [first, second, second, first].map((path) => ({ place: 'shared' as const, path }));
      const after = await store.refresh(files);
      assert.deepEqual(
        after.all('goal').map(({ path }) => path),
        [second],
      );
      assert.equal(store.counters.reads, 2);
      assert.equal(changes.length, 1);
    });

    it('follows strays and ignores what is no record', async () => {
      const shared = new MemorySource({ 'README.md': 'Hello' });
      const store = storeOf(shared);
      await store.load();
      const changes = changesOf(store);
      const stray = { place: 'shared', path: 'goals/Own.yaml' } as const;
      shared.write(stray.path, goal('A'));
      await store.refresh([
        stray,
        { place: 'shared', path: 'README.md' },
        { place: 'shared', path: '.lock' },
      ]);
      assert.deepEqual(store.snapshot.strays, [{ ...stray, reason: 'unsafe-id' }]);
      assert.deepEqual([...(changes[0]?.changed ?? [])], ['shared:goals/Own.yaml']);
      await store.refresh([stray]);
      assert.equal(changes.length, 1);
      shared.delete(stray.path);
      await store.refresh([stray]);
      assert.deepEqual(store.snapshot.strays, []);
      assert.equal(changes.length, 2);
    });

    it('takes a folder for everything in it, as watchers report a deleted folder', async () => {
      const shared = new MemorySource({
        [first]: goal('A'),
        [second]: goal('B'),
        'people/ada.yaml': 'name: Ada\n',
      });
      const store = storeOf(shared);
      await store.load();
      shared.delete(first);
      shared.delete(second);
      await store.refresh([{ place: 'shared', path: 'goals' }]);
      assert.deepEqual(
        store.snapshot.everyFile().map(({ path }) => path),
        ['people/ada.yaml'],
      );
    });

    it('ignores a folder that the store does not read', async () => {
      const store = storeOf(new MemorySource());
      await store.load();
      const before = store.snapshot;
      assert.equal(await store.refresh([{ place: 'private', path: first }]), before);
    });
  });

  it('keeps a record of the same id in the shared and the private folder apart', async () => {
    const shared = new MemorySource({ [first]: goal('Shared') });
    const mine = new MemorySource({ [first]: goal('Private') });
    const store = storeOf(shared, mine);
    const snapshot = await store.load();
    assert.deepEqual(
      snapshot.all('goal').map(({ place, value }) => [place, value.title]),
      [
        ['shared', 'Shared'],
        ['private', 'Private'],
      ],
    );
    mine.delete(first);
    assert.equal((await store.load()).find('goal', 'p3x9kd')?.place, 'shared');
  });

  it('runs loads and refreshes one after another, and goes on after a failure', async () => {
    const shared = new MemorySource({ [first]: goal('A') });
    const store = storeOf(shared);
    shared.listError = new Error('not now');
    const failing = assert.rejects(store.load(), /not now/);
    const refreshing = store.refresh([{ place: 'shared', path: first }]);
    await failing;
    assert.equal((await refreshing).all('goal').length, 1);
  });

  it('tells every listener until it stops, even after one that fails', async () => {
    const shared = new MemorySource();
    const store = storeOf(shared);
    let heard = 0;
    const stopFailing = store.onDidChange(() => {
      throw new Error('listener');
    });
    const stop = store.onDidChange(() => heard++);
    shared.write(first, goal('A'));
    await assert.rejects(store.load(), /listener/);
    assert.equal(heard, 1);
    stopFailing();
    stop();
    shared.write(second, goal('B'));
    await store.load();
    assert.equal(heard, 1);
  });
});
