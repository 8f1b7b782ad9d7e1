import { writeNote } from '../../core/actions/notes.js';
import { otherName } from '../../views/choices.js';
import { askInSteps, askText, keepAs, pickOne, textStep } from '../input/steps.js';
import { type Rating, fitQuestion, involvementQuestion } from '../../views/rating-questions.js';
import { type Command, onPair } from './command.js';
import { run } from '../run-action.js';

interface Answers {
  readonly rating?: Rating;
  readonly text?: string;
}

/** Lets somebody note how well the two fit. */
export const noteFit = noteRating('Note Fit', fitQuestion);

/** Lets somebody note whether the mentor is involved as much as is right. */
export const noteInvolvement = noteRating('Note Involvement', involvementQuestion);

function noteRating(title: string, questionFor: typeof fitQuestion): Command {
  return onPair(title, async ({ folder, pair }) => {
    const question = questionFor(folder, pair);
    const answers = await askInSteps<Answers>(title, {}, [
      // An earlier answer is not marked: others may look at the same screen.
      keepAs('rating', (frame) => pickOne(frame, question)),
      textStep('text', {
        prompt: 'Anything to remember about it? Enter to leave it out.',
        placeholder: 'Only on this machine, unless you share it',
        optional: true,
      }),
    ]);
    // What it may mean is in the tree alone, folded: a button here would tell who looks at the screen what was noted.
    if (answers?.rating)
      await run(folder, writeNote, { pair: pair.id, ...answers.rating, text: answers.text });
  });
}

/** Writes something down for oneself. */
export const newNote = onPair(
  'New Private Note',
  async ({ folder, pair }) => {
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
    const input = { pair: pair.id, kind: answers.kind, text: answers.text };
    await run(folder, writeNote, input, { opens: 'Write More' });
  },
  { ended: true },
);
