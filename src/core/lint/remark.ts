import type { ProblemCode } from './problem.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** Something to be said about a record's content, before it has its place in the text. */
export interface Remark {
  readonly code: ProblemCode;
  readonly path: YamlPath;
  /** Whether it is about the key at the path instead of the value behind it. */
  readonly ofKey?: boolean | undefined;
  readonly message: string;
  /** What was most probably meant; absent where nothing known is close. */
  readonly meant?: string | undefined;
}
