import type { RecordFile } from '../folder/snapshot.js';
import type { WrittenStep } from '../records/fields.js';
import type { Remark } from './remark.js';

/** Steps of one list whose id another one before them has: of a plan, or the actions of a session. */
export function stepRemarks(file: RecordFile): readonly Remark[] {
  switch (file.kind) {
    case 'plan':
      return duplicates(file.value?.steps, 'steps', 'step of this plan');
    case 'session':
      return duplicates(file.value?.actions, 'actions', 'action of this session');
    default:
      return [];
  }
}

function duplicates(
  steps: readonly WrittenStep[] | undefined,
  key: 'steps' | 'actions',
  what: string,
): readonly Remark[] {
  const seen = new Set<string>();
  return (steps ?? []).flatMap((step, index): readonly Remark[] => {
    const id = typeof step === 'string' ? undefined : step.id;
    if (id === undefined) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `Another ${what} has the id ${id} already. Give one of the two another id, or none.`;
    return [{ code: 'duplicate-step', path: [key, index, 'id'], message }];
  });
}
