import { formatOf } from '../../folder/folder-format.js';
import { currentFormat } from '../../records/configuration.js';
import { rule } from '../rule.js';

export const newerFormat = rule<{ readonly format: number }>({
  code: 'newer-format',
  severity: 'error',
  on: 'format',
  kinds: ['configuration'],
  title: 'Newer format',
  explanation:
    'These records were written by a later version. They are shown as far as they are understood, and nothing is changed. Update Mentoring Trail to go on.',
  check: ({ snapshot, file }) => {
    const { format, supported } = formatOf(snapshot, file.place);
    return supported ? [] : [{ path: ['format'], data: { format } }];
  },
  message: ({ format }) =>
    `These records have format ${format}; this version knows formats up to ${currentFormat}. Everything here can be read as far as it is understood, and nothing is changed. Update Mentoring Trail to go on.`,
});
