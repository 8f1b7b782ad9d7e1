import { codeOf, withCode } from '../../folder/id.js';
import { definitions, type RecordKind } from '../../records/kinds.js';
import { firstCodeFor } from '../file-names.js';
import { rule } from '../rule.js';

export const missingCode = rule<{ readonly kind: RecordKind; readonly id: string }>({
  code: 'missing-code',
  severity: 'warning',
  on: 'file',
  title: 'A name without a code',
  explanation:
    'The name of a record’s file ends in a code: a hyphen and six characters, the first a letter, without i, l, o and u, as in `own-the-retries-p3x9kd.yaml`. Commits name a goal by it, and references find a record by it after its file got another name. What mentoring commands make has one; a file made by hand gets one by the quick fix.',
  check: ({ file: { kind, id } }) =>
    definitions[kind].coded && codeOf(id) === undefined ? [{ path: [], data: { kind, id } }] : [],
  message: ({ kind, id }) =>
    `The name of this ${definitions[kind].name}’s file ends in no code, by which commits and references find a record whatever its file is called. Rename the file, for example to ${withCode(id, 'k7m2q4')}.yaml.`,
  renames: ({ snapshot, file }) => firstCodeFor(snapshot, file),
});
