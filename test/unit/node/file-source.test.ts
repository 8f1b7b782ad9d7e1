import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Store } from '../../../src/core/folder/store.js';
import { nodeFileSource } from '../../../src/node/files/file-source.js';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.js';
import { ownProblems } from '../../../src/core/lint/lint.js';
import { skip } from '../../support/skip.js';

const goal = 'goals/own-the-retries-p3x9kd.yaml';

describe('nodeFileSource', () => {
  let folder: string;
  let made: string;
  beforeEach(() => (folder = made = temporaryFolder()));
  afterEach(() => fs.rmSync(made, { recursive: true, force: true }));

  const text = async (file: string) => {
    const bytes = await nodeFileSource(folder).read(file);
    return bytes && Buffer.from(bytes).toString('utf8');
  };
  const paths = async () => (await nodeFileSource(folder).list()).map((info) => info.path).sort();

  it('lists what could be a record, however deep it lies', async () => {
    writeFiles(folder, {
      'mentoring.yaml': 'format: 1\n',
      [goal]: 'title: Ü\n',
      'goal/misplaced.yaml': '',
      'goals/misnamed.YML': '',
      'goals/deep/too.yaml': '',
      'goals/read.me': '',
      'goals/.own.yaml.0123456789ab.tmp': '',
      'goals/.hidden.yaml': '',
      '.git/config.yaml': '',
      '.lock': '',
      'README.md': '',
    });
    fs.mkdirSync(path.join(folder, 'goals', 'folder.yaml'));
    assert.deepEqual(await paths(), [
      'goal/misplaced.yaml',
      'goals/deep/too.yaml',
      'goals/misnamed.YML',
      goal,
      'mentoring.yaml',
    ]);
    const found = (await nodeFileSource(folder).list()).find((info) => info.path === goal);
    const { mtimeMs } = fs.statSync(path.join(folder, goal));
    assert.deepEqual(found, { path: goal, size: 10, modified: mtimeMs });
    assert.deepEqual(await nodeFileSource(folder).stat(goal), found);
  });

  it('reads the bytes as they are', async () => {
    writeFiles(folder, { [goal]: '\uFEFFtitle: Ü\r\n', 'goals/empty.yaml': '' });
    assert.equal(await text(goal), '\uFEFFtitle: Ü\r\n');
    assert.equal(await text('goals/empty.yaml'), '');
  });

  it('finds nothing where the folder or the file is missing', async () => {
    assert.equal(await nodeFileSource(folder).stat(goal), undefined);
    assert.equal(await text(goal), undefined);
    writeFiles(folder, { goals: 'a file where a folder should be' });
    assert.equal(await text(goal), undefined);
    folder = path.join(folder, 'gone');
    assert.deepEqual(await paths(), []);
    assert.equal(await text(goal), undefined);
  });

  it('follows no link, whether it stands for a file, a folder or the whole folder', async () => {
    const outside = temporaryFolder();
    try {
      writeFiles(outside, { [goal]: 'secret\n' });
      fs.symlinkSync(path.join(outside, 'goals'), path.join(folder, 'goals'));
      assert.deepEqual(await paths(), []);
      for (const file of [goal, '../x.yaml', `../${path.basename(outside)}/x.yaml`]) {
        assert.equal(await text(file), undefined, file);
        assert.equal(await nodeFileSource(folder).stat(file), undefined, file);
      }
      fs.mkdirSync(path.join(folder, 'pairs'));
      fs.symlinkSync(path.join(outside, 'goals'), path.join(folder, 'pairs', 'deep'));
      const deep = `pairs/deep/${path.basename(goal)}`;
      assert.deepEqual(await paths(), []);
      assert.equal(await text(deep), undefined);
      assert.equal(await nodeFileSource(folder).stat(deep), undefined);
      fs.symlinkSync(outside, path.join(folder, 'linked'));
      folder = path.join(folder, 'linked');
      assert.deepEqual(await paths(), []);
      assert.equal(await text(goal), undefined);
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  it('says of a link in the place of a file that it is one, wherever it leads', async () => {
    fs.mkdirSync(path.join(folder, 'pairs'));
    writeFiles(folder, { 'goals/target.yaml': 'secret\n' });
    const links = { a: '../goals/target.yaml', b: 'b.yaml', c: 'nowhere.yaml', d: '../goals' };
    for (const [name, target] of Object.entries(links))
      fs.symlinkSync(target, path.join(folder, 'pairs', `${name}.yaml`));
    // Some editors mark a file as theirs by such a link.
    fs.symlinkSync('ada@laptop.4711:1', path.join(folder, 'pairs', '.#a.yaml'));
    const found = Object.keys(links).map((name) => `pairs/${name}.yaml`);
    assert.deepEqual(await paths(), ['goals/target.yaml', ...found]);
    for (const file of found)
      await assert.rejects(text(file), {
        message: `The file ${path.join(folder, file)} can’t be read: it is a link, and links are not followed.`,
      });
    const snapshot = await new Store({ shared: nodeFileSource(folder), private: undefined }).load();
    assert.deepEqual(
      ownProblems(snapshot.file('shared', 'pairs/b.yaml')!).map(({ code, message }) => [code, message]),
      [
        [
          'unreadable',
          'This file cannot be read: it is a link, and links are not followed. Put the file itself in its place.',
        ],
      ],
    );
  });

  it('says which file cannot be read and why', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other permissions');
    writeFiles(folder, { [goal]: 'title: Mine\n' });
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(path.join(folder, goal), 0);
    const message = `The file ${path.join(folder, goal)} can’t be read: you have no permission.`;
    // Whoever may do everything is never refused, so the test is somebody else meanwhile.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      await assert.rejects(text(goal), { message });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('lets the rest of the program have its turn while it reads many files', async () => {
    writeFiles(
      folder,
      Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`goals/g${index}.yaml`, 'title: x\n'])),
    );
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const source = nodeFileSource(folder);
    for (const { path: file } of await source.list()) await source.read(file);
    clearInterval(ticking);
    assert.ok(turns > 0, 'timers ran meanwhile');
  });

  it('serves a store', async () => {
    writeFiles(folder, { 'mentoring.yaml': 'format: 1\n', [goal]: 'title: Own it\nowner: ada\n' });
    const store = new Store({ shared: nodeFileSource(folder), private: undefined });
    assert.equal((await store.load()).find('goal', 'p3x9kd')?.value.title, 'Own it');
    fs.unlinkSync(path.join(folder, goal));
    const after = await store.refresh([{ place: 'shared', path: goal }]);
    assert.equal(after.find('goal', 'p3x9kd'), undefined);
  });
});
