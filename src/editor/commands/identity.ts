import { introduceMe } from '../../core/actions/start-mentoring.js';
import type { GitPerson } from '../../core/ports.js';
import { type Choice, alone, askText, left, pickOne, separator } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';
import { say } from '../messages.js';
import { runAs } from '../run-action.js';
import { inFolder } from './command.js';

/** Says which of the people I am; kept in the repository's own git configuration on this machine. */
export const setWhoIAm = inFolder(async ({ folder }) => {
  const identity = await folder.git?.identity();
  const person = await choosePerson(folder, identity);
  if (person === undefined) return;
  if (typeof person === 'string') {
    await folder.setMe(person);
    await say(`You are ${folder.snapshot.find('person', person)?.value.name ?? person} here.`);
    return;
  }
  const hasShared = folder.snapshot.seenFrom('shared').all('configuration').length > 0;
  const place = hasShared ? 'shared' : 'private';
  const performed = await runAs('', folder, introduceMe, { me: person, place });
  if (performed) await folder.setMe(performed.outcome.me);
});

/** One of the people here, by handle, or somebody new. */
async function choosePerson(
  folder: MentoringFolder,
  identity: GitPerson | undefined,
): Promise<string | GitPerson | undefined> {
  const people = folder.snapshot.all('person').map((person): Choice<string | GitPerson> => ({
    label: person.value.name,
    description: person.value.emails?.[0] ?? person.id,
    value: person.id,
  }));
  const answer = await pickOne<string | GitPerson | undefined>(alone('Set Who I Am'), {
    placeholder: 'Who are you?',
    active: folder.me,
    items: [
      ...people,
      separator('Somebody new'),
      ...(identity ? [{ label: identity.name, description: identity.email, value: identity }] : []),
      { label: 'Somebody else…', value: undefined },
    ],
  });
  if (left(answer)) return undefined;
  if (answer !== undefined) return answer;
  const name = await askText(alone('Set Who I Am'), { prompt: 'Your name, as others know it' });
  return left(name) ? undefined : { name, email: '' };
}
