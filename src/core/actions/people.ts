import { newHandle } from '../folder/id.js';
import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { hasEmail, personByEmail } from '../insight/people.js';
import type { GitPerson } from '../ports.js';
import { currentFormat } from '../records/configuration.js';
import { personSchema, type Person } from '../records/person.js';
import { addItems, creation, inRecord, move } from './make-edits.js';
import { oneLine } from './typed-text.js';
import { requireReadable, unreadable } from './preconditions.js';
import { refused, type ActionContext, type ActionOutcome } from './action.js';
import { isPrivate, isSeenFrom, type Place } from '../folder/privacy.js';

/** Somebody with a record, or with one that `edits` make. */
export interface KnownPerson {
  readonly handle: string;
  readonly name: string;
  readonly edits: ActionOutcome['edits'];
}

/** The person whom git knows by an e-mail address or, failing that, by a name that only one person here has. */
function personOf(snapshot: Snapshot, person: GitPerson): LoadedRecord<'person'> | undefined {
  const byEmail = person.email.trim() === '' ? undefined : personByEmail(snapshot, person.email);
  if (byEmail) return byEmail;
  // Two people can have one name: it tells somebody only where there is no address to tell them by.
  const name = person.name.trim().toLowerCase();
  const [first, second] = snapshot
    .all('person')
    .filter((known) => known.value.name.trim().toLowerCase() === name)
    .filter((known) => person.email.trim() === '' || (known.value.emails ?? []).length === 0);
  return second ? undefined : first;
}

/** The person's record, made where there is none. `taken` are handles that this action gives to others. */
export function knowPerson(
  context: ActionContext,
  person: GitPerson,
  place: Place,
  taken: readonly string[],
  handle?: string,
): KnownPerson {
  const known =
    handle === undefined ? personOf(context.snapshot, person) : context.snapshot.find('person', handle);
  if (known) return knowRecord(known, place, person.email);
  const ids = new Set([...context.snapshot.files('person').map((file) => file.id), ...taken]);
  if (handle !== undefined && ids.has(handle)) refused(unreadable(`people/${handle}.yaml`));
  const name = oneLine(person.name) ?? oneLine(person.email.split('@')[0]) ?? 'Someone';
  const chosen = handle ?? newHandle(name, person.email, ids);
  const value: Person = { name, emails: validEmails(person.email) };
  return { handle: chosen, name, edits: [creation('person', chosen, place, value)] };
}

/** A person who has a record: it is shared where others are to read of them, and learns an address that it lacks. */
export function knowRecord(known: LoadedRecord<'person'>, place: Place, email?: string): KnownPerson {
  const lacking = validEmails(email)?.filter((address) => !hasEmail(known, address)) ?? [];
  const edits = addItems(known.value.emails, ['emails'], lacking);
  if (edits.length > 0) requireReadable(known);
  const moved = place !== known.place && isPrivate(known) ? [move(known, 'shared')] : [];
  return { handle: known.id, name: known.value.name, edits: [...inRecord(known, edits), ...moved] };
}

/**
 * The edits that make a place a mentoring folder which says who reads it. What the private folder says of itself stays
 * there; the shared folder's settings hold for private records too.
 */
export function prepareFolder(
  context: ActionContext,
  place: Place,
  readers?: string,
): ActionOutcome['edits'] {
  const stated = oneLine(readers);
  const files = context.snapshot.files('configuration');
  const settings =
    files.find((file) => file.place === place) ?? files.find((file) => isSeenFrom(place, file));
  if (!settings)
    return [creation('configuration', 'mentoring', place, { format: currentFormat, readers: stated })];
  const unsaid = settings.value !== undefined && !settings.stale && settings.value.readers === undefined;
  if (stated === undefined || !unsaid || settings.place !== place) return [];
  return inRecord(settings, [{ op: 'set', path: ['readers'], value: stated }]);
}

/** The address as a record can hold it; git knows some that are none, such as `root@localhost`. */
function validEmails(email: string | undefined): string[] | undefined {
  const address = email?.trim() ?? '';
  return personSchema.shape.emails.safeParse([address]).success ? [address] : undefined;
}
