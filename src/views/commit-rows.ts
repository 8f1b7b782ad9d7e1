import type { Snapshot } from '../core/folder/snapshot.js';
import type { CommitSearch } from '../core/git/commit-search.js';
import { hasEmail } from '../core/insight/people.js';
import type { Commit } from '../core/ports.js';
import { dayOf, dayWords } from '../core/text/words.js';
import type { Row, RowGroup } from './rows.js';

/** How a commit looks in a list to choose from. */
export function commitRow(commit: Commit, today: string): Row<Commit> {
  const { sha, subject, author, authored } = commit;
  return {
    label: subject === '' ? '(no subject)' : subject,
    description: `${author.name} · ${dayWords(dayOf(authored), today)} · ${sha.slice(0, 8)}`,
    value: commit,
  };
}

/**
 * Commits to choose from, newest first: those of one person, then those of others. What a search matches always shows.
 * @param owner the person's handle
 * @param remark behind the titles
 */
export function commitGroups(
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: string },
  owner: string,
  commits: readonly Commit[],
  search: CommitSearch | undefined,
  remark = '',
): readonly RowGroup<Commit>[] {
  const person = snapshot.find('person', owner);
  const row = (commit: Commit) => ({
    ...commitRow(commit, today),
    alwaysShow: search?.matches(commit) === true,
  });
  const newestFirst = [...commits].sort((one, other) => momentOf(other) - momentOf(one));
  const own = new Set(newestFirst.filter((commit) => hasEmail(person, commit.author.email)));
  return [
    { title: `By ${person?.value.name ?? owner}${remark}`, rows: [...own].map(row) },
    { title: `By others${remark}`, rows: newestFirst.filter((commit) => !own.has(commit)).map(row) },
  ];
}

/** In milliseconds since 1970. */
function momentOf({ authored }: Commit): number {
  return Date.parse(authored) || 0;
}
