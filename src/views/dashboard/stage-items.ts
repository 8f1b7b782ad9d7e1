import { feedbackLine } from '../../core/insight/feedback.js';
import type { RecordName } from '../../core/insight/target.js';
import { dayWords, sentence } from '../../core/text/words.js';
import type { CheckResult } from '../../core/processes/checks.js';
import { nextStage, stageTrack, type StageTrack, type TrackStage } from '../../core/processes/stages.js';
import { definitions } from '../../core/records/kinds.js';
import type { CheckItem, Link, StageItem, Stages } from '../../protocol/state.js';
import { target, who, type Scene } from './scene.js';

const shownRecords = 3;

/** The way through the process, and what is open where the pair is. */
export function stagesPart(scene: Scene): Stages {
  const track = stageTrack(scene, scene.pair);
  const next = nextStage(track);
  const canAdvance = scene.canAct && scene.status === 'active' && next !== undefined;
  return {
    process: track.title,
    track: track.stages.map((stage, index) => stageItem(track, stage, index, scene.today)),
    current: track.current && currentStage(scene, track.current),
    buttons: canAdvance
      ? [
          {
            command: 'advanceStage',
            label: `Go on to ${next.title}`,
            icon: 'arrow-right',
            target: target(scene.pair),
          },
        ]
      : lastButtons(scene, track),
    notice: track.notice,
  };
}

/** What comes after the last stage. */
function lastButtons(scene: Scene, track: StageTrack): Stages['buttons'] {
  const isLast = track.currentIndex >= 0 && track.currentIndex === track.stages.length - 1;
  if (!scene.canAct || scene.status !== 'active' || !isLast) return [];
  const at = target(scene.pair);
  return [
    { command: 'startNextCycle', label: 'Start next cycle', icon: 'sync', target: at },
    { command: 'endPair', label: 'End pair…', icon: 'archive', target: at },
  ];
}

function stageItem({ stages }: StageTrack, stage: TrackStage, index: number, today: string): StageItem {
  const { id, title, state, entered } = stage;
  return { key: `${index}:${id}`, title, state, note: entered === undefined ? undefined : noteOf(entered) };

  function noteOf(from: string): string | undefined {
    const left = stages[index + 1]?.entered;
    switch (state) {
      case 'past':
        return left === undefined
          ? dayWords(from, today)
          : `${dayWords(from, today)} – ${dayWords(left, today)}`;
      case 'current':
        return `since ${dayWords(from, today)}`;
      case 'coming':
        return undefined;
    }
  }
}

function currentStage(scene: Scene, stage: TrackStage): Stages['current'] {
  const { checks, open } = stage;
  return {
    title: stage.title,
    purpose: stage.purpose,
    lead: leadWords(scene, stage),
    summary:
      open > 0
        ? 'Open in this stage'
        : checks.length > 0
          ? 'Everything here is done'
          : 'Nothing is asked for here',
    count: open > 0 ? `${open} of ${checks.length}` : undefined,
    checks: checks.map((check) => checkItem(scene, check)),
  };
}

function leadWords(scene: Scene, { lead }: TrackStage): string | undefined {
  switch (lead) {
    case undefined:
      return undefined;
    case 'both':
      return scene.canAct ? 'Both of you lead' : 'Both lead';
    case 'mentee':
    case 'mentor': {
      const name = who(scene, scene.pair.value[lead]);
      return name === 'You' ? 'You lead' : `${name} leads`;
    }
  }
}

function checkItem(scene: Scene, check: CheckResult): CheckItem {
  const links = check.records.flatMap((name) => recordLink(scene, name) ?? []);
  return {
    key: check.id,
    title: check.title,
    met: check.met,
    reason: check.reason,
    links: links.slice(0, shownRecords),
  };
}

/** A record in a few words that lead to it; undefined where it has gone, or leads nowhere new. */
function recordLink(scene: Scene, name: RecordName): Link | undefined {
  const words = recordWords(scene, name);
  return words === undefined ? undefined : { text: words, target: target(name) };
}

function recordWords(scene: Scene, { kind, id }: RecordName): string | undefined {
  const { snapshot, today } = scene;
  const goalTitle = (reference: string | undefined) => snapshot.find('goal', reference)?.value.title;
  const dated = (word: string, date: string | undefined) =>
    date === undefined ? undefined : `${word} ${dayWords(date, today)}`;
  switch (kind) {
    case 'goal':
      return goalTitle(id);
    case 'plan':
      return goalTitle(snapshot.find('plan', id)?.value.goal) ?? 'Action plan';
    case 'session':
      return dated('Session of', snapshot.find('session', id)?.value.date);
    case 'feedback': {
      const feedback = snapshot.find('feedback', id);
      return feedback && feedbackLine(feedback);
    }
    case 'review':
      return dated('Review of', snapshot.find('review', id)?.value.date);
    case 'person':
      return snapshot.find('person', id)?.value.name;
    // The whole page is about the pair.
    case 'pair':
    case 'configuration':
      return undefined;
    case 'agreement':
    case 'signature':
    case 'evidence':
    case 'note':
    case 'process':
    case 'programme':
      return sentence(definitions[kind].name);
  }
}
