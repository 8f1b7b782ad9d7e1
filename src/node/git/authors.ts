import { oneLine } from '../../core/git/one-line.js';
import type { GitPerson } from '../../core/ports.js';
import { ok, type Result } from '../../core/result.js';
import type { Git, GitError } from './git.js';
import { eachRecord } from './records.js';

/** Somebody from the history, under the name and address that they used last. */
export interface Author extends GitPerson {
  /** Every address that they used, the latest first. */
  readonly emails: readonly string[];
  /** How many of the commits looked at are theirs. */
  readonly commits: number;
}

/** Enough to know everybody who works here now; reading more takes time in a large history. */
const commitsLookedAt = 3000;

const robots =
  /\[bot\]|[-_]bot(?:@|$)|^(?:dependabot|renovate|greenkeeper|github-actions|web-flow|semantic-release)\b/i;

/**
 * The people of the latest 3,000 commits on all branches, who commits most first. The mailmap is applied, machines are left out, and
 * addresses with the same name are one person.
 */
export async function authors(git: Git, signal?: AbortSignal): Promise<Result<Author[], GitError>> {
  const options = [
    '-z',
    '--format=%aN%x00%aE',
    '--encoding=UTF-8',
    '--no-show-signature',
    `--max-count=${commitsLookedAt}`,
  ];
  const people = new People();
  const read = await eachRecord(
    git,
    ['log', ...options, '--branches', '--remotes', '--'],
    2,
    { signal },
    (fields) => {
      const name = oneLine(fields[0] ?? '');
      const email = oneLine(fields[1] ?? '').toLowerCase();
      if (!isRobot(name, email)) people.add(name || (email.split('@')[0] ?? ''), email);
      return true;
    },
  );
  return read.ok ? ok(people.list()) : read;
}

function isRobot(name: string, email: string): boolean {
  return robots.test(name) || robots.test(email) || email === 'noreply@github.com';
}

interface Seen {
  name: string;
  emails: Set<string>;
  commits: number;
}

/** Gathers people by name or address, whichever is known already. */
class People {
  private readonly byName = new Map<string, Seen>();
  private readonly byEmail = new Map<string, Seen>();

  add(name: string, email: string): void {
    if (name === '' && email === '') return;
    const nameKey = name.toLowerCase();
    const sameName = this.byName.get(nameKey);
    const sameEmail = email === '' ? undefined : this.byEmail.get(email);
    const person = sameEmail ?? sameName ?? { name, emails: new Set<string>(), commits: 0 };
    if (sameName !== undefined && sameName !== person) this.merge(sameName, person);
    person.commits++;
    this.byName.set(nameKey, person);
    if (email !== '') {
      person.emails.add(email);
      this.byEmail.set(email, person);
    }
  }

  list(): Author[] {
    return [...new Set(this.byName.values())]
      .map(({ name, emails, commits }) => ({
        name,
        email: [...emails][0] ?? '',
        emails: [...emails],
        commits,
      }))
      .sort((a, b) => b.commits - a.commits);
  }

  /** Two turn out to be one. */
  private merge(from: Seen, into: Seen): void {
    for (const email of from.emails) {
      into.emails.add(email);
      this.byEmail.set(email, into);
    }
    for (const [key, person] of this.byName) if (person === from) this.byName.set(key, into);
    into.commits += from.commits;
  }
}
