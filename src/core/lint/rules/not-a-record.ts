import type { YamlFault } from '../../yaml/yaml-fault.js';
import { rule } from '../rule.js';

export const notARecord = rule<YamlFault['data']>({
  code: 'not-a-record',
  severity: 'error',
  on: 'text',
  foundBySchemaIn: 'place',
  title: 'No keys',
  explanation:
    'A record is a list of keys with values, such as `title: Own the retry subsystem`. An empty file is none yet.',
  message: ({ id }) =>
    id === 'empty'
      ? 'This record is empty. Write at least one line such as “title: …”, or delete the file.'
      : 'A record is made of lines such as “title: …”; this file starts differently.',
});
