import { sameRecord } from '../../core/folder/snapshot.js';
import { isTimeToReview } from '../../core/overview/looking-back.js';
import { otherOf } from '../../core/insight/people.js';
import { isDraft, ownDraft, publishedReview, type ReviewRecord } from '../../core/insight/reviews.js';
import { dayWords } from '../../core/text/words.js';
import { stageTrack } from '../../core/processes/stages.js';
import { reviewKinds, reviewParts, type ReviewKind, type ReviewPart } from '../../core/records/review.js';
import type {
  Button,
  LookingBack,
  ReviewCell,
  ReviewItem,
  ReviewRow,
  ReviewSide,
} from '../../protocol/state.js';
import { keyOf, target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

const titles: Readonly<Record<ReviewKind, string>> = {
  checkpoint: 'The checkpoint',
  final: 'The whole time',
};

const partTitles: Readonly<Record<ReviewPart, string>> = {
  expected: 'What was expected',
  actual: 'What came of it',
  skills: 'Skills that grew',
  impact: 'What it changed',
  improve: 'What still needs work',
  process: 'How the mentoring itself worked',
  celebration: 'To be celebrated',
};

/** What a checkpoint asks in other words: it is not over yet. */
const checkpointTitles: Partial<typeof partTitles> = {
  actual: 'How it goes so far',
  improve: 'What should be different',
  process: 'How the mentoring itself works',
};

type Choice = NonNullable<ReviewCell['choice']>;

const resultChoices: Readonly<Record<string, Choice>> = {
  achieved: { label: 'Achieved', icon: 'pass' },
  partly: { label: 'Partly', icon: 'color-mode' },
  'not-yet': { label: 'Not yet', icon: 'circle-large' },
};

const nextChoices: Readonly<Record<string, Choice>> = {
  'new-cycle': { label: 'Another cycle', icon: 'sync' },
  transition: { label: 'A gradual change to something casual', icon: 'arrow-right' },
  close: { label: 'A good end here', icon: 'check' },
};

/** The checkpoint and the reviews of both, side by side. Undefined where there is none and none is to be written yet. */
export function lookingBackPart(scene: Scene): LookingBack | undefined {
  const reviews = reviewKinds.flatMap((kind) => reviewItem(scene, kind) ?? []);
  if (reviews.length > 0) return { reviews, invitation: undefined, buttons: [] };
  const { pair } = scene;
  if (!scene.canAct || !isTimeToReview(stageTrack(scene, pair))) return undefined;
  return {
    reviews,
    invitation:
      'Nothing is written down yet. Each of you looks back alone first, in a private draft; then you read both side by side.',
    buttons: [writeButton(scene)],
  };
}

function writeButton({ pair }: Scene): Button {
  return { command: 'writeReview', label: 'Write review', icon: 'edit', target: target(pair) };
}

/** The latest review of each side: of mine the draft, if there is one. */
function reviewItem(scene: Scene, kind: ReviewKind): ReviewItem | undefined {
  const { snapshot, pair, me } = scene;
  const sides = [...new Set([pair.value.mentee, pair.value.mentor])].flatMap((handle) => {
    const draft = handle === me ? ownDraft(snapshot, pair, handle, kind) : undefined;
    return draft ?? publishedReview(snapshot, pair, handle, kind) ?? [];
  });
  if (sides.length === 0) return undefined;
  return {
    key: kind,
    title: titles[kind],
    ...invite(scene, kind, sides),
    sides: sides.map((review) => sideItem(scene, review)),
    rows: [
      ...goalRows(scene, sides),
      ...reviewParts.flatMap((part) => partRow(scene, sides, kind, part) ?? []),
      ...nextRow(scene, sides),
    ],
    hasDraft: sides.some((review) => isDraft(review, pair)),
  };
}

/** What I could do so that both sides can be read. Of the other one's only what is published can be known. */
function invite(
  scene: Scene,
  kind: ReviewKind,
  sides: readonly ReviewRecord[],
): Pick<ReviewItem, 'hint' | 'buttons'> {
  const { pair, me } = scene;
  const handle = me === undefined ? undefined : otherOf(pair.value, me);
  if (handle === undefined || isPrivate(pair)) return { buttons: [] };
  const name = kind === 'checkpoint' ? 'checkpoint' : 'review';
  const other = who(scene, handle);
  const mine = sides.find((review) => review.value.by === me);
  const theirs = sides.some((review) => review.value.by === handle);
  if (!mine) {
    // A pair that has ended holds no checkpoint any more; looking back on it all is still possible.
    if (!scene.canAct && kind === 'checkpoint') return { buttons: [] };
    const write: Button =
      kind === 'final'
        ? writeButton(scene)
        : { command: 'holdCheckpoint', label: 'Hold checkpoint', icon: 'book', target: target(pair) };
    return {
      hint: `${other}'s ${name} is ready to be read. Write yours to read both side by side.`,
      buttons: [write],
    };
  }
  if (!isDraft(mine, pair))
    return theirs ? { buttons: [] } : { hint: `${other}'s ${name} is not published yet.`, buttons: [] };
  const hint = theirs
    ? `${other}'s ${name} is ready to be read. Publish yours to read both side by side.`
    : `Your ${name} is a private draft. If you both write yours first and publish together, neither is led by the other's.`;
  const go: Button = { command: 'writeReview', label: 'Go on writing', icon: 'edit', target: target(mine) };
  const publish: Button = {
    command: 'publishReview',
    label: 'Publish…',
    icon: 'unlock',
    target: target(mine),
  };
  return { hint, buttons: [publish, go] };
}

function sideItem(scene: Scene, review: ReviewRecord): ReviewSide {
  const day = dayWords(review.value.date, scene.today);
  return {
    key: keyOf(review),
    who: who(scene, review.value.by),
    note: isDraft(review, scene.pair) ? `draft of ${day}` : day,
    target: target(review),
    isPrivate: isPrivate(review),
  };
}

/** A row, where at least one side says something in it. */
function rowOf(
  scene: Scene,
  sides: readonly ReviewRecord[],
  head: Omit<ReviewRow, 'cells'>,
  say: (review: ReviewRecord) => Pick<ReviewCell, 'choice' | 'text'> | undefined,
): ReviewRow | undefined {
  const said = sides.map(say);
  if (said.every((cell) => cell === undefined)) return undefined;
  const cells = sides.map((review, index) => ({
    key: keyOf(review),
    who: who(scene, review.value.by),
    ...said[index],
  }));
  return { ...head, cells };
}

function partRow(
  scene: Scene,
  sides: readonly ReviewRecord[],
  kind: ReviewKind,
  part: ReviewPart,
): ReviewRow | undefined {
  const title = (kind === 'checkpoint' ? checkpointTitles[part] : undefined) ?? partTitles[part];
  return rowOf(scene, sides, { key: part, title }, ({ value }) =>
    value[part] === undefined ? undefined : { text: value[part] },
  );
}

function nextRow(scene: Scene, sides: readonly ReviewRecord[]): readonly ReviewRow[] {
  const row = rowOf(scene, sides, { key: 'next', title: 'What comes next' }, ({ value: { next } }) =>
    next === undefined ? undefined : { choice: choiceOf(nextChoices, next) },
  );
  return row ? [row] : [];
}

/** A value of a later version is shown as it is. */
function choiceOf(choices: Readonly<Record<string, Choice>>, value: string): Choice {
  const choice = Object.hasOwn(choices, value) ? choices[value] : undefined;
  return choice ?? { label: value, icon: 'circle-large' };
}

/** What became of each goal that a side names, in the order in which they are named. */
function goalRows(scene: Scene, sides: readonly ReviewRecord[]): readonly ReviewRow[] {
  const named = sides.flatMap((review) => review.value.goals?.map((entry) => entry.goal) ?? []);
  const goals = named.filter(
    (goal, index) => named.findIndex((other) => sameRecord('goal', other, goal)) === index,
  );
  return goals.flatMap((id) => {
    const goal = scene.snapshot.find('goal', id);
    const head = {
      key: `goal:${id}`,
      title: goal?.value.title ?? id,
      ...(goal ? { target: target(goal) } : {}),
    };
    const row = rowOf(scene, sides, head, (review) => {
      const entry = review.value.goals?.find((candidate) => sameRecord('goal', candidate.goal, id));
      if (!entry || (entry.result === undefined && entry.note === undefined)) return undefined;
      return {
        ...(entry.result === undefined ? {} : { choice: choiceOf(resultChoices, entry.result) }),
        ...(entry.note === undefined ? {} : { text: entry.note }),
      };
    });
    return row ?? [];
  });
}
