import { isSeenFrom, type Place } from '../folder/privacy.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { fail, ok, type Result } from '../result.js';
import { namesInText } from './names-in-text.js';
import { seenIn, type NameScope } from './scope.js';
import type { NameCandidate, Renameable, Subject } from './subject.js';
import { SubjectName } from './subject-name.js';

/** The name of an objective, which is a key of `mentoring.yaml`. */
export class ObjectiveName extends SubjectName {
  override readonly noun = 'objective';

  override called(to: string): ObjectiveName {
    return new ObjectiveName(to);
  }

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

  override readonly isSeenFrom = (place: Place, scope: NameScope): boolean => isSeenFrom(place, scope);
}

/** The objectives of `mentoring.yaml`, in their order. */
export function objectivesOf(snapshot: Snapshot): readonly NameCandidate[] {
  return snapshot
    .all('configuration')
    .flatMap(({ value }) => Object.entries(value.objectives ?? {}))
    .map(([id, { title }]) => ({ id, title }));
}
