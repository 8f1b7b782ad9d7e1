import type { YamlPath } from '../yaml/yaml-path.js';

/** What is wrong with a key or a value by a schema, without words. Only what is unknown leaves a record usable. */
export type SchemaFault = MissingKey | WrongValue | UnknownKey | UnknownValue;

interface Placed {
  readonly path: YamlPath;
  /** Whether the key at the path is wrong, or the value behind it. */
  readonly part: 'key' | 'value';
}

/** A key that has to be there. */
export interface MissingKey extends Placed {
  readonly code: 'missing-key';
  readonly data:
    /** What it is missing in, in the middle of a sentence: `goal`. */
    | { readonly name: string }
    /** What is needed where one of several keys would do, in the words of the schema. */
    | { readonly words: string };
}

export interface WrongValue extends Placed {
  readonly code: 'wrong-value';
  readonly data: WrongValueData;
}

type WrongValueData =
  | { readonly reason: 'form'; readonly expected: Expected }
  | { readonly reason: 'type'; readonly found: FoundType; readonly expected: Expected }
  | {
      readonly reason: 'empty';
      readonly expected: Expected;
      /** Whether any value of another type would be as wrong. */
      readonly isOfType: boolean;
      /** Whether the record can do without it. */
      readonly canBeLeftOut: boolean;
    }
  /** A day written as days are: `2027-02-30`. `days` is how many its month has; absent where there is no such month. */
  | { readonly reason: 'no-such-day'; readonly day: string; readonly days?: number }
  /** A text that is read as a key and its value because of its colon. */
  | { readonly reason: 'colon' };

/** What belongs in a place. */
export type Expected =
  /** In the words of the schema itself. */
  | { readonly words: string }
  /** A type as zod calls it. */
  | { readonly type: string }
  | { readonly oneOf: readonly string[] }
  | { readonly above: number }
  | { readonly from: number }
  | { readonly upTo: number }
  | { readonly items: 'some' };

/** The type of a value; a fraction, true and false as they are. */
export type FoundType = 'list' | 'text' | 'whole number' | 'group of keys' | number | boolean;

/** A key that this version doesn't know. Records keep such: a later version may have written them. */
export interface UnknownKey extends Placed {
  readonly code: 'unknown-key';
  readonly data: {
    /** What was most probably meant; absent where nothing known is close. */
    readonly suggestion?: string | undefined;
    /** Whether the key is one with its value, for want of a space behind the colon. */
    readonly lacksSpace?: true;
  };
}

/** A value that this version doesn't know, where there are only some. */
export interface UnknownValue extends Placed {
  readonly code: 'unknown-value';
  readonly data: {
    readonly value: string;
    readonly known: readonly string[];
    /** What it means that there is no value, in a sentence. */
    readonly absence?: string | undefined;
    readonly suggestion?: string | undefined;
  };
}
