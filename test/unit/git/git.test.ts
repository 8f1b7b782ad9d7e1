import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Git } from '../../../src/node/git/git.js';
import { remotes } from '../../../src/node/git/repository.js';
import {
  errorOf,
  temporaryFolder,
  TemporaryRepository,
  valueOf,
  withRealGit,
} from './temporary-repository.js';

describe('running git', () => {
  withRealGit();

  /** A program that stands where git is. */
  function fake(script: string): Git {
    const folder = temporaryFolder();
    const program = path.join(folder, 'git');
    fs.writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return new Git(program, folder);
  }

  it('says that there is no git', async () => {
    const error = errorOf(await new Git('/nowhere/git', temporaryFolder()).run(['status']));
    assert.equal(error.kind, 'not-found');
    assert.match(error.message, /Install it/);
  });

  it('says that there is no such folder', async () => {
    const error = errorOf(await new Git('git', path.join(temporaryFolder(), 'gone')).run(['status']));
    assert.deepEqual(error, { kind: 'not-a-repository', message: 'The folder is no longer there.' });
  });

  it('says that a folder is in no repository', async () => {
    const error = errorOf(await new Git('git', temporaryFolder()).run(['rev-parse', '--show-toplevel']));
    assert.equal(error.kind, 'not-a-repository');
  });

  it('gives bytes, text and fields', async () => {
    const git = fake("printf 'a\\0\\0b\\377\\0'");
    assert.deepEqual([...valueOf(await git.run([]))], [97, 0, 0, 98, 255, 0]);
    assert.deepEqual(valueOf(await git.fields([])), ['a', '', 'b\ufffd']);
    assert.equal(valueOf(await fake("printf 'a\\n\\n'").text([])), 'a\n');
  });

  it('stops when asked, before and while it runs', async () => {
    const gone = AbortSignal.abort();
    assert.equal(errorOf(await fake('exit 0').run([], { signal: gone })).kind, 'aborted');
    const soon = new AbortController();
    setTimeout(() => soon.abort(), 50);
    // Waited for, it takes longer than any test may.
    assert.equal(errorOf(await fake('exec sleep 60').run([], { signal: soon.signal })).kind, 'aborted');
  });

  it('does not wait for ever, nor read without end', async () => {
    assert.match(errorOf(await fake('exec sleep 60').run([], { timeout: 60 })).message, /stopped/);
    assert.match(
      errorOf(await fake('exec yes').run([], { maxBytes: 1000 })).message,
      /more to say than the 1 MB/,
    );
  });

  it('does not wait for what a hook leaves running', async () => {
    const git = fake('sleep 60 & echo $! >pid; echo done');
    assert.equal(valueOf(await git.text([])), 'done');
    process.kill(Number(fs.readFileSync(path.join(git.folder, 'pid'), 'utf8')));
  });

  it('passes everything as arguments, whatever it holds', async () => {
    const hostile = ['$(touch x)', '; rm -rf /', '"', "'", '\n', '--exec=x', '\u001b[31m', '', 'ü😀'];
    const seen = valueOf(await fake(`for a in "$@"; do printf '%s\\0' "$a"; done`).fields(hostile));
    assert.deepEqual(seen.slice(-hostile.length), hostile);
    assert.match(errorOf(await fake('exit 0').run(['a\0b'])).message, /could not be started/);
  });

  it('takes other exit codes for answers only where told', async () => {
    assert.equal(valueOf(await fake('echo no; exit 1').text([], { accept: [1] })), 'no');
    assert.match(errorOf(await fake('exit 1').run([])).message, /code 1/);
  });

  it('survives a command that does not read its input', async () => {
    assert.equal(
      valueOf(await fake('exec <&-; echo done').text([], { input: 'x'.repeat(1_000_000) })),
      'done',
    );
  });

  it('tells failures of either command of two', async () => {
    const both = (first: string, second: string) =>
      fake(`case "$*" in *first*) ${first};; *) ${second};; esac`).text(['first'], { into: ['second'] });
    assert.equal(valueOf(await both('echo hello', 'tr a-z A-Z')), 'HELLO');
    assert.match(
      errorOf(await both('echo "fatal: bad object" >&2; exit 128', 'cat')).message,
      /Git says: bad object$/,
    );
    assert.match(
      errorOf(await both('exec yes', 'echo "fatal: cannot read" >&2; exit 3')).message,
      /cannot read/,
    );
  });

  it('hides secrets and terminal codes in what git says', async () => {
    const said =
      "remote: \\033[31mNo\\033[0m\\nfatal: unable to access 'https://ada:s3cret@git.example.org/x.git/?t=s3cret': no";
    const error = errorOf(await fake(`printf "${said}" >&2; exit 128`).run([]));
    assert.equal(
      error.message,
      "Git says: remote: No\nunable to access 'https://git.example.org/x.git/': no",
    );
  });

  it('keeps the end of a long complaint', async () => {
    const error = errorOf(await fake('seq 1 100000 >&2; echo "fatal: at last" >&2; exit 1').run([]));
    assert.match(error.message, /100000\nat last$/);
    assert.ok(error.message.length < 500);
  });

  it('stays in its folder, whatever hooks and shells have set', async () => {
    const [here, there] = [TemporaryRepository.create(), TemporaryRepository.create()];
    process.env.GIT_DIR = path.join(there.root, '.git');
    process.env.GIT_INDEX_FILE = path.join(there.root, '.git', 'index');
    try {
      const found = valueOf(await new Git('git', here.root).text(['rev-parse', '--absolute-git-dir']));
      assert.equal(found, path.join(here.root, '.git'));
    } finally {
      Reflect.deleteProperty(process.env, 'GIT_DIR');
      Reflect.deleteProperty(process.env, 'GIT_INDEX_FILE');
    }
  });

  it('leaves no lock and does not touch the index when it reads', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('One', { files: { 'a.txt': 'a' } });
    const index = path.join(repository.root, '.git', 'index');
    fs.utimesSync(path.join(repository.root, 'a.txt'), 1, 1);
    const before = fs.readFileSync(index);
    valueOf(await new Git('git', repository.root).run(['status']));
    assert.deepEqual(fs.readFileSync(index), before);
  });

  it('never gives the address of a remote with its token away', async () => {
    const repository = TemporaryRepository.create();
    repository.git('remote', 'add', 'fork', '/srv/git/payments.git');
    repository.git('remote', 'add', 'origin', 'https://ada:s3cret@github.com/acme/payments.git');
    repository.git(
      'remote',
      'set-url',
      '--add',
      '--push',
      'origin',
      'https://s3cret@git.example.org/x/y.git',
    );
    const found = valueOf(await remotes(new Git('git', repository.root)));
    assert.deepEqual(found, [
      { name: 'origin', repository: 'github.com/acme/payments', looksPublic: true },
      { name: 'fork', repository: undefined, looksPublic: false },
    ]);
  });
});
