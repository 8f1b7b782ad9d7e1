import { sameRecord, type LoadedRecord, type RecordFile, type Snapshot } from '../../core/folder/snapshot.js';
import { earlierCycles, livePair, nextCycle } from '../../core/insight/cycles.js';
import { otherOf, pairName, roleOf, shortName, statedReaders } from '../../core/insight/people.js';
import { cadenceOf, momentum, periodWords } from '../../core/insight/schedule.js';
import { lastMetWords, plural } from '../../core/text/words.js';
import { findProcess } from '../../core/processes/team.js';
import type { Button, BrokenItem, Header, NothingState, PairState } from '../../protocol/state.js';
import { agreementPart } from './agreement-items.js';
import { finishedPart, goalViews, goalsPart } from './goal-items.js';
import { lookingBackPart } from './review-items.js';
import { sceneOf, target, who, type DashboardInput, type Scene } from './scene.js';
import { nextPart, sincePart } from './session-items.js';
import { stagesPart } from './stage-items.js';
import { timelinePart } from './timeline-items.js';
import { isPrivate, isSeenFrom } from '../../core/folder/privacy.js';
import { ownProblems } from '../../core/lint/lint.js';

const shownBroken = 3;

/** Everything that the dashboard of a pair shows, worded and ready. */
export function dashboardState(input: DashboardInput): PairState {
  const scene = sceneOf(input);
  const goals = goalViews(scene);
  return {
    view: 'pair',
    id: input.id,
    header: header(scene),
    broken: broken(scene),
    stages: stagesPart(scene),
    next: nextPart(scene),
    since: sincePart(scene, goals),
    goals: goalsPart(scene, goals),
    lookingBack: lookingBackPart(scene),
    agreement: agreementPart(scene),
    timeline: timelinePart(scene),
    finished: finishedPart(goals),
    foot: foot(scene),
  };
}

/** What the dashboard shows where its pair is not there. */
export function nothingState(id: string): NothingState {
  return {
    view: 'nothing',
    id,
    title: 'This pair is not here',
    text: 'It may have been deleted, or it is on another branch. This page shows it again as soon as it is back.',
    buttons: [{ command: 'startMentoring', label: 'Start mentoring', icon: 'add' }],
  };
}

function header(scene: Scene): Header {
  const { snapshot, pair } = scene;
  const { request, process } = pair.value;
  const facts = [
    findProcess(snapshot, pair.place, process)?.title ?? process,
    cadenceOf(snapshot, pair)?.words,
    momentum(snapshot, pair).words,
    lastMet(scene),
    periodWords(scene, pair),
  ];
  return {
    title: pairName(snapshot, pair.value),
    target: target(pair),
    roles: roleWords(scene),
    request,
    facts: facts.filter((fact) => fact !== undefined),
    status: statusWords(scene),
    buttons: [...headerButtons(scene), ...cycleButtons(scene)],
    isPrivate: isPrivate(pair),
  };
}

/** `last met 3 weeks ago`; nothing before the first session, which is said elsewhere, nor of a pair that has ended. */
function lastMet({ snapshot, pair, today, status }: Scene): string | undefined {
  const { last } = momentum(snapshot, pair);
  return last === undefined || status === 'ended' ? undefined : lastMetWords(last, today);
}

function roleWords({ snapshot, pair, me }: Scene): string {
  const name = (handle: string) => shortName(snapshot, handle, pair.value);
  const { mentee, mentor } = pair.value;
  switch (me === undefined ? undefined : roleOf(pair.value, me)) {
    case 'mentee':
      return `You are the mentee, ${name(mentor)} is your mentor.`;
    case 'mentor':
      return `You are the mentor, ${name(mentee)} is your mentee.`;
    case undefined:
      return `${name(mentee)} is the mentee, ${name(mentor)} is the mentor.`;
  }
}

/** Who proposed the pair, and the one who may accept it. */
function proposal({ pair }: Scene): { proposer: string; asked: string } {
  const proposer = pair.value.by ?? pair.value.mentee;
  return { proposer, asked: otherOf(pair.value, proposer) ?? pair.value.mentor };
}

function statusWords(scene: Scene): string | undefined {
  const { status, me, pair, snapshot } = scene;
  switch (status) {
    case 'active':
      return me === undefined ? 'It is not known here who you are, so this can only be read.' : undefined;
    case 'paused':
      return 'This pair is taking a break.';
    case 'ended':
      return 'This pair has ended. Its records stay to be read.';
    case 'proposed': {
      const { proposer, asked } = proposal(scene);
      if (me === proposer)
        return `Waiting for ${who(scene, asked)} to accept. You can go on in the meantime.`;
      const name = shortName(snapshot, proposer, pair.value);
      if (me !== asked) return `Proposed by ${name}, not accepted yet.`;
      return roleOf(pair.value, me) === 'mentor'
        ? `${name} asks you to be their mentor.`
        : `${name} offers to be your mentor.`;
    }
  }
}

