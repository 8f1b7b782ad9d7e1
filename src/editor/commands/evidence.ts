import { commitRow } from '../../views/commit-rows.js';
import { recordAt } from '../../core/records/kinds.js';
import { linkPage, noteEvidence, secretWords } from '../../core/actions/evidence.js';
import { codeOf } from '../../core/folder/id.js';
import { holdsSecret } from '../../core/git/remote.js';
import { goalsOfCommit } from '../../core/insight/evidence.js';
import { dayOf, dayWords } from '../../core/text/words.js';
import { url as urlSchema } from '../../core/records/fields.js';
import type { Performed } from '../files/perform.js';
import { alone, askInSteps, askText, choose, chooseOf, left, textStep } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type Button, commandButton, say } from '../messages.js';
import { openAt } from '../open-record.js';
import { run } from '../run-action.js';
import { recordOf } from '../../views/choices.js';
import { inFolder, onGoal } from './command.js';

/** Links a web page to a goal as evidence. */
export const addLink = onGoal('Add Link as Evidence', async ({ folder, goal }) => {
  const answers = await askInSteps<{ url?: string; note?: string }>('Add Link as Evidence', {}, [
    textStep('url', {
      prompt: `Which page shows something for “${goal.value.title}”?`,
      placeholder: 'https://…, a pull request or a document',
      validate: complaintAbout,
    }),
    textStep('note', {
      prompt: 'What does it show? Enter to leave it out.',
      placeholder: 'The design, and what we decided against',
      optional: true,
    }),
  ]);
  if (answers?.url === undefined) return;
  await run(folder, linkPage, { goal: goal.id, url: answers.url, note: answers.note });
});

function complaintAbout(text: string): string | undefined {
  const read = urlSchema.safeParse(text);
  if (!read.success) return read.error.issues[0]?.message;
  return holdsSecret(text) ? secretWords : undefined;
}

/** A button to add a note to the evidence that was just linked. */
export function addNote(folder: MentoringFolder, performed: Performed): readonly Button[] {
  const created = performed.edits.flatMap(({ path, before }) => {
    const record = before === undefined ? recordAt(path) : undefined;
    return record?.kind === 'evidence' ? [record.id] : [];
  });
  if (created.length === 0) return [];
  const ask = async () => {
    const note = await askText(alone('Add Note'), {
      prompt: created.length === 1 ? 'What does the commit show?' : 'What do the commits show?',
      placeholder: 'Nothing waits for the lock any more',
    });
    if (!left(note)) await run(folder, noteEvidence, { evidence: created, note });
  };
  return [{ label: 'Add Note', run: ask }];
}

/** Says which commit a rewritten one probably became. It is a guess, so it is made only on request. */
export const findCommit = inFolder(async ({ folder, argument }) => {
  const record = recordOf(folder, argument, 'evidence');
  if (record?.value.commit === undefined) return;
  const subject = record.value.subject ?? record.value.commit.slice(0, 10);
  const trace = folder.history.traces.get(record.value.commit);
  const guess = trace?.kind === 'lost' ? trace.guess : undefined;
  const commit = folder.commits.find(({ sha }) => sha === guess);
  if (!commit)
    return say(
      folder.history.shallow
        ? `“${subject}” is not in this clone, which holds only part of the history. Fetch the rest, and it is looked for again.`
        : `There is no trace of “${subject}”. Its branch may not be fetched here, or a rewrite dropped it. What the record says of it stays.`,
    );
  const day = dayWords(dayOf(commit.authored), folder.today);
  await say(
    `It is probably “${commit.subject}” by ${commit.author.name}, ${day}. That is a guess: author, time and change are not the same.`,
    commandButton('Show Commit', 'showCommit', { ...folder.target(record), sha: commit.sha }),
  );
});

/** Lists the goals that a commit is linked to. */
export const showGoalsOfCommit = inFolder(async ({ folder }) => {
  const linked = folder.commits
    .map((commit) => ({ commit, goals: goalsOfCommit(folder.perspective, commit.sha) }))
    .filter(({ goals }) => goals.length > 0);
  if (linked.length === 0) return say('No commit here is linked to a goal yet.');
  const goals = await choose('Goals of a Commit', {
    placeholder: 'Which commit? Search by subject, author, hash, day or goal.',
    items: linked.map(({ commit, goals }) => ({
      ...commitRow(commit, folder.today),
      detail: goals.map((goal) => goal.value.title).join(', '),
      value: goals,
    })),
  });
  const goal = await chooseOf(goals ?? [], 'Goals of a Commit', 'Which goal?', ({ id, value }) => ({
    label: value.title,
    description: codeOf(id) ?? '',
  }));
  if (goal) await openAt(folder, { place: goal.place, path: goal.path, at: ['title'] });
});
