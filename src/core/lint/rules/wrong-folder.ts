import { isRecordFolder } from '../../folder/layout.js';
import { definitions, recordKinds } from '../../records/kinds.js';
import { renamesOfStray } from '../file-names.js';
import { rule } from '../rule.js';

/** `below` is the folder of records that it lies in a folder of. */
export const wrongFolder = rule<{ readonly below?: string }>({
  code: 'wrong-folder',
  severity: 'error',
  on: 'stray',
  title: 'Wrong folder',
  explanation:
    'The folder says what kind of record a file is. A file in a folder that says none is not read: `goals/`, not `goal/`.',
  checkStray: (_, { reason, path }) => {
    if (reason !== 'wrong-folder') return undefined;
    const [top = '', ...below] = path.split('/');
    return below.length > 1 && isRecordFolder(top) ? { below: top } : {};
  },
  message: ({ below }) => {
    if (below !== undefined)
      return `This file is not read: records lie in ${below} itself, not in a folder below it. Move it there.`;
    const folders = recordKinds.map((kind) => definitions[kind].folder).filter((folder) => folder !== '');
    return `This file is not read: its folder says no kind of record. Move it to one of ${folders.join(', ')}.`;
  },
  renamesOfStray,
});
