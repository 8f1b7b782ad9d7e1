import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { agreementState, hashAgreements } from '../../../src/core/insight/signatures.js';
import { signingCommits } from '../../../src/node/git/signing-commits.js';
import { nodeSha256 } from '../../../src/node/hash.js';
import {
  certainty,
  commitSignature,
  paths,
  showingOtherwise,
  sign,
  signatureText,
  snapshotOf,
  sshKey,
  start,
} from './agreement-repository.js';
import { TemporaryRepository, temporaryFolder, valueOf, withRealGit } from './temporary-repository.js';
import { perspectiveOf } from '../../support/snapshot.js';
import { skip } from '../../support/skip.js';

describe('how sure a signature is', function () {
  this.timeout(60_000);
  withRealGit();

  it('is claimed while no commit has it, or one of somebody else', async () => {
    const repository = start();
    repository.write(paths.ada, await signatureText('ada'));
    assert.deepEqual(await certainty(repository, 'ada'), {
      level: 'claimed',
      reason: 'Only the record says so: it is in no commit yet.',
    });
    commitSignature(repository, 'ada', 'grace');
    const found = await certainty(repository, 'ada');
    assert.equal(found.level, 'claimed');
    assert.match(found.reason, /an address that is not one of Ada’s/);
    assert.equal(found.sha, repository.head());
  });

  it('is attested where the commit has the address of who signed', async () => {
    const repository = start();
    await sign(repository, 'ada', 'ada');
    const found = await certainty(repository, 'ada');
    assert.equal(found.level, 'attested');
    assert.match(found.reason, /which anyone can set. It is not signed/);
  });

  it('is verified by one’s own key alone', async () => {
    const [ada, grace] = [sshKey('ada'), sshKey('grace')];
    const repository = start({ ada: ada.fingerprint, grace: grace.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    assert.equal((await certainty(repository, 'ada')).level, 'verified');

    await sign(repository, 'grace', 'grace', ada.file);
    const found = await certainty(repository, 'grace');
    assert.equal(found.level, 'attested');
    assert.match(found.reason, /signed with a key that is not one of Grace’s/);
  });

  it('is verified although the person’s git allows no signers, and although the repository says otherwise', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    const trap = path.join(temporaryFolder(), 'trap');
    const sprung = `${trap}-sprung`;
    fs.writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\nexit 0\n`, { mode: 0o755 });
    for (const name of [
      'gpg.program',
      'gpg.openpgp.program',
      'gpg.ssh.program',
      'gpg.x509.program',
      'core.fsmonitor',
      'core.pager',
      'diff.external',
    ])
      repository.git('config', name, trap);
    repository.git('config', 'gpg.ssh.allowedSignersFile', '/nowhere');
    repository.git('config', 'log.showSignature', 'true');
    assert.equal((await certainty(repository, 'ada')).level, 'verified');
    assert.ok(!fs.existsSync(sprung), 'no program that the repository names has run');
  });

  it('is unknown here where the program that checks is missing', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    const configuration = path.join(temporaryFolder(), 'gitconfig');
    fs.writeFileSync(configuration, '[gpg "ssh"]\n\tprogram = /nowhere/ssh-keygen\n');
    process.env['GIT_CONFIG_GLOBAL'] = configuration;
    const found = await certainty(repository, 'ada');
    assert.equal(found.level, 'unknown');
    assert.match(found.reason, /this machine cannot check by whom/);
  });

  it('is no more than claimed where the record was changed after it was signed', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    repository.write(paths.ada, (await signatureText('ada')).replace(/sha256:./, 'sha256:f'));
    assert.equal((await certainty(repository, 'ada')).level, 'claimed');
    commitSignature(repository, 'ada', 'grace');
    assert.equal((await certainty(repository, 'ada')).level, 'claimed');
  });

  it('stays what it was where the file is laid out otherwise, or has another name', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    repository.remove(paths.ada);
    repository.write('.mentoring/signatures/ours-w2n7kd.yaml', `# Ours\n${await signatureText('ada')}`);
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--author=Grace <grace@example.org>', '-m', 'Tidy');
    assert.equal((await certainty(repository, 'ada')).level, 'verified');
  });

  it('is not made surer by who only lays the file out otherwise, or renames it', async () => {
    const ada = sshKey('ada');
    for (const change of [reformat, rename, moveFolder]) {
      const repository = start({ ada: ada.fingerprint });
      await sign(repository, 'ada', 'grace');
      assert.equal((await certainty(repository, 'ada')).level, 'claimed');
      change(repository);
      const plain = repository.head();
      repository.git('commit', '--quiet', '-m', 'Tidy');
      await assertNotSurer(repository);
      repository.git('reset', '--quiet', '--soft', plain);
      commitAll(repository, ada.file, 'Tidy');
      await assertNotSurer(repository);
    }
  });

  it('is not made surer by who takes it away and adds it again, or tidies up after a merge', async () => {
    const repository = start();
    await sign(repository, 'ada', 'grace');
    repository.git('rm', '--quiet', paths.ada);
    repository.git('commit', '--quiet', '-m', 'Remove');
    repository.git('revert', '--no-edit', 'HEAD');
    assert.equal((await certainty(repository, 'ada')).level, 'claimed');

    const merged = start();
    merged.git('switch', '--quiet', '--create', 'other');
    merged.commit('Other work', { files: { 'a.txt': 'a\n' } });
    merged.git('switch', '--quiet', 'main');
    merged.commit('Work', { files: { 'b.txt': 'b\n' } });
    merged.git('merge', '--quiet', '--no-commit', 'other');
    await sign(merged, 'ada', 'grace');
    reformat(merged);
    merged.git('commit', '--quiet', '-m', 'Tidy');
    await assertNotSurer(merged);
  });

  it('goes by the commit that brought it on either branch, however often it was laid out otherwise', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    repository.git('switch', '--quiet', '--create', 'of-ada');
    await sign(repository, 'ada', 'ada', ada.file);
    const brought = repository.head();
    repository.git('switch', '--quiet', 'main');
    await sign(repository, 'ada', 'grace');
    for (let count = 0; count < 25; count++) {
      reformat(repository);
      repository.commit('Tidy', { author: 'Grace <grace@example.org>', date: '2030-01-01T12:00:00Z' });
    }
    const found = await certainty(repository, 'ada');
    assert.deepEqual([found.level, found.sha], ['verified', brought]);
  });

  function reformat(repository: TemporaryRepository): void {
    const [file = ''] = repository.git('ls-files', '*w2n7kd.yaml').split('\n');
    repository.write(file, `# Tidy\n${repository.read(file)}`);
    repository.git('add', '--all');
  }

  function rename(repository: TemporaryRepository): void {
    repository.git('mv', paths.ada, '.mentoring/signatures/ours-w2n7kd.yaml');
  }

  /** From a folder that was named otherwise. */
  function moveFolder(repository: TemporaryRepository): void {
    repository.git('mv', '.mentoring/signatures', 'elsewhere');
    repository.git('commit', '--quiet', '--amend', '--no-edit', '--author=Grace <grace@example.org>');
    repository.git('mv', 'elsewhere', '.mentoring/signatures');
  }

  async function assertNotSurer(repository: TemporaryRepository): Promise<void> {
    const { level } = await certainty(repository, 'ada');
    assert.ok(level === 'claimed' || level === 'unknown', level);
  }

  function commitAll(repository: TemporaryRepository, key: string, message: string): void {
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${key}`];
    repository.git(...signing, 'commit', '--quiet', '--all', '--gpg-sign', '-m', message);
  }

  it('is not verified where its author is a stranger, whose commit somebody passed on', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'mallory', ada.file);
    const found = await certainty(repository, 'ada');
    assert.equal(found.level, 'claimed');
    assert.match(found.reason, /an address that is not Ada’s alone; Ada only signed it when passing it on/);
  });

  it('says whose word it is that a key is theirs', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    const { reason } = await certainty(repository, 'ada');
    assert.match(reason, /by a key that people\/ada\.yaml names as Ada’s\. Ask Ada whether it is/);
  });

  it('does not depend on how anybody’s git shows its log', async () => {
    const ada = sshKey('ada');
    const repository = start({ ada: ada.fingerprint });
    await sign(repository, 'ada', 'ada', ada.file);
    repository.git('checkout', '--quiet', '--orphan', 'squashed');
    commitAll(repository, ada.file, 'All');
    repository.git('branch', '--quiet', '-D', 'main');
    assert.equal((await certainty(repository, 'ada')).level, 'verified');
    for (const [name, value] of showingOtherwise) {
      repository.git('config', name, value);
      const { level, reason } = await certainty(repository, 'ada');
      assert.equal(level, 'verified', `${name}: ${reason}`);
      repository.git('config', '--unset', name);
    }
  });

  it('is not verified by who only passed the commit on, or merged it', async () => {
    const grace = sshKey('grace');
    const repository = start({ grace: grace.fingerprint });
    repository.git('switch', '--quiet', '--create', 'forged');
    await sign(repository, 'grace', 'ada');
    repository.git('switch', '--quiet', 'main');
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${grace.file}`];
    repository.git(...signing, 'merge', '--quiet', '--no-ff', '--gpg-sign', '-m', 'Merge', 'forged');
    assert.equal((await certainty(repository, 'grace')).level, 'claimed');
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    repository.git(...signing, 'cherry-pick', '--gpg-sign', 'forged');
    const found = await certainty(repository, 'grace');
    assert.equal(found.level, 'claimed');
  });

  it('is unknown at the place where a shallow clone begins', async () => {
    const repository = start();
    await sign(repository, 'ada', 'ada');
    repository.commit('Later', { files: { 'src/a.ts': '1\n' }, author: 'Grace <grace@example.org>' });
    const clone = new TemporaryRepository(path.join(temporaryFolder(), 'clone'));
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone.root);
    const found = await certainty(clone, 'ada');
    assert.equal(found.level, 'unknown');
    assert.match(found.reason, /history begins/);
  });

  it('takes no name and no address for an option or a pattern', async () => {
    const repository = start();
    const hostile = '--upload-pack=touch /tmp/never\u0001%GF';
    repository.write(paths.ada, await signatureText('ada'));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--author=--exec=x <--output=/tmp/never>', '-m', hostile);
    assert.equal((await certainty(repository, 'ada')).level, 'claimed');
    const inFolder = TemporaryRepository.create();
    fs.cpSync(path.join(repository.root, '.mentoring'), path.join(inFolder.root, '-a [*]?', '.mentoring'), {
      recursive: true,
    });
    inFolder.git('add', '--all');
    inFolder.git('commit', '--quiet', '-m', 'All');
    const found = valueOf(
      await signingCommits(
        await inFolder.open(),
        {
          folder: path.join(inFolder.root, '-a [*]?', '.mentoring'),
          path: paths.ada.slice('.mentoring/'.length),
          id: 'ada-and-grace-ada-w2n7kd',
        },
        {
          agreement: 'ada-and-grace-m8v4tc',
          by: 'ada',
          date: '2026-11-03',
          text: (await signatureText('ada')).slice(-72, -1),
        },
      ),
    );
    assert.deepEqual(
      found.map(({ sha, email }) => [sha, email]),
      [[inFolder.head(), 'ada@example.org']],
    );
  });

  it('is not verified by a key or a signature that has expired or was revoked', async function () {
    if (process.platform === 'win32') skip(this, 'the program that stands for gpg is a shell script');
    const key = 'A'.repeat(40);
    const repository = start({ ada: key });
    const programs = temporaryFolder();
    const saying = path.join(programs, 'status');
    // Signs with nothing, and says of each signature what the file tells it to.
    const gpg = `#!/bin/sh
case "$*" in
  *--verify*) cat "${saying}"; echo 'gpg: looked at' >&2 ;;
  *) cat >/dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n' ;;
esac
`;
    fs.writeFileSync(path.join(programs, 'gpg'), gpg, { mode: 0o755 });
    const before = process.env['PATH'];
    process.env['PATH'] = `${programs}${path.delimiter}${before ?? ''}`;
    try {
      repository.write(paths.ada, await signatureText('ada'));
      repository.git('add', '--all');
      repository.git('commit', '--quiet', `--gpg-sign=${key}`, '-m', 'Agree');
      const verdict = async (status: string) => {
        const valid = `[GNUPG:] VALIDSIG ${key} 2026-11-21 1795262400 0 4 0 22 8 00 ${key}`;
        fs.writeFileSync(saying, `[GNUPG:] NEWSIG\n[GNUPG:] ${status} ${key.slice(-16)} Ada\n${valid}\n`);
        const { level, reason } = await certainty(repository, 'ada');
        return `${level}: ${reason.replace(/^.*anyone can set\. /, '')}`;
      };
      assert.match(await verdict('GOODSIG'), /^verified/);
      for (const status of ['REVKEYSIG', 'EXPSIG', 'EXPKEYSIG'])
        assert.equal(await verdict(status), 'attested: Its signature has expired or was taken back.', status);
    } finally {
      process.env['PATH'] = before;
    }
  });

  it('comes from an OpenPGP key too, and is unknown here without its public part', async function () {
    const home = path.join(temporaryFolder(), 'g');
    fs.mkdirSync(home, { mode: 0o700 });
    const before = process.env['GNUPGHOME'];
    process.env['GNUPGHOME'] = home;
    try {
      const make = [
        '--batch',
        '--quiet',
        '--passphrase',
        '',
        '--quick-generate-key',
        'Ada <ada@example.org>',
        'ed25519',
        'sign',
        '0',
      ];
      try {
        execFileSync('gpg', make, { stdio: 'ignore' });
      } catch {
        skip(this, 'gpg makes no key here');
      }
      const keys = execFileSync('gpg', ['--list-keys', '--with-colons'], { encoding: 'utf8' });
      const fingerprint = /^fpr:+([0-9A-F]+):/m.exec(keys)?.[1] ?? '';
      const repository = start({ ada: fingerprint.toLowerCase().replace(/(.{4})/g, '$1 ') });
      repository.write(paths.ada, await signatureText('ada'));
      repository.git('add', '--all');
      repository.git(
        '-c',
        `user.signingKey=${fingerprint}`,
        'commit',
        '--quiet',
        '--gpg-sign',
        '-m',
        'Agree',
      );
      assert.equal((await certainty(repository, 'ada')).level, 'verified');
      const empty = path.join(temporaryFolder(), 'e');
      fs.mkdirSync(empty, { mode: 0o700 });
      process.env['GNUPGHOME'] = empty;
      assert.equal((await certainty(repository, 'ada')).level, 'unknown');
    } finally {
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
      if (before === undefined) delete process.env['GNUPGHOME'];
      else process.env['GNUPGHOME'] = before;
    }
  });
});

describe('two people who agree on two branches', () => {
  withRealGit();

  it('do not conflict, and both have agreed after the merge', async () => {
    const repository = start();
    repository.git('switch', '--quiet', '--create', 'of-ada');
    await sign(repository, 'ada', 'ada');
    repository.git('switch', '--quiet', '--create', 'of-grace', 'main');
    await sign(repository, 'grace', 'grace');
    repository.git('merge', '--quiet', '--no-edit', 'of-ada');
    const snapshot = await snapshotOf(repository);
    const [pair] = snapshot.all('pair');
    assert.ok(pair);
    const state = agreementState(
      perspectiveOf(snapshot, { today: '2026-11-21', hashes: await hashAgreements(snapshot, nodeSha256) }),
      pair,
    );
    assert.equal(state?.words, 'Agreed by both, 3 Nov');
  });
});
