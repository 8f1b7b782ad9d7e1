import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { patchIds } from '../../../src/node/git/patch-ids.js';
import { temporaryFolder, TemporaryRepository, valueOf, withRealGit } from './temporary-repository.js';

describe('patch-ids', () => {
  withRealGit();

  const base = Array.from({ length: 30 }, (_, line) => `line ${line}\n${line % 4 === 0 ? '\n' : ''}`).join(
    '',
  );

  it('are what git computes, and survive a rebase', async () => {
    const repository = TemporaryRepository.create();
    const root = repository.commit('Base', { files: { 'ü a.txt': base } });
    repository.git('checkout', '--quiet', '-b', 'feature');
    const before = repository.commit('Change', {
      files: { 'ü a.txt': base.replace('line 20\n', 'other\n\n') },
    });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('Meanwhile', { files: { 'ü a.txt': `first\n${base}` } });
    repository.git('checkout', '--quiet', 'feature');
    repository.git('rebase', '--quiet', 'main');
    const after = repository.head();
    assert.notEqual(after, before);
    const { git } = await repository.open();
    const ids = valueOf(await patchIds(git, [before, after, root]));
    assert.equal(ids.size, 3);
    assert.equal(ids.get(before), ids.get(after));
    assert.notEqual(ids.get(before), ids.get(root));
    const diff = repository.git('-c', 'core.quotePath=false', 'diff-tree', '-p', before);
    assert.equal(ids.get(before), repository.gitWith({ input: diff }, 'patch-id', '--stable').split(' ')[0]);
  });

  it('are not changed by configuration', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base', { files: { 'a.txt': base, 'b.txt': base, 'ü.txt': `${base}\n\n` } });
    const change = {
      'a.txt': base.replace(/line 1\d/g, 'other'),
      'b.txt': base.replace('line 5', '\n\nx'),
      'ü.txt': `${base}\n\nmore\n`,
    };
    repository.git('mv', 'b.txt', 'c.txt');
    const sha = repository.commit('Change', { files: { ...change, 'c.txt': `${base}x\n` } });
    const { git } = await repository.open();
    const before = valueOf(await patchIds(git, [sha])).get(sha);
    assert.match(before ?? '', /^[0-9a-f]{40}$/);
    const attributes = path.join(temporaryFolder(), 'attributes');
    fs.writeFileSync(attributes, '*.txt -diff\n');
    const settings = {
      'diff.algorithm': 'patience',
      'diff.context': '10',
      'diff.interHunkContext': '20',
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.renames': 'copies',
      'diff.suppressBlankEmpty': 'true',
      'diff.indentHeuristic': 'false',
      'diff.external': 'false',
      'diff.relative': 'true',
      'color.diff': 'always',
      'core.quotePath': 'true',
      'core.attributesFile': attributes,
      'patchid.stable': 'false',
      'patchid.verbatim': 'true',
    };
    for (const [key, value] of Object.entries(settings)) {
      repository.git('config', key, value);
      assert.equal(valueOf(await patchIds(git, [sha])).get(sha), before, key);
    }
  });

  it('are left out for merges, empty commits and what is not there', async () => {
    const repository = TemporaryRepository.create();
    repository.commit('Base', { files: { 'a.txt': 'a' } });
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('Work', { files: { 'b.txt': 'b' } });
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'feature');
    const merge = repository.head();
    const empty = repository.commit('Empty');
    const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
    const { git } = await repository.open();
    assert.deepEqual(
      valueOf(await patchIds(git, [merge, empty, tree, 'f'.repeat(40), '--help', 'HEAD', ''])),
      new Map(),
    );
  });
});
