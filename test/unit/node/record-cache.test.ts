import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Store } from '../../../src/core/folder/store.js';
import type { KeptRecord } from '../../../src/core/ports.js';
import { nodeFileSource } from '../../../src/node/files/file-source.js';
import { NodeRecordCache } from '../../../src/node/files/record-cache.js';
import { skip } from '../../support/skip.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

describe('the cache of records', () => {
  let made: string;
  let folder: string;
  beforeEach(() => {
    made = temporaryFolder();
    folder = path.join(made, 'kept', 'records');
  });
  afterEach(() => fs.rmSync(made, { recursive: true, force: true }));

  const record = (title: string): KeptRecord => {
    const value = { title, owner: 'ada', measure: { what: 'p99', from: -0, to: 10.5 } };
    const text = `title: ${title}\n`;
    return { info: { path: 'goals/a.yaml', size: text.length, modified: 1.25 }, text, value, raw: value };
  };
  const many = (title: string) =>
    new Map(Array.from({ length: 200 }, (_, index) => [`goals/goal-g${index}.yaml`, record(title)]));
  const keep = async (records: ReadonlyMap<string, KeptRecord | undefined>, version = '1') => {
    const cache = new NodeRecordCache(folder, version);
    await cache.load();
    cache.keep(records);
    await cache.flush();
  };
  const load = (version = '1') => new NodeRecordCache(folder, version).load();
  const files = () => fs.readdirSync(folder).map((name) => path.join(folder, name));

  it('gives back the next time what it was given', async () => {
    await keep(many('A'));
    await keep(new Map([['goals/goal-g7.yaml', undefined]]));
    const expected = many('A');
    expected.delete('goals/goal-g7.yaml');
    assert.deepEqual(new Map([...(await load())].sort()), new Map([...expected].sort()));
  });

  it('writes by itself after a moment, and only the part that changed', async () => {
    await keep(many('A'));
    const before = new Map(files().map((file) => [file, fs.readFileSync(file)]));
    const cache = new NodeRecordCache(folder, '1', 10);
    await cache.load();
    cache.keep(new Map([['goals/goal-g7.yaml', record('B')]]));
    const changed = () => files().filter((file) => !before.get(file)?.equals(fs.readFileSync(file)));
    for (let tries = 0; tries < 200 && changed().length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await cache.flush();
    assert.equal(changed().length, 1);
    assert.ok(before.size > 8);
    assert.deepEqual((await load()).get('goals/goal-g7.yaml'), record('B'));
  });

  it('can be read by its owner alone', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other permissions');
    await keep(many('A'));
    assert.deepEqual([...new Set(files().map((file) => fs.statSync(file).mode & 0o777))], [0o600]);
    // Written anew, it stays so.
    await keep(many('B'));
    assert.deepEqual([...new Set(files().map((file) => fs.statSync(file).mode & 0o777))], [0o600]);
  });

  it('of another folder is not looked at', async () => {
    await keep(many('A'));
    assert.equal((await new NodeRecordCache(path.join(made, 'kept', 'others'), '1').load()).size, 0);
  });

  it('writes nothing where there is nothing new', async () => {
    await keep(new Map([['goals/goal-g7.yaml', undefined]]));
    assert.ok(!fs.existsSync(folder));
  });

  it('is empty for another version, and takes over from it', async () => {
    await keep(many('A'));
    assert.equal((await load('2')).size, 0);
    await keep(many('B'), '2');
    assert.equal((await load('2')).size, 200);
    assert.equal((await load('1')).size, 0);
  });

  it('leaves out what is damaged, cut short, empty or no file, and keeps the rest', async () => {
    await keep(many('A'));
    const [damaged = '', cut = '', empty = '', none = ''] = files();
    const bytes = fs.readFileSync(damaged);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    fs.writeFileSync(damaged, bytes);
    fs.truncateSync(cut, fs.statSync(cut).size - 1);
    fs.writeFileSync(empty, '');
    fs.rmSync(none);
    fs.mkdirSync(none);
    const left = await load();
    assert.ok(left.size > 100 && left.size < 200);
    for (const kept of left.values()) assert.deepEqual(kept, record('A'));
  });

  it('keeps nothing, and says nothing, where it cannot write', async () => {
    writeFiles(made, { kept: 'A file is where the folder would be.' });
    await keep(many('A'));
    assert.equal((await load()).size, 0);
    assert.equal(fs.readFileSync(path.join(made, 'kept'), 'utf8'), 'A file is where the folder would be.');
  });

  it('has a bound: what is too much is read anew', async () => {
    const text = 'x'.repeat(256 * 1024);
    const large = Array.from({ length: 300 }, (_, index): [string, KeptRecord] => [
      `goals/large-g${index}.yaml`,
      { ...record('A'), text },
    ]);
    await keep(new Map(large));
    const total = files().reduce((sum, file) => sum + fs.statSync(file).size, 0);
    assert.ok(total <= 16 * (4 * 1024 * 1024 + 32));
  });

  it('spares a second start every read of real files', async () => {
    const records = path.join(made, 'records');
    writeFiles(records, { 'people/ada.yaml': 'name: Ada\n', 'goals/a-g7.yaml': 'title: [\n' });
    const longAgo = new Date(Date.now() - 60_000);
    for (const file of ['people/ada.yaml', 'goals/a-g7.yaml'])
      fs.utimesSync(path.join(records, file), longAgo, longAgo);
    const start = async () => {
      const cache = new NodeRecordCache(folder, '1');
      const store = new Store({ shared: nodeFileSource(records), private: undefined }, { cache });
      const snapshot = await store.load();
      await cache.flush();
      return { reads: store.counters.reads, files: snapshot.everyFile() };
    };
    const cold = await start();
    const warm = await start();
    assert.deepEqual([cold.reads, warm.reads], [2, 1]);
    assert.deepEqual(warm.files, cold.files);
  });
});
