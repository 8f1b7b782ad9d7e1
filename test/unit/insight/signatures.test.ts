import * as assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { agreementState, agreementText, hashAgreements } from '../../../src/core/insight/signatures.js';
import type { RecordTypes } from '../../../src/core/records/kinds.js';
import { type Records, perspectiveOf } from '../../support/snapshot.js';
import { adaAndGrace, pairId, pairPath, today } from '../../support/ada-and-grace.js';
import { noHashes } from '../../../src/core/insight/perspective.js';

const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex'));
const agreement: RecordTypes['agreement'] = {
  pair: pairId,
  roles: 'Grace advises.',
  success: 'No more pages',
};
const agreementPath = 'agreements/ours-m8v4tc.yaml';

/** The hash of the agreement as it is signed in these tests. */
async function signedText(): Promise<string> {
  const { snapshot } = adaAndGrace({ [agreementPath]: agreement });
  const [hash] = [...(await hashAgreements(snapshot, sha256)).values()];
  return hash ?? '';
}

async function stateOf(records: Records, hashed = true) {
  const { snapshot, pair } = adaAndGrace({ [agreementPath]: agreement, ...records });
  return agreementState(
    perspectiveOf(snapshot, { today, hashes: hashed ? await hashAgreements(snapshot, sha256) : noHashes }),
    pair,
  );
}

function signed(by: string, date: string, text: string): RecordTypes['signature'] {
  return { agreement: 'ours-m8v4tc', by, date, text };
}

describe('the agreement', () => {
  it('is hashed by its content, whatever the order of its keys', () => {
    const { snapshot } = adaAndGrace({
      [agreementPath]: agreement,
      'agreements/same-m8v4td.yaml': { success: 'No more pages', roles: 'Grace advises.', pair: pairId },
    });
    const [one, other] = snapshot.all('agreement').map(agreementText);
    assert.equal(one, `{"pair":"${pairId}","roles":"Grace advises.","success":"No more pages"}`);
    assert.equal(one, other);
  });

  it('is not agreed until both agree', async () => {
    const text = await signedText();
    assert.equal((await stateOf({}))?.words, 'Not agreed yet');
    const ada: Records = { 'signatures/a-w2n7kd.yaml': signed('ada', '2026-11-03', text) };
    const one = await stateOf(ada);
    assert.deepEqual([one?.words, one?.agreed, one?.missing], ['Agreed by Ada, 3 Nov', false, ['grace']]);
    const both = await stateOf({ ...ada, 'signatures/b-w2n7kd.yaml': signed('grace', '2026-11-05', text) });
    assert.deepEqual([both?.words, both?.agreed, both?.missing], ['Agreed by both, 5 Nov', true, []]);
  });

  it('is asked again when a word changes', async () => {
    const text = await signedText();
    const changed = await stateOf({
      [agreementPath]: { ...agreement, success: 'Fewer pages' },
      'signatures/a-w2n7kd.yaml': signed('ada', '2026-11-03', text),
    });
    assert.deepEqual(
      [changed?.words, changed?.missing, changed?.signatures[0]?.changedSince],
      ['Changed since Ada agreed, 3 Nov', ['ada', 'grace'], true],
    );
  });

  it('goes by a signature of the present text rather than by a later one of another text', async () => {
    const text = await signedText();
    const state = await stateOf({
      'signatures/a-w2n7kd.yaml': signed('ada', '2026-11-03', text),
      'signatures/b-w3n7kd.yaml': signed('ada', '2026-11-09', `sha256:${'0'.repeat(64)}`),
    });
    assert.equal(state?.words, 'Agreed by Ada, 3 Nov');
  });

  it('counts no signature of somebody else', async () => {
    const state = await stateOf({
      'signatures/a-w2n7kd.yaml': signed('linus', '2026-11-03', await signedText()),
    });
    assert.equal(state?.words, 'Not agreed yet');
  });

  it('is agreed by one person where both sides are the same', async () => {
    const { snapshot } = adaAndGrace();
    const [pair] = snapshot.all('pair');
    assert.ok(pair);
    const state = await stateOf({
      [pairPath]: { ...pair.value, mentor: 'ada' },
      'signatures/a-w2n7kd.yaml': signed('ada', '2026-11-03', await signedText()),
    });
    assert.deepEqual([state?.words, state?.agreed], ['Agreed by Ada, 3 Nov', true]);
  });

  it('takes signatures as good while its hash is unknown', async () => {
    const other = `sha256:${'0'.repeat(64)}`;
    const state = await stateOf({ 'signatures/a-w2n7kd.yaml': signed('ada', '2026-11-03', other) }, false);
    assert.equal(state?.words, 'Agreed by Ada, 3 Nov');
  });

  it('without a text that can be hashed gets no hash', async () => {
    const { snapshot } = adaAndGrace({
      [agreementPath]: { ...agreement, 'x-odds': Infinity } as RecordTypes['agreement'],
    });
    assert.equal((await hashAgreements(snapshot, sha256)).size, 0);
  });
});
