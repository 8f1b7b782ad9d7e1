import {
  cancelSession as cancel,
  logSession as log,
  planSession as plan,
  prepareSession as prepare,
} from '../../core/actions/sessions.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { nextSession, sessionsOf } from '../../core/insight/schedule.js';
import { dayWithWeekday } from '../../core/text/words.js';
import { sessionStatus } from '../../core/records/session.js';
import { askDay, fromToday } from '../input/day.js';
import { alone, askInSteps, askText, chooseOf, keepAs, left, textStep } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { ratingButton } from './rating-button.js';
import { isReadOnly } from './choose.js';
import { commandButton, say } from '../messages.js';
import { run } from '../run-action.js';
import { openPairs, otherName, recordOf } from '../../views/choices.js';
import { type Command, asMe, onPair } from './command.js';

/** Saves a session as held today, in one line. */
export const logSession = onPair('Log Session', async ({ folder, pair }) => {
  const notes = await askText(alone('Log Session'), {
    prompt: `What did you talk about? Saved as held today with ${otherName(folder, pair)}.`,
    placeholder: 'Where the lock is held, and what to measure next',
  });
  if (left(notes)) return;
  const input = { pair: pair.id, notes };
  await run(folder, log, input, { buttons: () => ratingButton(folder, pair), opens: 'Write More' });
});

/** Plans a session: a day, and what to talk about. */
export const planSession = onPair('Plan Session', async ({ folder, pair }) => {
  const { today } = folder;
  const next = nextSession(folder.perspective, pair);
  const asAgreed =
    next?.state === 'expected' && next.date > today ? [{ label: 'As agreed', date: next.date }] : [];
  const answers = await askInSteps<{ date?: string | undefined; preparation?: string }>('Plan Session', {}, [
    keepAs('date', (frame) =>
      askDay(frame, {
        placeholder: `When do you meet ${otherName(folder, pair)}? Choose, or type a day: 4 Dec`,
        today,
        suggested: [
          ...asAgreed,
          { label: 'Today', date: today },
          { label: 'Tomorrow', date: fromToday(today, { days: 1 }) },
          { label: 'In one week', date: fromToday(today, { weeks: 1 }) },
          { label: 'In two weeks', date: fromToday(today, { weeks: 2 }) },
        ],
      }),
    ),
    textStep('preparation', {
      prompt: 'What should it be about? The other one sees it once shared. Enter to leave it open.',
      placeholder: 'The backoff proposal, and how to say no to scope',
      optional: true,
    }),
  ]);
  if (answers?.date === undefined) return;
  const input = { pair: pair.id, date: answers.date, preparation: answers.preparation };
  await run(folder, plan, input, { opens: 'Open' });
});

/** A planned session: the one that a command was called on, else the only one, else one that is chosen. */
async function choosePlanned(
  folder: MentoringFolder,
  argument: unknown,
  title: string,
): Promise<LoadedRecord<'session'> | undefined> {
  const given = recordOf(folder, argument, 'session');
  if (given) {
    const of = folder.snapshot.find('pair', given.value.pair);
    return (await isReadOnly(folder, of)) ? undefined : given;
  }
  const pair = recordOf(folder, argument, 'pair');
  const planned = (pair ? [pair] : openPairs(folder))
    .flatMap((each) => sessionsOf(folder.snapshot, each))
    .filter((session) => sessionStatus(session.value) === 'planned');
  if (planned.length === 0)
    return say('No session is planned.', commandButton('Plan Session', 'planSession'));
  return chooseOf(planned, title, 'Which session?', ({ value }) => ({
    label: dayWithWeekday(value.date, folder.today),
    description: value.preparation?.split('\n')[0] ?? '',
  }));
}

/** A command on a planned session. */
export function onPlanned(
  title: string,
  work: (folder: MentoringFolder, session: LoadedRecord<'session'>) => Promise<unknown>,
): Command {
  return asMe(async ({ folder, argument }) => {
    const session = await choosePlanned(folder, argument, title);
    if (session) await work(folder, session);
  });
}

/** Says what to talk about in a session that is to come. */
export const prepareSession = onPlanned('Prepare Session', async (folder, session) => {
  const before = session.value.preparation ?? '';
  const isLong = before.includes('\n');
  const preparation = await askText(alone('Prepare Session'), {
    prompt: `What do you want to talk about on ${dayWithWeekday(session.value.date, folder.today)}?`,
    placeholder: 'The backoff proposal, and how to say no to scope',
    value: isLong ? '' : before.trim(),
    optional: isLong,
  });
  if (left(preparation)) return;
  const text = isLong
    ? [before.trimEnd(), preparation].filter((part) => part !== '').join('\n')
    : preparation;
  const input = { session: session.id, preparation: text, seen: before };
  await run(folder, prepare, input, { opens: 'Write More' });
});

/** Says that a planned session does not take place. */
export const cancelSession = onPlanned('Cancel Session', (folder, session) =>
  run(folder, cancel, { session: session.id }),
);
