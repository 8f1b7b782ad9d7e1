import { currentFormat } from '../../records/configuration.js';
import { definitions } from '../../records/kinds.js';
import { missingKeyWords } from '../../schema/fault-words.js';
import type { MissingKey } from '../../schema/schema-fault.js';
import { nearest } from '../../text/spelling.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { editing, type ProposedFix } from '../fix.js';
import { keysBeside } from '../key-fixes.js';
import { rule, type RuleContext } from '../rule.js';

export const missingKey = rule<MissingKey['data']>({
  code: 'missing-key',
  severity: 'error',
  on: 'schema',
  foundBySchemaIn: 'group',
  title: 'Missing key',
  explanation:
    'Some keys say what a record belongs to or is called; without them it cannot be shown anywhere. Only those are required: everything else may be left for later.',
  example: 'only-one-goal',
  message: missingKeyWords,
  fixes: ({ path = [] }, context) => certainValue(context, path),
});

/** A missing key whose value is certain: the format; what a record belongs to, where there is one only. */
function certainValue({ file, seen, value }: RuleContext, path: YamlPath): readonly ProposedFix[] {
  const [key, ...deeper] = path;
  if (typeof key !== 'string' || deeper.length > 0) return [];
  // It is there, misspelt: then it gets its right name.
  if (keysBeside(value, path).some((each) => nearest(each, [key]) !== undefined)) return [];
  if (file.kind === 'configuration' && key === 'format') {
    const title = `Add format: ${currentFormat}`;
    return editing(title, true, { op: 'set', path, value: currentFormat });
  }
  const { references } = definitions[file.kind];
  const reference = references.find((each) => each.path.length === 1 && each.path[0] === key);
  // Which of the people it is cannot be told by there being one only.
  if (!reference || reference.to === 'person') return [];
  const [only, another] = seen.files(reference.to);
  if (!only || another) return [];
  return editing(`Add ${key}: ${only.id}`, false, { op: 'set', path, value: only.id });
}
