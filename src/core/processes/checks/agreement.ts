import * as z from 'zod';
import { agreementOf } from '../../insight/schedule.js';
import { agreementState } from '../../insight/signatures.js';
import { joinNames } from '../../text/words.js';
import type { Agreement } from '../../records/agreement.js';
import { checkWith, met, nameIn, open, plainCheck, someOfKeys, type CheckContext } from './check.js';

/** The sections of an agreement that a process can ask for, in words. */
const sectionWords = {
  expectations: 'what each expects',
  roles: 'roles',
  responsibilities: 'what each takes care of',
  boundaries: 'boundaries',
  confidentiality: 'confidentiality',
  schedule: 'how often you meet',
  meetings: 'the number of meetings',
  checkpoint: 'the checkpoint',
  style: 'style',
  responseTime: 'how soon each answers',
  success: 'how you will judge it',
  leaving: 'how either may leave',
} as const;

type Section = keyof typeof sectionWords;

export const agreementHas = checkWith(
  'The agreement has these sections.',
  z.object({ sections: someOfKeys(sectionWords) }),
  () => 'What you agree on',
  (context, wanted) => {
    const agreement = agreementOf(context.snapshot, context.pair);
    const asked = joinNames(wanted.sections.map((section) => sectionWords[section]));
    if (!agreement) return open(`There is no working agreement yet. It would say something about ${asked}.`);
    const missing = wanted.sections.flatMap((section) => whatIsMissing(context, agreement.value, section));
    return missing.length > 0
      ? open(`The agreement says nothing yet about ${joinNames(missing)}.`, [agreement])
      : met(`The agreement says something about ${asked}.`, [agreement]);
  },
);

/** What a section lacks, in words; nothing where it is complete. */
function whatIsMissing(context: CheckContext, agreement: Agreement, section: Section): readonly string[] {
  switch (section) {
    case 'expectations':
      return whoseIsMissing(context, agreement.expectations, (name) => `what ${name} expects`);
    case 'responsibilities':
      return whoseIsMissing(context, agreement.responsibilities, (name) => `what ${name} takes care of`);
    case 'schedule':
      return agreement.schedule?.cadence === undefined ? [sectionWords.schedule] : [];
    case 'meetings':
      return agreement.schedule?.meetings === undefined ? [sectionWords.meetings] : [];
    case 'checkpoint': {
      const { afterSessions, date } = agreement.checkpoint ?? {};
      return afterSessions === undefined && date === undefined ? [sectionWords.checkpoint] : [];
    }
    default:
      return agreement[section] === undefined ? [sectionWords[section]] : [];
  }
}

function whoseIsMissing(
  context: CheckContext,
  sides: Agreement['expectations'],
  words: (name: string) => string,
): readonly string[] {
  const { mentee, mentor } = context.pair.value;
  return [
    ...(sides?.mentee === undefined ? [words(nameIn(context, mentee))] : []),
    ...(sides?.mentor === undefined ? [words(nameIn(context, mentor))] : []),
  ];
}

export const agreed = plainCheck(
  'Both have agreed to the text of the agreement as it is now.',
  'Agreed by both',
  (context) => {
    const { pair } = context;
    const state = agreementState(context, pair);
    if (!state) return open('There is no working agreement yet.');
    const records = [state.agreement, ...state.signatures.map((signature) => signature.record)];
    if (state.agreed) return met(`${state.words}.`, records);
    const missing = joinNames(state.missing.map((handle) => nameIn(context, handle)));
    const waiting = state.missing.length === 1 ? `${missing} is` : `${missing} are`;
    return open(`${state.words}; ${waiting} still to agree.`, records);
  },
);
