import { rule } from '../rule.js';

export const unreadable = rule<{ readonly why: string }>({
  code: 'unreadable',
  severity: 'error',
  on: 'text',
  title: 'Unreadable file',
  explanation:
    'The system does not let the file be read: check who may read it. Or it is a link, and links are not followed, so that nothing from outside the folder is taken for a record: put the file itself in its place.',
  message: ({ why }) => `This file cannot be read: ${why}`,
});
