import { unknownValueWords } from '../../schema/fault-words.js';
import type { UnknownValue } from '../../schema/schema-fault.js';
import { rule } from '../rule.js';
import { replaceValue } from '../value-fixes.js';

export const unknownValue = rule<UnknownValue['data']>({
  code: 'unknown-value',
  severity: 'warning',
  on: 'schema',
  refusesValue: true,
  title: 'Unknown value',
  explanation:
    'A value that is not one of those the key knows, such as `status: Active` instead of `status: active`. It is kept as it is, since a later version may know it.',
  example: 'another-case',
  message: unknownValueWords,
  fixes: ({ data: { suggestion }, path = [] }, context) => replaceValue(context, path, suggestion),
});
