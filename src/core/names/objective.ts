import { finish } from '../long-work.js';
import { isSeenFrom, type Place } from '../folder/place.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { fail, ok, type Result } from '../result.js';
import { namesInText } from './names-in-text.js';
import { seenIn, type NameScope } from './scope.js';
import type { NameCandidate, Renameable, Subject } from './subject.js';
import { SubjectName } from './subject-name.js';
import { filesNaming } from './uses.js';

/** The name of an objective, which is a key of `mentoring.yaml`. */
export class ObjectiveName extends SubjectName {
  override readonly noun = 'objective';

  override isSame(other: Subject): boolean {
    return other.type === 'objective' && other.name === this.text;
  }

  override candidatesIn(scope: NameScope): readonly NameCandidate[] {
    return objectivesOf(seenIn(scope));
  }

  override titleIn({ snapshot }: NameScope): string | undefined {
    return objectivesOf(snapshot).find(({ id }) => id === this.text)?.title;
  }

  override definingFilesIn({ snapshot }: NameScope): readonly RecordFile[] {
    return snapshot
      .files('configuration')
      .filter((file) =>
        namesInText(file).some(({ role, subject }) => role === 'definition' && this.isSame(subject)),
      );
  }

  override renameableIn(scope: NameScope): Result<Renameable, string> {
    return this.definingFilesIn(scope).length > 0
      ? ok({ placeholder: this.text, file: undefined })
      : fail(`mentoring.yaml has no objective ${this.text}, so there is nothing to rename.`);
  }

  override fileNamingIn(scope: NameScope, to: string): RecordFile | undefined {
    return finish(filesNaming(scope, new ObjectiveName(to)))[0]?.file;
  }

  override readonly isSeenFrom = (place: Place, scope: NameScope): boolean => isSeenFrom(place, scope);

  protected override isTakenIn(scope: NameScope, to: string): boolean {
    return new ObjectiveName(to).definingFilesIn(scope).length > 0;
  }
}

/** The objectives of `mentoring.yaml`, in their order. */
export function objectivesOf(snapshot: Snapshot): readonly NameCandidate[] {
  return snapshot
    .all('configuration')
    .flatMap(({ value }) => Object.entries(value.objectives ?? {}))
    .map(([id, { title }]) => ({ id, title }));
}
