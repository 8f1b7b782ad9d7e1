import { goalsToReview, publishReview as publish, saveReview } from '../../core/actions/reviews.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { otherOf, pairsOf } from '../../core/insight/people.js';
import {
  type ReviewRecord,
  isDraft,
  ownDraft,
  publishedReview,
  reviewsOf,
} from '../../core/insight/reviews.js';
import { dayWords } from '../../core/text/words.js';
import { known } from '../../core/records/fields.js';
import { type ReviewKind, reviewKinds } from '../../core/records/review.js';
import type { Performed } from '../files/perform.js';
import { type Step, askInSteps, chooseOf, keepAs, pickOne } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { askNext, askPart, askResult } from './review-questions.js';
import { type Button, commandButton, complain, confirm, say } from '../messages.js';
import { run } from '../run-action.js';
import { isPrivate } from '../../core/folder/privacy.js';
import { otherName, recordOf } from '../../views/choices.js';
import {
  type Answers,
  changedAnswers,
  checkpointQuestions,
  finalQuestions,
  inputOf,
  noAnswers,
} from '../../views/review-answers.js';
import { readersOf } from '../../views/readers.js';
import { asMe, onPair } from './command.js';
import { recordName } from '../../views/record-name.js';
import { openButton } from '../open-record.js';

type PairRecord = LoadedRecord<'pair'>;

/** Writes my review as a private draft, step by step or in its file; a draft that is there already is gone on with. */
export const writeReview = onPair(
  'Write Review',
  async ({ folder, me, argument, pair }) => {
    const given = recordOf(folder, argument, 'review');
    const isMine = given?.value.by === me && isPrivate(given);
    const chosen = await chooseHow(
      folder,
      pair,
      isMine ? known(reviewKinds, given.value.kind, undefined) : undefined,
    );
    if (!chosen) return;
    const { kind, how } = chosen;
    const published = publishedReview(folder.snapshot, pair, me, kind);
    if (kind === 'final' && published && !ownDraft(folder.snapshot, pair, me, kind))
      return say('Your review is published already.', openButton(folder, { ...published, at: [] }));
    if (how === 'steps') return askReview(folder, pair, me, kind, noAnswers);
    await run(folder, saveReview, { pair: pair.id, kind, parts: {} }, { open: true });
  },
  { ended: true },
);

/** Asks for each part of a review, and saves the answers that changed. */
async function askReview(
  folder: MentoringFolder,
  pair: PairRecord,
  me: string,
  kind: ReviewKind,
  before: Answers,
): Promise<void> {
  const draft = ownDraft(folder.snapshot, pair, me, kind);
  const answers = await askInSteps<Answers>(
    kind === 'final' ? 'Write Review' : 'Write Checkpoint',
    before,
    kind === 'final'
      ? [
          ...goalsToReview(folder, pair).map((goal) => askResult(folder, goal, draft)),
          ...finalQuestions(otherName(folder, pair)).map((question) => askPart(draft, question)),
          askNext(draft),
        ]
      : checkpointQuestions(folder.snapshot, pair).map((question) => askPart(draft, question)),
  );
  if (!answers) return;
  const input = inputOf(pair, kind, draft, answers);
  await run(folder, saveReview, input, {
    buttons: (performed) => publishButton(folder, performed),
    opens: 'Write More',
    again: () => askReview(folder, pair, me, kind, changedAnswers(answers, input)),
  });
}

/** Which review, and whether it is asked for step by step. */
async function chooseHow(
  folder: MentoringFolder,
  pair: PairRecord,
  given: ReviewKind | undefined,
): Promise<{ kind: ReviewKind; how: 'steps' | 'editor' } | undefined> {
  const { snapshot, today } = folder;
  const draftWords = (kind: ReviewKind) => {
    const draft = ownDraft(snapshot, pair, folder.me ?? '', kind);
    return draft ? { description: `your draft of ${dayWords(draft.value.date, today)}` } : {};
  };
  const askKind: Step<{ kind?: ReviewKind; how?: 'steps' | 'editor' }> = keepAs('kind', (frame, state) =>
    pickOne<ReviewKind>(frame, {
      placeholder: 'What do you look back on? It is a private draft until you publish it.',
      active: state.kind,
      items: [
        { label: 'The whole time', detail: 'A final review', ...draftWords('final'), value: 'final' },
        { label: 'Half-way', detail: 'The checkpoint', ...draftWords('checkpoint'), value: 'checkpoint' },
      ],
    }),
  );
  const answers = await askInSteps<{ kind?: ReviewKind; how?: 'steps' | 'editor' }>(
    'Write Review',
    given === undefined ? {} : { kind: given },
    [
      ...(given === undefined ? [askKind] : []),
      keepAs('how', (frame) =>
        pickOne<'steps' | 'editor'>(frame, {
          placeholder: 'How do you want to write?',
          items: [
            { label: 'Step by step', detail: 'One question at a time; each can be left out', value: 'steps' },
            { label: 'In the editor', detail: 'Opens the file of your draft', value: 'editor' },
          ],
        }),
      ),
    ],
  );
  const { kind, how } = answers ?? {};
  return kind !== undefined && how !== undefined ? { kind, how } : undefined;
}

