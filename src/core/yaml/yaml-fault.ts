import type { TextRange } from '../text/text-range.js';

/** Everything that can be wrong with the text of a record, whatever its kind. */
const yamlFaultIds = [
  'too-large',
  'utf16',
  'not-utf8',
  'unprintable',
  'conflict',
  'lone-return',
  'empty',
  'not-a-record',
  'alias',
  'tag',
  'directive',
  'several-documents',
  'explicit-key',
  'key-not-text',
  'proto-key',
  'merge-key',
  'number',
  'decimal-comma',
  'too-deep',
  'tab',
  'duplicate-key',
  'colon-in-text',
  'missing-colon',
  'missing-space',
  'indentation',
  'indented-key',
  'missing-quote',
  'escape',
  'start-character',
  'after-value',
  'bracket',
  'bracket-indentation',
  'block-in-braces',
  'key',
  'space',
  'ambiguous',
] as const;

export type YamlFaultId = (typeof yamlFaultIds)[number];

export function isYamlFaultId(id: string): id is YamlFaultId {
  return (yamlFaultIds as readonly string[]).includes(id);
}

/** What is wrong with a text, without words: it has no value then. */
export interface YamlFault {
  readonly code: 'too-large' | 'not-text' | 'conflict' | 'syntax' | 'not-a-record';
  readonly range: TextRange;
  readonly data: {
    readonly id: YamlFaultId;
    /** The character that can't be printed. */
    readonly character?: string;
  };
}
