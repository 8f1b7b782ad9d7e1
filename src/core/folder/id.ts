import slugify from '@sindresorhus/slugify';
import type { Random } from '../ports.js';
import { idPattern, maximumId } from '../records/fields.js';

/** Crockford's base32 in lower case: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const firstLetter = 10;
const codeLength = 6;
const maximumSlug = 40;
const codePattern = /(?:^|-)([a-hj-km-np-tv-z][0-9a-hj-km-np-tv-z]{5})$/;
/** Names that Windows keeps for devices, whatever the extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
/** What some YAML version reads as something else than text: true, null, a number, a date. */
const noYamlText = /^(true|false|null|yes|no|on|off|y|n|[0-9][0-9a-z]*|[0-9-]+|[0-9]+e-[0-9]+)$/;

/** A new code: six random characters, the first a letter. It is the identity of a record. */
export function newCode(random: Random): string {
  let code = alphabet.charAt(firstLetter + random(alphabet.length - firstLetter));
  while (code.length < codeLength) code += alphabet.charAt(random(alphabet.length));
  return code;
}

/** The readable part of an id: ASCII words joined by hyphens, at most 40 characters; `fallback` where nothing is left. */
export function slug(text: string, fallback: string): string {
  const words = slugify(text, { decamelize: false });
  if (words.length <= maximumSlug) return words || fallback;
  const cut = words.slice(0, maximumSlug + 1);
  const lastHyphen = cut.lastIndexOf('-');
  return cut.slice(0, lastHyphen > 0 ? lastHyphen : maximumSlug);
}

/** A new id: the words of `text` and a new code. */
export function newId(text: string, fallback: string, random: Random): string {
  return `${slug(text, fallback)}-${newCode(random)}`;
}

/** A new id of a dated kind: `2026-11-21-ada-k7m2q4`. */
export function newDatedId(date: string, handle: string, random: Random): string {
  return `${date}-${newId(handle, 'someone', random)}`;
}

/** An id with a code behind it, cut where it would be longer than an id can be. */
export function withCode(id: string, code: string): string {
  return `${id.slice(0, maximumId - codeLength - 1).replace(/-$/, '')}-${code}`;
}

/** The code at the end of an id, which references resolve by; undefined where it has none. */
export function codeOf(id: string): string | undefined {
  return codePattern.exec(id)?.[1];
}

/** The part of an id that people choose: all but the code at its end, and the hyphen before that. */
export function slugOf(id: string): string {
  const code = codeOf(id);
  return code === undefined || code === id ? id : id.slice(0, -code.length - 1);
}

/** Whether an id is safe as a file's name on every system, and as a YAML value. */
export function isSafeId(id: string): boolean {
  return id.length <= maximumId && idPattern.test(id) && !deviceName.test(id) && !noYamlText.test(id);
}

/** A handle for a new person, not one of `taken`: from the given name, then the whole name, then numbered. */
export function newHandle(name: string, email: string, taken: ReadonlySet<string>): string {
  const usable = (candidate: string) =>
    /^[a-z]/.test(candidate) && isSafeId(candidate) && !taken.has(candidate);
  // Forges hide addresses behind a number: `1234567+ada@users.noreply.example.org`.
  const [mailbox = ''] = email.replace(/^\d+\+/, '').split('@');
  const whole = slug(name, '') || slug(mailbox, '') || 'someone';
  const lettered = /^[a-z]/.test(whole) ? whole : `p-${whole}`;
  const [given = whole] = whole.split('-');
  const free = [given, lettered].find(usable);
  if (free !== undefined) return free;
  for (let number = 2; ; number++) if (usable(`${lettered}-${number}`)) return `${lettered}-${number}`;
}
