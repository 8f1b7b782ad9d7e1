import type { LoadedRecord, RecordFile } from '../folder/snapshot.js';
import { pairName } from '../insight/people.js';
import { nameOf } from '../names/person.js';
import { dayWords } from '../text/words.js';
import { definitions, type RecordKind } from '../records/kinds.js';
import type { ActionContext } from './action.js';

/** A record with content, discriminated by its kind. */
export type KnownRecord = { [K in RecordKind]: LoadedRecord<K> & { readonly kind: K } }[RecordKind];

/** A record in a few words, in the middle of a sentence: `the goal “Own the retry subsystem”`. */
export function recordInWords(context: Pick<ActionContext, 'snapshot' | 'today'>, file: RecordFile): string {
  const name = definitions[file.kind].name;
  if (file.value === undefined) return `the ${name} in ${file.path}`;
  // A file's kind is its content's kind: its folder says both.
  const record = file as KnownRecord;
  const { snapshot, today } = context;
  const dated = (word: string, date: string, by: string) =>
    `the ${word} of ${dayWords(date, today)} by ${nameOf(snapshot, by)}`;
  switch (record.kind) {
    case 'configuration':
      return 'the settings of the mentoring folder';
    case 'person':
      return record.value.name;
    case 'pair':
      return `the pair ${pairName(snapshot, record.value)}`;
    case 'process':
      return `the process “${record.value.title}”`;
    case 'programme':
      return `the programme “${record.value.title}”`;
    case 'goal':
      return `the goal “${record.value.title}”`;
    case 'plan':
      return `the action plan ${record.id}`;
    case 'agreement':
      return `the agreement ${record.id}`;
    case 'session':
      return `the session of ${dayWords(record.value.date, today)}`;
    case 'signature':
    case 'evidence':
    case 'review':
    case 'note':
      return dated(name, record.value.date, record.value.by);
    case 'feedback':
      return dated(record.value.replyTo === undefined ? name : 'reply', record.value.date, record.value.from);
  }
}
