import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { certaintyOf, type Certainty } from '../../../src/core/insight/signature-certainty.js';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { Store } from '../../../src/core/folder/store.js';
import { nodeFileSource } from '../../../src/node/files/file-source.js';
import { signingCommits } from '../../../src/node/git/signing-commits.js';
import { nodeSha256 } from '../../../src/node/hash.js';
import { TemporaryRepository, temporaryFolder } from './temporary-repository.js';

export const agreementPath = '.mentoring/agreements/ada-and-grace-m8v4tc.yaml';
export const agreementText = 'pair: ada-and-grace-k7m2q4\nboundaries: No pay\n';
export const paths = {
  ada: '.mentoring/signatures/ada-and-grace-ada-w2n7kd.yaml',
  grace: '.mentoring/signatures/ada-and-grace-grace-h3x8ya.yaml',
};
/** Settings with which `git log` shows something else, or nothing. */
export const showingOtherwise = [
  ['log.follow', 'true'],
  ['log.showRoot', 'false'],
  ['log.date', 'x'],
  ['log.diffMerges', 'combined'],
  ['log.showSignature', 'true'],
  ['log.decorate', 'full'],
  ['diff.orderFile', '/nowhere'],
  ['diff.relative', 'true'],
  ['format.pretty', 'raw'],
] as const;

type Who = keyof typeof paths;

/** A key pair of SSH's, made by SSH itself. */
export function sshKey(name: string): { file: string; fingerprint: string } {
  const file = path.join(temporaryFolder(), name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', `${name}@example.org`, '-f', file]);
  const listed = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' });
  return { file, fingerprint: listed.split(' ')[1] ?? '' };
}

/** The signature record of one of the two, for the agreement as it is. */
export async function signatureText(by: Who): Promise<string> {
  const hash = await nodeSha256('{"boundaries":"No pay","pair":"ada-and-grace-k7m2q4"}');
  return `agreement: ada-and-grace-m8v4tc\nby: ${by}\ndate: 2026-11-03\ntext: sha256:${hash}\n`;
}

/** A repository with Ada and Grace, their pair and its agreement, in one commit. */
export function start(keys: Readonly<Partial<Record<Who, string>>> = {}): TemporaryRepository {
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

export async function snapshotOf(repository: TemporaryRepository): Promise<Snapshot> {
  const store = new Store({
    shared: nodeFileSource(path.join(repository.root, '.mentoring')),
    private: nodeFileSource(path.join(repository.root, '.git', 'mentoring')),
  });
  return store.load();
}

/** How sure it is that somebody agreed, as this repository tells it. */
export async function certainty(repository: TemporaryRepository, by: Who): Promise<Certainty> {
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
export async function sign(
  repository: TemporaryRepository,
  by: Who,
  author: string,
  key?: string,
): Promise<void> {
  repository.write(paths[by], await signatureText(by));
  commitSignature(repository, by, author, key);
}

export function commitSignature(
  repository: TemporaryRepository,
  by: Who,
  author: string,
  key?: string,
): void {
  repository.git('add', '--', paths[by]);
  const signing = key === undefined ? [] : ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${key}`];
  const options = ['--quiet', `--author=${author} <${author}@example.org>`, '-m', `${by} agrees`];
  repository.git(...signing, 'commit', ...options, ...(key === undefined ? [] : ['--gpg-sign']));
}
