import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { codeOf } from '../folder/id.js';
import type { RecordKind, RecordTypes } from '../records/kinds.js';
import { nameOf } from './person.js';

type Titles = { readonly [K in RecordKind]: (value: RecordTypes[K], snapshot: Snapshot) => string };

/** What names a record of each kind for people; dated kinds are named by their day, `YYYY-MM-DD`. */
const titles: Titles = {
  configuration: () => '',
  person: (person) => person.name,
  pair: (pair, snapshot) => `${nameOf(snapshot, pair.mentee)} and ${nameOf(snapshot, pair.mentor)}`,
  agreement: (agreement, snapshot) => {
    const pair = snapshot.find('pair', agreement.pair);
    return pair ? titles.pair(pair.value, snapshot) : '';
  },
  signature: (signature, snapshot) => nameOf(snapshot, signature.by),
  goal: (goal) => goal.title,
  plan: (plan, snapshot) => snapshot.find('goal', plan.goal)?.value.title ?? '',
  session: (session) => session.date,
  feedback: (feedback) => feedback.date,
  evidence: (evidence, snapshot) =>
    evidence.subject ?? snapshot.find('goal', evidence.goal)?.value.title ?? evidence.date,
  review: (review) => review.date,
  note: (note) => note.date,
  process: (process) => process.title,
  programme: (programme) => programme.title,
};

/**
 * What names a shared record for people, as a commit's message does: nothing of it comes from private records. Where the record
 * cannot be read or is gone, its file's name without the code names it.
 */
export function recordTitle<K extends RecordKind>(
  snapshot: Snapshot,
  record: Pick<RecordFile<K>, 'kind' | 'id'> & { readonly value?: RecordTypes[K] | undefined },
): string {
  if (record.value !== undefined) return titles[record.kind](record.value, snapshot.seenFrom('shared'));
  const code = codeOf(record.id);
  const slug = code === undefined ? record.id : record.id.slice(0, -code.length - 1);
  return /^\d{4}-\d{2}-\d{2}/.exec(slug)?.[0] ?? slug.replaceAll('-', ' ');
}