function headerButtons(scene: Scene): Button[] {
  const { status, me, pair } = scene;
  const at = target(pair);
  if (me === undefined)
    return [{ command: 'setWhoIAm', label: 'Say who you are', icon: 'person', primary: true, target: at }];
  const share: Button = {
    command: 'share',
    label: 'Share…',
    icon: 'share',
    description: 'Share… commits records for the other one to see',
    target: at,
  };
  if (roleOf(pair.value, me) === undefined) return [];
  if (!scene.canAct) return [...onwards(scene), share];
  const log: Button = isRunningHere(scene)
    ? { command: 'endSession', label: 'End session', icon: 'stop-circle', primary: true, target: at }
    : { command: 'logSession', label: 'Log session', icon: 'add', primary: true, target: at };
  if (status === 'paused') {
    const resume: Button = {
      command: 'resumePair',
      label: 'Resume',
      icon: 'play',
      primary: true,
      target: at,
    };
    return [resume, { ...log, primary: false }, share];
  }
  const accepts = status === 'proposed' && proposal(scene).asked === me;
  if (!accepts) return [log, share];
  return [
    { command: 'accept', label: 'Accept', icon: 'check', primary: true, target: at },
    {
      command: 'endPair',
      label: 'Decline…',
      icon: 'close',
      description: 'Decline… ends the pair on good terms, without fault',
      target: at,
    },
    { ...log, primary: false },
    share,
  ];
}

/** The ways from a pair to those before and after it. */
function cycleButtons({ snapshot, pair }: Scene): Button[] {
  const [before] = earlierCycles(snapshot, pair);
  const next = nextCycle(snapshot, pair);
  return [
    ...(before ? [openCycle('Previous cycle', 'arrow-left', before)] : []),
    ...(next ? [openCycle('Next cycle', 'arrow-right', next)] : []),
  ];
}

function openCycle(label: string, icon: string, pair: LoadedRecord<'pair'>): Button {
  return { command: 'openDashboard', label, icon, target: target(pair) };
}

/** How an ended pair can go on. */
function onwards({ snapshot, pair }: Scene): Button[] {
  const { mentee, mentor } = pair.value;
  if (nextCycle(snapshot, pair) ?? livePair(snapshot, mentee, mentor)) return [];
  return [{ command: 'startNextCycle', label: 'Start next cycle', icon: 'sync', target: target(pair) }];
}

/** Whether the session that is being held is one of this pair. */
function isRunningHere({ snapshot, pair, running }: Scene): boolean {
  const file = running && snapshot.file(running.place, running.path);
  return file?.value !== undefined && belongsTo(snapshot, file, pair);
}

/** Records that cannot be read now: those of the pair, and those of which nobody knows whose they are. */
function broken({ snapshot, pair }: Scene): BrokenItem[] {
  return snapshot
    .everyFile()
    .filter((file) => file.value === undefined || (file.stale && belongsTo(snapshot, file, pair)))
    .flatMap((file) => {
      const problem = ownProblems(file).find((candidate) => candidate.severity === 'error');
      if (!problem) return [];
      const { line } = problem.range.start;
      const kept = file.value === undefined ? '' : ' What it said before is shown until then.';
      return [
        {
          key: `${file.place}:${file.path}`,
          where: `${file.path}, line ${line + 1}`,
          reason: `${problem.message}${kept}`,
          target: { ...target(file), line },
        },
      ];
    })
    .slice(0, shownBroken);
}

/** Whether a record is one of the pair's: it names the pair, or a goal or agreement that does. */
function belongsTo(snapshot: Snapshot, file: RecordFile, pair: LoadedRecord<'pair'>): boolean {
  if (file.value === undefined) return false;
  if (file.kind === 'pair') return sameRecord('pair', file.id, pair.id);
  if (file.kind === 'person') return file.id === pair.value.mentee || file.id === pair.value.mentor;
  const value = file.value as { readonly pair?: string; readonly goal?: string; readonly agreement?: string };
  const parent = snapshot.find('goal', value.goal) ?? snapshot.find('agreement', value.agreement);
  return sameRecord('pair', value.pair ?? parent?.value.pair, pair.id);
}

function foot({ snapshot, pair, branch, defaultBranch }: Scene): PairState['foot'] {
  if (isPrivate(pair))
    return { readers: 'Only you can read this: it lies on this machine alone, and nothing backs it up.' };
  const readers = statedReaders(snapshot);
  const hidden = snapshot
    .everyFile()
    .filter((file) => !isSeenFrom('shared', file) && belongsTo(snapshot, file, pair)).length;
  return {
    readers:
      readers === undefined
        ? 'Shared records can be read by everyone who can read the folder that they lie in.'
        : `Who can read the shared records: ${readers.replace(/\.\s*$/, '')}.`,
    branch: branch === undefined ? undefined : branchWords(branch, defaultBranch),
    privately:
      hidden === 0
        ? undefined
        : `${plural(hidden, 'record is', 'records are')} private: on this machine alone, and nothing backs ${hidden === 1 ? 'it' : 'them'} up.`,
  };
}

function branchWords(branch: string, defaultBranch: string | undefined): string {
  const elsewhere =
    defaultBranch === undefined || defaultBranch === branch ? '' : `; others may look at ${defaultBranch}`;
  return `You see them as they are on the branch ${branch}${elsewhere}.`;
}
