import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { agree, changeAgreement, newAgreement } from '../../../src/core/actions/agreements.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { fileKey, type Snapshot } from '../../../src/core/folder/snapshot.js';
import {
  agreementKeys,
  agreementLines,
  openKeys,
  pathOf,
  valueOf,
  type AgreementKey,
} from '../../../src/core/insight/agreement.js';
import {
  agreementState,
  agreementText,
  hashAgreements,
  isSignedText,
  textToSign,
} from '../../../src/core/insight/signatures.js';
import { agreementHas } from '../../../src/core/processes/checks/agreement.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import {
  after,
  contextOf,
  created,
  edited,
  pair,
  planned,
  records,
  refusal,
  textsAfter,
  today,
  without,
  changesOf,
} from '../../support/actions.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex'));
const agreementPath = 'agreements/ada-and-grace-m8v4tc.yaml';
const agreement = 'ada-and-grace-m8v4tc';
const written: Records = {
  ...records,
  [agreementPath]: {
    pair,
    expectations: { mentee: 'Honest answers' },
    boundaries: 'No appraisal',
    schedule: { cadence: 'P14D', meetings: 12 },
  },
};

/** What `me` signs when agreeing to the agreement as a snapshot has it. */
async function signing(snapshot: Snapshot) {
  const [found] = snapshot.all('agreement');
  assert.ok(found);
  const text = await textToSign(found, sha256);
  assert.ok(text);
  return { agreement: found.id, ...text };
}

async function stateOf(snapshot: Snapshot) {
  const [found] = snapshot.all('pair');
  assert.ok(found);
  const state = agreementState(
    perspectiveOf(snapshot, { today, hashes: await hashAgreements(snapshot, sha256) }),
    found,
  );
  assert.ok(state);
  return state;
}

describe('a new agreement', () => {
  it('says what was answered, and usual words for the rest', () => {
    const context = contextOf(records);
    const plan = planned(
      newAgreement(context, {
        pair,
        cadence: 'P7D',
        meetings: 8,
        checkpoint: { afterSessions: 4 },
        expects: 'Honest answers',
      }),
    );
    const [value] = created(plan, 'agreement');
    assert.ok(value);
    assert.deepEqual(value.schedule, { cadence: 'P7D', meetings: 8 });
    assert.equal(value.checkpoint?.afterSessions, 4);
    assert.equal(value.expectations?.mentee, 'Honest answers');
    assert.deepEqual(openKeys(value), ['schedule.minutes']);
    const snapshot = after(context, plan);
    const [mine] = snapshot.all('pair');
    assert.ok(mine);
    const ready = agreementHas.read({
      sections: ['roles', 'expectations', 'responsibilities', 'boundaries', 'confidentiality', 'schedule'],
    });
    assert.ok(ready.ok);
    assert.ok(ready.value.look({ ...perspectiveOf(snapshot, { today }), pair: mine }).met);
    const [text] = textsAfter(context.snapshot, plan);
    assert.match(text?.after ?? '', /^pair: ada-and-grace-k7m2q4\nexpectations:/);
    assert.deepEqual(plan.open?.at, ['roles']);
  });

  it('holds what the mentor expects where the mentor writes it', () => {
    const [value] = created(
      planned(newAgreement(contextOf(records, 'grace'), { pair, expects: 'A topic' })),
      'agreement',
    );
    assert.equal(value?.expectations?.mentor, 'A topic');
    assert.notEqual(value.expectations.mentee, 'A topic');
    assert.equal(value.schedule, undefined);
    assert.equal(value.checkpoint, undefined);
  });

  it('is refused where there is one, to those who are not in the pair, and after its end', () => {
    assert.match(refusal(newAgreement(contextOf(written), { pair })).message, /Review that one/);
    assert.match(refusal(newAgreement(contextOf(records, 'linus'), { pair })).message, /Only Ada and Grace/);
    const ended = {
      ...records,
      'pairs/ada-and-grace-k7m2q4.yaml': { ...records['pairs/ada-and-grace-k7m2q4.yaml'], status: 'ended' },
    };
    assert.match(refusal(newAgreement(contextOf(ended), { pair })).message, /has ended/);
  });

  it('is only on this machine where the pair is', () => {
    const own = records['pairs/ada-and-grace-k7m2q4.yaml'];
    const others: Records = without(records, 'pairs/ada-and-grace-k7m2q4.yaml');
    const plan = planned(
      newAgreement(contextOf({ ...others, 'private:pairs/ada-and-grace-k7m2q4.yaml': own }), { pair }),
    );
    assert.equal(plan.open?.place, 'private');
  });
});

