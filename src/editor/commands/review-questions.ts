import { type LoadedRecord, sameRecord } from '../../core/folder/snapshot.js';
import { goalView } from '../../core/insight/goals.js';
import type { ReviewRecord } from '../../core/insight/reviews.js';
import { known } from '../../core/records/fields.js';
import { goalStatus } from '../../core/records/goal.js';
import { type GoalResult, type NextStep, nextSteps, results } from '../../core/records/review.js';
import { type Step, askText, left, pickOne } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { type Answers, type Question, resultIn, saidIn } from '../../views/review-answers.js';

/** Results of goals in words. */
const resultLabels: Readonly<Record<GoalResult, string>> = {
  achieved: 'Achieved',
  partly: 'Partly',
  'not-yet': 'Not yet',
};

/** Asks what became of a goal. */
export function askResult(
  folder: MentoringFolder,
  goal: LoadedRecord<'goal'>,
  draft: ReviewRecord | undefined,
): Step<Answers> {
  const written = draft?.value.goals?.find((entry) => sameRecord('goal', entry.goal, goal.id));
  const achieved = goalStatus(goal.value) === 'achieved' ? 'achieved' : undefined;
  const expected = written ? resultIn(draft, goal.id) : achieved;
  const { summary } = goalView(folder.perspective, goal);
  return async (frame, state) => {
    const before = state.results.has(goal.id) ? state.results.get(goal.id) : expected;
    const result = await pickOne<GoalResult | 'open'>(frame, {
      placeholder: `What became of “${goal.value.title}”?${summary === '' ? '' : ` (${summary})`}`,
      active: before ?? 'open',
      items: [
        ...results.map((value) => ({ label: resultLabels[value], value })),
        { label: 'Leave it open', value: 'open' as const },
      ],
    });
    if (left(result)) return result;
    return {
      ...state,
      results: new Map([...state.results, [goal.id, result === 'open' ? undefined : result]]),
    };
  };
}

/** Asks for a section. What has several lines in the draft is added to, since one line is all that can be typed here. */
export function askPart(
  draft: ReviewRecord | undefined,
  { part, prompt, placeholder }: Question,
): Step<Answers> {
  const before = saidIn(draft, part);
  const isLong = before.includes('\n');
  return async (frame, state) => {
    const typed = state.typed[part] ?? before;
    const rest = isLong
      ? 'Enter keeps what your draft says; what you type is added.'
      : before !== '' && typed !== before
        ? `Your draft says “${before}”; these words take their place.`
        : 'Enter to leave it out.';
    const text = await askText(frame, {
      prompt: `${prompt} ${rest}`,
      placeholder,
      value: state.typed[part] ?? (isLong ? '' : before),
      optional: true,
    });
    return left(text) ? text : { ...state, typed: { ...state.typed, [part]: text } };
  };
}

/** Asks what comes next. */
export function askNext(draft: ReviewRecord | undefined): Step<Answers> {
  return async (frame, state) => {
    const before = state.next ?? known(nextSteps, draft?.value.next, null);
    const next = await pickOne<NextStep | null>(frame, {
      placeholder: 'What comes next, as you see it?',
      active: before,
      items: [
        { label: 'Another cycle', detail: 'New goals, the same two of you', value: 'new-cycle' },
        {
          label: 'A gradual change',
          detail: 'To something casual, a friendly word now and then',
          value: 'transition',
        },
        { label: 'A good end here', detail: 'It was what it was for', value: 'close' },
        { label: 'Leave it open', value: null },
      ],
    });
    return left(next) ? next : { ...state, next };
  };
}
