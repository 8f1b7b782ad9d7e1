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
    /** How many more of its kind there are in the file, which are counted and not told one by one. */
    readonly untold?: number,
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

  /** The same one, standing for so many more. */
  andMore(untold: number): Problem {
    return new Problem(this.rule, this.path, this.data, this.range, untold);
  }
}

/** In the order of the text. */
export function byPosition({ range: one }: Problem, { range: other }: Problem): number {
  return comparePositions(one.start, other.start);
}

/** More of one kind in one file say nothing new. */
export const mostTold = 50;

/** The problems of a file that are told one by one: the first of each kind, of which the last one says how many more there are. */
export function toldOneByOne(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostTold) return problems;
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const told = new Map<string, number>();
  return problems.flatMap((problem) => {
    const number = (told.get(problem.code) ?? 0) + 1;
    told.set(problem.code, number);
    if (number > mostTold) return [];
    const untold = (counts.get(problem.code) ?? 0) - mostTold;
    return number === mostTold && untold > 0 ? [problem.andMore(untold)] : [problem];
  });
}
