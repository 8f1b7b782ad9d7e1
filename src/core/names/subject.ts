import type { RecordFile } from '../folder/snapshot.js';
import type { RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** What a name in a record can stand for. */
export type Subject =
  /** A record, people and processes included; `id` as it is written: its slug may be out of date. */
  | { readonly type: 'record'; readonly kind: RecordKind; readonly id: string }
  /** An objective of `mentoring.yaml`. */
  | { readonly type: 'objective'; readonly name: string }
  /** A stage of a process. */
  | { readonly type: 'stage'; readonly process: string; readonly stage: string }
  /** A step of the built-in programme. */
  | { readonly type: 'programme-step'; readonly step: string };

/** The answer for the type of a subject, or of what is expected where one is named. Nothing else tells the types apart. */
export function bySubject<S extends { readonly type: Subject['type'] }, Answer>(
  subject: S,
  answers: { readonly [T in S['type']]: (subject: Extract<S, { type: T }>) => Answer },
): Answer {
  return (answers[subject.type as S['type']] as (subject: S) => Answer)(subject);
}

/** A name that stands in a record's text. */
export interface WrittenName {
  /** Where it stands. */
  readonly path: YamlPath;
  /** Whether it is the key at the path, or the value behind it. */
  readonly part: 'key' | 'value';
  /** Whether the subject gets its name here, or is named. */
  readonly role: 'definition' | 'use';
  readonly subject: Subject;
  /** As it is written. */
  readonly text: string;
}

/** What a name was found to stand for. */
export type Resolution =
  | { readonly type: 'known' }
  /** Its file is there and cannot be used: a process that has no stage, or that was never readable. */
  | { readonly type: 'unusable' }
  /** Several records say that they are the one that is named. */
  | { readonly type: 'ambiguous'; readonly count: number }
  /** It names a record of another kind. */
  | { readonly type: 'wrong-kind'; readonly kind: RecordKind }
  | { readonly type: 'unknown' };

/** What can be renamed. */
export interface Renameable {
  /** What the person writes anew: the part of its name that can be changed. */
  readonly placeholder: string;
  /** Its own file, if its name is its file's. */
  readonly file: RecordFile | undefined;
}

/** Whether a name in a file is one of those that are looked for. */
export type NameMatcher = (file: RecordFile, name: WrittenName) => boolean;

/** Something that could be named. */
export interface NameCandidate {
  readonly id: string;
  /** What people call it. */
  readonly title: string;
}
