import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  certaintyOf,
  type CommitSignature,
  type SigningCommit,
} from '../../../src/core/insight/signature-certainty.js';
import type { Records } from '../../support/snapshot.js';
import { adaAndGrace } from '../../support/ada-and-grace.js';

const ssh = `SHA256:${'a'.repeat(43)}`;
const openPgp = '0123456789ABCDEF0123456789ABCDEF01234567';
const sha = 'f'.repeat(40);
const good: SigningCommit = {
  sha,
  email: 'ada@example.org',
  committer: 'ada@example.org',
  cut: false,
  inherited: false,
  signature: 'good',
  fingerprints: [ssh],
};

const addresses = ['ada@example.org', 'grace@example.org', 'both@example.org', 'x@y', ''];

function levelOf(keys: readonly string[], ...commits: readonly SigningCommit[]): string {
  const records: Records = {
    'people/ada.yaml': {
      name: 'Ada Lovelace',
      emails: ['ada@example.org', 'both@example.org'],
      keys: [...keys],
    },
    'people/grace.yaml': { name: 'Grace Hopper', emails: ['grace@example.org', 'both@example.org'] },
    'signatures/ours-ada-w2n7kd.yaml': {
      agreement: 'ours-m8v4tc',
      by: 'ada',
      date: '2026-11-03',
      text: `sha256:${'0'.repeat(64)}`,
    },
  };
  const { snapshot } = adaAndGrace(records);
  const [signature] = snapshot.all('signature');
  assert.ok(signature);
  const found = certaintyOf(snapshot, signature, { known: true, commits });
  assert.match(found.reason, /^[A-Z].*\.$/);
  return found.level;
}

describe('how sure it is that somebody agreed', () => {
  it('knows keys by their whole fingerprint, however it is written', () => {
    for (const key of [ssh, `${ssh}=`, `256 ${ssh} ada@example.org (ED25519)`])
      assert.equal(levelOf([key], good), 'verified', key);
    const byOpenPgp = { ...good, fingerprints: ['A'.repeat(40), openPgp] };
    for (const key of [openPgp, openPgp.toLowerCase(), `0x${openPgp}`, openPgp.replace(/(.{4})/g, '$1 ')])
      assert.equal(levelOf([key], byOpenPgp), 'verified', key);
    for (const key of [openPgp.slice(-16), openPgp.slice(-8), 'mine', ssh.slice(0, -1), `x${ssh}`])
      assert.equal(levelOf([key], { ...byOpenPgp, fingerprints: [key, openPgp, ssh] }), 'attested', key);
  });

  it('goes by the surest of several commits', () => {
    const claimed = { ...good, email: 'linus@example.org', signature: 'none' } as const;
    const attested = { ...good, signature: 'none' } as const;
    assert.equal(levelOf([ssh], claimed), 'claimed');
    assert.equal(levelOf([ssh], claimed, attested), 'attested');
    assert.equal(levelOf([ssh], claimed, good, attested), 'verified');
    assert.equal(levelOf([ssh], { ...claimed, cut: true }, claimed), 'unknown');
    assert.equal(levelOf([ssh], { ...good, signature: 'unchecked' }), 'unknown');
    assert.equal(levelOf([], { ...good, signature: 'unchecked' }), 'attested');
    assert.equal(levelOf([ssh], { ...good, signature: 'bad' }), 'claimed');
    assert.equal(levelOf([ssh], { ...good, signature: 'outdated' }), 'attested');
  });

  it('is not surer by an address that two people list', () => {
    const shared = { ...good, email: 'both@example.org' } as const;
    assert.equal(levelOf([ssh], { ...shared, signature: 'none' }), 'claimed');
    assert.equal(levelOf([], shared), 'claimed');
    assert.equal(levelOf([ssh], shared), 'claimed');
    assert.equal(levelOf([ssh], { ...shared, committer: 'Both@example.org' }), 'verified');
  });

  it('is not known where a commit found it there already', () => {
    assert.equal(levelOf([ssh], { ...good, inherited: true }), 'unknown');
  });

  it('is verified by a good signature with one of their own keys and by nothing else', () => {
    const commit = fc.record({
      sha: fc.constant(sha),
      email: fc.constantFrom(...addresses),
      committer: fc.constantFrom(...addresses),
      cut: fc.boolean(),
      inherited: fc.boolean(),
      signature: fc.constantFrom<CommitSignature>('none', 'good', 'bad', 'outdated', 'unchecked'),
      fingerprints: fc.subarray([ssh, openPgp, '', 'SHA256:', openPgp.slice(-16)]),
    });
    const keys = fc.subarray([ssh, openPgp, 'mine', openPgp.slice(-16)]);
    fc.assert(
      fc.property(keys, fc.array(commit, { maxLength: 3 }), (own, commits) => {
        const proves = ({ signature, cut, inherited, email, committer, fingerprints }: SigningCommit) =>
          signature === 'good' &&
          !cut &&
          !inherited &&
          (email === 'ada@example.org' || (email !== 'grace@example.org' && email === committer)) &&
          fingerprints.some((key) => key.length >= 40 && own.includes(key));
        assert.equal(levelOf(own, ...commits) === 'verified', commits.some(proves));
      }),
      { numRuns: 300 },
    );
  });
});
