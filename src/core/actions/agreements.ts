import type { RecordEdit } from '../yaml/record-edit.js';
import { newId } from '../folder/id.js';
import {
  agreementKeys,
  pathOf,
  valueOf,
  type AgreementKey,
  type AgreementValue,
} from '../insight/agreement.js';
import { roleOf } from '../insight/people.js';
import { agreementText } from '../insight/signatures.js';
import type { Agreement } from '../records/agreement.js';
import { changed, created, creation } from './make-edits.js';
import { paragraphs } from './typed-text.js';
import { defineAction } from './define-action.js';
import { findEditable, findOpenPair, placeUnder } from './preconditions.js';
import { refused, stale, type ActionContext } from './action.js';
import type { Place } from '../folder/privacy.js';

export interface NewAgreement {
  readonly pair: string;
  /** How often the two meet, ISO 8601: `P14D`. */
  readonly cadence?: string | undefined;
  /** How many sessions there are to be. */
  readonly meetings?: number | undefined;
  /** When the checkpoint is: after a number of sessions, or on a day. */
  readonly checkpoint?: { readonly afterSessions: number } | { readonly date: string } | undefined;
  /** What the one who writes it expects of the other. */
  readonly expects?: string | undefined;
  readonly place?: Place | undefined;
}

/** What an agreement says at first where nobody was asked: a beginning, to be changed wherever it does not fit. */
const usualWording = {
  roles: 'The mentee sets the goals and decides. The mentor advises, asks and gives feedback.',
  expectations: {
    mentee: 'Honest feedback, and time that is really there.',
    mentor: 'A topic for every session, and an early word when something is in the way.',
  },
  responsibilities: {
    mentee: 'Prepares the sessions, keeps goals and plan up to date, and asks in time.',
    mentor: 'Keeps the sessions free, reads what was prepared, and recommends without imposing.',
  },
  boundaries: 'This is about learning and no part of an appraisal. Either may leave a question open.',
  confidentiality: 'What we talk about stays between us, unless we both agree to share it.',
  checkpoint: 'We look at what works and what does not, and change this agreement where that helps.',
  style: 'Questions first, then advice, then examples.',
  responseTime: 'P2D',
  success: 'We look at the goals together, and each of us says what changed.',
  leaving: 'Either of us may end this at any time, without fault and without giving a reason.',
} as const;

/** Writes the working agreement of a pair: what was answered, and usual wording for the rest. */
export const newAgreement = defineAction<NewAgreement>((context, input) => {
  const { pair } = findOpenPair(context, input.pair);
  if (context.snapshot.referring('agreement', 'pair', pair).length > 0)
    refused('This pair has a working agreement already. Review that one instead.');
  const { cadence, meetings, checkpoint } = input;
  const role = roleOf(pair.value, context.me) ?? 'mentee';
  const expects = paragraphs(input.expects);
  const { expectations } = usualWording;
  const value: Agreement = {
    pair: pair.id,
    ...usualWording,
    expectations: expects === undefined ? expectations : { ...expectations, [role]: expects },
    schedule: cadence === undefined && meetings === undefined ? undefined : { cadence, meetings },
    checkpoint: checkpoint && { ...checkpoint, how: usualWording.checkpoint },
  };
  const { mentee, mentor } = pair.value;
  const id = newId(`${mentee} and ${mentor}`, 'agreement', context.random);
  const agreement = creation('agreement', id, placeUnder([pair], input.place), value);
  return created('Working agreement written', agreement, ['roles']);
});

/** What is to be said in an agreement: `null` takes a thing out. */
type AgreementChanges = { readonly [K in AgreementKey]?: AgreementValue | null };

export interface ChangeAgreement {
  readonly agreement: string;
  readonly changes: AgreementChanges;
  /** What the person saw at each of the keys when they began to write. Where it says something else by now, nothing is changed. */
  readonly seen: { readonly [K in AgreementKey]?: AgreementValue | undefined };
}

/** Says something else in an agreement, adds it or takes it out. Whoever has agreed is asked again. */
export const changeAgreement = defineAction<ChangeAgreement>((context, input) => {
  const { agreement } = findAgreement(context, input.agreement);
  const edits: RecordEdit[] = [];
  for (const key of agreementKeys) {
    const change = input.changes[key];
    if (change === undefined) continue;
    const now = valueOf(agreement.value, key);
    const value = typeof change === 'string' ? (paragraphs(change) ?? null) : change;
    if (value === (now ?? null)) continue;
    if (now !== input.seen[key])
      stale('This part of the agreement says something else by now. Look at it again, then change it.');
    edits.push(
      value === null ? { op: 'delete', path: pathOf(key) } : { op: 'set', path: pathOf(key), value },
    );
  }
  const first = agreementKeys.find((key) => input.changes[key] !== undefined);
  const done = edits.length === 0 ? 'Nothing changed' : 'Agreement changed';
  return changed(done, agreement, edits, first && pathOf(first));
});

export interface Agree {
  readonly agreement: string;
  /** What the person agrees to, as `textToSign` gave it: its RFC 8785 JSON. */
  readonly seen: string;
  /** The name of that text: `sha256:…`. */
  readonly text: string;
}

/** Agrees to an agreement as it is now, with a record of one's own. */
export const agree = defineAction<Agree>((context, input) => {
  const { agreement, pair } = findAgreement(context, input.agreement);
  if (agreementText(agreement) !== input.seen)
    stale('The agreement says something else by now. Read it again, then agree.');
  const agreedBefore = context.snapshot
    .referring('signature', 'agreement', agreement)
    .some(({ value }) => value.by === context.me && value.text === input.text);
  if (agreedBefore) refused('You have agreed to this text already.');
  const { mentee, mentor } = pair.value;
  const id = newId(`${mentee} and ${mentor} ${context.me}`, 'signature', context.random);
  const value = { agreement: agreement.id, by: context.me, date: context.today, text: input.text };
  return created('You have agreed', creation('signature', id, placeUnder([agreement]), value));
});

/** An agreement that can be worked on, of a pair that I am in and that has not ended. */
function findAgreement(context: ActionContext, id: string) {
  const agreement = findEditable(context, 'agreement', id);
  return { agreement, ...findOpenPair(context, agreement.value.pair) };
}
