import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as esbuild from 'esbuild';
import { replaceFiles } from '../../../src/node/files/atomic-file.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temporary-folder.js';

declare const __REPOSITORY__: string;

/** Counts up the number in a file, again and again, as any program that keeps records would. */
const counting = `
  const [, , folder, times] = process.argv;
  const fs = require('node:fs');
  (async () => {
    for (let done = 0; done < Number(times); ) {
      const before = fs.readFileSync(folder + '/mentoring.yaml', 'utf8');
      const result = await replaceFiles(
        [{ place: 'shared', path: 'mentoring.yaml', before, after: String(Number(before) + 1) }],
        { shared: folder },
      );
      if (result.ok) done++;
      else if (result.error.code !== 'changed') throw new Error(result.error.message);
    }
  })();
`;

/** Writes two large files, both full of one letter, until it is killed. */
const scribbling = `
  const [, , folder] = process.argv;
  const files = ['goals/one.yaml', 'goals/two.yaml'];
  (async () => {
    for (let letter = 'a'; ; letter = letter === 'a' ? 'b' : 'a') {
      const after = letter.repeat(200000);
      const before = (letter === 'a' ? 'b' : 'a').repeat(200000);
      const result = await replaceFiles(
        files.map((path) => ({ place: 'shared', path, before, after })),
        { shared: folder },
      );
      if (!result.ok) throw new Error(result.error.message);
      process.stdout.write('.');
    }
  })();
`;

describe('writers in several processes', function () {
  this.timeout(60_000);
  let folder: string;
  let tools: string;
  const children: ChildProcess[] = [];

  /** A program that does what `source` says, with our own way of writing files. */
  const program = async (name: string, source: string): Promise<string> => {
    const outfile = path.join(tools, `${name}.js`);
    const module = path.join(__REPOSITORY__, 'src/node/files/atomic-file.ts');
    await esbuild.build({
      stdin: {
        contents: `import { replaceFiles } from ${JSON.stringify(module)};\n${source}`,
        resolveDir: __REPOSITORY__,
      },
      outfile,
      bundle: true,
      platform: 'node',
    });
    return outfile;
  };
  const start = (file: string, ...args: string[]): ChildProcess => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  };

  beforeEach(() => {
    folder = temporaryFolder();
    tools = temporaryFolder();
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const made of [folder, tools]) fs.rmSync(made, { recursive: true, force: true });
  });

  it('lose no update', async () => {
    writeFiles(folder, { 'mentoring.yaml': '0' });
    const file = await program('counting', counting);
    const exits = await Promise.all([1, 2].map(() => once(start(file, folder, '200'), 'exit')));
    assert.deepEqual(exits, [
      [0, null],
      [0, null],
    ]);
    assert.deepEqual(filesIn(folder), { 'mentoring.yaml': '400' });
  });

  it('leave no half file when they are killed, and nothing that hinders the next one', async () => {
    const file = await program('scribbling', scribbling);
    const whole = ['a', 'b'].map((letter) => letter.repeat(200_000));
    for (let kill = 0; kill < 25; kill++) {
      fs.rmSync(path.join(folder, 'goals'), { recursive: true, force: true });
      writeFiles(folder, { 'goals/one.yaml': whole[1]!, 'goals/two.yaml': whole[1]! });
      const child = start(file, folder);
      await once(child.stdout!, 'data');
      await wait(kill);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const found = ['goals/one.yaml', 'goals/two.yaml'].map((name) =>
        fs.readFileSync(path.join(folder, name), 'utf8'),
      );
      for (const text of found) assert.ok(whole.includes(text), 'every file is whole');
      const next = { place: 'shared', path: 'goals/one.yaml', before: found[0], after: 'next\n' } as const;
      const result = await replaceFiles([next], { shared: folder });
      assert.deepEqual(result, { ok: true, value: undefined });
      assert.deepEqual(filesIn(folder), { 'goals/one.yaml': 'next\n', 'goals/two.yaml': found[1] });
    }
  });
});
