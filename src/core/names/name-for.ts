import { memo } from '../memo.js';
import { ObjectiveName } from './objective.js';
import { ProcessName } from './process.js';
import { ProgrammeStepName } from './programme-step.js';
import { RecordName } from './record.js';
import { StageName } from './stage.js';
import { bySubject, type Subject } from './subject.js';
import type { SubjectName } from './subject-name.js';

/** What there is to know about the name of a subject. */
export const nameFor = memo((subject: Subject): SubjectName =>
  bySubject(subject, {
    record: ({ kind, id }) => (kind === 'process' ? new ProcessName(id) : new RecordName(kind, id)),
    objective: ({ name }) => new ObjectiveName(name),
    stage: ({ process, stage }) => new StageName(process, stage),
    'programme-step': ({ step }) => new ProgrammeStepName(step),
  }),
);
