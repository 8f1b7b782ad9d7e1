import { goalView, goalsOf, goalsWithoutPair, isFinished, type GoalView } from '../../core/insight/goals.js';
import type { MeasureView } from '../../core/insight/measure.js';
import { withUnit } from '../../core/insight/measure.js';
import { pairsOf } from '../../core/insight/people.js';
import { smartGaps, type SmartGap, type SmartLetter } from '../../core/insight/smart.js';
import { dayWords, distanceWords, joinNames, numberWords, plural } from '../../core/text/words.js';
import { pairStatus } from '../../core/records/pair.js';
import type { Button, Chart, FinishedGoal, GoalItem, PairState } from '../../protocol/state.js';
import { evidenceItem, stepItem } from './step-items.js';
import { firstOf, keyOf, target, who, type Scene } from './scene.js';
import { isPrivate } from '../../core/folder/privacy.js';

const shownEvidence = 20;
/** From how many check-ins on a line says more than a number. */
const fewestPoints = 3;
/** A longer unit is said once beside the chart, not at every point. */
const longestUnit = 4;

/** The goals of the pair, and mine that belong to no pair yet where this is the only one I am in. */
export function goalViews(scene: Scene): readonly GoalView[] {
  const { snapshot, pair, me } = scene;
  const live =
    me === undefined ? [] : pairsOf(snapshot, me).filter((each) => pairStatus(each.value) !== 'ended');
  const isOnly = live.length === 1 && live[0]?.id === pair.id;
  const loose = me !== undefined && isOnly && pair.value.mentee === me ? goalsWithoutPair(snapshot, me) : [];
  return [...goalsOf(snapshot, pair), ...loose].map((goal) => goalView(scene, goal));
}

/** The goals that are worked on. */
export function goalsPart(scene: Scene, views: readonly GoalView[]): PairState['goals'] {
  const items = views.filter((view) => !isFinished(view.record)).map((view) => goalItem(scene, view));
  const newGoal: Button = { command: 'newGoal', label: 'New goal', icon: 'add', target: target(scene.pair) };
  return {
    items,
    buttons: scene.canAct ? [newGoal] : [],
    invitation: items.length > 0 ? undefined : invitation(scene, views.length > 0),
  };
}

function invitation(scene: Scene, hasFinished: boolean): string {
  if (scene.status === 'ended') return 'No goal is open.';
  const mentee = who(scene, scene.pair.value.mentee);
  const asked =
    mentee === 'You' ? 'What would you like to be able to do' : `What would ${mentee} like to be able to do`;
  return hasFinished ? `${asked} next?` : `${asked}? A sentence is enough to begin with.`;
}

/** The goals that are behind. */
export function finishedPart(views: readonly GoalView[]): FinishedGoal[] {
  return views
    .filter((view) => isFinished(view.record))
    .map((view) => ({
      key: keyOf(view.record),
      title: view.title,
      note: view.summary,
      target: target(view.record),
      isPrivate: isPrivate(view),
    }));
}

function goalItem(scene: Scene, view: GoalView): GoalItem {
  const { record, measure, steps } = view;
  const gaps = smartGaps(scene, record);
  const evidence = firstOf(view.evidence, shownEvidence);
  const isLoose = scene.snapshot.find('pair', record.value.pair) === undefined;
  const { owner } = record.value;
  return {
    key: keyOf(record),
    title: view.title,
    target: target(record),
    status: statusWords(view, isLoose),
    owner:
      owner === scene.pair.value.mentee
        ? undefined
        : `goal of ${who(scene, owner) === 'You' ? 'yours' : who(scene, owner)}`,
    measure: measure ? measureItem(measure) : view.knownBy === undefined ? undefined : { what: view.knownBy },
    chart: measure && chartItem(measure, scene.today),
    due: dueWordsOf(view, scene.today),
    facts: steps.length === 0 ? [] : [`${view.stepsDone} of ${plural(steps.length, 'step')} done`],
    next: view.nextStep && stepItem(scene, view.nextStep, owner),
    evidence:
      view.evidence.length === 0
        ? undefined
        : {
            summary: evidenceWords(view, scene.today),
            items: evidence.shown.map((item) => evidenceItem(scene, item)),
            more: evidence.more,
          },
    advice: gaps.length === 0 ? undefined : `Still open: ${joinNames(gaps.map(gapWords))}.`,
    buttons: scene.canAct ? goalButtons(view, gaps) : [],
    isPrivate: isPrivate(view),
  };
}

