import type { GitPerson } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';

/** What is kept in a repository's own configuration, where the command line and hooks find it too. */
export type LocalKey = 'mentoring.me' | 'mentoring.goal';

/** A value of the repository's own configuration; undefined where there is none. */
export async function readLocal(git: Git, key: LocalKey): Promise<Result<string | undefined, GitError>> {
  const value = await git.fields(['config', '--local', '-z', '--get', key], { accept: [1] });
  return value.ok ? ok(value.value[0]) : value;
}

/** Sets a value of the repository's own configuration; undefined takes it out. */
export async function writeLocal(
  git: Git,
  key: LocalKey,
  value: string | undefined,
): Promise<Result<void, GitError>> {
  const nothingToUnset = 5;
  const written =
    value === undefined
      ? await git.run(['config', '--local', '--unset-all', key], {
          effect: 'write',
          accept: [nothingToUnset],
        })
      : await git.run(['config', '--local', '--replace-all', key, value], { effect: 'write' });
  return written.ok ? ok(undefined) : written;
}

/**
 * Who git would name as the author of a commit made now: the environment, else `user.name` and `user.email`. Undefined where neither
 * says; git's guesses from the machine's name do not count.
 */
export async function readIdentity(git: Git): Promise<Result<GitPerson | undefined, GitError>> {
  const ident = await git.text(['-c', 'user.useConfigOnly=true', 'var', 'GIT_AUTHOR_IDENT']);
  if (ident.ok) {
    const [, name, email] = /^(.*) <(.*)> \d+ [+-]\d{4}$/s.exec(ident.value) ?? [];
    return ok(name === undefined || email === undefined || email === '' ? undefined : { name, email });
  }
  const unknown =
    /tell me who you are|auto-detection is disabled|no (?:email|name) was given|empty ident name/i;
  return unknown.test(ident.error.message) ? ok(undefined) : ident;
}
