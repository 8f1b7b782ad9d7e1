import assert from 'node:assert/strict';
import type { Records } from '../support/snapshot.js';
import { pairPath } from '../support/ada-and-grace.js';
import { pair, stateOf } from './states.js';

const path = 'agreements/ours-m8v4tc.yaml';
const text = (digit: string) => `sha256:${digit.repeat(64)}`;
const hashes = new Map([[`shared:${path}` as const, text('1')]]);
const written: Records = {
  [path]: { pair, style: 'Questions *first*', schedule: { cadence: 'P14D' } },
};
function signed(by: 'ada' | 'grace', digit: string): Records {
  const value = { agreement: 'ours-m8v4tc', by, date: '2026-11-03', text: text(digit) };
  return by === 'ada'
    ? { 'signatures/ours-ada-w2n7kd.yaml': value }
    : { 'signatures/ours-grace-h3x8ya.yaml': value };
}

describe('the working agreement in the dashboard', () => {
  it('invites to write one where there is none, and only who can', () => {
    const { agreement } = stateOf();
    assert.match(agreement?.invitation ?? '', /no contract/);
    assert.deepEqual(
      agreement?.buttons.map(({ command }) => command),
      ['newAgreement'],
    );
    assert.equal(stateOf({}, { me: 'linus' }).agreement, undefined);
    const ended = { mentee: 'ada', mentor: 'grace', process: 'project-mentoring', status: 'ended' };
    assert.equal(stateOf({ [pairPath]: ended }).agreement, undefined);
  });

  it('says who has agreed to what it says now, and what each can do', () => {
    const one = stateOf({ ...written, ...signed('ada', '1') }, { hashes }).agreement;
    assert.equal(one?.status, 'Agreed by Ada, 3 Nov');
    assert.deepEqual(one.signatures, ['You agreed on 3 Nov', 'Grace has not agreed yet']);
    assert.deepEqual(
      one.buttons.map(({ command }) => command),
      ['reviewAgreement', 'checkSignatures'],
    );
    assert.deepEqual(
      one.lines.map(({ title, text: says }) => [title, says]),
      [
        ['How often you meet', 'every 2 weeks'],
        ['Style', 'Questions *first*'],
      ],
    );
    const both = stateOf(
      { ...written, ...signed('ada', '1'), ...signed('grace', '1') },
      { hashes },
    ).agreement;
    assert.deepEqual([both?.status, both?.signatures], ['Agreed by both, 3 Nov', []]);
  });

  it('asks again where the text changed, and lets see what did', () => {
    const changed = stateOf({ ...written, ...signed('ada', '2') }, { hashes }).agreement;
    assert.deepEqual(changed?.signatures, [
      'You agreed to an earlier text on 3 Nov',
      'Grace has not agreed yet',
    ]);
    const commands = ['agree', 'reviewAgreement', 'showAgreementChanges', 'checkSignatures'];
    assert.deepEqual(
      changed.buttons.map(({ command }) => command),
      commands,
    );
    const watching = stateOf({ ...written, ...signed('ada', '2') }, { hashes, me: 'linus' }).agreement;
    assert.deepEqual(
      watching?.buttons.map(({ command }) => command),
      commands.slice(2),
    );
  });
});
