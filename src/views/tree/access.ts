import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { roleOf } from '../../core/insight/people.js';
import { pairStatus } from '../../core/records/pair.js';
import type { FolderView } from './folder-view.js';

/** Whether a pair's rows offer to change something: I am one of the two, and it has not ended. */
export function isOpenToMe({ me }: Pick<FolderView, 'me'>, pair: LoadedRecord<'pair'>): boolean {
  return me !== undefined && roleOf(pair.value, me) !== undefined && pairStatus(pair.value) !== 'ended';
}

/** Whether the rows of what belongs to a pair, or to nobody's but mine, offer to change something. */
export function canWorkOn(
  folder: Pick<FolderView, 'me' | 'snapshot'>,
  record: LoadedRecord<'goal'> | LoadedRecord<'session'> | LoadedRecord<'feedback'>,
): boolean {
  const pair = folder.snapshot.find('pair', record.value.pair);
  if (pair) return isOpenToMe(folder, pair);
  return record.kind === 'goal' && record.value.owner === folder.me;
}
