import * as z from 'zod';
import { email, handle, optional, recordOf, required, text } from './fields.js';

/** `people/<handle>.yaml`: somebody who mentors or is mentored. The file's name is the handle that others refer to. */
export const personSchema = recordOf('Person', 'Somebody who mentors or is mentored.', {
  name: required(text, "The person's name, as they write it.", 'Ada Lovelace'),
  emails: optional(
    z.array(email),
    'The e-mail addresses that this person commits with. They tell whose commit is whose.',
  ),
  reportsTo: optional(handle, 'Whom this person reports to, only where a programme keeps that.'),
  keys: optional(z.array(text), 'The fingerprints of the keys that this person signs commits with.'),
});

export type Person = z.infer<typeof personSchema>;
