import * as z from 'zod';
import { email, handle, text } from './fields.js';

/** `people/<handle>.yaml`: somebody who mentors or is mentored. The file's name is the handle that others refer to. */
export const personSchema = z
  .object({
    name: text.meta({ description: "The person's name, as they write it.", examples: ['Ada Lovelace'] }),
    emails: z
      .array(email)
      .optional()
      .describe('The e-mail addresses that this person commits with. They tell whose commit is whose.'),
    reportsTo: handle.optional().describe('Whom this person reports to, only where a programme keeps that.'),
    keys: z
      .array(text)
      .optional()
      .describe('The fingerprints of the keys that this person signs commits with.'),
  })
  .meta({ title: 'Person', description: 'Somebody who mentors or is mentored.' });

export type Person = z.infer<typeof personSchema>;
