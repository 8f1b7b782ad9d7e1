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
import type { App, CommandHandler } from '../app.js';
import { askDay, fromToday } from '../input/day.js';
import { askInSteps, askText, pickOne, alone, left, keepAs } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { ratingButton } from './rating-button.js';
import { choosePair, isReadOnly } from './choose.js';
import { chooseFolder } from './choose-folder.js';
import { commandButton, say } from '../messages.js';
import { run, whoAmI, writeMore } from '../run-action.js';
import { recordOf, openPairs, otherName } from '../../views/choices.js';

/** Saves a session as held today, in one line. */
export function logSession(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const pair = await choosePair(folder, argument, 'Log Session');
    if (!pair) return;
    const notes = await askText(alone('Log Session'), {
      prompt: `What did you talk about? Saved as held today with ${otherName(folder, pair)}.`,
      placeholder: 'Where the lock is held, and what to measure next',
    });
    if (left(notes)) return;
    await run(
      folder,
      log,
      { pair: pair.id, notes },
      { buttons: (performed) => [...ratingButton(folder, pair), ...writeMore(folder, performed)] },
    );
  };
}

/** Plans a session: a day, and what to talk about. */
export function planSession(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const pair = await choosePair(folder, argument, 'Plan Session');
    if (!pair) return;
    const { today } = folder;
    const next = nextSession(folder.perspective, pair);
    const asAgreed =
      next?.state === 'expected' && next.date > today ? [{ label: 'As agreed', date: next.date }] : [];
    const answers = await askInSteps<{ date?: string | undefined; preparation?: string }>(
      'Plan Session',
      {},
      [
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
        keepAs('preparation', (frame, state) =>
          askText(frame, {
            prompt: 'What should it be about? The other one sees it once shared. Enter to leave it open.',
            placeholder: 'The backoff proposal, and how to say no to scope',
            value: state.preparation,
            optional: true,
          }),
        ),
      ],
    );
    if (answers?.date === undefined) return;
    const input = { pair: pair.id, date: answers.date, preparation: answers.preparation };
    await run(folder, plan, input, { buttons: (performed) => writeMore(folder, performed, 'Open') });
  };
}

/** A planned session: the one that a command was called on, else the only one, else one that is chosen. */
export async function choosePlanned(
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
  const [first, second] = planned;
  if (!first) {
    await say('No session is planned.', commandButton('Plan Session', 'mentoring.planSession'));
    return undefined;
  }
  if (!second) return first;
  const chosen = await pickOne(alone(title), {
    placeholder: 'Which session?',
    items: planned.map((session) => ({
      label: dayWithWeekday(session.value.date, folder.today),
      description: session.value.preparation?.split('\n')[0] ?? '',
      value: session,
    })),
  });
  return left(chosen) ? undefined : chosen;
}

/** Says what to talk about in a session that is to come. */
export function prepareSession(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const session = await choosePlanned(folder, argument, 'Prepare Session');
    if (!session) return;
    const known = session.value.preparation ?? '';
    const preparation = await askText(alone('Prepare Session'), {
      prompt: `What do you want to talk about on ${dayWithWeekday(session.value.date, folder.today)}?`,
      placeholder: 'The backoff proposal, and how to say no to scope',
      value: known.includes('\n') ? '' : known.trim(),
      ...(known.includes('\n') ? { optional: true } : {}),
    });
    if (left(preparation)) return;
    const text = known.includes('\n')
      ? [known.trimEnd(), preparation].filter((part) => part !== '').join('\n')
      : preparation;
    await run(
      folder,
      prepare,
      { session: session.id, preparation: text, seen: known },
      { buttons: (performed) => writeMore(folder, performed) },
    );
  };
}

/** Says that a planned session does not take place. */
export function cancelSession(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const session = await choosePlanned(folder, argument, 'Cancel Session');
    if (session) await run(folder, cancel, { session: session.id });
  };
}
