import { openActions, sinceLastSession } from '../insight/actions.js';
import { feedbackLine } from '../insight/feedback.js';
import { goalsOf, goalView, isFinished } from '../insight/goals.js';
import { pairName, shortName } from '../insight/people.js';
import { dayWithWeekday } from '../insight/words.js';
import { stageTrack } from '../processes/stages.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import type { Commit } from '../ports.js';

/** What an agenda is made of. */
export interface AgendaInput {
  readonly snapshot: Snapshot;
  readonly pair: LoadedRecord<'pair'>;
  /** The session that it is for; what its preparation and prompts say comes first. */
  readonly session: LoadedRecord<'session'> | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly commits: readonly Commit[];
}

/**
 * What the two may talk about, as Markdown: what the mentee wants to, the stage's questions, what was agreed, the goals, and the
 * feedback since the last session. The questions about confidential things are here too: an agenda is shown, never written.
 */
export function agendaMarkdown(input: AgendaInput): string {
  const { snapshot, pair, session, today } = input;
  const sections = [
    section('What you want to talk about', session?.value.preparation?.trim().split('\n') ?? [], false),
    section('To ask', promptLines(input)),
    section(
      'Agreed and still open',
      openActions(snapshot, pair, today).map((action) => {
        const who = shortName(snapshot, action.owner, pair.value);
        return [oneLine(action.task), who, action.dueWords].filter((part) => part !== undefined).join(' · ');
      }),
    ),
    section('Goals', goalLines(input)),
    section(
      'Feedback since last time',
      sinceLastSession(snapshot, pair, input.commits, today).feedback.map(
        (thread) =>
          `${shortName(snapshot, thread.first.value.from, pair.value)}: ${oneLine(feedbackLine(thread.first))}${thread.resolved ? ' (settled)' : ''}`,
      ),
    ),
  ].filter((text) => text !== '');
  const title = `# ${oneLine(pairName(snapshot, pair.value))}, ${dayWithWeekday(session?.value.date ?? today, today)}`;
  const quiet = 'Nothing is noted yet. What is on your mind?';
  return harmless(`${[title, ...(sections.length > 0 ? sections : [quiet])].join('\n\n')}\n`);
}

/**
 * Markdown without pictures and HTML, which a preview would load from elsewhere and so tell others when two people meet. An
 * invisible character that joins words keeps them from being such, in code as well as outside of it.
 */
function harmless(text: string): string {
  return text.replace(/!(?=\[)|<(?=[a-z/!?])(?!https?:)/gi, '$&\u2060');
}

function section(title: string, lines: readonly string[], list = true): string {
  if (lines.length === 0) return '';
  return `## ${title}\n\n${lines.map((line) => (list ? `- ${line}` : line)).join('\n')}`;
}

function promptLines({ snapshot, pair, session, today }: AgendaInput): string[] {
  const stage = stageTrack(snapshot, pair, today).current;
  const written = session?.value.prompts ?? [];
  const more = (stage?.prompts ?? []).filter((prompt) => !written.some((known) => known.ask === prompt.ask));
  return [...written, ...more].map((prompt) => {
    const confidential =
      'private' in prompt && prompt.private === true ? ' (between the two of you: not written down)' : '';
    return `${oneLine(prompt.ask)}${confidential}`;
  });
}

function goalLines({ snapshot, pair, today, commits }: AgendaInput): string[] {
  return goalsOf(snapshot, pair)
    .filter((goal) => !isFinished(goal))
    .map((goal) => {
      const view = goalView(snapshot, goal, today, commits);
      const next = view.nextStep ? `next: ${oneLine(view.nextStep.step.task)}` : undefined;
      return [`**${oneLine(view.title)}**`, view.summary, next]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
    });
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
