import type { YamlFault } from '../../yaml/yaml-fault.js';
import { rule } from '../rule.js';

export const tooLarge = rule<YamlFault['data']>({
  code: 'too-large',
  severity: 'error',
  on: 'text',
  title: 'Too large to be a record',
  explanation:
    'A record has 256 KiB at most, so that a folder of thousands opens at once. Move long texts into a document and link it.',
  message: () =>
    'This file is larger than 256 KiB, too large for a record. Move long texts elsewhere and link to them.',
});
