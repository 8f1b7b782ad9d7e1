import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { unstage } from '../../../src/node/git/staged.js';
import { TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';
import { record, started } from './records-repository.js';

const secret = '.mentoring/goals/leave-the-team-q3x9kd.yaml';

describe('what is staged of a record that becomes private', () => {
  withRealGit();

  /** Takes the file away, as making it private does, and what is staged of it. */
  async function hide(repository: TemporaryRepository, file: string): Promise<void> {
    const absolute = path.join(repository.root, file);
    fs.rmSync(absolute);
    valueOf(await unstage(await repository.open(), [absolute]));
  }

  function committedNext(repository: TemporaryRepository, file: string): string {
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Next');
    return repository.git('show', '--format=', 'HEAD', '--', file);
  }

  it('is not in the next commit, where the record was never committed', async () => {
    const repository = started();
    fs.writeFileSync(path.join(repository.root, secret), 'title: Leave the team\n');
    fs.writeFileSync(path.join(repository.root, 'other.ts'), 'two\n');
    repository.git('add', '--all');
    await hide(repository, secret);
    assert.doesNotMatch(committedNext(repository, '.'), /Leave the team/);
    assert.equal(repository.git('show', 'HEAD:other.ts'), 'two\n', 'other staged work stays staged');
  });

  it('is not in the next commit, where an earlier text was committed', async () => {
    const repository = started();
    fs.writeFileSync(path.join(repository.root, record), 'title: Leave the team\n');
    repository.git('add', '--all');
    await hide(repository, record);
    assert.equal(committedNext(repository, record), '');
  });

  it('is not in the first commit of a repository', async () => {
    const repository = TemporaryRepository.create();
    fs.mkdirSync(path.join(repository.root, path.dirname(secret)), { recursive: true });
    fs.writeFileSync(path.join(repository.root, secret), 'title: Leave the team\n');
    repository.git('add', '--all');
    await hide(repository, secret);
    assert.equal(committedNext(repository, '.'), '');
  });
});
