import type { TextRange } from '../text/text-range.js';

/** What YAML cannot be read for, or records do without. */
export type SyntaxFaultId =
  | 'lone-return'
  | 'alias'
  | 'tag'
  | 'directive'
  | 'several-documents'
  | 'explicit-key'
  | 'key-not-text'
  | 'proto-key'
  | 'merge-key'
  | 'number'
  | 'decimal-comma'
  | 'too-deep'
  | 'tab'
  | 'duplicate-key'
  | 'colon-in-text'
  | 'missing-colon'
  | 'missing-space'
  | 'indentation'
  | 'indented-key'
  | 'missing-quote'
  | 'escape'
  | 'start-character'
  | 'after-value'
  | 'bracket'
  | 'bracket-indentation'
  | 'block-in-braces'
  | 'key'
  | 'space'
  | 'ambiguous';

/** What is wrong with a text, without words: it has no value then. */
export type YamlFault =
  | SyntaxFault
  | FaultOf<'too-large', 'too-large'>
  | FaultOf<'not-text', 'utf16' | 'not-utf8' | 'unprintable'>
  | FaultOf<'conflict', 'conflict'>
  | FaultOf<'not-a-record', 'empty' | 'not-a-record'>;

export type SyntaxFault = FaultOf<'syntax', SyntaxFaultId | 'unprintable'>;

export interface FaultOf<Code extends string, Id extends string> {
  readonly code: Code;
  readonly range: TextRange;
  readonly data: {
    readonly id: Id;
    /** The character that can't be printed. */
    readonly character?: string;
  };
}
