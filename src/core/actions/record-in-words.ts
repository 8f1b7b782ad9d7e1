import type { RecordFile } from '../folder/snapshot.js';
import { pairName } from '../insight/people.js';
import { nameOf } from '../names/person.js';
import { dayWords } from '../text/words.js';
import { definitions } from '../records/kinds.js';
import type { ActionContext } from './action.js';

/** A record in a few words, in the middle of a sentence: `the goal “Own the retry subsystem”`. */
export function recordInWords(context: Pick<ActionContext, 'snapshot' | 'today'>, file: RecordFile): string {
  const name = definitions[file.kind].name;
  if (file.value === undefined) return `the ${name} in ${file.path}`;
  const { snapshot, today } = context;
  const dated = (word: string, date: string, by: string) =>
    `the ${word} of ${dayWords(date, today)} by ${nameOf(snapshot, by)}`;
  switch (file.kind) {
    case 'configuration':
      return 'the settings of the mentoring folder';
    case 'person':
      return file.value.name;
    case 'pair':
      return `the pair ${pairName(snapshot, file.value)}`;
    case 'process':
    case 'programme':
    case 'goal':
      return `the ${name} “${file.value.title}”`;
    case 'plan':
    case 'agreement':
      return `the ${name} ${file.id}`;
    case 'session':
      return `the session of ${dayWords(file.value.date, today)}`;
    case 'signature':
    case 'evidence':
    case 'review':
    case 'note':
      return dated(name, file.value.date, file.value.by);
    case 'feedback':
      return dated(file.value.replyTo === undefined ? name : 'reply', file.value.date, file.value.from);
  }
}
