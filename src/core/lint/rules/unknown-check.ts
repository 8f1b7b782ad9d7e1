import { checkKinds } from '../../processes/checks.js';
import { nearest } from '../../text/spelling.js';
import { checksIn } from '../process-parts.js';
import { rule, type Finding } from '../rule.js';
import { replaceValue } from '../value-fixes.js';

interface Data {
  readonly check: string;
  readonly suggestion: string | undefined;
}

export const unknownCheck = rule<Data>({
  code: 'unknown-check',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  refusesValue: true,
  title: 'Unknown check',
  explanation:
    'A process names a check that does not exist, so it stays open in every pair. Suggestions behind `check:` list those that there are, with what they look for.',
  details: () => [...checkKinds].map(([name, { about }]) => `- \`${name}\`: ${about}`).join('\n'),
  example: 'misspelt',
  check: (context) =>
    checksIn(context).flatMap(({ check: { check }, path }): readonly Finding<Data>[] => {
      if (checkKinds.has(check)) return [];
      return [{ path: [...path, 'check'], data: { check, suggestion: nearest(check, checkKinds.keys()) } }];
    }),
  message: ({ check, suggestion }) => {
    const advice =
      suggestion === undefined
        ? `Known are ${[...checkKinds.keys()].join(', ')}.`
        : `Did you mean ${suggestion}?`;
    return `There is no check ${check}, so it stays open in every pair. ${advice}`;
  },
  fixes: ({ data: { suggestion }, path = [] }, context) => replaceValue(context, path, suggestion),
});
