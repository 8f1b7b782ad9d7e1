import assert from 'node:assert/strict';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import { Change } from '../../../src/views/change.js';
import { markOf, newlyMarked } from '../../../src/views/file-marks.js';
import { pair, records } from '../../support/actions.js';
import { recordFile, snapshotOf } from '../../support/snapshot.js';

const path = `pairs/${pair}.yaml`;
const name = { place: 'shared', path } as const;

/** Counts how often the records of a snapshot are looked up by their names. */
function counting(snapshot: Snapshot): { readonly looks: string[] } {
  const looks: string[] = [];
  const file = snapshot.file.bind(snapshot);
  Object.defineProperty(snapshot, 'file', {
    value: (...where: Parameters<typeof file>) => {
      looks.push(where[1]);
      return file(...where);
    },
  });
  return { looks };
}

describe('the marks of files', () => {
  const broken = recordFile(path, 'mentee: [');
  const previous = snapshotOf(records);
  const snapshot = previous.with(new Map([[fileKey(broken), broken]]));

  it('say which need attention, and which are private', () => {
    assert.equal(markOf(previous, name), undefined);
    assert.equal(markOf(snapshot, name), 'unreadable');
    const note = recordFile('private:notes/2026-11-21-ada-n4n4n4.yaml', {
      pair,
      by: 'ada',
      date: '2026-11-21',
      text: 'Ask',
    });
    const strays = [{ place: 'shared', path: 'goals/My Goal.yaml', reason: 'unsafe-id' }] as const;
    const more = previous.with(new Map([[fileKey(note), note]]), strays);
    assert.equal(markOf(more, note), 'private');
    assert.equal(markOf(more, strays[0]), 'not-read');
    assert.deepEqual(newlyMarked({ previous, snapshot: more, changed: new Set([fileKey(strays[0])]) }), [
      { place: 'shared', path: 'goals/My Goal.yaml' },
    ]);
  });

  it('are compared for the files that changed, and for no others', () => {
    const counted = [counting(previous), counting(snapshot)];
    const same = 'goals/own-the-retries-p3x9kd.yaml';
    const changed = new Set([fileKey(name), fileKey({ ...name, path: same })]);
    assert.deepEqual(newlyMarked({ previous, snapshot, changed }), [name]);
    assert.deepEqual(new Set(counted.flatMap(({ looks }) => looks)), new Set([path, same]));
  });
});

describe('a change', () => {
  const records = { previous: snapshotOf({}), snapshot: snapshotOf({}), changed: new Set<never>() };

  it('concerns its own folder, or all of them', () => {
    assert.equal(new Change('file:///one', records).concerns('file:///one'), true);
    assert.equal(new Change('file:///one', records).concerns('file:///other'), false);
    assert.equal(new Change().concerns('file:///other'), true);
  });

  it('of what git says, the day or who I am leaves saved files alone', () => {
    assert.equal(new Change('file:///one').concernsSavedFiles, false);
    assert.equal(new Change('file:///one', records).concernsSavedFiles, true);
    assert.equal(new Change().concernsSavedFiles, true);
  });
});
