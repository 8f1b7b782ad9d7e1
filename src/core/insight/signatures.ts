import canonicalize from 'canonicalize';
import { fileKey, type FileKey, type LoadedRecord, type Snapshot } from '../folder/snapshot.js';
import { RecordText } from '../yaml/record-text.js';
import type { Sha256 } from '../ports.js';
import { shortName } from './people.js';
import { agreementOf } from './schedule.js';
import { compareText, dayWords, joinNames } from '../text/words.js';
import type { Place } from '../folder/privacy.js';
import type { AgreementHashes, Perspective } from './perspective.js';

/** What one side has agreed to. */
export interface SignatureView {
  readonly by: string;
  readonly date: string;
  /** Whether the agreement reads otherwise now than when it was signed. */
  readonly changedSince: boolean;
  readonly record: LoadedRecord<'signature'>;
  readonly place: Place;
}

/** Where a pair's agreement stands. */
export interface AgreementState {
  readonly agreement: LoadedRecord<'agreement'>;
  /** One of each side that has signed: one for the text as it is now, else the latest. */
  readonly signatures: readonly SignatureView[];
  /** The handles of those who haven't agreed to the text as it is now. */
  readonly missing: readonly string[];
  /** Both agree to the text as it is now. */
  readonly agreed: boolean;
  /** `Agreed by Ada, 3 Nov`, `Agreed by both, 3 Nov`, `Changed since Ada agreed, 3 Nov`, `Not agreed yet`. */
  readonly words: string;
}

/**
 * What is hashed when an agreement is signed: the RFC 8785 JSON of its content. Undefined where its content is no JSON, as an
 * infinite number under a key of one's own isn't.
 */
export function agreementText(agreement: LoadedRecord<'agreement'>): string | undefined {
  return canonicalText(agreement.raw);
}

/** The RFC 8785 JSON of what a record's file says, so that layout, comments and the order of keys don't matter. */
function canonicalText(raw: unknown): string | undefined {
  try {
    return canonicalize(raw);
  } catch {
    // The library throws on what JSON cannot say; whoever signs tells the person, who else only compares.
    return undefined;
  }
}

/** A text that is to be signed: what the person saw, and the name under which their signature knows it. */
export interface TextToSign {
  /** The RFC 8785 JSON of the agreement. */
  readonly seen: string;
  /** `sha256:…` of it. */
  readonly text: string;
}

/** What somebody signs who agrees to the agreement as it is now; undefined where its content is no JSON. */
export async function textToSign(
  agreement: LoadedRecord<'agreement'>,
  sha256: Sha256,
): Promise<TextToSign | undefined> {
  const seen = agreementText(agreement);
  return seen === undefined ? undefined : { seen, text: await nameOfText(seen, sha256) };
}

async function nameOfText(text: string, sha256: Sha256): Promise<string> {
  return `sha256:${await sha256(text)}`;
}

/** Whether an agreement's file that says this says what was signed, however it is laid out. */
export async function isSignedText(
  text: string,
  signature: LoadedRecord<'signature'>,
  sha256: Sha256,
): Promise<boolean> {
  const canonical = canonicalText(RecordText.of(text).value);
  return canonical !== undefined && (await nameOfText(canonical, sha256)) === signature.value.text;
}

/** Hashes the text of every agreement. Hosts do it when agreements change, and hand the answer to what needs it. */
export async function hashAgreements(snapshot: Snapshot, sha256: Sha256): Promise<AgreementHashes> {
  const hashed = await Promise.all(
    snapshot.all('agreement').map(async (agreement): Promise<readonly [FileKey, string] | undefined> => {
      const signed = await textToSign(agreement, sha256);
      return signed && [fileKey(agreement), signed.text];
    }),
  );
  return new Map(hashed.filter((entry) => entry !== undefined));
}

/** Where the pair's agreement stands; undefined where it has none. Where its hash is unknown, every signature counts as good. */
export function agreementState(
  perspective: Perspective,
  pair: LoadedRecord<'pair'>,
): AgreementState | undefined {
  const { snapshot, today, hashes } = perspective;
  const agreement = agreementOf(snapshot, pair);
  if (!agreement) return undefined;
  const sides = [...new Set([pair.value.mentee, pair.value.mentor])];
  const signatures = sides
    .map((side) => signatureBy(snapshot, agreement, side, hashes.get(fileKey(agreement))))
    .filter((signature) => signature !== undefined);
  const good = signatures.filter((signature) => !signature.changedSince);
  const missing = sides.filter((side) => !good.some((signature) => signature.by === side));
  const agreed = missing.length === 0;
  const named = (some: readonly SignatureView[]) =>
    joinNames(some.map((signature) => shortName(snapshot, signature.by, pair.value)));
  const words = stateWords(agreed && sides.length > 1, good, signatures, named, today);
  return { agreement, signatures, missing, agreed, words };
}

function signatureBy(
  snapshot: Snapshot,
  agreement: LoadedRecord<'agreement'>,
  by: string,
  hash: string | undefined,
): SignatureView | undefined {
  const views = snapshot
    .referring('signature', 'agreement', agreement)
    .filter((record) => record.value.by === by)
    .map((record): SignatureView => {
      const changedSince = hash !== undefined && record.value.text !== hash;
      return { by, date: record.value.date, changedSince, record, place: record.place };
    });
  const rank = (view: SignatureView) => `${view.changedSince ? '0' : '1'} ${view.date} ${view.record.id}`;
  return views.sort((one, other) => compareText(rank(other), rank(one)))[0];
}

function stateWords(
  byBoth: boolean,
  good: readonly SignatureView[],
  all: readonly SignatureView[],
  named: (some: readonly SignatureView[]) => string,
  today: string,
): string {
  const day = (some: readonly SignatureView[]) => {
    const last = some
      .map((signature) => signature.date)
      .sort()
      .at(-1);
    return last === undefined ? '' : `, ${dayWords(last, today)}`;
  };
  if (byBoth) return `Agreed by both${day(good)}`;
  if (good.length > 0) return `Agreed by ${named(good)}${day(good)}`;
  return all.length > 0 ? `Changed since ${named(all)} agreed${day(all)}` : 'Not agreed yet';
}
