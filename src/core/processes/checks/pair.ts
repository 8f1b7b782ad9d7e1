import { firstLine } from '../../text/words.js';
import { pairStatus } from '../../records/pair.js';
import { met, nameIn, open, plainCheck } from './check.js';

export const pairAccepted = plainCheck(
  'The person who was asked has accepted the pair.',
  'Both want this',
  (context) => {
    const { pair } = context;
    if (pairStatus(pair.value) !== 'proposed') return met('Both said yes.', [pair]);
    const { by, mentee, mentor } = pair.value;
    return open(`Waits for ${nameIn(context, by === mentor ? mentee : mentor)}'s answer.`, [pair]);
  },
);

export const requestStated = plainCheck(
  'The pair says what the mentee wants from this mentoring.',
  'What the mentee asks for',
  (context) => {
    const { mentee, request } = context.pair.value;
    const name = nameIn(context, mentee);
    return request === undefined
      ? open(`What ${name} wants from this isn't written down yet.`, [context.pair])
      : met(`${name} asks for: ${firstLine(request)}`, [context.pair]);
  },
);
