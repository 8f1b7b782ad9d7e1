import assert from 'node:assert/strict';
import { errorCode, type Log } from '../../../src/core/ports.js';
import { commandWords, Git } from '../../../src/node/git/git.js';
import { createRepository } from '../../fixtures/history.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('what the log has of git', () => {
  it('is the command and its flags, up to the first value', () => {
    assert.equal(commandWords(['rev-parse', '--show-toplevel']), 'git rev-parse --show-toplevel');
    assert.equal(commandWords(['log', '--all', '-z', '--grep=Canary']), 'git log --all -z …');
    assert.equal(commandWords(['commit', '-m', 'Canary', '--quiet']), 'git commit -m …');
    assert.equal(commandWords(['-c', 'user.name=Canary', 'commit']), 'git …');
    assert.equal(commandWords(['show', 'HEAD:goals/canary.yaml']), 'git show …');
    assert.equal(commandWords([]), 'git …');
  });

  it('says how each one ended, and holds no word of what it was about', async () => {
    const folder = temporaryFolder();
    createRepository(folder);
    const events: string[] = [];
    const log: Log = { info: (event) => void events.push(event), warn: (event) => void events.push(event) };
    const git = new Git('git', folder, log);
    await git.text(['commit', '--allow-empty', '-m', 'Canary'], { effect: 'write' });
    await git.text(['log', '--format=%s', '--grep', 'Canary']);
    await git.text(['show', 'HEAD:canary.yaml']);
    assert.equal(events.length, 3);
    const ends = [
      /^git commit --allow-empty -m …: code 0, \d+ ms$/,
      /^git log …: code 0, /,
      /^git show …: failed, /,
    ];
    ends.forEach((end, index) => assert.match(events[index] ?? '', end));
    for (const event of events) assert.doesNotMatch(event, /canary/i);
  });
});

describe('what the log has of an error', () => {
  it('is its code or name, and never its message', () => {
    const missing = Object.assign(new Error('ENOENT: goals/canary.yaml'), { code: 'ENOENT' });
    const errors = [missing, new TypeError('Canary'), { kind: 'failed', message: 'Canary' }, 'Canary', null];
    assert.deepEqual(errors.map(errorCode), ['ENOENT', 'TypeError', 'failed', 'string', 'object']);
  });
});
