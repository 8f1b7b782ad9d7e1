import type * as z from 'zod';
import { agreementSchema, type Agreement } from './agreement.js';
import { configurationSchema, type Configuration } from './configuration.js';
import { evidenceSchema, type Evidence } from './evidence.js';
import { feedbackSchema, type Feedback } from './feedback.js';
import { goalSchema, type Goal } from './goal.js';
import { noteSchema, type Note } from './note.js';
import { pairSchema, type Pair } from './pair.js';
import { personSchema, type Person } from './person.js';
import { planSchema, type Plan } from './plan.js';
import { processSchema, type WrittenProcess } from './process.js';
import { programmeSchema, type Programme } from './programme.js';
import { reviewSchema, type Review } from './review.js';
import { sessionSchema, type Session } from './session.js';
import { signatureSchema, type Signature } from './signature.js';

/** Every kind of record and the type of its content. */
export interface RecordTypes {
  configuration: Configuration;
  person: Person;
  pair: Pair;
  agreement: Agreement;
  signature: Signature;
  goal: Goal;
  plan: Plan;
  session: Session;
  feedback: Feedback;
  evidence: Evidence;
  review: Review;
  note: Note;
  process: WrittenProcess;
  programme: Programme;
}

export type RecordKind = keyof RecordTypes;

/** That a key of a record names another record. `*` stands for every item of a list. */
export interface ReferenceRule {
  readonly path: readonly string[];
  readonly to: RecordKind;
}

/** What there is to know about one kind of record. */
export interface RecordDefinition<K extends RecordKind> {
  readonly kind: K;
  /** The folder that says the kind; empty for `mentoring.yaml` and `programme.yaml`, which lie at the top. */
  readonly folder: string;
  /** The kind in words, in the middle of a sentence. */
  readonly name: string;
  readonly schema: z.ZodType<RecordTypes[K]>;
  /** Top-level keys in their natural order. */
  readonly keys: readonly string[];
  /** Whether an id ends in a random code; people, processes and what lies at the top have chosen names. */
  readonly coded: boolean;
  readonly references: readonly ReferenceRule[];
}

function define<K extends RecordKind>(
  kind: K,
  folder: string,
  name: string,
  schema: z.ZodType<RecordTypes[K]> & { shape: Readonly<Record<string, unknown>> },
  references: Readonly<Record<string, RecordKind>>,
): RecordDefinition<K> {
  return {
    kind,
    folder,
    name,
    schema,
    keys: Object.keys(schema.shape),
    coded: folder !== '' && kind !== 'person' && kind !== 'process',
    references: Object.entries(references).map(([path, to]) => ({ path: path.split('.'), to })),
  };
}

/** The definition of every kind, in the order in which folders are listed. */
export const definitions: { readonly [K in RecordKind]: RecordDefinition<K> } = {
  configuration: define('configuration', '', 'mentoring folder', configurationSchema, {}),
  person: define('person', 'people', 'person', personSchema, { reportsTo: 'person' }),
  pair: define('pair', 'pairs', 'pair', pairSchema, {
    mentee: 'person',
    mentor: 'person',
    by: 'person',
    follows: 'pair',
  }),
  agreement: define('agreement', 'agreements', 'agreement', agreementSchema, { pair: 'pair' }),
  signature: define('signature', 'signatures', 'signature', signatureSchema, {
    agreement: 'agreement',
    by: 'person',
  }),
  goal: define('goal', 'goals', 'goal', goalSchema, { owner: 'person', pair: 'pair', continues: 'goal' }),
  plan: define('plan', 'plans', 'action plan', planSchema, { goal: 'goal', 'steps.*.owner': 'person' }),
  session: define('session', 'sessions', 'session', sessionSchema, {
    pair: 'pair',
    'checkins.*.goal': 'goal',
    'actions.*.owner': 'person',
  }),
  feedback: define('feedback', 'feedback', 'feedback', feedbackSchema, {
    pair: 'pair',
    from: 'person',
    to: 'person',
    'about.goal': 'goal',
    'about.session': 'session',
    replyTo: 'feedback',
  }),
  evidence: define('evidence', 'evidence', 'evidence', evidenceSchema, { goal: 'goal', by: 'person' }),
  review: define('review', 'reviews', 'review', reviewSchema, {
    pair: 'pair',
    by: 'person',
    'goals.*.goal': 'goal',
  }),
  note: define('note', 'notes', 'note', noteSchema, { pair: 'pair', by: 'person' }),
  process: define('process', 'processes', 'process', processSchema, {}),
  programme: define('programme', '', 'programme', programmeSchema, { 'organisers.*': 'person' }),
};

/** Every kind. */
export const recordKinds = Object.keys(definitions) as readonly RecordKind[];

/** The name of the file that makes a folder a mentoring folder. */
export const configurationPath = 'mentoring.yaml';

/** The files at the top of a mentoring folder, and what they are. */
const atTop: Readonly<Record<string, RecordKind>> = {
  [configurationPath]: 'configuration',
  'programme.yaml': 'programme',
};

/** The path of a record inside a mentoring folder, with forward slashes. */
export function recordPath(kind: RecordKind, id: string): string {
  const { folder } = definitions[kind];
  return folder === '' ? `${topName(kind)}.yaml` : `${folder}/${id}.yaml`;
}

/** The id of a kind that lies at the top: there is one of it. */
function topName(kind: RecordKind): string {
  return kind === 'configuration' ? 'mentoring' : kind;
}

/** What kind of record a path holds and under which id; undefined where no record belongs. */
export function recordAt(path: string): { kind: RecordKind; id: string } | undefined {
  const top = Object.hasOwn(atTop, path) ? atTop[path] : undefined;
  if (top !== undefined) return { kind: top, id: topName(top) };
  const match = /^([a-z]+)\/([^/]+)\.yaml$/.exec(path);
  const kind = recordKinds.find((candidate) => definitions[candidate].folder === match?.[1]);
  return match?.[2] !== undefined && kind !== undefined ? { kind, id: match[2] } : undefined;
}
