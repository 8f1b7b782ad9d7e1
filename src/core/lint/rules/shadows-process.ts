import { builtInProcesses } from '../../processes/builtin.js';
import { rule } from '../rule.js';

export const shadowsProcess = rule<{ readonly id: string; readonly title: string }>({
  code: 'shadows-process',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  title: 'Process in place of a built-in one',
  explanation:
    'A process of your own with the name of one that comes along takes its place for every pair that follows it. Rename the file if that is not meant.',
  check: ({ file: { id } }) => {
    const builtIn = builtInProcesses().get(id);
    return builtIn ? [{ path: ['title'], data: { id, title: builtIn.title } }] : [];
  },
  message: ({ id, title }) =>
    `Every pair that names ${id} follows this process now, instead of “${title}” that comes along. Rename the file if that is not meant.`,
});
