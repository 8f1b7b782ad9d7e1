import type { Place } from '../folder/privacy.js';
import type { RecordFile } from '../folder/snapshot.js';
import { finish, type LongWork } from '../long-work.js';
import type { RecordKind } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import { fail, type Result } from '../result.js';
import { nearest } from '../text/spelling.js';
import { namesInText } from './names-in-text.js';
import { newChosenName } from './new-name.js';
import type { NameScope } from './scope.js';
import type { NameCandidate, NameMatcher, Renameable, Resolution, Subject, WrittenName } from './subject.js';

/** The names of a subject in one file. */
export interface NamesInFile {
  readonly file: RecordFile;
  /** In the order of their paths; what gives the subject its name is among them. */
  readonly names: readonly WrittenName[];
}

/** All that there is to know about a name of one subject. Each subject has a file; `name-for.ts` leads to it. */
export abstract class SubjectName {
  /** What the subject is, in the middle of a sentence: `goal`, `objective`. */
  abstract readonly noun: string;
  /** Whether references find it by a code, whatever stands before that. */
  readonly isFoundByCode: boolean = false;
  /** The kind of file that, while it is broken, hides from other files whether they name this. */
  readonly hiddenByBroken: RecordKind | undefined = undefined;
  /** What every text that has the name has in it: of a record with a code, the code. */
  readonly needle: string;

  /** @param text the name as it is written: `own-the-retries-p3x9kd`, `reliability` */
  constructor(readonly text: string) {
    this.needle = text;
  }

  /** The name of a subject of the same type that is called `to`. */
  abstract called(to: string): SubjectName;

  /** Whether another name stands for the same under the very same name. */
  abstract isSame(other: Subject): boolean;

  /** Tells names of this subject, in any file, from all other names. */
  readonly matcherIn: (scope: NameScope) => NameMatcher =
    () =>
    (_, { subject }) =>
      this.isSame(subject);

  /** The files that define it; several where several claim to. None for what is built in. */
  abstract definingFilesIn(scope: NameScope): readonly RecordFile[];

  /** Whether those who read a record in `place` can see what is named. */
  readonly isSeenFrom: (place: Place, scope: NameScope) => boolean = () => true;

  /** What could be named in the place of this name, as those see it who read the record that has it. */
  abstract candidatesIn(scope: NameScope): readonly NameCandidate[];

  /** Whether it can be renamed; a refusal is a sentence. */
  abstract renameableIn(scope: NameScope): Result<Renameable, string>;

  /** What people call it; undefined where it is not there. */
  titleIn(scope: NameScope): string | undefined {
    return this.candidatesIn(scope).find(({ id }) => id === this.text)?.title;
  }

  /** What the name stands for, to those who read the record that has it. */
  resolveIn(scope: NameScope): Resolution {
    return { type: this.candidatesIn(scope).some(({ id }) => id === this.text) ? 'known' : 'unknown' };
  }

  /** The name that was probably meant, where this one is unknown; undefined where none is close, or several are. */
  nearestIn(scope: NameScope): string | undefined {
    const ids = this.candidatesIn(scope).map(({ id }) => id);
    return nearest(this.text, ids);
  }

  /**
   * Every file that names it, shared ones and private ones, by kind and id. The file of a record itself is among them only where it
   * names itself. Only files whose text may have the name are looked into.
   */
  *filesNaming(scope: NameScope): LongWork<readonly NamesInFile[]> {
    const isOfSubject = this.matcherIn(scope);
    const found: NamesInFile[] = [];
    for (const file of scope.snapshot.everyFile()) {
      yield;
      // Between double quotes a name may be written with escapes.
      if (file.text === undefined || !(file.text.includes(this.needle) || file.text.includes('\\'))) continue;
      const names = namesInText(file).filter((each) => isOfSubject(file, each));
      if (names.length > 0) found.push({ file, names });
    }
    return found;
  }

  /** The new name, as what the person typed makes it; a refusal is a sentence. */
  newName(typed: string): Result<string, string> {
    return newChosenName(typed, false);
  }

  /** Why it cannot be called `to`, in a sentence: something else is called so. Undefined where nothing is. */
  whyTakenIn(scope: NameScope, to: string): string | undefined {
    return this.isTakenIn(scope, to)
      ? `There is ${withArticle(this.noun)} ${to} already. Choose another name.`
      : undefined;
  }

  /** The first file that names something by the new name already, which nothing defines. */
  fileNamingIn(scope: NameScope, to: string): RecordFile | undefined {
    return finish(this.called(to).filesNaming(scope))[0]?.file;
  }

  /** Whether something else is defined by that name. */
  protected isTakenIn(scope: NameScope, to: string): boolean {
    return this.called(to).definingFilesIn(scope).length > 0;
  }

  protected refuseBuiltIn(): Result<never, string> {
    return fail(`This ${this.noun} comes along with Mentoring Trail, so its name is the same for everyone.`);
  }
}
