import type { LoadedRecord, Snapshot } from '../../core/folder/snapshot.js';
import { noHistory, type History } from '../../core/git/history.js';
import { oneLine } from '../../core/git/one-line.js';
import { soughtCommits } from '../../core/insight/evidence.js';
import { plural } from '../../core/text/words.js';
import { evidenceReport, type EvidenceLine, type GoalEvidence } from '../../core/report/evidence.js';
import { findGit } from '../../node/git/find-git.js';
import { HistoryIndex } from '../../node/git/history-index.js';
import { openRepository, remotes } from '../../node/git/repository.js';
import { readArguments } from '../arguments.js';
import { exitCode, type Command, type Output } from '../command.js';
import { findRecords } from '../records.js';
import { noHashes } from '../../core/insight/perspective.js';
import { nodeClock } from '../../node/clock.js';

const help = `Lists the commits and pages that show something for goals.

Usage: mentoring evidence [DIR] [--goal ID] [--json] [--probably]

  DIR           A folder of the code; its mentoring records are looked for there and above. This folder unless told
  --goal ID     Only this goal, by its id or the code at the id's end. May be given several times
  --json        Print JSON for other programs
  --probably    Say what a commit that is gone probably became, where that is only a guess

Exit codes: 0 done, 2 could not run (no records, no such goal, not understood).
`;

const options = {
  goal: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
  probably: { type: 'boolean', default: false },
} as const;

const shortHash = 10;

/** `mentoring evidence`: what shows something for goals, with commits followed through rewritten history. */
export const evidence: Command = {
  name: 'evidence',
  summary: 'List the commits and pages that show something for goals',
  help,
  run: async (args, output) => {
    const { folder, values } = readArguments(args, options);
    const { goal: ids, json, probably } = values;
    const { snapshot } = (await findRecords(folder)).store;
    const unknown = ids.find((id) => snapshot.find('goal', id) === undefined);
    if (unknown !== undefined) throw new Error(`There is no goal “${oneLine(unknown)}”.`);
    const chosen = goalsOf(snapshot, ids);
    const { history, missing } = await readHistory(folder, snapshot);
    const today = nodeClock().today();
    const perspective = { snapshot, me: undefined, today, history, hashes: noHashes };
    const report = evidenceReport(perspective, chosen, probably);
    if (missing !== undefined) output.note(`Commits are shown as the records know them. ${missing}`);
    if (json) output.line(JSON.stringify({ version: 1, goals: report }, undefined, 2));
    else printReport(report, output);
    return exitCode.done;
  },
};

function goalsOf(snapshot: Snapshot, ids: readonly string[]): readonly LoadedRecord<'goal'>[] {
  const shared = snapshot.seenFrom('shared').all('goal');
  if (ids.length === 0) return shared;
  const wanted = new Set(ids.map((id) => snapshot.find('goal', id)?.id));
  return shared.filter(({ id }) => wanted.has(id));
}

/** What git says; where it says nothing, why. */
async function readHistory(
  folder: string,
  snapshot: Snapshot,
): Promise<{ history: History; missing?: string | undefined }> {
  const gitPath = await findGit();
  if (gitPath === undefined) return { history: noHistory, missing: 'Git was not found on the PATH.' };
  const repository = await openRepository(gitPath, folder);
  if (!repository.ok) return { history: noHistory, missing: repository.error.message };
  const { git } = repository.value;
  const found = await remotes(git);
  const repositories = found.ok ? found.value.flatMap(({ repository: name }) => name ?? []) : [];
  // Nothing is kept for the next time: a first scan takes as long as git itself, and a command that reads leaves nothing behind.
  const index = new HistoryIndex(git, { recent: 0 });
  const read = await index.update(soughtCommits(snapshot, repositories));
  return read.ok
    ? { history: { ...read.value, repositories } }
    : { history: noHistory, missing: read.error.message };
}

function printReport(report: readonly GoalEvidence[], output: Output): void {
  if (report.length === 0) output.line('There are no goals yet.');
  report.forEach((goal, index) => {
    if (index > 0) output.line('');
    const about = [goal.code, goal.owner, goal.status].filter((part) => part !== undefined).map(oneLine);
    output.line(`${output.strong(oneLine(goal.title))}  ${output.quiet(about.join(' · '))}`);
    if (goal.evidence.length === 0) output.line('  No evidence yet.');
    for (const line of goal.evidence) printLine(line, output);
  });
}

function printLine(line: EvidenceLine, output: Output): void {
  const about = [
    line.date,
    line.by,
    line.files === undefined ? undefined : plural(line.files, 'file'),
    line.repo,
    line.counts ? undefined : 'names the goal, by somebody else',
  ];
  const name = line.commit === undefined ? 'page' : line.commit.slice(0, shortHash);
  const words = about.filter((part) => part !== undefined).map(oneLine);
  output.line(`  ${name.padEnd(shortHash)}  ${oneLine(line.title)}  ${output.quiet(words.join(' · '))}`);
  const more = (text: string) => output.line(`  ${' '.repeat(shortHash)}  ${text}`);
  if (line.state !== undefined) {
    const was = line.was === undefined ? '' : ` (it was ${line.was.slice(0, shortHash)})`;
    more(output.quiet(`${oneLine(line.state)}${was}`));
  }
  if (line.probably !== undefined) more(output.quiet(`probably ${line.probably.slice(0, shortHash)} now`));
  if (line.url !== undefined && line.url !== line.title) more(oneLine(line.url));
  if (line.note !== undefined && line.note !== line.title) more(oneLine(line.note));
}
