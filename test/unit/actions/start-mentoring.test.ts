import assert from 'node:assert/strict';
import {
  introduceMe,
  startMentoring,
  type StartMentoring,
} from '../../../src/core/actions/start-mentoring.js';
import { Snapshot } from '../../../src/core/folder/snapshot.js';
import { snapshotOf } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  edited,
  planned,
  records,
  refusal,
  textsAfter,
  changesOf,
} from '../../support/actions.js';

const ada = { name: 'Ada Lovelace', email: 'ada@example.org' };
const grace = { name: 'Grace Hopper', email: 'grace@example.org' };
const ask: StartMentoring = {
  role: 'mentee',
  me: ada,
  other: grace,
  request: 'Own a service from design to on-call',
  place: 'shared',
};

describe('starting to mentor', () => {
  it('makes the folder, both people and the proposed pair out of nothing', () => {
    const context = contextOf(Snapshot.empty, '');
    const plan = planned(
      startMentoring(context, { ...ask, readers: 'Everyone with access to acme/payments' }),
    );
    assert.equal(plan.me, 'ada');
    const texts = Object.fromEntries(
      textsAfter(context.snapshot, plan).map(({ path, after: text }) => [path, text]),
    );
    const [pairPath = ''] = Object.keys(texts).filter((path) => path.startsWith('pairs/'));
    assert.match(pairPath, /^pairs\/ada-and-grace-[a-z0-9]{6}\.yaml$/);
    assert.deepEqual(texts, {
      'mentoring.yaml': 'format: 1\nreaders: Everyone with access to acme/payments\n',
      'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
      'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
      [pairPath]: [
        'mentee: ada',
        'mentor: grace',
        'by: ada',
        'request: Own a service from design to on-call',
        'process: project-mentoring',
        'status: proposed',
        'starts: 2026-11-21',
        'cadence: P14D',
        'stages:',
        '  - { stage: formation-of-a-pair, entered: 2026-11-21 }',
        '',
      ].join('\n'),
    });
    assert.equal(plan.open?.path, pairPath);
  });

  it('makes me the mentor where that is my role, and notes that I proposed', () => {
    const [pair] = created(
      planned(startMentoring(contextOf(Snapshot.empty, ''), { ...ask, role: 'mentor' })),
      'pair',
    );
    assert.deepEqual([pair?.mentee, pair?.mentor, pair?.by], ['grace', 'ada', 'ada']);
  });

  it('keeps everything private where that is wanted, and uses people who are known already', () => {
    const { 'people/ada.yaml': adaRecord, 'mentoring.yaml': settings } = records;
    const context = contextOf({ 'mentoring.yaml': settings, 'people/ada.yaml': adaRecord });
    const plan = planned(startMentoring(context, { ...ask, place: 'private' }));
    assert.deepEqual(
      changesOf(plan).map((change) =>
        change.type === 'create' ? `${change.place} ${change.kind}` : change.type,
      ),
      ['private person', 'private pair'],
    );
  });

  it('recognises people by their address in any case, then by their name, and notes the new address', () => {
    const context = contextOf(
      {
        'people/al.yaml': { name: 'A. Lovelace', emails: ['Ada@Example.org'] },
        'people/grace.yaml': { name: 'Grace Hopper' },
      },
      '',
    );
    const plan = planned(startMentoring(context, ask));
    assert.equal(plan.me, 'al');
    assert.deepEqual(edited(plan, 'people/grace.yaml'), {
      name: 'Grace Hopper',
      emails: ['grace@example.org'],
    });
    assert.deepEqual(created(plan, 'person'), []);
  });

  it('shares people whom only this machine knew, and leaves the private folder its own settings', () => {
    const alone = contextOf(Snapshot.empty, '');
    const known = planned(introduceMe(alone, { me: ada, place: 'private', readers: 'Only me' }));
    const context = contextOf(after(alone, known), known.me);
    const snapshot = after(context, planned(startMentoring(context, { ...ask, readers: 'The team' })));
    assert.equal(snapshot.find('person', 'ada')?.place, 'shared');
    assert.deepEqual(
      Object.fromEntries(snapshot.all('configuration').map(({ place, value }) => [place, value.readers])),
      { private: 'Only me', shared: 'The team' },
    );
  });

  it("starts with the folder's own process and cadence", () => {
    const settings = { format: 1, defaults: { process: 'five-stages', cadence: 'P7D' } };
    const [pair] = created(
      planned(startMentoring(contextOf({ 'mentoring.yaml': settings }, ''), ask)),
      'pair',
    );
    assert.deepEqual(
      [pair?.process, pair?.cadence, pair?.stages?.[0]?.stage],
      ['five-stages', 'P7D', 'establishing-the-relationship'],
    );
  });

  it('leaves out an address that a record cannot hold', () => {
    const plan = planned(
      startMentoring(contextOf(Snapshot.empty, ''), { ...ask, other: { name: 'Root', email: 'no address' } }),
    );
    assert.deepEqual(created(plan, 'person')[1], { name: 'Root' });
  });

  it('takes a namesake with another address for somebody else', () => {
    const other = { name: 'Grace Hopper', email: 'grace.hopper@elsewhere.example' };
    const plan = planned(startMentoring(contextOf(records), { ...ask, other }));
    assert.deepEqual(created(plan, 'person'), [{ name: 'Grace Hopper', emails: [other.email] }]);
    assert.equal(created(plan, 'pair')[0]?.mentor, 'grace-hopper');
  });

  it('refuses somebody paired with themself, by handle, address or name', () => {
    for (const other of [
      { handle: 'ada' },
      { name: 'A', email: 'ADA@example.org' },
      { name: 'ada lovelace', email: '' },
    ]) {
      assert.match(refusal(startMentoring(contextOf(records), { ...ask, other })).message, /yourself/);
    }
  });

  it('refuses a second pair of the same two while one lives, and tells where that is', () => {
    const found = refusal(
      startMentoring(contextOf(records), { ...ask, role: 'mentor', other: { handle: 'grace' } }),
    );
    assert.equal(found.code, 'refused');
    assert.equal(
      found.message,
      'You and Grace Hopper are a pair already: pairs/ada-and-grace-k7m2q4.yaml. Go on there. For a second one, end it first.',
    );
    const ended = {
      ...records,
      'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    planned(startMentoring(contextOf(ended), ask));
  });

  it('adds who reads the folder where it did not say so, and never changes what it says', () => {
    const settingsAfter = (settings: { format: number; readers?: string }) =>
      startMentoring(contextOf({ 'mentoring.yaml': settings }, ''), { ...ask, readers: 'The team' });
    assert.deepEqual(edited(planned(settingsAfter({ format: 1 })), 'mentoring.yaml'), {
      format: 1,
      readers: 'The team',
    });
    assert.ok(
      changesOf(planned(settingsAfter({ format: 1, readers: 'All' }))).every(({ type }) => type === 'create'),
    );
  });

  it('says so where the chosen person has gone', () => {
    assert.equal(
      refusal(startMentoring(contextOf(records), { ...ask, other: { handle: 'linus' } })).code,
      'stale',
    );
  });

  it('writes nothing into a folder of a newer format', () => {
    const newer = snapshotOf({ 'mentoring.yaml': { format: 2 } });
    assert.match(refusal(startMentoring(contextOf(newer, ''), ask)).message, /format 2/);
  });
});
