import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shareMessage, type SharedRecord } from '../../../src/core/git/share-message.js';
import { recordKinds } from '../../../src/core/records/kinds.js';

type Kind = SharedRecord['kind'];
const added = (kind: Kind, title: string): SharedRecord => ({ kind, change: 'added', title });

describe('the message of a commit that shares records', () => {
  const single: readonly (readonly [SharedRecord, string])[] = [
    [added('session', '2026-11-21'), 'Log session of 21 Nov'],
    [{ kind: 'session', change: 'changed', title: '2026-01-02' }, 'Update session of 2 Jan'],
    [added('goal', 'Own the retry subsystem'), 'Add goal: Own the retry subsystem'],
    [
      { kind: 'goal', change: 'deleted', title: 'Own the retry subsystem' },
      'Delete goal: Own the retry subsystem',
    ],
    [
      { kind: 'plan', change: 'changed', title: 'Own the retry subsystem' },
      'Update action plan: Own the retry subsystem',
    ],
    [added('signature', 'Ada and Grace'), 'Sign agreement: Ada and Grace'],
    [added('feedback', '2026-11-24'), 'Add feedback of 24 Nov'],
    [added('person', ''), 'Add person'],
    [added('configuration', ''), 'Start mentoring'],
    [{ kind: 'configuration', change: 'changed', title: 'x' }, 'Update mentoring settings'],
  ];
  for (const [change, message] of single)
    it(message, () => assert.equal(shareMessage([change]), `${message}\n`));

  it('sums up several and lists them', () => {
    const changes = [
      added('goal', 'Own the retries'),
      added('goal', 'Lead a review'),
      added('session', '2026-11-21'),
    ];
    assert.equal(
      shareMessage(changes),
      'Update mentoring records: 2 goals, 1 session\n\n- Add goal: Own the retries\n- Add goal: Lead a review\n- Log session of 21 Nov\n',
    );
    assert.match(shareMessage(changes.slice(0, 2)), /^Add 2 goals\n\n- /);
    const [first, second] = changes;
    assert.ok(first && second);
    assert.match(shareMessage([first, { ...second, change: 'deleted' }]), /^Update 2 goals\n/);
    assert.match(
      shareMessage([first, added('feedback', '2026-11-24')]),
      /^Update mentoring records: 1 goal, 1 piece of feedback\n/,
    );
  });

  it('names the pair that begins', () => {
    const changes = [
      added('configuration', ''),
      added('person', 'Ada'),
      added('person', 'Grace'),
      added('pair', 'Ada and Grace'),
    ];
    assert.match(
      shareMessage(changes),
      /^Start mentoring: Ada and Grace\n\n- Start mentoring\n- Add person: Ada\n/,
    );
  });

  it('takes a file that was renamed for one change', () => {
    const deleted: SharedRecord = { kind: 'goal', change: 'deleted', title: 'Own the retries' };
    assert.equal(shareMessage([deleted, added('goal', 'Own the retries')]), 'Update goal: Own the retries\n');
  });

  it('cuts a long title between words', () => {
    const [subject = ''] = shareMessage([added('goal', 'Understand '.repeat(20))]).split('\n');
    assert.match(subject, /^Add goal: (Understand )+Understand…$/);
    assert.ok(subject.length <= 72 && subject.length > 50);
  });

  it('always has a subject of 72 characters at most, a blank line, and no surprises from titles', () => {
    const change = fc.record({
      kind: fc.constantFrom(...recordKinds),
      change: fc.constantFrom('added' as const, 'changed' as const, 'deleted' as const),
      title: fc.string({ unit: 'binary', maxLength: 120 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 70 }), (changes) => {
        const [subject = '', blank, ...list] = shareMessage(changes).trimEnd().split('\n');
        assert.match(subject, /^(Add|Update|Delete|Log|Sign|Start) /);
        assert.ok(Array.from(subject).length <= 72, subject);
        assert.ok(blank === undefined || blank === '');
        assert.ok(
          list.length <= 51 && list.every((line) => line.startsWith('- ') && Array.from(line).length <= 72),
        );
        assert.doesNotMatch(shareMessage(changes).replaceAll('\n', ''), /\p{Cc}/u);
      }),
    );
  });
});
