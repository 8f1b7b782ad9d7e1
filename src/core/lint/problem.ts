import { comparePositions, type TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** An error breaks the record or the folder, a warning leaves both usable, advice only helps who is writing. */
export type Severity = 'error' | 'warning' | 'advice';

/** What a problem takes from the rule that found it. */
interface Speaker {
  readonly code: string;
  readonly severity: Severity;
  message(data: unknown, path: YamlPath): string;
}

/** Something to be said about one record. It is told from others by its code, path and data; words are made of them when it is shown. */
export class Problem {
  constructor(
    private readonly rule: Speaker,
    /** Which key or value it is about; the one that a missing key is missing in. Undefined where it is about the whole file. */
    readonly path: YamlPath | undefined,
    readonly data: unknown,
    /** Where it is shown. */
    readonly range: TextRange,
    /** How many more problems of its rule the file has, which are counted and not listed. */
    readonly unlisted?: number,
  ) {}

  /** The name of its rule. It appears in documentation, so it is never changed. */
  get code(): string {
    return this.rule.code;
  }

  get severity(): Severity {
    return this.rule.severity;
  }

  /** A sentence: what is wrong and the way out. Names no file and no line: whoever shows it does. */
  get message(): string {
    return this.rule.message(this.data, this.path ?? []);
  }

  /** The same for the same problem, wherever it stands in the text. */
  get identity(): string {
    return JSON.stringify([this.code, this.path, this.data]);
  }

  /** The same whichever item of a list it is about: that changes with every edit. */
  get identityInLists(): string {
    const path = this.path?.map((key) => (typeof key === 'number' ? 0 : key));
    return JSON.stringify([this.code, path, this.data]);
  }

  /** The same problem, saying how many more its rule has found. */
  andMore(unlisted: number): Problem {
    return new Problem(this.rule, this.path, this.data, this.range, unlisted);
  }
}

/** In the order of the text. */
export function byPosition({ range: one }: Problem, { range: other }: Problem): number {
  return comparePositions(one.start, other.start);
}

/** How many problems of one rule are listed in one file: more of them say nothing new. */
export const mostListed = 50;

/** The first problems of each rule in a file. The last one of a rule says how many more there are. */
export function limitPerRule(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostListed) return problems;
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const listed = new Map<string, number>();
  return problems.flatMap((problem) => {
    const number = (listed.get(problem.code) ?? 0) + 1;
    listed.set(problem.code, number);
    if (number > mostListed) return [];
    const unlisted = (counts.get(problem.code) ?? 0) - mostListed;
    return number === mostListed && unlisted > 0 ? [problem.andMore(unlisted)] : [problem];
  });
}
