import type { RecordFile } from '../folder/snapshot.js';
import type { Result } from '../result.js';
import type { NameScope } from './scope.js';
import type { NameCandidate, Subject } from './subject.js';
import { SubjectName } from './subject-name.js';

/** The id of a step of the mentoring programme, which is built in. */
export class ProgrammeStepName extends SubjectName {
  override readonly noun = 'step';

  override called(to: string): ProgrammeStepName {
    return new ProgrammeStepName(to);
  }

  override isSame(other: Subject): boolean {
    return other.type === 'programme-step' && other.step === this.text;
  }

  override candidatesIn({ processes }: NameScope): readonly NameCandidate[] {
    return processes.programme().stages;
  }

  override definingFilesIn(): readonly RecordFile[] {
    return [];
  }

  override renameableIn(): Result<never, string> {
    return this.refuseBuiltIn();
  }
}
