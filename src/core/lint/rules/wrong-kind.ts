import { identity } from '../../folder/snapshot.js';
import { definitions, type RecordKind } from '../../records/kinds.js';
import { withArticle } from '../../records/words.js';
import { rule } from '../rule.js';
import { recordsMeant, unresolvedNames } from '../unresolved-names.js';

interface Data {
  readonly id: string;
  readonly found: RecordKind;
  readonly expected: RecordKind;
}

export const wrongKind = rule<Data>({
  code: 'wrong-kind',
  severity: 'error',
  on: 'names',
  title: 'Reference to another kind of record',
  explanation:
    'What is named exists and is something else than what belongs here, such as a pair where a goal belongs.',
  example: 'pair-where-a-goal-belongs',
  check: (context) =>
    unresolvedNames(context).flatMap(({ subject, path, resolution }) => {
      if (resolution.type !== 'wrong-kind' || subject.type !== 'record') return [];
      const { kind: expected, id } = subject;
      return [{ path, data: { id: identity(expected, id), found: resolution.kind, expected } }];
    }),
  message: ({ id, found, expected }) =>
    `${id} is ${withArticle(definitions[found].name)}, and ${withArticle(definitions[expected].name)} belongs here.`,
  related: ({ path }, context) => recordsMeant(context, path),
});