function statusWords({ status }: GoalView, isLoose: boolean): string | undefined {
  const words = [status === 'draft' ? 'draft' : undefined, isLoose ? 'in no pair yet' : undefined].filter(
    (part) => part !== undefined,
  );
  return words.length === 0 ? undefined : words.join(', ');
}

function measureItem(measure: MeasureView): GoalItem['measure'] {
  const { what, unit, from, to, current } = measure;
  if (current === undefined) return { what, wanted: `from ${numberWords(from)} to ${withUnit(to, unit)}` };
  return {
    what,
    values: withUnit(current, unit),
    wanted: `from ${numberWords(from)}, to ${withUnit(to, unit)}`,
  };
}

function chartItem({ what, unit, to, points }: MeasureView, today: string): Chart | undefined {
  const [first] = points;
  const last = points.at(-1);
  // Check-ins of a single day make no line.
  if (points.length < fewestPoints || first?.date === last?.date) return undefined;
  const label = (value: number) =>
    withUnit(value, unit !== undefined && unit.length <= longestUnit ? unit : undefined);
  return {
    title: what,
    points: points.map(({ date, value }) => ({
      date,
      day: dayWords(date, today),
      value,
      label: label(value),
    })),
    target: { value: to, label: `wanted: ${label(to)}` },
  };
}

function dueWordsOf({ due, dueWords }: GoalView, today: string): string | undefined {
  if (due === undefined || dueWords === undefined) return undefined;
  if (due < today) return dueWords;
  return due === today ? 'due today' : `due ${dueWords}, ${distanceWords(due, today)}`;
}

/** `3 commits and 1 page, the latest on 25 Nov`. */
function evidenceWords(view: GoalView, today: string): string {
  const evidence = view.evidence.filter(({ counts }) => counts);
  if (evidence.length === 0) return 'commits of others that name it';
  const commits = evidence.filter((item) => item.kind === 'commit').length;
  const pages = evidence.length - commits;
  const counted = joinNames([
    ...(commits > 0 ? [plural(commits, 'commit')] : []),
    ...(pages > 0 ? [plural(pages, 'page')] : []),
  ]);
  const [latest] = evidence;
  return latest && evidence.length > 1
    ? `${counted}, the latest on ${dayWords(latest.date, today)}`
    : counted;
}

/** What a goal leaves open, in the middle of a sentence. */
function gapWords(gap: SmartGap): string {
  return openWords[gap.letter];
}

const openWords: Readonly<Record<SmartLetter, string>> = {
  specific: 'what exactly it is about',
  measurable: 'how one will know',
  achievable: 'why it can be done',
  relevant: 'why it matters',
  'time-bound': 'by when',
};

function goalButtons({ record, title }: GoalView, gaps: readonly SmartGap[]): Button[] {
  const at = target(record);
  const buttons: Button[] = [
    { command: 'addStep', label: 'Add step', icon: 'add', description: `Add step to ${title}`, target: at },
    {
      command: 'linkCommit',
      label: 'Link commits',
      icon: 'git-commit',
      description: `Link commits to ${title}`,
      target: at,
    },
  ];
  const sharpen: Button = {
    command: 'sharpenGoal',
    label: 'Sharpen',
    icon: 'edit',
    description: `Sharpen ${title}`,
    target: at,
  };
  return gaps.length > 0 ? [sharpen, ...buttons] : buttons;
}
