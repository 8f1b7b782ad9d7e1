import * as path from 'node:path';
import { ok, type Result } from '../../core/result.js';
import type { GitError } from './git.js';
import { pathInside, type Repository } from './repository.js';

/**
 * Takes back what is staged of these files, so that the next commit holds nothing of them that was not committed before.
 * Everything else that is staged stays.
 * @param files absolute; they need not be there any more
 */
export async function unstage(
  { git, root }: Repository,
  files: readonly string[],
): Promise<Result<void, GitError>> {
  const inside = await Promise.all(files.map((file) => pathInside(root, path.resolve(file))));
  const names = inside.filter((name) => name !== undefined && name !== '');
  if (names.length === 0) return ok(undefined);
  const input = names.map((name) => `${name}\0`).join('');
  const options = ['--quiet', '--pathspec-from-file=-', '--pathspec-file-nul'];
  const reset = await git.run(['--literal-pathspecs', 'reset', ...options], { effect: 'write', input });
  return reset.ok ? ok(undefined) : reset;
}
