import type { History } from '../../../src/core/git/history.js';
import type { Sought } from '../../../src/core/git/trace.js';
import { HistoryIndex } from '../../../src/node/git/history-index.js';
import { commitsByHash } from '../../../src/node/git/history.js';
import { patchIds } from '../../../src/node/git/patch-ids.js';
import { TemporaryRepository, valueOf } from './temporary-repository.js';

/** What the index says of a repository. */
export async function indexOf(repository: TemporaryRepository): Promise<HistoryIndex> {
  return new HistoryIndex((await repository.open()).git, { recent: 100 });
}

/** What an evidence record would say of a commit. */
export async function soughtOf(repository: TemporaryRepository, sha: string): Promise<Sought> {
  const { git } = await repository.open();
  const [commit] = valueOf(await commitsByHash(git, [sha]));
  if (!commit) throw new Error(`There is no commit ${sha}.`);
  const patch = valueOf(await patchIds(git, [sha])).get(sha);
  const { subject, author, authored } = commit;
  return { commit: sha, subject, author: author.email, authored, ...(patch === undefined ? {} : { patch }) };
}

/** Words for what became of a commit: `here`, `lost`, or the rule and the subject of the commit that stands for it. */
export function wordsFor(history: History, { commit }: Sought): string {
  const trace = history.traces.get(commit);
  switch (trace?.kind) {
    case undefined:
      return 'not looked for';
    case 'here':
    case 'elsewhere':
      return trace.kind;
    case 'found':
      return `${trace.rule}: ${subjectOf(history, trace.commit)}`;
    case 'lost':
      return trace.guess === undefined ? 'lost' : `lost, probably: ${subjectOf(history, trace.guess)}`;
  }
}

function subjectOf(history: History, sha: string): string {
  return history.commits.find((commit) => commit.sha === sha)?.subject ?? `unlisted ${sha}`;
}

/** The lines of a file, and where each can be changed on its own. */
export function lines(change: Readonly<Record<number, string>> = {}, count = 30): string {
  return Array.from({ length: count }, (_, index) => `${change[index] ?? `line ${index}`}\n`).join('');
}
