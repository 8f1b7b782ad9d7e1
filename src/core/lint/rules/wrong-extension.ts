import { renamesOfStray } from '../file-names.js';
import { rule } from '../rule.js';

export const wrongExtension = rule<true>({
  code: 'wrong-extension',
  severity: 'error',
  on: 'stray',
  title: 'Wrong extension',
  explanation: 'A record’s file ends in `.yaml`, in lower case. Files that end otherwise are not read.',
  checkStray: (_, { reason }) => (reason === 'wrong-extension' ? true : undefined),
  message: () => 'This file is not read: a record’s file ends in .yaml, in lower case. Rename it.',
  renamesOfStray,
});
