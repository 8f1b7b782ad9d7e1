import type { AgreementKey, AgreementValue } from '../../core/insight/agreement.js';
import { dayWithWeekday, plural } from '../../core/text/words.js';
import { readDay } from '../../views/read-day.js';
import { askText, back, cancelled, pickOne, type Answer, type Choice, type StepFrame } from './steps.js';

/** How often two people meet. */
export const rhythms: readonly Choice<string>[] = [
  { label: 'Every week', value: 'P7D' },
  { label: 'Every two weeks', value: 'P14D' },
  { label: 'Every three weeks', value: 'P21D' },
  { label: 'Every month', value: 'P1M' },
];

const responseTimes: readonly Choice<string>[] = [
  { label: 'Within a day', value: 'P1D' },
  { label: 'Within two days', value: 'P2D' },
  { label: 'Within three days', value: 'P3D' },
  { label: 'Within a week', value: 'P7D' },
];

/** How "nothing" is worded where something may be left out of an agreement. */
const leaveOpen: Choice<undefined> = { label: 'Leave it open', value: undefined };

/** Asks how often the two meet. */
export function askRhythm(frame: StepFrame, active: string | undefined): Promise<Answer<string | undefined>> {
  return pickOne<string | undefined>(frame, {
    placeholder: 'How often do you meet?',
    items: [...rhythms, leaveOpen],
    active,
  });
}

/** Asks for a whole number: one of those suggested, or one that is typed. */
function askCount(
  frame: StepFrame,
  options: { placeholder: string; noun: string; suggested: readonly number[]; active?: number | undefined },
): Promise<Answer<number | undefined>> {
  const choice = (count: number): Choice<number> => ({ label: plural(count, options.noun), value: count });
  return pickOne<number | undefined>(frame, {
    placeholder: options.placeholder,
    items: [...options.suggested.map(choice), leaveOpen],
    active: options.active,
    typed: (text) => {
      const count = countIn(text);
      return count === undefined || options.suggested.includes(count) ? undefined : choice(count);
    },
  });
}

/** A whole number as somebody types it, with or without what it counts. */
function countIn(text: string): number | undefined {
  const [, digits] = /^(\d{1,3})\b/.exec(text) ?? [];
  const count = Number(digits ?? 0);
  return count > 0 ? count : undefined;
}

/** Asks how many sessions there are to be. */
export function askMeetings(frame: StepFrame, active?: number): Promise<Answer<number | undefined>> {
  return askCount(frame, {
    placeholder: 'How many sessions in all? Choose, or type a number',
    noun: 'session',
    suggested: [6, 8, 12, 24],
    active,
  });
}

/** When the checkpoint is: after a number of sessions, or on a day. */
export type CheckpointAnswer = { readonly afterSessions: number } | { readonly date: string };

/** Asks when the two look at how it goes. */
export function askCheckpoint(
  frame: StepFrame,
  { today, meetings }: { today: string; meetings?: number | undefined },
): Promise<Answer<CheckpointAnswer | undefined>> {
  const half = meetings === undefined ? undefined : Math.ceil(meetings / 2);
  const after = (count: number, description = ''): Choice<CheckpointAnswer> => ({
    label: `After ${plural(count, 'session')}`,
    description,
    value: { afterSessions: count },
  });
  const suggested = half === undefined ? [3, 6] : [...new Set([half, 3])];
  return pickOne<CheckpointAnswer | undefined>(frame, {
    placeholder: 'When do you look at how it goes? Choose, or type a number of sessions or a day: 4 Dec',
    items: [...suggested.map((count) => after(count, count === half ? 'half way' : '')), leaveOpen],
    typed: (text) => {
      const date = readDay(text, today);
      if (date !== undefined) return { label: `On ${dayWithWeekday(date, today)}`, value: { date } };
      const count = countIn(text);
      return count === undefined || suggested.includes(count) ? undefined : after(count);
    },
  });
}

/** What is asked where a key holds text, and an example. */
const questions: Readonly<Partial<Record<AgreementKey, readonly [string, string]>>> = {
  roles: ['Who is what to whom?', 'The mentor advises, the mentee decides'],
  'expectations.mentee': ['What does the mentee expect?', 'Honest feedback'],
  'expectations.mentor': ['What does the mentor expect?', 'A topic for every session'],
  'responsibilities.mentee': ['What does the mentee take care of?', 'Prepares the sessions'],
  'responsibilities.mentor': ['What does the mentor take care of?', 'Reads what was prepared'],
  boundaries: ['What is outside of this mentoring?', 'Appraisals and pay'],
  confidentiality: ['What stays between the two of you?', 'What we talk about stays between us'],
  'checkpoint.how': ['How is the checkpoint held?', 'We reread this agreement and change what does not fit'],
  style: ['How does the mentee like to be mentored?', 'Questions first, then examples from the code'],
  success: ['How will both of you judge it?', 'I am on call, and sleep well'],
  leaving: ['How may either of you leave, without fault?', 'A word is enough'],
};

/** What an answer makes of an agreement: `null` takes a thing out. */
export type AnsweredChanges = Readonly<Partial<Record<AgreementKey, AgreementValue | null>>>;

/** Asks what an agreement is to say under a key. */
export async function askAgreementValue(
  frame: StepFrame,
  key: AgreementKey,
  value: AgreementValue | undefined,
  { today, meetings }: { today: string; meetings?: number | undefined },
): Promise<Answer<AnsweredChanges>> {
  const count = typeof value === 'number' ? value : undefined;
  switch (key) {
    case 'schedule.cadence':
      return changed(key, await askRhythm(frame, String(value ?? '')));
    case 'responseTime': {
      const items = [...responseTimes, leaveOpen];
      const placeholder = 'How soon does each of you answer?';
      return changed(
        key,
        await pickOne<string | undefined>(frame, { placeholder, items, active: String(value ?? '') }),
      );
    }
    case 'schedule.meetings':
      return changed(key, await askMeetings(frame, count));
    case 'schedule.minutes': {
      const placeholder = 'How long is a session? Choose, or type a number of minutes';
      const suggested = [30, 45, 60, 90];
      return changed(key, await askCount(frame, { placeholder, noun: 'minute', suggested, active: count }));
    }
    case 'checkpoint.afterSessions':
    case 'checkpoint.date': {
      const when = await askCheckpoint(frame, { today, meetings });
      if (when === back || when === cancelled) return when;
      const nothing: AnsweredChanges = { 'checkpoint.afterSessions': null, 'checkpoint.date': null };
      if (when === undefined) return nothing;
      return 'date' in when
        ? { ...nothing, 'checkpoint.date': when.date }
        : { ...nothing, 'checkpoint.afterSessions': when.afterSessions };
    }
    default: {
      const [question = '', placeholder] = questions[key] ?? [];
      const takeOut = value === undefined ? '' : ' Leave it empty to take it out.';
      const text = await askText(frame, {
        prompt: `${question}${takeOut}`,
        placeholder,
        value: String(value ?? ''),
        optional: value !== undefined,
      });
      return changed(key, text === '' ? undefined : text);
    }
  }
}

function changed(key: AgreementKey, answer: Answer<AgreementValue | undefined>): Answer<AnsweredChanges> {
  return answer === back || answer === cancelled ? answer : { [key]: answer ?? null };
}
