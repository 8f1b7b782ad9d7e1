import * as path from 'node:path';
import { changedRecords } from '../../../src/node/git/commit-paths.js';
import { TemporaryRepository, valueOf } from './temporary-repository.js';

/** The path of a record. */
export const record = '.mentoring/goals/own-it-p3x9kd.yaml';
/** Paths that are easily taken for options, patterns or several lines. */
export const oddNames = [
  '.mentoring/goals/a b.yaml',
  '.mentoring/goals/-d "q" \'s\'\nü😀 *?[x].yaml',
  ':(top)x/y.yaml',
  '-f',
];

/** A repository with one record and some code committed. */
export function started(): TemporaryRepository {
  const repository = TemporaryRepository.create();
  repository.commit('Base', { files: { [record]: 'title: One\n', 'code.ts': 'one\n', 'other.ts': 'one\n' } });
  return repository;
}

/** What is changed in a folder, in words. */
export async function changes(repository: TemporaryRepository, folder = '.mentoring'): Promise<string[]> {
  const found = valueOf(await changedRecords(await repository.open(), path.join(repository.root, folder)));
  return found.files.map((file) => `${file.change} ${file.path}`);
}

/** What the last commit holds against the one before. */
export function lastCommit(repository: TemporaryRepository): string[] {
  return repository
    .git('diff-tree', '-r', '-z', '--root', '--no-commit-id', '--name-status', '--no-renames', 'HEAD')
    .split('\0')
    .slice(0, -1);
}
