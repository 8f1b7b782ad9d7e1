import { dayOf, dayWords } from '../text/words.js';
import type { Commit } from '../ports.js';

/** What a commit is searched by. */
type Searched = Pick<Commit, 'sha' | 'subject' | 'author' | 'authored'>;

/** What somebody looks for among commits. */
export interface CommitSearch {
  /** Whether a commit has all the words: in its subject, its author's name or address, its day, or as the beginning of its hash. */
  readonly matches: (commit: Searched) => boolean;
  /** The text where it can be a hash, or the beginning of one: such a commit can be asked for by name. */
  readonly hash: string | undefined;
}

/** A shorter text is in nearly every commit. */
const shortestText = 2;
/** As many digits as git itself shows; a word of a language is hardly ever that long and all of hexadecimal digits. */
const hashText = /^[0-9a-f]{7,64}$/;
const hashDigits = /^[0-9a-f]{4,64}$/;

/**
 * Makes a search out of what somebody typed. Case does not matter; days are found as `2026-11-21` and as they are shown.
 * @returns undefined where that is nothing to look for
 */
export function commitSearch(text: string, today: string): CommitSearch | undefined {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.join('').length < shortestText) return undefined;
  const days = new Map<string, string>();
  const textOf = (day: string): string => {
    const known = days.get(day) ?? `${day} ${dayWords(day, today)}`.toLowerCase();
    days.set(day, known);
    return known;
  };
  const [only = '', ...others] = words;
  return {
    matches: ({ sha, subject, author, authored }) => {
      const written = `${subject}\n${author.name}\n${author.email}\n${textOf(dayOf(authored))}`.toLowerCase();
      return words.every((word) => written.includes(word) || (hashDigits.test(word) && sha.startsWith(word)));
    },
    hash: others.length === 0 && hashText.test(only) ? only : undefined,
  };
}
