import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { replaceFiles, type ReplaceOptions } from '../../../src/node/files/atomic-file.js';
import type { PlaceFolders } from '../../../src/node/files/replacement.js';
import { patient } from '../../../src/node/files/disk.js';
import type { FileEdit } from '../../../src/core/folder/file-edit.js';
import { FaultyDisk, type Fault } from './faulty-disk.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

const plan = 'plans/own-the-retries-z5w1ht.yaml';
const goal = 'goals/own-the-retries-p3x9kd.yaml';
const note = 'notes/2026-11-21-ada-t5r8jh.yaml';

describe('replaceFiles', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const change = (file: string, before: string | undefined, after: string | undefined): FileEdit => {
    return { place: 'shared', path: file, before, after };
  };
  const replace = (edits: readonly FileEdit[], options?: ReplaceOptions, folders?: PlaceFolders) =>
    replaceFiles(edits, folders ?? { shared: folder }, options);
  const disk = (fault?: Fault) => (fault ? { disk: new FaultyDisk(fault) } : {});
  const failure = async (edits: readonly FileEdit[], fault?: Fault, patience = 10_000) => {
    const result = await replace(edits, { patience, ...disk(fault) });
    assert.ok(!result.ok, 'it was written');
    return result.error;
  };
  const succeed = async (edits: readonly FileEdit[], fault?: Fault) => {
    assert.deepEqual(await replace(edits, disk(fault)), { ok: true, value: undefined });
  };

  it('creates, changes and deletes at once, and leaves nothing else behind', async () => {
    writeFiles(folder, { [plan]: 'steps: []\n', [goal]: 'title: Old\n' });
    await succeed([
      change(goal, 'title: Old\n', undefined),
      change(plan, 'steps: []\n', 'steps: [One]\n'),
      change(note, undefined, 'é\n'),
    ]);
    assert.deepEqual(filesIn(folder), { [note]: 'é\n', [plan]: 'steps: [One]\n' });
  });

  it('makes the folder where there is none yet', async () => {
    const deep = path.join(folder, 'team', '.mentoring');
    const made = await replace([change('mentoring.yaml', undefined, 'format: 1\n')], {}, { shared: deep });
    assert.ok(made.ok);
    assert.deepEqual(filesIn(deep), { 'mentoring.yaml': 'format: 1\n' });
  });

  it('writes nothing where one file says something else than was seen', async () => {
    writeFiles(folder, { [plan]: 'steps: []\n', [goal]: 'title: Somebody else’s\n' });
    const before = filesIn(folder);
    const error = await failure([
      change(plan, 'steps: []\n', 'steps: [One]\n'),
      change(goal, 'title: Old\n', 'title: New\n'),
    ]);
    assert.equal(error.code, 'changed');
    assert.match(
      error.message,
      /^goals\/own-the-retries-p3x9kd\.yaml changed meanwhile, so nothing was written\./,
    );
    assert.deepEqual(filesIn(folder), before);
  });

  it('tells a byte order mark and line ends apart', async () => {
    writeFiles(folder, { [goal]: '\uFEFFtitle: Old\r\n' });
    assert.equal((await failure([change(goal, 'title: Old\r\n', 'x')])).code, 'changed');
    assert.equal((await failure([change(goal, '\uFEFFtitle: Old\n', 'x')])).code, 'changed');
    await succeed([change(goal, '\uFEFFtitle: Old\r\n', '\uFEFFtitle: New\r\n')]);
    assert.equal(fs.readFileSync(path.join(folder, goal), 'utf8'), '\uFEFFtitle: New\r\n');
  });

  it('finds out that a file to change or a whole folder has gone', async () => {
    assert.equal((await failure([change(goal, 'title: Old\n', 'title: New\n')])).code, 'changed');
    const gone = { shared: path.join(folder, 'gone') };
    const result = await replace([change(goal, 'x', undefined)], {}, gone);
    assert.ok(!result.ok && result.error.code === 'changed');
    assert.deepEqual(fs.readdirSync(folder), []);
  });

  it('never puts a new file in the place of another, even of one that comes at the last moment', async () => {
    writeFiles(folder, { [goal]: 'title: There already\n' });
    assert.equal((await failure([change(goal, undefined, 'title: New\n')])).code, 'changed');
    const late = path.join(folder, plan);
    const error = await failure([change(plan, undefined, 'steps: []\n')], (call) => {
      if (call.startsWith('link')) fs.writeFileSync(late, 'somebody else’s\n');
      return undefined;
    });
    assert.equal(error.code, 'changed');
    assert.deepEqual(filesIn(folder), { [goal]: 'title: There already\n', [plan]: 'somebody else’s\n' });
  });

  it('creates files on a disk that knows no links', async () => {
    const noLinks: Fault = (call) => (call.startsWith('link') ? 'ENOTSUP' : undefined);
    await succeed([change(goal, undefined, 'title: New\n')], noLinks);
    assert.deepEqual(filesIn(folder), { [goal]: 'title: New\n' });
    assert.equal((await failure([change(goal, undefined, 'title: Newer\n')], noLinks)).code, 'changed');
  });

  it('keeps the mode of a file', async () => {
    writeFiles(folder, { [goal]: 'title: Old\n' });
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      fs.chmodSync(path.join(folder, goal), mode);
      const old = fs.readFileSync(path.join(folder, goal), 'utf8');
      await succeed([change(goal, old, `title: ${mode}\n`)]);
      assert.equal(fs.statSync(path.join(folder, goal)).mode & 0o777, mode);
    }
  });

  it('refuses a file that is marked read-only', async () => {
    writeFiles(folder, { [goal]: 'title: Old\n' });
    fs.chmodSync(path.join(folder, goal), 0o444);
    const error = await failure([change(goal, 'title: Old\n', 'title: New\n')]);
    assert.equal(error.code, 'refused');
    assert.match(
      error.message,
      /own-the-retries-p3x9kd\.yaml can’t be written to: it is marked read-only\.$/,
    );
  });

  it('writes through no link and nowhere outside the folder', async () => {
    const outside = temporaryFolder();
    try {
      writeFiles(outside, { 'x.yaml': 'secret\n', [goal]: 'secret\n' });
      fs.symlinkSync(path.join(outside, 'goals'), path.join(folder, 'goals'));
      fs.symlinkSync(path.join(outside, 'x.yaml'), path.join(folder, 'mentoring.yaml'));
      fs.symlinkSync(outside, path.join(folder, 'linked'));
      const attempts: readonly FileEdit[] = [
        change(goal, 'secret\n', 'changed\n'),
        change('goals/new.yaml', undefined, 'new\n'),
        change('mentoring.yaml', 'secret\n', undefined),
        ...[
          '../x.yaml',
          '/x.yaml',
          'goals/../../x.yaml',
          'goals\\x.yaml',
          'a/b/c.yaml',
          '.git/x.yaml',
          'c:x.yaml',
          'x.txt',
          '',
        ].map((file) => change(file, undefined, 'new\n')),
      ];
      for (const attempt of attempts) assert.equal((await failure([attempt])).code, 'refused', attempt.path);
      const linked = { shared: path.join(folder, 'linked') };
      const result = await replace([change(goal, 'secret\n', 'changed\n')], {}, linked);
      assert.ok(!result.ok && result.error.code === 'refused');
      assert.deepEqual(filesIn(outside), { 'x.yaml': 'secret\n', [goal]: 'secret\n' });
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  it('refuses two changes of one file', async () => {
    assert.equal(
      (await failure([change(goal, undefined, 'a'), change(goal, undefined, 'b')])).code,
      'refused',
    );
  });

  describe('where the disk fails', () => {
    const old = { [plan]: 'steps: []\n', [goal]: 'title: Old\n', 'pairs/a.yaml': 'process: x\n' };
    const next = {
      [plan]: 'steps: [One]\n',
      [note]: 'text\n',
      'pairs/a.yaml': 'process: x\n',
      'mentoring.yaml': 'format: 1\n',
    };
    const changes = () => [
      change(goal, 'title: Old\n', undefined),
      change(plan, 'steps: []\n', 'steps: [One]\n'),
      change(note, undefined, 'text\n'),
      change('mentoring.yaml', undefined, 'format: 1\n'),
    ];
    const afresh = () => {
      fs.rmSync(folder, { recursive: true });
      writeFiles(folder, old);
    };

    it('leaves everything old or everything new, whichever call fails, and no trace', async () => {
      afresh();
      const whole = new FaultyDisk(() => undefined);
      assert.ok((await replace(changes(), { disk: whole })).ok);
      assert.deepEqual(filesIn(folder), next);
      const steps = whole.calls.map((call) => call.split(' ')[0]);
      for (const name of [
        'open',
        'write',
        'chmod',
        'sync',
        'close',
        'link',
        'rename',
        'unlink',
        'mkdir',
        'readdir',
      ]) {
        assert.ok(steps.includes(name), `${name} is among the steps`);
      }
      let failures = 0;
      for (let index = 0; index < whole.calls.length; index++) {
        afresh();
        const result = await replace(changes(), {
          disk: new FaultyDisk((_, at) => (at === index ? 'EIO' : undefined)),
        });
        assert.deepEqual(
          filesIn(folder),
          result.ok ? next : old,
          `after a fault at ${whole.calls[index] ?? ''}`,
        );
        if (result.ok) continue;
        failures++;
        assert.equal(result.error.code, 'refused');
        assert.match(result.error.message, /^The folder .* can’t be written to: its disk reports a fault\.$/);
        assert.ok(!fs.existsSync(path.join(folder, 'notes')), 'a folder that was made goes again');
      }
      assert.equal(failures, whole.calls.length, 'no fault is passed over');
    });

    it('names the files that could not be put back', async () => {
      afresh();
      let broken = false;
      const error = await failure(changes(), (call) => {
        broken ||= call.startsWith(`unlink ${path.join(folder, goal)}`);
        return broken && !call.includes('.lock') && !call.startsWith('readFile') ? 'ENOSPC' : undefined;
      });
      assert.equal(error.code, 'half-written');
      assert.match(error.message, /^The folder .* can’t be written to: there is no space left on its disk\./);
      assert.ok(error.message.includes(`${path.join(folder, plan)} (there is no space left on its disk)`));
      assert.ok(error.message.includes(path.join(folder, note)));
      assert.ok(!error.message.includes(`${path.join(folder, goal)} (`), 'what is as it was is not named');
    });

    it('does not undo what somebody else wrote in the middle', async () => {
      afresh();
      const error = await failure(changes(), (call) => {
        if (call !== `unlink ${path.join(folder, goal)}`) return undefined;
        fs.writeFileSync(path.join(folder, plan), 'steps: [Theirs]\n');
        return 'EIO';
      });
      assert.equal(error.code, 'half-written');
      assert.ok(error.message.includes(`${path.join(folder, plan)} (somebody else has changed it since)`));
      assert.equal(fs.readFileSync(path.join(folder, plan), 'utf8'), 'steps: [Theirs]\n');
    });

    for (const [code, words] of [
      ['EROFS', 'it is on a disk that is read-only'],
      ['EACCES', 'you have no permission'],
      ['ENOSPC', 'there is no space left on its disk'],
    ] as const) {
      it(`says in words what ${code} means`, async () => {
        afresh();
        const error = await failure(changes(), (call) => (call.startsWith('open') ? code : undefined));
        assert.equal(error.code, 'refused');
        assert.equal(error.message, `The folder ${folder} can’t be written to: ${words}.`);
        assert.deepEqual(filesIn(folder), old);
      });
    }

    it('does without what a system cannot do: folders written through, modes', async () => {
      afresh();
      await succeed(changes(), (call) => {
        if (call === `open ${path.join(folder, 'plans')}`) return 'EISDIR';
        return call === `sync ${folder}` || call.startsWith('chmod') ? 'EPERM' : undefined;
      });
      assert.deepEqual(filesIn(folder), next);
    });

    it('tries again where a program holds a file for a moment', async () => {
      afresh();
      let held = 3;
      const disk = new FaultyDisk((call) => (call.startsWith('rename') && held-- > 0 ? 'EBUSY' : undefined));
      assert.ok((await replace(changes(), { disk: patient(disk) })).ok);
      assert.deepEqual(filesIn(folder), next);
    });
  });

  describe('where somebody else writes', () => {
    const lock = () => path.join(folder, '.lock');
    const lockOf = (holder: object) => fs.writeFileSync(lock(), JSON.stringify(holder));
    /** The lock of somebody, as it is written during a replacement. */
    const signed = async (): Promise<{ host: string; pid: number; token: string }> => {
      let text = '';
      await replace([change('probe.yaml', undefined, 'x')], {
        disk: new FaultyDisk((call) => {
          if (call.startsWith('link')) text = fs.readFileSync(lock(), 'utf8');
          return undefined;
        }),
      });
      fs.unlinkSync(path.join(folder, 'probe.yaml'));
      return JSON.parse(text) as { host: string; pid: number; token: string };
    };
    const past = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const somebodyDead = () => spawnSync(process.execPath, ['-e', '']).pid;

    it('waits its turn, and says so when it takes too long', async () => {
      lockOf(await signed());
      const error = await failure([change(goal, undefined, 'new\n')], undefined, 100);
      assert.equal(error.code, 'busy');
      assert.match(
        error.message,
        /Another program has been writing records .*delete the files in .* whose names start with \.lock\.$/,
      );
      assert.deepEqual(Object.keys(filesIn(folder)), ['.lock'], 'the lock of others stays');
      setTimeout(() => fs.unlinkSync(lock()), 100);
      await succeed([change(goal, undefined, 'new\n')]);
    });

    it('takes away at once what somebody left behind who died', async () => {
      lockOf({ ...(await signed()), pid: somebodyDead() });
      writeFiles(folder, { [`goals/.own-the-retries-p3x9kd.yaml.0123456789ab.tmp`]: 'half' });
      const tries: string[] = [];
      await succeed([change(goal, undefined, 'new\n')], (call) => {
        if (call === `open ${lock()}`) tries.push(call);
        return undefined;
      });
      assert.equal(tries.length, 2, 'it is not waited for');
      assert.deepEqual(filesIn(folder), { [goal]: 'new\n' });
    });

    it('does not guess about a holder elsewhere before ten minutes have passed', async () => {
      lockOf({ ...(await signed()), host: 'elsewhere', pid: somebodyDead() });
      assert.equal((await failure([change(goal, undefined, 'new\n')], undefined, 100)).code, 'busy');
      fs.utimesSync(lock(), past(601), past(601));
      await succeed([change(goal, undefined, 'new\n')]);
    });

    it('takes away a lock without a holder after two seconds', async () => {
      fs.writeFileSync(lock(), '');
      assert.equal((await failure([change(goal, undefined, 'new\n')], undefined, 100)).code, 'busy');
      fs.utimesSync(lock(), past(3), past(3));
      await succeed([change(goal, undefined, 'new\n')]);
    });

    it('takes a lock away only once where many want to', async () => {
      lockOf({ ...(await signed()), pid: somebodyDead() });
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          replace([change(`goals/g${index}.yaml`, undefined, 'new\n')]),
        ),
      );
      assert.ok(results.every(({ ok }) => ok));
      assert.equal(Object.keys(filesIn(folder)).length, 20);
    });

    it('looks again before it takes a lock away, since another may have done so and have its own there', async () => {
      lockOf({ ...(await signed()), pid: somebodyDead() });
      const theirs = JSON.stringify({ host: os.hostname(), pid: process.pid, token: 'theirs' });
      const error = await failure(
        [change(goal, undefined, 'new\n')],
        (call) => {
          if (call === `open ${lock()}.recovery`) fs.writeFileSync(lock(), theirs);
          return undefined;
        },
        200,
      );
      assert.equal(error.code, 'busy');
      assert.deepEqual(filesIn(folder), { '.lock': theirs });
    });

    it('takes no lock away while another does', async () => {
      const left = JSON.stringify({ ...(await signed()), pid: somebodyDead() });
      writeFiles(folder, { '.lock': left, '.lock.recovery': '' });
      assert.equal((await failure([change(goal, undefined, 'new\n')], undefined, 100)).code, 'busy');
      assert.deepEqual(filesIn(folder), { '.lock': left, '.lock.recovery': '' });
    });

    it('stops and puts back when its own lock was taken away', async () => {
      writeFiles(folder, { [plan]: 'steps: []\n' });
      const theirs = JSON.stringify({ host: os.hostname(), pid: process.pid, token: 'theirs' });
      const error = await failure(
        [change(goal, undefined, 'new\n'), change(plan, 'steps: []\n', 'steps: [One]\n')],
        (call) => {
          if (call.startsWith('link')) fs.writeFileSync(lock(), theirs);
          return undefined;
        },
      );
      assert.equal(error.code, 'busy');
      assert.deepEqual(filesIn(folder), { '.lock': theirs, [plan]: 'steps: []\n' });
    });
  });
});
