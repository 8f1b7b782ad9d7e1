import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { CommitSignature, SigningCommit } from '../../core/insight/signature-certainty.js';
import { fail, ok, type Result } from '../../core/result.js';
import { fileVersions, offline, type RecordInHistory } from './file-versions.js';
import { failed, type Git, type GitError } from './git.js';
import { holdsContent, introductions, saysTheSame } from './introductions.js';
import type { Repository } from './repository.js';

/**
 * The commits that brought a signature's file with the content that it has now, each with its author's address and what its own signature
 * is worth. Merges don't count, and neither do commits that found it there: who merges a signature, moves it or lays it out otherwise has
 * not given it.
 * @param content what the record says now, as parsed
 */
export async function signingCommits(
  repository: Repository,
  record: RecordInHistory,
  content: unknown,
): Promise<Result<SigningCommit[], GitError>> {
  const { git } = repository;
  const versions = await fileVersions(repository, record, 'without-merges');
  if (!versions.ok) return versions;
  const same = saysTheSame(git, content);
  const brought = await introductions(git, versions.value, same);
  if (!brought.ok) return brought;
  return inspect(git, brought.value, (commit) => holdsContent(git, commit, record, same));
}

/** Whether a commit holds the content already. */
type Holds = (commit: string) => Promise<Result<boolean, GitError>>;

/** Looks at commits one by one; nothing that the repository's own configuration names is run. */
async function inspect(
  git: Git,
  shas: readonly string[],
  holds: Holds,
): Promise<Result<SigningCommit[], GitError>> {
  if (shas.length === 0) return ok([]);
  const programs = await signaturePrograms(git);
  if (!programs.ok) return programs;
  let folder: string | undefined;
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'mentoring-signatures-'));
    const signers = path.join(folder, 'allowed-signers');
    await writeFile(signers, '');
    const found: SigningCommit[] = [];
    for (const sha of shas) {
      const commit = await inspectCommit(git, sha, settings(programs.value, signers), holds);
      if (!commit.ok) return commit;
      found.push(commit.value);
    }
    return ok(found);
  } catch (error) {
    git.log.warn('Signatures could not be checked without a temporary file', error);
    return fail(failed('Signatures could not be checked, because no temporary file could be written.'));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

interface Programs {
  readonly openpgp: string;
  readonly ssh: string;
}

/**
 * The programs that check signatures, as this person's or this machine's configuration names them. What the repository's own names is left
 * aside: a folder that somebody sent along must not say which program runs.
 */
async function signaturePrograms(git: Git): Promise<Result<Programs, GitError>> {
  const pattern = '^gpg\\.(openpgp\\.|ssh\\.)?program$';
  const listed = await git.fields(['config', '--null', '--show-scope', '--get-regexp', pattern], {
    accept: [1],
  });
  if (!listed.ok) return listed;
  const programs = { openpgp: 'gpg', ssh: 'ssh-keygen' };
  for (let index = 0; index + 1 < listed.value.length; index += 2) {
    const scope = listed.value[index];
    const [name, value = ''] = split(listed.value[index + 1] ?? '', '\n');
    if ((scope !== 'system' && scope !== 'global') || value === '') continue;
    programs[name.startsWith('gpg.ssh.') ? 'ssh' : 'openpgp'] = value;
  }
  return ok(programs);
}

/** The first part of a text and the rest of it. */
function split(text: string, by: string): readonly [string, string | undefined] {
  const at = text.indexOf(by);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Options that come before every configuration. No signer is on the list of allowed ones, so that git names the key of a good SSH signature
 * whoever made it: whose key it is, the people's records say. Without such a list git looks at no revocations of SSH keys either.
 */
function settings({ openpgp, ssh }: Programs, signers: string): readonly string[] {
  const values = {
    'gpg.program': openpgp,
    'gpg.openpgp.program': openpgp,
    'gpg.x509.program': 'gpgsm',
    'gpg.ssh.program': ssh,
    'gpg.ssh.allowedSignersFile': signers,
    'gpg.ssh.revocationFile': '',
    'core.fsmonitor': 'false',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Parents as git shows them, author's and committer's address without mailmap, signature, key, its primary key, and what the program said. */
const fields = ['%P', '%ae', '%ce', '%G?', '%GF', '%GP', '%GG'];
const withoutSignature = fields.slice(0, 3);

async function inspectCommit(
  git: Git,
  sha: string,
  options: readonly string[],
  holds: Holds,
): Promise<Result<SigningCommit, GitError>> {
  const object = await git.text(['--no-replace-objects', 'cat-file', 'commit', sha], offline);
  if (!object.ok) return object;
  const [header] = split(object.value, '\n\n');
  const kind = signatureKind(header);
  const asked = kind === 'none' || kind === 'other' ? withoutSignature : fields;
  const shown = await git.text(
    [
      ...['--no-replace-objects', ...options, 'log', '--no-walk', '--no-show-signature', '--no-color'],
      ...['--no-mailmap', '--encoding=UTF-8', `--format=${asked.join('%x00')}`, sha, '--'],
    ],
    offline,
  );
  if (!shown.ok) return shown;
  const [parents = '', email = '', committer = '', status = '', key = '', primary = '', ...said] =
    shown.value.split('\0');
  const cut = parents === '' && /^parent /m.test(header);
  const inherited = await someHolds(parents, holds);
  if (!inherited.ok) return inherited;
  const fingerprints = [key, primary].filter((fingerprint) => fingerprint !== '');
  const signature =
    kind === 'none' ? 'none' : kind === 'other' ? 'unchecked' : verdict(status, said.join(''));
  return ok({ sha, email, committer, cut, inherited: inherited.value, signature, fingerprints });
}

/** Whether one of these commits, as git lists parents, holds the content. */
async function someHolds(parents: string, holds: Holds): Promise<Result<boolean, GitError>> {
  for (const parent of parents.split(' ').filter((sha) => sha !== '')) {
    const held = await holds(parent);
    if (!held.ok || held.value) return held;
  }
  return ok(false);
}

/** What kind of signature a commit carries, by its header. X.509 is not looked at: checking it may ask servers. */
function signatureKind(header: string): 'none' | 'openpgp' | 'ssh' | 'other' {
  const signature = /^gpgsig(?:-sha256)? (.*)$/m.exec(header)?.[1];
  if (signature === undefined) return 'none';
  if (signature.startsWith('-----BEGIN SSH SIGNATURE-----')) return 'ssh';
  return /^-----BEGIN PGP (?:SIGNATURE|MESSAGE)-----/.test(signature) ? 'openpgp' : 'other';
}

/** What `%G?` means. Where the program that checks is missing, git has a verdict all the same, and the program has said nothing. */
function verdict(status: string, said: string): CommitSignature {
  switch (status) {
    case 'G':
    case 'U':
      return 'good';
    case 'B':
      return said.trim() === '' ? 'unchecked' : 'bad';
    case 'X':
    case 'Y':
    case 'R':
      return 'outdated';
    default:
      return 'unchecked';
  }
}
