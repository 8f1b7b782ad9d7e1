import { unknownKeyWords } from '../../schema/fault-words.js';
import type { UnknownKey } from '../../schema/schema-fault.js';
import type { YamlPath } from '../../yaml/yaml-path.js';
import { editing, inMenu, rewriting, type ProposedFix } from '../fix.js';
import { renameKey } from '../key-fixes.js';
import { rule, type RuleContext } from '../rule.js';

export const unknownKey = rule<UnknownKey['data']>({
  code: 'unknown-key',
  severity: 'warning',
  on: 'schema',
  title: 'Unknown key',
  explanation:
    'A key that no record of this kind has. It is kept as it is, since a later version may know it, but nothing looks at it: with `staus: active` a goal stays a draft. Check how it is spelled; begin keys of your own with `x-`, such as `x-mood: cheerful`.',
  example: 'misspelt',
  message: unknownKeyWords,
  fixes: ({ data: { suggestion, lacksSpace }, path = [] }, context) => {
    if (suggestion === undefined) return makeOwn(path);
    return lacksSpace ? addSpace(context, path, suggestion) : renameKey(context, path, suggestion);
  },
});

/** `{ task:A }` is a key with no value, until there is a space behind its colon. */
function addSpace({ file, text }: RuleContext, path: YamlPath, suggestion: string): readonly ProposedFix[] {
  const range = text.keyRangeOf(path);
  if (!range) return [];
  const [start, end] = [text.lines.offsetAt(range.start), text.lines.offsetAt(range.end)];
  const after = text.text.slice(0, start) + suggestion + text.text.slice(end);
  return [rewriting(file, `Change ${inMenu(String(path.at(-1)))} to ${inMenu(suggestion)}`, after)];
}

/** A key that nothing is near can become a key of one's own. */
function makeOwn(path: YamlPath): readonly ProposedFix[] {
  const key = String(path.at(-1));
  if (!/^[a-z][\w-]*$/i.test(key)) return [];
  const own = `x-${key}`;
  return editing(`Make ${inMenu(key)} a key of your own: ${own}`, false, { op: 'rename', path, key: own });
}
