import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { certaintyOf, type Certainty } from '../../../src/core/insight/certainty.js';
import { agreementState, hashAgreements } from '../../../src/core/insight/signatures.js';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { Store } from '../../../src/core/folder/store.js';
import { nodeFileSource } from '../../../src/node/files/file-source.js';
import { fileVersions, versionText } from '../../../src/node/git/file-versions.js';
import { signingCommits } from '../../../src/node/git/signing-commits.js';
import { nodeSha256 } from '../../../src/node/hash.js';
import { TemporaryRepository, temporaryFolder, valueOf, withRealGit } from './temporary-repository.js';

const agreementPath = '.mentoring/agreements/ada-and-grace-m8v4tc.yaml';
const agreementText = 'pair: ada-and-grace-k7m2q4\nboundaries: No pay\n';
const paths = {
  ada: '.mentoring/signatures/ada-and-grace-ada-w2n7kd.yaml',
  grace: '.mentoring/signatures/ada-and-grace-grace-h3x8ya.yaml',
};
type Who = keyof typeof paths;

/** A key pair of SSH's, made by SSH itself. */
function sshKey(name: string): { file: string; fingerprint: string } {
  const file = path.join(temporaryFolder(), name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', `${name}@example.org`, '-f', file]);
  const listed = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' });
  return { file, fingerprint: listed.split(' ')[1] ?? '' };
}

async function signatureText(by: Who): Promise<string> {
  const hash = await nodeSha256('{"boundaries":"No pay","pair":"ada-and-grace-k7m2q4"}');
  return `agreement: ada-and-grace-m8v4tc\nby: ${by}\ndate: 2026-11-03\ntext: sha256:${hash}\n`;
}

function start(keys: Readonly<Partial<Record<Who, string>>> = {}): TemporaryRepository {
  const repository = TemporaryRepository.create();
  const person = (name: string, who: Who) =>
    `name: ${name}\nemails: [${who}@example.org]\n${keys[who] === undefined ? '' : `keys: ['${keys[who]}']\n`}`;
  repository.commit('Share the agreement', {
    files: {
      '.mentoring/mentoring.yaml': 'format: 1\n',
      '.mentoring/people/ada.yaml': person('Ada', 'ada'),
      '.mentoring/people/grace.yaml': person('Grace', 'grace'),
      '.mentoring/pairs/ada-and-grace-k7m2q4.yaml':
        'mentee: ada\nmentor: grace\nprocess: project-mentoring\n',
      [agreementPath]: agreementText,
    },
  });
  return repository;
}

async function snapshotOf(repository: TemporaryRepository): Promise<Snapshot> {
  const store = new Store({
    shared: nodeFileSource(path.join(repository.root, '.mentoring')),
    private: nodeFileSource(path.join(repository.root, '.git', 'mentoring')),
  });
  return store.load();
}

/** How sure it is that somebody agreed, as this repository tells it. */
async function certainty(repository: TemporaryRepository, by: Who): Promise<Certainty> {
  const snapshot = await snapshotOf(repository);
  const record = snapshot.all('signature').find(({ value }) => value.by === by);
  assert.ok(record, `${by} has a signature`);
  const file = { folder: path.join(repository.root, '.mentoring'), path: record.path, id: record.id };
  const found = await signingCommits(await repository.open(), file, record.raw);
  return certaintyOf(
    snapshot,
    record,
    found.ok ? { known: true, commits: found.value } : { known: false, why: found.error.message },
  );
}

/** Commits somebody's signature as `author`, signed with a key where one is given. */
async function sign(repository: TemporaryRepository, by: Who, author: string, key?: string): Promise<void> {
  repository.write(paths[by], await signatureText(by));
  commitSignature(repository, by, author, key);
}

function commitSignature(repository: TemporaryRepository, by: Who, author: string, key?: string): void {
  repository.git('add', '--', paths[by]);
  const signing = key === undefined ? [] : ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${key}`];
  const options = ['--quiet', `--author=${author} <${author}@example.org>`, '-m', `${by} agrees`];
  repository.git(...signing, 'commit', ...options, ...(key === undefined ? [] : ['--gpg-sign']));
}

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
        this.skip();
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

describe('the earlier texts of a record', () => {
  withRealGit();

  it('are found on every branch, in merges, and under every name that the file had', async () => {
    const repository = start();
    const [first] = await texts(repository);
    assert.equal(first, agreementText);
    repository.git('switch', '--quiet', '--create', 'other');
    repository.commit('Say it otherwise', {
      files: { [agreementPath]: `${agreementText}style: Questions\n` },
    });
    repository.git('switch', '--quiet', 'main');
    repository.commit('And so', { files: { [agreementPath]: `${agreementText}style: Examples\n` } });
    assert.equal(repository.tryGit('merge', '--quiet', 'other'), 1);
    repository.write(agreementPath, `${agreementText}style: Both\n`);
    repository.git('commit', '--quiet', '--all', '-m', 'Merge');
    repository.git('mv', agreementPath, '.mentoring/agreements/ours-m8v4tc.yaml');
    repository.git('commit', '--quiet', '-m', 'Rename');
    const styles = new Set((await texts(repository)).map((text) => /style: (.*)/.exec(text)?.[1]));
    assert.deepEqual([...styles].sort(), ['Both', 'Examples', 'Questions', undefined]);
  });

  async function texts(repository: TemporaryRepository): Promise<readonly string[]> {
    const folder = path.join(repository.root, '.mentoring');
    const record = { folder, path: 'agreements/x-m8v4tc.yaml', id: 'x-m8v4tc' };
    const opened = await repository.open();
    const versions = valueOf(await fileVersions(opened, record, 'with-merges'));
    const found = await Promise.all(versions.map(({ blob }) => versionText(opened.git, blob)));
    return found.flatMap((text) => text ?? []);
  }

  it('are none where nothing was committed, or the folder lies elsewhere', async () => {
    const empty = TemporaryRepository.create();
    const record = { path: 'agreements/x-m8v4tc.yaml', id: 'x-m8v4tc' };
    for (const folder of [path.join(empty.root, '.mentoring'), temporaryFolder()])
      assert.deepEqual(
        valueOf(await fileVersions(await empty.open(), { ...record, folder }, 'with-merges')),
        [],
      );
    assert.equal(await versionText((await empty.open()).git, '--help'), undefined);
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
    const state = agreementState(snapshot, pair, '2026-11-21', await hashAgreements(snapshot, nodeSha256));
    assert.equal(state?.words, 'Agreed by both, 3 Nov');
  });
});
