import { openAgreed, sinceLastSession } from '../insight/agreed-actions.js';
import { feedbackLine } from '../insight/feedback.js';
import { goalsOf, goalView, isFinished } from '../insight/goals.js';
import { pairName, shortName } from '../insight/people.js';
import { dayWithWeekday } from '../text/words.js';
import { stageTrack } from '../processes/stages.js';
import type { LoadedRecord } from '../folder/snapshot.js';
import { harmless, plainText } from './plain-text.js';
import type { Perspective } from '../insight/perspective.js';

/** What an agenda is made of. */
export interface AgendaInput extends Perspective {
  readonly pair: LoadedRecord<'pair'>;
  /** The session that it is for; what its preparation and prompts say comes first. */
  readonly session: LoadedRecord<'session'> | undefined;
}

/**
 * What the two may talk about, as Markdown: what the mentee wants to, the stage's questions, what was agreed, the goals, and the
 * feedback since the last session. The questions about confidential things are here too: an agenda is shown, never written.
 */
export function agendaMarkdown(input: AgendaInput): string {
  const { snapshot, pair, session, today } = input;
  const sections = [
    preparation(input),
    list('To ask', promptLines(input)),
    list(
      'Agreed and still open',
      openAgreed(input, pair).map((action) => {
        const who = shortName(snapshot, action.owner, pair.value);
        return joined([action.task, who, action.dueWords]);
      }),
    ),
    list('Goals', goalLines(input)),
    list(
      'Feedback since last time',
      sinceLastSession(input, pair).feedback.map(({ first, resolved }) => {
        const who = shortName(snapshot, first.value.from, pair.value);
        return `${plainText(who)}: ${plainText(feedbackLine(first))}${resolved ? ' (resolved)' : ''}`;
      }),
    ),
  ].filter((text) => text !== '');
  const title = `# ${plainText(pairName(snapshot, pair.value))}, ${dayWithWeekday(session?.value.date ?? today, today)}`;
  const quiet = 'Nothing is noted yet. What is on your mind?';
  return `${[title, ...(sections.length > 0 ? sections : [quiet])].join('\n\n')}\n`;
}

/**
 * What the mentee wants to talk about stays the Markdown that it is. It is quoted, so that what it leaves open, such as a fence of
 * code, ends with it.
 */
function preparation({ snapshot, pair, session, me }: AgendaInput): string {
  const text = session?.value.preparation?.trim() ?? '';
  if (text === '') return '';
  const { mentee } = pair.value;
  const who = mentee === me ? 'you want' : `${plainText(shortName(snapshot, mentee, pair.value))} wants`;
  const lines = harmless(text).split(/\r\n|\r|\n/);
  return `## What ${who} to talk about\n\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `## ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

/** What there is to say about one thing, as text. */
function joined(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : [plainText(part)])).join(' · ');
}

/** The questions that the session has, and those of the stage besides; each with who asks it, where that is said. */
function promptLines(input: AgendaInput): string[] {
  const { snapshot, pair, session } = input;
  const stage = stageTrack(input, pair).current?.prompts ?? [];
  const asked = new Map<string, string | undefined>();
  for (const { ask, from } of [...(session?.value.prompts ?? []), ...stage]) {
    const text = plainText(ask);
    asked.set(text, asked.get(text) ?? from);
  }
  const confidential = new Set(
    stage.filter((prompt) => prompt.private === true).map(({ ask }) => plainText(ask)),
  );
  return [...asked].map(([ask, from]) => {
    const who = from === 'mentor' || from === 'mentee' ? pair.value[from] : undefined;
    const line = who === undefined ? ask : `${ask} · ${plainText(shortName(snapshot, who, pair.value))}`;
    return confidential.has(ask) ? `${line} (between the two of you: not written down)` : line;
  });
}

function goalLines(input: AgendaInput): string[] {
  return goalsOf(input.snapshot, input.pair)
    .filter((goal) => !isFinished(goal))
    .map((goal) => {
      const { title, summary, nextStep } = goalView(input, goal);
      const next = nextStep ? [`next: ${plainText(nextStep.step.task)}`] : [];
      return [`**${plainText(title)}**`, ...(summary === '' ? [] : [plainText(summary)]), ...next].join(
        ' · ',
      );
    });
}
