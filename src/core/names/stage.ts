import type { Place } from '../folder/privacy.js';
import type { LoadedRecord, RecordFile } from '../folder/snapshot.js';
import { fail, ok, type Result } from '../result.js';
import { namesInText } from './names-in-text.js';
import { processIn, seenIn, type NameScope } from './scope.js';
import type { NameCandidate, NameMatcher, Renameable, Subject } from './subject.js';
import { SubjectName } from './subject-name.js';

/** The id of a stage, which belongs to its process and to every process that builds on that one. */
export class StageName extends SubjectName {
  override readonly noun = 'stage';
  /** Which stages a broken process has, those that build on it do not know. */
  override readonly hiddenByBroken = 'process';

  constructor(
    readonly process: string,
    id: string,
  ) {
    super(id);
  }

  override called(to: string): StageName {
    return new StageName(this.process, to);
  }

  override isSame(other: Subject): boolean {
    return other.type === 'stage' && other.process === this.process && other.stage === this.text;
  }

  override candidatesIn(scope: NameScope): readonly NameCandidate[] {
    return processIn(scope, this.process)?.stages ?? [];
  }

  override definingFilesIn(scope: NameScope): readonly RecordFile[] {
    const nearest = processLine(scope, this.process).find(({ stages }) => stages.includes(this.text));
    return nearest?.file ? [nearest.file] : [];
  }

  override readonly matcherIn = (scope: NameScope): NameMatcher => {
    const hasSameOrigin = this.originMatcherIn(scope);
    return (file, { subject }) =>
      subject.type === 'stage' && subject.stage === this.text && hasSameOrigin(file, subject.process);
  };

  override renameableIn(scope: NameScope): Result<Renameable, string> {
    const origin = stageOrigin(processLine(scope, this.process), this.text);
    if (!origin) return fail(`No process here has the stage ${this.text}, so there is nothing to rename.`);
    return origin.file ? ok({ placeholder: this.text, file: undefined }) : this.refuseBuiltIn();
  }

  /** A stage goes through every process that builds on its own, and must not meet another one in any of them. */
  override fileNamingIn(scope: NameScope, to: string): RecordFile | undefined {
    const hasSameOrigin = this.originMatcherIn(scope);
    const { snapshot } = scope;
    return [...snapshot.files('process'), ...snapshot.files('pair')].find((file) =>
      namesInText(file).some(
        ({ subject, text }) =>
          subject.type === 'stage' && text === to && hasSameOrigin(file, subject.process),
      ),
    );
  }

  /** A stage of that name in a process that this one builds on would be taken for it. */
  protected override isTakenIn(scope: NameScope, to: string): boolean {
    return processLine(scope, this.process).some(({ stages }) => stages.includes(to));
  }

  /** Whether a stage of this id comes from the same process, in the process that a file names. Looks every process up once. */
  private originMatcherIn(scope: NameScope): (file: RecordFile, process: string) => boolean {
    const lines = new Map<string, readonly ProcessInLine[]>();
    const originIn = (place: Place, process: string): ProcessInLine | undefined => {
      const key = `${place}:${process}`;
      const line = lines.get(key) ?? processLine({ ...scope, place }, process);
      lines.set(key, line);
      return stageOrigin(line, this.text);
    };
    const own = originIn(scope.place, this.process);
    return ({ place }, process) => {
      const origin = originIn(place, process);
      // A stage that no process has is the same only in the same process.
      if (!origin || !own) return !origin && !own && process === this.process;
      return origin.id === own.id && origin.file === own.file;
    };
  }
}

/** One process of those that build on one another. */
interface ProcessInLine {
  readonly id: string;
  /** Where it is written; undefined for one that is built in. */
  readonly file: LoadedRecord<'process'> | undefined;
  /** The stages that it says something about itself, in order. */
  readonly stages: readonly string[];
}

/**
 * A process and what it builds on, itself first. Empty where there is none; it ends where something is missing or a circle would
 * begin.
 */
function processLine(scope: NameScope, process: string): readonly ProcessInLine[] {
  const files = seenIn(scope).all('process');
  const line: ProcessInLine[] = [];
  let id: string | undefined = process;
  while (id !== undefined) {
    const current: string = id;
    const met = line.some((link) => link.file !== undefined && link.id === current);
    // A process with the id of a built-in one can build on that one.
    const file =
      line.at(-1)?.id === current ? undefined : files.find((candidate) => candidate.id === current);
    const content = file?.value ?? scope.processes.builtIn().get(current);
    if (!content || (met && file)) break;
    line.push({ id: current, file, stages: (content.stages ?? []).map((stage) => stage.id) });
    id = file?.value.extends;
  }
  return line;
}

/** The process that a stage comes from: the last in the line that has it. Those before it only say what is different. */
function stageOrigin(line: readonly ProcessInLine[], stage: string): ProcessInLine | undefined {
  return line.filter(({ stages }) => stages.includes(stage)).at(-1);
}
