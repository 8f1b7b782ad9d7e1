import fc from 'fast-check';
import { agree, changeAgreement, newAgreement } from '../../../src/core/actions/agreements.js';
import { date, ids, mostly, odd, often, pairId, place, words } from './any-world.js';
import { asked, either, maybe } from './asked.js';

const agreementId = fc.constantFrom(...ids('agreement'));
const day = mostly(date, odd);

/** What a person could do with an agreement. */
export const agreementActions = fc.oneof(
  asked(
    'newAgreement',
    newAgreement,
    fc.record({
      pair: pairId,
      cadence: maybe(often('P14D', 'often')),
      meetings: maybe(fc.oneof(fc.nat(12), fc.double())),
      checkpoint: maybe(
        fc.oneof(fc.record({ afterSessions: fc.integer({ max: 12 }) }), fc.record({ date: day })),
      ),
      expects: maybe(words),
      place: maybe(place),
    }),
  ),
  asked(
    'changeAgreement',
    changeAgreement,
    fc.record({
      agreement: agreementId,
      changes: fc.record(
        {
          roles: either(words),
          'expectations.mentor': words,
          'schedule.meetings': fc.double(),
          style: words,
        },
        { requiredKeys: [] },
      ),
      seen: fc.constant({}),
    }),
  ),
  asked(
    'agree',
    agree,
    fc.record({
      agreement: agreementId,
      seen: often('{"pair":"pair-a1b2c3"}', '{"pair":"pair-b2c3d4"}'),
      text: often(`sha256:${'1'.repeat(64)}`, 'sha256:1', `sha256:${'0'.repeat(64)}`),
    }),
  ),
);
