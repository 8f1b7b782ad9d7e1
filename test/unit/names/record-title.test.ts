import assert from 'node:assert/strict';
import { recordTitle } from '../../../src/core/names/record-title.js';
import { goal, records } from '../../support/actions.js';
import { snapshotOf } from '../../support/snapshot.js';

describe('what names a shared record', () => {
  const { 'goals/own-the-retries-p3x9kd.yaml': own, ...others } = records;

  it('is the title of the goal that it belongs to', () => {
    const snapshot = snapshotOf(records);
    const [plan] = snapshot.all('plan');
    assert.equal(plan && recordTitle(snapshot, plan), 'Own the retry subsystem');
  });

  it('is nothing that a private record says', () => {
    const snapshot = snapshotOf({ ...others, [`private:goals/${goal}.yaml`]: own });
    const [plan] = snapshot.all('plan');
    assert.equal(plan && recordTitle(snapshot, plan), '');
  });
});
