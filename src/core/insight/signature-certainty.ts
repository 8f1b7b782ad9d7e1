import type { LoadedRecord, Snapshot } from '../folder/snapshot.js';
import { comparableEmail } from '../git/email.js';
import { hasEmail, personByEmail, shortName } from './people.js';

/** What git found about the signature that a commit itself carries. */
export type CommitSignature =
  /** It carries none. */
  | 'none'
  /** It is good: made with one of `fingerprints` for exactly this commit. */
  | 'good'
  /** It does not fit the commit. */
  | 'bad'
  /** It was good once; the key or the signature has expired, or was revoked. */
  | 'outdated'
  /** This machine cannot check it: a program or a key is missing, or it is of a kind that is not looked at. */
  | 'unchecked';

/** A commit that brought a signature's file with the content that it has now. */
export interface SigningCommit {
  /** The full hash. */
  readonly sha: string;
  /** The author's address as the commit itself says it. */
  readonly email: string;
  /** The address of who made the commit as it is: of who rebased or cherry-picked it, where somebody did. */
  readonly committer: string;
  /** Whether history was cut here, so that the content may come from an earlier commit. */
  readonly cut: boolean;
  /** Whether the commit before it holds the content already, in another folder or by a merge, so that it did not bring it. */
  readonly inherited: boolean;
  readonly signature: CommitSignature;
  /** The fingerprints of the key that signed, and of the key that it belongs to. */
  readonly fingerprints: readonly string[];
}

/** What this machine knows of where a signature comes from. */
export type SignatureOrigin =
  | { readonly known: true; readonly commits: readonly SigningCommit[] }
  /** Why it knows nothing, as a sentence. */
  | { readonly known: false; readonly why: string };

/**
 * How sure it is that somebody agreed. `claimed`: only the record says so. `attested`: the commit has their address as its author's, which
 * anyone can set. `verified`: the commit carries a good signature by a key that their record names. `unknown`: this machine cannot tell.
 */
export type CertaintyLevel = 'claimed' | 'attested' | 'verified' | 'unknown';

/** How sure it is that somebody agreed, and why. */
export interface Certainty {
  readonly level: CertaintyLevel;
  /** A sentence or two. */
  readonly reason: string;
  /** The commit that says so. */
  readonly sha?: string | undefined;
}

/** How sure each level is, the surest last. */
const rank: Readonly<Record<CertaintyLevel, number>> = { claimed: 0, unknown: 1, attested: 2, verified: 3 };

/** How sure it is that who signed did so. Of several commits that brought the same signature, the surest counts. */
export function certaintyOf(
  snapshot: Snapshot,
  signature: LoadedRecord<'signature'>,
  origin: SignatureOrigin,
): Certainty {
  if (!origin.known) return { level: 'unknown', reason: origin.why };
  const signer: Signer = {
    snapshot,
    handle: signature.value.by,
    person: snapshot.find('person', signature.value.by),
    name: shortName(snapshot, signature.value.by),
  };
  const found = origin.commits.map((commit) => certaintyBy(signer, commit));
  const [
    first = { level: 'claimed', reason: 'Only the record says so: it is in no commit yet.' },
    ...others
  ] = found;
  return others.reduce((best, next) => (rank[next.level] > rank[best.level] ? next : best), first);
}

interface Signer {
  readonly snapshot: Snapshot;
  readonly handle: string;
  readonly person: LoadedRecord<'person'> | undefined;
  readonly name: string;
}

function certaintyBy(signer: Signer, commit: SigningCommit): Certainty {
  const { sha, email, signature } = commit;
  const { name, person } = signer;
  const which = `Commit ${sha.slice(0, 8)}`;
  const certainty = (level: CertaintyLevel, reason: string): Certainty => ({ level, sha, reason });
  const notKnown = 'so who added it is not known here.';
  if (commit.cut)
    return certainty('unknown', `This clone’s history begins with ${sha.slice(0, 8)}, ${notKnown}`);
  if (commit.inherited)
    return certainty('unknown', `${which} found it there, in another folder or by a merge, ${notKnown}`);
  const keys = (person?.value.keys ?? []).flatMap((key) => comparableKey(key) ?? []);
  const own = commit.fingerprints.some((key) => keys.includes(comparableKey(key) ?? ''));
  const author = personByEmail(signer.snapshot, email);
  if (person && signature === 'good' && own) return certaintyByKey(signer, person, commit);
  if (author?.id !== signer.handle) {
    const whose = hasEmail(person, email)
      ? 'an address that more than one person’s record names'
      : `an address that is not one of ${name}’s`;
    return certainty('claimed', `${which}, which added it, is by ${whose}.`);
  }
  if (signature === 'bad') return certainty('claimed', `${which} carries a signature that does not fit it.`);
  const address = `${which} has ${name}’s address`;
  return signature === 'unchecked' && keys.length > 0
    ? certainty('unknown', `${address} and is signed, but this machine cannot check by whom.`)
    : certainty('attested', `${address}, which anyone can set. ${signatureWords(signer, commit)}`);
}

/**
 * What a good signature with the signer's own key says. Who rebases or cherry-picks another's commit signs it too; then it is theirs only
 * where they are its author, or where nobody else is in it.
 */
function certaintyByKey(
  { snapshot, handle, name }: Signer,
  person: LoadedRecord<'person'>,
  { sha, email, committer }: SigningCommit,
): Certainty {
  const which = `Commit ${sha.slice(0, 8)}`;
  const author = personByEmail(snapshot, email);
  const made = author === undefined && comparableEmail(email) === comparableEmail(committer);
  if (author?.id === handle || made) {
    const reason = `${which} carries a good signature by a key that ${person.path} names as ${name}’s. Ask ${name} whether it is.`;
    return { level: 'verified', sha, reason };
  }
  const whose = author ? shortName(snapshot, author.id) : `an address that is not ${name}’s alone`;
  const reason = `${which} is by ${whose}; ${name} only signed it when passing it on.`;
  return { level: 'claimed', sha, reason };
}

function signatureWords({ name }: Signer, { signature }: SigningCommit): string {
  switch (signature) {
    case 'none':
    case 'bad':
      return 'It is not signed.';
    case 'good':
      return `It is signed with a key that is not one of ${name}’s.`;
    case 'outdated':
      return 'Its signature has expired or was taken back.';
    case 'unchecked':
      return 'It is signed, but this machine cannot check by whom.';
  }
}

/**
 * A fingerprint in the form in which two are compared: `SHA256:…` of an SSH key, or all digits of an OpenPGP key. Undefined for what is none,
 * such as a short key id, which others can make a key for.
 */
function comparableKey(key: string): string | undefined {
  const ssh = /(?:^|\s)(SHA256:[A-Za-z0-9+/]{43})=?(?:\s|$)/.exec(key)?.[1];
  if (ssh !== undefined) return ssh;
  const digits = key.replace(/\s|^0x/g, '').toUpperCase();
  return /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(digits) ? digits : undefined;
}
