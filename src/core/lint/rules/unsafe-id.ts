import { idPattern, maximumId, namePattern } from '../../records/fields.js';
import { renamesOfProcess, renamesOfStray, suggestPath } from '../file-names.js';
import { rule } from '../rule.js';

type Data =
  | { readonly process: string }
  | { readonly name: string; readonly isReserved: boolean; readonly suggestion: string | undefined };

export const unsafeId = rule<Data>({
  code: 'unsafe-id',
  severity: 'error',
  on: 'record',
  kinds: ['process'],
  title: 'Unsafe file name',
  explanation:
    'A record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters, so that it can be checked out on every system and be named in YAML without quotes: `own-the-retries-p3x9kd.yaml`, not `Own the retries.yaml`. The name of a process begins with a letter.',
  check: ({ file: { id } }) => (namePattern.test(id) ? [] : [{ path: [], data: { process: id } }]),
  checkStray: (snapshot, stray) => {
    if (stray.reason !== 'unsafe-id') return undefined;
    const name = stray.path.replace(/^.*\/|\.yaml$/g, '');
    const suggestion = suggestPath(snapshot, stray)?.replace(/^.*\//, '');
    return { name, isReserved: idPattern.test(name) && name.length <= maximumId, suggestion };
  },
  message: (data) => {
    if ('process' in data)
      return `The name of a process begins with a letter. Rename the file, for example to p-${data.process}.yaml.`;
    const { name, isReserved, suggestion } = data;
    const wayOut = suggestion === undefined ? 'Rename it.' : `Rename it, for example to ${suggestion}.`;
    return isReserved
      ? `This file is not read: YAML or Windows takes ${name} for something else than a name. ${wayOut}`
      : `This file is not read: a record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters. ${wayOut}`;
  },
  renames: ({ snapshot, file }) => renamesOfProcess(snapshot, file),
  renamesOfStray,
});
