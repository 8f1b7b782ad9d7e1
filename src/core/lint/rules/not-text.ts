import type { YamlFault } from '../../yaml/yaml-fault.js';
import { rule } from '../rule.js';

export const notText = rule<YamlFault['data']>({
  code: 'not-text',
  severity: 'error',
  on: 'text',
  title: 'Not text',
  explanation:
    'Records are text in UTF-8. Save the file with that encoding, and take out control characters.',
  message: ({ id, character = '' }) => {
    switch (id) {
      case 'utf16':
        return 'This file is UTF-16 text. Save it as UTF-8 to read it as a record.';
      case 'not-utf8':
        return 'This file is not UTF-8 text. Save it as UTF-8, or restore an earlier version of it.';
      default:
        return unprintableWords(character);
    }
  },
});

/** What is said of a character that can't be printed, wherever it stands. */
export function unprintableWords(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `This file contains a character that can’t be printed (U+${code}). Remove it to read the record.`;
}
