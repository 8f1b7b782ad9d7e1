import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { looksPublic, repositoryName, withoutSecrets } from '../../../src/core/git/remote.js';
import { evidenceSchema } from '../../../src/core/records/evidence.js';

describe('the name of a repository', () => {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['https://git.example.org/acme/payments.git', 'git.example.org/acme/payments'],
    ['https://git.example.org/acme/payments/', 'git.example.org/acme/payments'],
    ['https://ada:s3cret@git.example.org/acme/payments.git', 'git.example.org/acme/payments'],
    ['https://oauth2:p@ss@git.example.org/acme/payments', 'git.example.org/acme/payments'],
    ['https://git.example.org:8443/acme/payments.git', 'git.example.org/acme/payments'],
    ['https://git.example.org/acme/payments?private_token=s3cret', 'git.example.org/acme/payments'],
    ['https://Git.Example.ORG/Acme/Payments', 'git.example.org/Acme/Payments'],
    ['ssh://git@git.example.org:2222/acme/sub/payments.git', 'git.example.org/acme/sub/payments'],
    ['ssh://git@git.example.org/~ada/payments', 'git.example.org/~ada/payments'],
    ['git@git.example.org:acme/payments.git', 'git.example.org/acme/payments'],
    ['git@git.example.org:/srv/git/payments.git', 'git.example.org/srv/git/payments'],
    ['build-host:payments', 'build-host/payments'],
    ['git://git.example.org/payments.git', 'git.example.org/payments'],
    ['file:///srv/git/payments.git', undefined],
    ['/srv/git/payments.git', undefined],
    ['../payments', undefined],
    ['C:\\work\\payments', undefined],
    ['C:/work/payments', undefined],
    ['ext::sh -c evil', undefined],
    ['https://git.example.org', undefined],
    ['https://git.example.org/', undefined],
    ['https://git.example.org/../payments', undefined],
    ['https://to/ken@git.example.org/acme/payments', undefined],
    ['https://git.example.org/acme/pay\u001b[31mments', undefined],
    ['', undefined],
  ];
  for (const [url, name] of names)
    it(`of ${JSON.stringify(url)} is ${name ?? 'not known'}`, () => assert.equal(repositoryName(url), name));

  it('never holds the user, the password or the token, and fits into a record', () => {
    const secret = fc.string({
      unit: fc.constantFrom('s', 'e', 'K', '3', '@', ':', '/', '%', '#', '?', '!', '.'),
      minLength: 1,
    });
    fc.assert(
      fc.property(secret, fc.constantFrom('https', 'ssh', 'http'), (user, scheme) => {
        const name = repositoryName(`${scheme}://zz${user}zz:zz${user}zz@git.example.org/acme/payments.git`);
        if (name === undefined) return;
        assert.doesNotMatch(name, /zz/);
        const evidence = {
          goal: 'own-it-p3x9kd',
          by: 'ada',
          date: '2026-11-21',
          commit: 'a'.repeat(40),
          repo: name,
        };
        assert.ok(evidenceSchema.safeParse(evidence).success, name);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => repositoryName(text)?.includes('@') !== true),
    );
  });
});

describe('whether a remote looks public', () => {
  it('knows the hosts where repositories are public unless made private', () => {
    const open = [
      'https://github.com/acme/payments',
      'git@github.com:acme/payments.git',
      'git@github.com-work:acme/payments.git',
      'ssh://git@ssh.github.com:443/acme/payments.git',
      'https://token@gitlab.com/acme/payments.git',
      'https://git.sr.ht/~ada/payments',
      'git@codeberg.org:acme/payments.git',
      'https://bitbucket.org/acme/payments',
      'https://gitee.com/acme/payments',
    ];
    for (const url of open) assert.ok(looksPublic(url), url);
    const closed = [
      'https://git.example.org/github.com/payments',
      'https://notgithub.com/a/b',
      'https://acme.ghe.com/a/b',
      '/srv/github.com/a',
    ];
    for (const url of closed) assert.ok(!looksPublic(url), url);
  });
});

describe('text without secrets', () => {
  it('loses what web addresses hold besides host and path', () => {
    const said = "fatal: Authentication failed for 'https://ada:s3cret@git.example.org/acme/payments.git/'";
    assert.equal(
      withoutSecrets(said),
      "fatal: Authentication failed for 'https://git.example.org/acme/payments.git/'",
    );
    assert.equal(withoutSecrets('at https://h/x?token=s3cret now'), 'at https://h/x now');
    assert.equal(withoutSecrets('ssh://s3@cret@h/x and HTTPS://s3cret@h/y'), 'ssh://h/x and HTTPS://h/y');
    assert.equal(
      withoutSecrets('mail ada@example.org, see https://h/x'),
      'mail ada@example.org, see https://h/x',
    );
  });
});
