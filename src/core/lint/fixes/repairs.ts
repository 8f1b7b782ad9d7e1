import type { Snapshot } from '../../folder/snapshot.js';
import type { Problem } from '../problem.js';
import { conflictRepairs } from './conflict.js';
import { keyRepairs, meantRepairs, missingKeyRepairs, spaceRepairs, stepRepairs } from './keys.js';
import type { Repair } from './repair.js';
import { syntaxRepairs } from './syntax.js';
import { valueRepairs } from './values.js';
import type { Written } from './written.js';

/** The ways to repair a problem, the best one first. */
export function repairsOf(snapshot: Snapshot, written: Written, problem: Problem): readonly Repair[] {
  switch (problem.code) {
    case 'unknown-key':
      return [...spaceRepairs(written, problem), ...keyRepairs(written, problem)];
    case 'missing-key':
      return missingKeyRepairs(snapshot, written, problem);
    case 'wrong-value':
      return wrongValueRepairs(written, problem);
    case 'check-parameters':
      return [...keyRepairs(written, problem), ...valueRepairs(written, problem)];
    case 'duplicate-step':
      return stepRepairs(written, problem);
    case 'conflict':
      return conflictRepairs(written.text);
    case 'syntax':
      return syntaxRepairs(written.text, problem);
    default:
      return meantRepairs(written, problem);
  }
}

/** Another form of what is written; where that is not what was meant, what was. */
function wrongValueRepairs(written: Written, problem: Problem): readonly Repair[] {
  const { meant } = problem;
  const forms = valueRepairs(written, problem);
  const isForm = forms.some(
    (repair) => repair.type === 'edit' && repair.edit.op === 'set' && repair.edit.value === meant,
  );
  return meant === undefined || isForm ? forms : meantRepairs(written, problem);
}