describe('changing an agreement', () => {
  const change = (changes: object, seen: object, me = 'ada', world: Records = written) =>
    changeAgreement(contextOf(world, me), { agreement, changes, seen });

  it('changes, adds and takes out one thing, and leaves the others', () => {
    const value = edited(
      planned(
        change(
          { boundaries: 'No pay', 'expectations.mentor': 'A topic', 'schedule.meetings': null },
          { boundaries: 'No appraisal', 'schedule.meetings': 12 },
        ),
      ),
      agreementPath,
    );
    assert.deepEqual(value, {
      pair,
      expectations: { mentee: 'Honest answers', mentor: 'A topic' },
      boundaries: 'No pay',
      schedule: { cadence: 'P14D' },
    });
  });

  it('leaves nothing empty behind', () => {
    const value = edited(
      planned(change({ 'expectations.mentee': '' }, { 'expectations.mentee': 'Honest answers' })),
      agreementPath,
    );
    assert.ok(!Object.hasOwn(value as object, 'expectations'));
  });

  it('never writes over what somebody else said meanwhile', () => {
    const error = refusal(change({ boundaries: 'No pay' }, { boundaries: 'Nothing yet' }));
    assert.equal(error.code, 'stale');
    assert.equal(refusal(change({ style: 'Questions' }, { style: 'Examples' })).code, 'stale');
    assert.equal(refusal(change({ boundaries: 'No pay' }, {})).code, 'stale');
  });

  it('writes nothing where it says so already', () => {
    assert.deepEqual(changesOf(planned(change({ boundaries: 'No appraisal' }, {}))), []);
  });

  it('is refused to others, and for what an agreement cannot hold', () => {
    assert.match(refusal(change({ style: 'x' }, {}, 'linus')).message, /Only Ada and Grace/);
    assert.match(
      refusal(change({ 'schedule.meetings': 0 }, { 'schedule.meetings': 12 })).message,
      /cannot be saved/,
    );
    assert.match(refusal(change({ responseTime: 'soon' }, {})).message, /A duration is written/);
  });
});

describe('agreeing', () => {
  it('adds a record of one’s own for the text as it is, and then the other one’s', async () => {
    let snapshot = contextOf(written).snapshot;
    const sign = async (me: string) => {
      const context = contextOf(snapshot, me);
      const plan = planned(agree(context, await signing(snapshot)));
      assert.equal(changesOf(plan).length, 1);
      snapshot = after(context, plan);
    };
    await sign('ada');
    assert.equal((await stateOf(snapshot)).words, 'Agreed by Ada, 21 Nov');
    await sign('grace');
    assert.equal((await stateOf(snapshot)).words, 'Agreed by both, 21 Nov');
    assert.equal(snapshot.all('signature').length, 2);
  });

  it('is refused to who is not in the pair, for a broken file, and a second time', async () => {
    const { snapshot } = contextOf(written);
    const input = await signing(snapshot);
    assert.match(refusal(agree(contextOf(snapshot, 'linus'), input)).message, /Only Ada and Grace/);
    const file = snapshot.all('agreement')[0];
    assert.ok(file);
    const broken = snapshot.with(new Map([[fileKey(file), { ...file, stale: true }]]));
    assert.match(refusal(agree(contextOf(broken), input)).message, /cannot be read/);
    const context = contextOf(snapshot);
    const signed = after(context, planned(agree(context, input)));
    assert.match(refusal(agree(contextOf(signed), input)).message, /already/);
  });

  it('is refused where the text is another one than was seen', async () => {
    const input = await signing(contextOf(written).snapshot);
    const changed = { ...written, [agreementPath]: { pair, boundaries: 'No pay' } };
    assert.equal(refusal(agree(contextOf(changed), input)).code, 'stale');
  });

  it('asks both again when the text changes, and finds what was signed among earlier texts', async () => {
    const context = contextOf(written);
    const before = context.snapshot.all('agreement')[0]?.text ?? '';
    const signed = after(context, planned(agree(context, await signing(context.snapshot))));
    const changes = { boundaries: 'No pay' };
    const changeIt = planned(
      changeAgreement(contextOf(signed), { agreement, changes, seen: { boundaries: 'No appraisal' } }),
    );
    const changed = after(contextOf(signed), changeIt);
    const state = await stateOf(changed);
    assert.deepEqual([state.words, state.missing], ['Changed since Ada agreed, 21 Nov', ['ada', 'grace']]);
    const [signature] = changed.all('signature');
    assert.ok(signature);
    const now = changed.all('agreement')[0]?.text ?? '';
    assert.ok(await isSignedText(before, signature, sha256));
    for (const other of [now, '{broken', '']) assert.ok(!(await isSignedText(other, signature, sha256)));
    const later = { ...contextOf(changed), random: (below: number) => below - 1 };
    const again = planned(agree(later, await signing(changed)));
    assert.equal((await stateOf(after(later, again))).words, 'Agreed by Ada, 21 Nov');
  });
});

