import { writeNote, type WriteNote } from '../../core/actions/notes.js';
import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { involvementWords, type RatingKind } from '../../core/insight/notes.js';
import { roleOf } from '../../core/insight/people.js';
import { sentence } from '../../core/text/words.js';
import type { Fit } from '../../core/records/note.js';
import type { App, CommandHandler } from '../app.js';
import { askInSteps, askText, pickOne, type Step, keepAs } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { choosePair } from './choose.js';

import { chooseFolder } from './choose-folder.js';
import { run, whoAmI, writeMore } from '../run-action.js';
import { otherName } from '../../views/choices.js';

type PairRecord = LoadedRecord<'pair'>;

/** A rating, and what one wants to remember about it. */
interface Answers<T> {
  readonly value?: T;
  readonly text?: string;
}

function askReason<T>(): Step<Answers<T>> {
  return keepAs('text', (frame, state) =>
    askText(frame, {
      prompt: 'Anything to remember about it? Enter to leave it out.',
      placeholder: 'Only on this machine, unless you share it',
      value: state.text,
      optional: true,
    }),
  );
}

/** Asks oneself how well the two fit. What was answered before is not shown: others may look at the same screen. */
export function noteFit(app: App): CommandHandler {
  return noteRating(app, 'fit', async (folder, pair, title) => {
    const ask: Step<Answers<Fit>> = keepAs('value', (frame) =>
      pickOne<Fit>(frame, {
        placeholder: `How well do you and ${otherName(folder, pair)} fit? The answer stays on this machine.`,
        items: [
          { label: 'A good fit', detail: 'You are comfortable in this pair.', value: 'good' },
          {
            label: 'Still finding out',
            detail: 'It is early, or something is not clear yet.',
            value: 'finding-out',
          },
          {
            label: 'Not a fit',
            detail: "Another pair may suit better. That is a discovery, and nobody's failure.",
            value: 'not-a-fit',
          },
        ],
      }),
    );
    const answers = await askInSteps<Answers<Fit>>(title, {}, [ask, askReason()]);
    if (answers?.value === undefined) return undefined;
    return { pair: pair.id, kind: 'fit', value: answers.value, text: answers.text };
  });
}

/** Asks oneself whether the mentor is involved as much as is right. */
export function noteInvolvement(app: App): CommandHandler {
  return noteRating(app, 'involvement', async (folder, pair, title) => {
    const other = otherName(folder, pair);
    const isMentor = folder.me !== undefined && roleOf(pair.value, folder.me) === 'mentor';
    const whose = isMentor ? 'are you' : `is ${other}`;
    const details = isMentor ? asMentor(other) : asMentee(other);
    const ask: Step<Answers<number>> = keepAs('value', (frame) =>
      pickOne<number>(frame, {
        placeholder: `How much ${whose} involved? The answer stays on this machine.`,
        items: details.map((detail, index) => ({
          label: sentence(involvementWords(index + 1)),
          detail,
          value: index + 1,
        })),
      }),
    );
    const answers = await askInSteps<Answers<number>>(title, {}, [ask, askReason()]);
    if (answers?.value === undefined) return undefined;
    return { pair: pair.id, kind: 'involvement', value: answers.value, text: answers.text };
  });
}

/** What each rating means, from 1 to 5. */
function asMentee(mentor: string): readonly string[] {
  return [
    `You often wait for ${mentor}.`,
    `A little more of ${mentor} would help.`,
    `The work is yours, and ${mentor} is there when you ask.`,
    'Now and then you would rather have found it yourself.',
    'Decisions are taken for you.',
  ];
}

function asMentor(mentee: string): readonly string[] {
  return [
    `${mentee} has little of you.`,
    `${mentee} could do with a little more of you.`,
    `You help, and the doing is left to ${mentee}.`,
    'Now and then you tell where recommending would do.',
    `You carry what is for ${mentee} to carry.`,
  ];
}

/** Asks by `ask` and notes what was answered. */
function noteRating(
  app: App,
  kind: RatingKind,
  ask: (folder: MentoringFolder, pair: PairRecord, title: string) => Promise<WriteNote | undefined>,
): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const title = kind === 'fit' ? 'Note Fit' : 'Note Involvement';
    const pair = await choosePair(folder, argument, title);
    const input = pair && (await ask(folder, pair, title));
    // What it may mean is in the tree alone, folded: a button here would tell who looks at the screen what was noted.
    if (input) await run(folder, writeNote, input);
  };
}

/** Writes something down for oneself. */
export function newNote(app: App): CommandHandler {
  return async (argument) => {
    const folder = await chooseFolder(app, argument);
    if (!folder || (await whoAmI(folder)) === undefined) return;
    const pair = await choosePair(folder, argument, 'New Private Note', { ended: true });
    if (!pair) return;
    const answers = await askInSteps<{ kind?: 'note' | 'aspirations'; text?: string }>(
      'New Private Note',
      {},
      [
        keepAs('kind', (frame, state) =>
          pickOne<'note' | 'aspirations'>(frame, {
            placeholder: 'What is it about? It stays on this machine, unless you share it.',
            active: state.kind,
            items: [
              {
                label: 'Something to remember',
                detail: `About you and ${otherName(folder, pair)}`,
                value: 'note',
              },
              { label: 'Aspirations', detail: 'Where you would like to be one day', value: 'aspirations' },
            ],
          }),
        ),
        keepAs('text', (frame, state) =>
          askText(frame, {
            prompt:
              state.kind === 'aspirations' ? 'Where would you like to be?' : 'What is to be remembered?',
            placeholder:
              state.kind === 'aspirations'
                ? 'Lead a small team in three years'
                : 'Ask about the architecture group when the time is right',
            value: state.text,
          }),
        ),
      ],
    );
    if (answers?.kind === undefined || answers.text === undefined) return;
    await run(
      folder,
      writeNote,
      { pair: pair.id, kind: answers.kind, text: answers.text },
      { buttons: (performed) => writeMore(folder, performed) },
    );
  };
}
