import * as z from 'zod';
import type { LoadedRecord } from '../../folder/snapshot.js';
import { sentence, timesInWords } from '../../text/words.js';
import { feedbackKinds } from '../../records/feedback.js';
import { atLeast, checkWith, met, nameIn, open, type CheckContext } from './check.js';

const directions = ['mentor-to-mentee', 'mentee-to-mentor', 'both'] as const;

const feedbackParameters = z.object({
  directions: z
    .enum(directions)
    .default('mentor-to-mentee')
    .meta({ description: `One of: ${directions.join(', ')}.` }),
  atLeast,
  constructive: z.boolean().default(false).meta({
    description: 'True where only feedback counts that says what effect was seen and what to try.',
  }),
  kind: z
    .enum(feedbackKinds)
    .optional()
    .meta({ description: `Only of this kind: ${feedbackKinds.join(', ')}.` }),
});

type WantedFeedback = z.infer<typeof feedbackParameters>;

export const feedbackGiven = checkWith(
  'Feedback was given in these directions, at least so often in each; replies are left out.',
  feedbackParameters,
  (wanted) => {
    const what = wanted.kind === 'praise' ? 'Praise' : wanted.kind === 'question' ? 'Questions' : 'Feedback';
    return wanted.directions === 'both' ? `${what} both ways` : `${what} given`;
  },
  (context, wanted) => {
    const { mentee, mentor } = context.pair.value;
    const what: string = wanted.kind ?? 'feedback';
    const ways = [
      ...(wanted.directions === 'mentee-to-mentor' ? [] : [{ from: mentor, to: mentee }]),
      ...(wanted.directions === 'mentor-to-mentee' ? [] : [{ from: mentee, to: mentor }]),
    ].map((way) => ({ ...way, given: feedbackFrom(context, way.from, way.to, wanted) }));
    const given = ways.flatMap((way) => way.given);
    const missing = ways.filter((way) => way.given.length < wanted.atLeast);
    if (missing.length === 0) return met(`${sentence(what)} given ${timesInWords(given.length)}.`, given);
    const words = missing.map(({ from, to, given: some }) => {
      const way = `${what} from ${nameIn(context, from)} to ${nameIn(context, to)}`;
      return some.length === 0
        ? `No ${way} yet.`
        : `${sentence(way)} ${timesInWords(some.length)} so far; ${wanted.atLeast} were hoped for.`;
    });
    if (wanted.constructive)
      words.push('It counts here when it says what was seen, what effect it had and what to try.');
    return open(words.join(' '), given);
  },
);

/** What one said to the other, as far as it is what is asked for. Replies are left out. */
function feedbackFrom(
  { snapshot, pair }: CheckContext,
  from: string,
  to: string,
  { constructive, kind }: WantedFeedback,
): readonly LoadedRecord<'feedback'>[] {
  return snapshot
    .referring('feedback', 'pair', pair)
    .filter(({ value }) => value.from === from && value.to === to && value.replyTo === undefined)
    .filter(({ value }) => kind === undefined || value.kind === kind)
    .filter(({ value }) => !constructive || (value.effect !== undefined && value.try !== undefined));
}
