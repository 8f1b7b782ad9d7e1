import type { Place } from '../folder/place.js';
import type { RecordFile } from '../folder/snapshot.js';
import type { RecordKind } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import { fail, type Result } from '../result.js';
import { nearest } from '../text/spelling.js';
import { newChosenName } from './new-name.js';
import type { NameScope } from './scope.js';
import type { NameCandidate, NameMatcher, Renameable, Resolution, Subject } from './subject.js';

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

  /** The first file that names something by the new name already, which nothing defines. */
  abstract fileNamingIn(scope: NameScope, to: string): RecordFile | undefined;

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

  /** Whether something else is defined by that name. */
  protected abstract isTakenIn(scope: NameScope, to: string): boolean;

  protected refuseBuiltIn(): Result<never, string> {
    return fail(`This ${this.noun} comes along with Mentoring Trail, so its name is the same for everyone.`);
  }
}
