import { memo } from '../memo.js';
import { ObjectiveName } from './objective.js';
import { ProcessName } from './process.js';
import { ProgrammeStepName } from './programme-step.js';
import { RecordName } from './record.js';
import { StageName } from './stage.js';
import type { Subject } from './subject.js';
import type { SubjectName } from './subject-name.js';

/** What there is to know about the name of a subject. */
export const nameFor = memo((subject: Subject): SubjectName => {
  switch (subject.type) {
    case 'record':
      return subject.kind === 'process'
        ? new ProcessName(subject.id)
        : new RecordName(subject.kind, subject.id);
    case 'objective':
      return new ObjectiveName(subject.name);
    case 'stage':
      return new StageName(subject.process, subject.stage);
    case 'programme-step':
      return new ProgrammeStepName(subject.step);
  }
});