/** Writes down my side of the checkpoint in a few questions. */
export const holdCheckpoint = onPair('Hold Checkpoint', async ({ folder, me, pair }) => {
  await askCheckpoint(folder, pair, me, noAnswers);
});

/** Asks the questions of a checkpoint, saves the answers that changed, and publishes them if the person wants to. */
async function askCheckpoint(
  folder: MentoringFolder,
  pair: PairRecord,
  me: string,
  before: Answers,
): Promise<void> {
  const draft = ownDraft(folder.snapshot, pair, me, 'checkpoint');
  const answers = await askInSteps<Answers>('Hold Checkpoint', before, [
    ...checkpointQuestions(folder.snapshot, pair).map((question) => askPart(draft, question)),
    ...(isPrivate(pair) ? [] : [askToPublish(folder, pair)]),
  ]);
  if (!answers) return;
  const input = inputOf(pair, 'checkpoint', draft, answers);
  const again = () => askCheckpoint(folder, pair, me, changedAnswers(answers, input));
  if (answers.publish !== true) {
    const buttons = (performed: Performed) => publishButton(folder, performed);
    await run(folder, saveReview, input, { buttons, opens: 'Write More', again });
    return;
  }
  const saved = await run(folder, saveReview, input, { quiet: true, again });
  if (!saved) return;
  const shareButton = commandButton('Share', 'share', folder.target(pair));
  await run(
    folder,
    publish,
    { review: saved.outcome.review },
    { after: saved, buttons: () => [shareButton], opens: 'Write More' },
  );
}

function askToPublish(folder: MentoringFolder, pair: PairRecord): Step<Answers> {
  const other = otherName(folder, pair);
  return keepAs('publish', (frame) =>
    pickOne<boolean>(frame, {
      placeholder: `Shall ${other} be able to read it?`,
      items: [
        {
          label: 'Publish it',
          detail: `${readersOf(folder.snapshot)} can read it, for good, once it is committed.`,
          value: true,
        },
        {
          label: 'Keep it as a private draft',
          detail: 'Only on this machine, until you publish it.',
          value: false,
        },
      ],
    }),
  );
}

/** Lets the other one read my draft, after saying plainly who can. */
export const publishReview = asMe(async ({ folder, me, argument }) => {
  const review = await chooseDraft(folder, argument, me);
  const pair = review && folder.snapshot.find('pair', review.value.pair);
  if (!review || !pair) return;
  const planned = folder.performer.preview(publish, { review: review.id }, me);
  if (!planned.ok) return complain(planned.error.message, openButton(folder, { ...review, at: [] }));
  const kind = known(reviewKinds, review.value.kind, 'final');
  const other = otherOf(pair.value, me);
  const theirs = other !== undefined && publishedReview(folder.snapshot, pair, other, kind) !== undefined;
  if (!(await confirmPublishing(folder, review, pair, kind, theirs))) return;
  const target = folder.target(pair);
  await run(
    folder,
    publish,
    { review: review.id },
    {
      buttons: () => [
        commandButton('Share', 'share', target),
        commandButton(theirs ? 'Side by Side' : 'Dashboard', 'openDashboard', {
          ...target,
          section: 'looking-back',
        }),
      ],
    },
  );
});

/** Says who will read it and that git keeps it, and suggests to publish together. */
async function confirmPublishing(
  folder: MentoringFolder,
  review: ReviewRecord,
  pair: PairRecord,
  kind: ReviewKind,
  theirs: boolean,
): Promise<boolean> {
  const other = otherName(folder, pair);
  const name = kind === 'checkpoint' ? 'checkpoint' : 'review';
  const detail = [
    recordName(folder.snapshot, review),
    `${readersOf(folder.snapshot)} will be able to read it, for good, once it is committed: git keeps it, also after it is deleted. That includes ${other}.`,
    theirs
      ? `${other}'s ${name} is here to be read. With yours you both read them side by side.`
      : `${other}'s ${name} is not published yet. If you both write yours first and publish together, neither is led by the other's.`,
  ];
  return confirm(`Publish your ${name}?`, detail, 'Publish');
}

/** My draft: the one that a command was called on, else the only one, else the one that I choose. */
async function chooseDraft(
  folder: MentoringFolder,
  argument: unknown,
  me: string,
): Promise<ReviewRecord | undefined> {
  const given = recordOf(folder, argument, 'review');
  if (given) return given;
  const { snapshot, today } = folder;
  const pair = recordOf(folder, argument, 'pair');
  const drafts = (pair ? [pair] : pairsOf(snapshot, me)).flatMap((each) =>
    reviewsOf(snapshot, each)
      .filter((review) => review.value.by === me && isDraft(review, each))
      .map((review) => ({ review, with: otherName(folder, each) })),
  );
  if (drafts.length === 0)
    return say('You have no draft of a review here.', commandButton('Write Review', 'writeReview'));
  const draft = await chooseOf(drafts, 'Publish Review', 'Which draft?', ({ review, with: other }) => ({
    label: review.value.kind === 'checkpoint' ? `Checkpoint with ${other}` : `Review with ${other}`,
    description: dayWords(review.value.date, today),
  }));
  return draft?.review;
}

function publishButton(folder: MentoringFolder, { outcome }: Performed): readonly Button[] {
  if (!outcome.open) return [];
  return [commandButton('Publish', 'publishReview', folder.target(outcome.open))];
}
