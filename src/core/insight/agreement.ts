import type { Agreement } from '../records/agreement.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { shortName } from './people.js';
import { everyWords, parseDuration, withinWords } from './schedule.js';
import { dayWords, plural } from '../text/words.js';
import type { Perspective } from './perspective.js';

/**
 * What each thing that an agreement can say is about, by its way through the record, in the order in which one reads it. `{name}` is the
 * mentee or the mentor.
 */
const titles = {
  roles: 'Roles',
  'expectations.mentee': 'What {name} expects',
  'expectations.mentor': 'What {name} expects',
  'responsibilities.mentee': 'What {name} takes care of',
  'responsibilities.mentor': 'What {name} takes care of',
  boundaries: 'Boundaries',
  confidentiality: 'Confidentiality',
  'schedule.cadence': 'How often you meet',
  'schedule.meetings': 'Number of sessions',
  'schedule.minutes': 'Length of a session',
  'checkpoint.afterSessions': 'When the checkpoint is',
  'checkpoint.date': 'When the checkpoint is',
  'checkpoint.how': 'How the checkpoint is held',
  style: 'Style',
  responseTime: 'How soon each answers',
  success: 'How you will judge it',
  leaving: 'How either may leave',
} as const;

/** One thing that an agreement can say. */
export type AgreementKey = keyof typeof titles;

/** All of them, in the order in which one reads them. */
export const agreementKeys = Object.keys(titles) as readonly AgreementKey[];

/** The value behind a key: text, an ISO 8601 duration, a day, or a whole number. */
export type AgreementValue = string | number;

/** One thing that an agreement says, in words. */
export interface AgreementLine {
  readonly key: AgreementKey;
  /** `What Ada expects`. */
  readonly title: string;
  /** `every 2 weeks`, `after 6 sessions`; what people wrote is Markdown as it is. */
  readonly text: string;
}

/** The way to a key in the record. */
export function pathOf(key: AgreementKey): YamlPath {
  return key.split('.');
}

/** What an agreement says under a key; undefined where it says nothing. */
export function valueOf(agreement: Agreement, key: AgreementKey): AgreementValue | undefined {
  const value = valueAt(agreement, pathOf(key));
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** What a key is about: `What Ada expects`, `Boundaries`. */
export function keyTitle(snapshot: Snapshot, pair: LoadedRecord<'pair'>, key: AgreementKey): string {
  const { mentee, mentor } = pair.value;
  const name = shortName(snapshot, key.endsWith('.mentee') ? mentee : mentor, pair.value);
  return titles[key].replace('{name}', () => name);
}

/** What an agreement says under a key, in words: `every 2 weeks`. */
function valueWords(key: AgreementKey, value: AgreementValue, today: string): string {
  const text = String(value);
  switch (key) {
    case 'schedule.cadence':
      return inWords(text, everyWords);
    case 'responseTime':
      return inWords(text, withinWords);
    case 'schedule.meetings':
      return plural(Number(value), 'session');
    case 'schedule.minutes':
      return plural(Number(value), 'minute');
    case 'checkpoint.afterSessions':
      return `after ${plural(Number(value), 'session')}`;
    case 'checkpoint.date':
      return dayWords(text, today);
    default:
      return text.trim();
  }
}

/** A duration in words; one that is shorter than a day stays as it is written. */
function inWords(
  text: string,
  words: (duration: NonNullable<ReturnType<typeof parseDuration>>) => string,
): string {
  const duration = parseDuration(text);
  return duration ? words(duration) : text;
}

/** Everything that an agreement says, in the order in which one reads it. */
export function agreementLines(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
  agreement: Agreement,
): readonly AgreementLine[] {
  const { snapshot, today } = perspective;
  return agreementKeys.flatMap((key): AgreementLine[] => {
    const value = valueOf(agreement, key);
    if (value === undefined) return [];
    return [{ key, title: keyTitle(snapshot, pair, key), text: valueWords(key, value, today) }];
  });
}

/** What an agreement says nothing about yet. One day or one number of sessions is enough for the checkpoint. */
export function openKeys(agreement: Agreement): readonly AgreementKey[] {
  const { afterSessions, date } = agreement.checkpoint ?? {};
  return agreementKeys.filter((key) => {
    if (key === 'checkpoint.date') return false;
    if (key === 'checkpoint.afterSessions') return afterSessions === undefined && date === undefined;
    return valueOf(agreement, key) === undefined;
  });
}
