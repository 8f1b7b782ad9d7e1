import assert from 'node:assert/strict';
import { deleteRecord } from '../../../src/core/actions/delete-record.js';
import { writeNote } from '../../../src/core/actions/notes.js';
import {
  after,
  contextOf,
  deletions,
  ended,
  pair,
  planned,
  records,
  refusal,
  textsAfter,
  changesOf,
} from '../../support/actions.js';

describe('noting something for oneself', () => {
  it('writes a rating into the private folder, however shared the pair is', () => {
    const context = contextOf(records);
    const plan = planned(writeNote(context, { pair, kind: 'involvement', value: 3 }));
    const [text] = textsAfter(context.snapshot, plan);
    assert.equal(text?.place, 'private');
    assert.match(text.path, /^notes\/2026-11-21-ada-[a-z0-9]{6}\.yaml$/);
    assert.equal(
      text.after,
      'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\nkind: involvement\nvalue: 3\n',
    );
    assert.equal(plan.done, 'Involvement noted, only on this machine');
    const shared = after(context, plan).seenFrom('shared');
    assert.deepEqual(shared.all('note'), []);
  });

  it('keeps the reason with a rating, and needs none', () => {
    const context = contextOf(records, 'grace');
    const plan = planned(writeNote(context, { pair, kind: 'fit', value: 'good', text: ' We laugh. ' }));
    assert.match(
      textsAfter(context.snapshot, plan)[0]?.after ?? '',
      /kind: fit\nvalue: good\ntext: We laugh\.\n$/,
    );
  });

  it('writes a plain note without a kind, and refuses one without words', () => {
    const context = contextOf(records);
    const plan = planned(writeNote(context, { pair, kind: 'note', text: 'Ask about the group.' }));
    assert.match(
      textsAfter(context.snapshot, plan)[0]?.after ?? '',
      /date: 2026-11-21\ntext: Ask about the group\.\n$/,
    );
    assert.match(refusal(writeNote(context, { pair, kind: 'aspirations', text: ' ' })).message, /few words/);
  });

  it('refuses a rating that is none, and a pair of others', () => {
    const context = contextOf(records);
    assert.equal(refusal(writeNote(context, { pair, kind: 'involvement', value: 6 })).code, 'refused');
    assert.equal(
      refusal(writeNote(contextOf(records, 'linus'), { pair, kind: 'fit', value: 'good' })).code,
      'refused',
    );
  });

  it('is still possible once the pair has ended: it is one’s own to remember why', () => {
    const context = contextOf(ended);
    const plan = planned(writeNote(context, { pair, kind: 'note', text: 'We outgrew it.' }));
    assert.equal(textsAfter(context.snapshot, plan)[0]?.place, 'private');
  });

  it('can be deleted again, alone', () => {
    const path = 'notes/2026-11-20-ada-t5r8jh.yaml';
    const context = contextOf({
      ...records,
      [`private:${path}` as const]: { pair, by: 'ada', date: '2026-11-20', kind: 'fit', value: 'good' },
    });
    const plan = planned(deleteRecord(context, { file: { place: 'private', path } }));
    assert.deepEqual(deletions(plan), [path]);
    assert.equal(changesOf(plan).length, 1);
  });
});