describe('the text that is signed', () => {
  const words = fc.stringMatching(/^[a-zA-Zé→:#'"-]{1,8}( [a-zA-Z:#-]{1,8}){0,4}$/);
  const texts: readonly AgreementKey[] = ['roles', 'expectations.mentee', 'boundaries', 'style', 'success'];
  const agreements = fc.dictionary(
    fc.constantFrom('roles', 'boundaries', 'style', 'success', 'x-ours'),
    words,
  );

  it('is the same however the file is laid out, and another one as soon as a word is', () => {
    const parse = (text: string) => {
      const file = readRecordText(
        { kind: 'agreement', id: agreement, place: 'shared', path: agreementPath },
        text,
        undefined,
      );
      assert.ok(file.value, ownProblems(file)[0]?.message);
      return agreementText({ ...file, kind: 'agreement', value: { pair } });
    };
    fc.assert(
      fc.property(agreements, fc.integer(), words, (value, seed, word) => {
        const whole: Record<string, unknown> = {
          pair,
          ...value,
          schedule: { meetings: 12, cadence: 'P14D' },
        };
        const shuffled = Object.fromEntries(
          Object.entries(whole).sort(
            ([one], [other]) => ((one.charCodeAt(0) * seed) % 7) - ((other.charCodeAt(0) * seed) % 5),
          ),
        );
        const usual = parse(stringify(whole));
        assert.ok(usual);
        assert.equal(parse(stringify(shuffled, { collectionStyle: 'flow', lineWidth: 0 })), usual);
        const commented = stringify(shuffled, { defaultStringType: 'QUOTE_DOUBLE', indent: 4 });
        assert.equal(parse(`# Ours\n${commented.replaceAll('\n', '   # so\r\n')}`), usual);
        assert.notEqual(parse(stringify({ ...whole, style: `${word} more than before` })), usual);
      }),
      { numRuns: 200 },
    );
  });

  it('can be said and read by every key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), words, (key, text) => {
        const context = contextOf({ ...records, [agreementPath]: { pair } });
        const plan = planned(changeAgreement(context, { agreement, changes: { [key]: text }, seen: {} }));
        const [now] = after(context, plan).all('agreement');
        assert.ok(now);
        assert.equal(valueOf(now.value, key), text);
        assert.deepEqual(plan.open?.at, pathOf(key));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what an agreement says', () => {
  it('is told in words, in the order in which one reads it', () => {
    const { snapshot } = contextOf({
      ...records,
      [agreementPath]: {
        pair,
        responseTime: 'P2D',
        schedule: { cadence: 'P14D', meetings: 1, minutes: 45 },
        checkpoint: { afterSessions: 6, date: '2027-01-08', how: 'On a walk' },
        expectations: { mentor: 'A topic' },
      },
    });
    const [mine] = snapshot.all('pair');
    const [found] = snapshot.all('agreement');
    assert.ok(mine && found);
    assert.deepEqual(
      agreementLines(perspectiveOf(snapshot, { today }), mine, found.value).map(
        ({ title, text }) => `${title}: ${text}`,
      ),
      [
        'What Grace expects: A topic',
        'How often you meet: every 2 weeks',
        'Number of sessions: 1 session',
        'Length of a session: 45 minutes',
        'When the checkpoint is: after 6 sessions',
        'When the checkpoint is: 8 Jan',
        'How the checkpoint is held: On a walk',
        'How soon each answers: within 2 days',
      ],
    );
    assert.equal(openKeys(found.value).length, agreementKeys.length - 8);
  });
});
