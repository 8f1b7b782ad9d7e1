import { checkKinds } from '../../processes/checks.js';
import { schemaWords } from '../../schema/fault-words.js';
import type { SchemaFault } from '../../schema/schema-fault.js';
import { findUnknown } from '../../schema/unknown.js';
import { renameKey } from '../key-fixes.js';
import { checksIn } from '../process-parts.js';
import { rule, type Finding } from '../rule.js';
import { otherForms } from '../value-fixes.js';

/** What is wrong below `with:`, where the path of the fault begins. */
interface Data {
  readonly fault: SchemaFault;
}

export const checkParameters = rule<Data>({
  code: 'check-parameters',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  refusesValue: true,
  title: 'Check with other parameters',
  explanation:
    'What stands under `with:` is not what this check takes, so it stays open in every pair. Suggestions below `with:` list what that is.',
  example: 'misspelt',
  check: (context) =>
    checksIn(context).flatMap(({ check, path }) => {
      const kind = checkKinds.get(check.check);
      if (!kind) return [];
      const ready = kind.read(check.with);
      const wrong = ready.ok ? [] : ready.error;
      const unknown = findUnknown(kind.parameters, check.with ?? {}).filter(({ part }) => part === 'key');
      // What is missing stands nowhere: then it is told where the check is named.
      const placed = (fault: SchemaFault): Finding<Data> => ({
        path: [...path, ...(check.with === undefined ? ['check'] : ['with', ...fault.path])],
        ...(fault.code === 'unknown-key' && { part: 'key' }),
        data: { fault },
      });
      return [...wrong, ...unknown].map(placed);
    }),
  message: ({ fault }) => schemaWords(fault),
  fixes: ({ data: { fault }, path = [] }, context) => {
    const suggestion = fault.code === 'unknown-key' ? fault.data.suggestion : undefined;
    const renaming = suggestion === undefined ? [] : renameKey(context, path, suggestion);
    return [...renaming, ...otherForms(context, path)];
  },
});
