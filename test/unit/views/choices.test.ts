import assert from 'node:assert/strict';
import { openGoals, openPairs, otherName, pairOfRecord, recordOf } from '../../../src/views/choices.js';
import { otherReader, readersOf } from '../../../src/views/readers.js';
import { recordName } from '../../../src/views/record-name.js';
import { stepOfRow } from '../../../src/views/step-at.js';
import { stillOpen } from '../../../src/views/still-open.js';
import { ended, feedback, goal, pair, plan, records, session, today } from '../../support/actions.js';
import { fileOf, perspectiveOf, snapshotOf, type Records } from '../../support/snapshot.js';

const factsOf = (all: Records = records, me: string | undefined = 'ada', goalInFocus?: string) => ({
  snapshot: snapshotOf(all),
  me,
  goalInFocus,
});
const target = (path: string) => ({ workspaceFolder: 'file:///work', place: 'shared', path });

describe('what a command is about', () => {
  it('is the record that it was called on, where it is of the right kind', () => {
    const facts = factsOf();
    assert.equal(recordOf(facts, target(`goals/${goal}.yaml`), 'goal')?.id, goal);
    assert.equal(recordOf(facts, { target: target(`goals/${goal}.yaml`) }, 'goal')?.id, goal);
    assert.equal(recordOf(facts, target(`goals/${goal}.yaml`), 'pair'), undefined);
    assert.equal(recordOf(facts, target('goals/gone-aaaaaa.yaml'), 'goal'), undefined);
    assert.equal(recordOf(facts, undefined, 'goal'), undefined);
  });

  it('is the pair of the record that it was called on', () => {
    const paths = [`pairs/${pair}`, `goals/${goal}`, `sessions/${session}`, `feedback/${feedback}`];
    for (const path of paths) assert.equal(pairOfRecord(factsOf(), target(`${path}.yaml`))?.id, pair, path);
    assert.equal(pairOfRecord(factsOf(), target(`plans/${plan}.yaml`)), undefined);
  });

  it('can be any pair of mine that has not ended', () => {
    assert.deepEqual(
      openPairs(factsOf()).map(({ id }) => id),
      [pair],
    );
    assert.deepEqual(openPairs(factsOf(ended)), []);
    assert.deepEqual(openPairs(factsOf(records, 'linus')), []);
    assert.deepEqual(openPairs({ ...factsOf(), me: undefined }), []);
  });

  it('can be any goal that is not finished, the one in focus first', () => {
    const all: Records = {
      ...records,
      'goals/mine-aaaaaa.yaml': { title: 'Mine alone', owner: 'ada' },
      'goals/hers-bbbbbb.yaml': { title: 'Hers alone', owner: 'grace' },
      'goals/done-cccccc.yaml': { title: 'Done', owner: 'ada', pair, status: 'achieved' },
    };
    const ids = (focus?: string) => openGoals(factsOf(all, 'ada', focus)).map(({ id }) => id);
    assert.deepEqual(ids(), [goal, 'mine-aaaaaa']);
    assert.deepEqual(ids('mine-aaaaaa'), ['mine-aaaaaa', goal]);
    assert.deepEqual(ids('done-cccccc'), [goal, 'mine-aaaaaa']);
  });

  it('names the other one of the pair', () => {
    const facts = factsOf();
    const [record] = openPairs(facts);
    assert.ok(record);
    assert.equal(otherName(facts, record), 'Grace');
    assert.equal(otherName({ ...facts, me: 'grace' }, record), 'Ada');
  });

  it('is the step of a row, as the person saw it', () => {
    const { snapshot } = factsOf();
    const row = (label: string) => ({
      checked: false,
      label,
      target: { ...target(`plans/${plan}.yaml`), at: ['steps', 1] },
    });
    assert.equal(stepOfRow(snapshot, row('Write the memo'))?.task, 'Write the memo');
    assert.equal(stepOfRow(snapshot, row('Write the memo').target)?.task, 'Write the backoff proposal');
    assert.equal(stepOfRow(snapshot, undefined), undefined);
  });
});

describe('what a dialog says of a record', () => {
  it('is its title and its file; the file alone where there is no title', () => {
    const { snapshot } = factsOf();
    const name = (path: string) => recordName(snapshot, fileOf(snapshot, path));
    assert.equal(name(`goals/${goal}.yaml`), `“Own the retry subsystem” (goals/${goal}.yaml)`);
    assert.equal(name(`sessions/${session}.yaml`), `“2026-11-07” (sessions/${session}.yaml)`);
    assert.equal(name('mentoring.yaml'), 'mentoring.yaml');
  });

  it('is who reads what is shared: as it was stated, and the other one by name', () => {
    const { snapshot } = factsOf();
    assert.equal(readersOf(snapshot), 'Everyone with access to this repository');
    const stated = snapshotOf({ 'mentoring.yaml': { format: 1, readers: 'The payments team' } });
    assert.equal(readersOf(stated), 'The payments team');
    const file = fileOf(snapshot, `goals/${goal}.yaml`);
    assert.equal(otherReader({ snapshot, me: 'ada' }, file), 'Grace');
    assert.equal(otherReader({ snapshot, me: undefined }, file), undefined);
    assert.equal(otherReader({ snapshot, me: 'ada' }, fileOf(snapshot, 'people/ada.yaml')), undefined);
  });

  it('is what a pair that ends leaves open', () => {
    const { snapshot } = factsOf();
    const [record] = snapshot.all('pair');
    assert.ok(record);
    const open = stillOpen(perspectiveOf(snapshot, { today }), record);
    assert.equal(open.at(-1), '1 goal is still worked on; the next cycle can go on with them.');
    assert.ok(open.slice(0, -1).every((sentence) => /^[^:]+: ./.test(sentence)));
  });
});
