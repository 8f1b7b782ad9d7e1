import { comparableEmail } from './email.js';
import type { Evidence } from '../records/evidence.js';

/**
 * Why one commit stands for another that is gone. `author-time`: the same author at the same moment, which rebases, amends and cherry-picks
 * keep. `change`: the same change by its stable patch-id. `folded`: its message names the other, as squashing writes it.
 */
export type TraceRule = 'author-time' | 'change' | 'folded';

/** The commit that stands for one that is gone. */
export interface Finding {
  /** Its full hash. */
  readonly commit: string;
  readonly rule: TraceRule | 'guess';
}

/** What became of a commit that evidence names. */
export type Trace =
  | { readonly kind: 'here' }
  | { readonly kind: 'found'; readonly commit: string; readonly rule: TraceRule }
  /** The record says that it is in another repository, and it is not in this one. */
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'lost';
      /** Whether git still keeps the commit, though no branch holds it: it can be shown for a while. */
      readonly kept: boolean;
      /** The full hash of what it probably became. Only shown where somebody asks. */
      readonly guess?: string | undefined;
      /** Whether there are so many commits like it that not all of them were compared. */
      readonly partly?: boolean | undefined;
    };

/** What evidence says of a commit, as far as one can look for it. */
export type Sought = Pick<Evidence, 'subject' | 'author' | 'authored' | 'patch'> & {
  /** Its full hash. */
  readonly commit: string;
  /**
   * Whether the record names another repository. A commit has one hash wherever it is, in a fork and where that was merged; but one
   * that only looks like it may well be another one.
   */
  readonly elsewhere?: boolean;
};

/** A commit that the history has now. */
export interface SeenCommit {
  readonly sha: string;
  /** The author's address. */
  readonly email: string;
  /** When it was authored and committed, in seconds since 1970. */
  readonly authored: number;
  readonly committed: number;
  readonly message: string;
}

/** What is kept of a commit that could be the one. */
interface Candidate {
  readonly sha: string;
  readonly sameSubject: boolean;
  /** Whether it was committed later than it was authored, as a rewritten one is. */
  readonly rewritten: boolean;
}

interface Wanted {
  readonly sought: Sought;
  readonly email: string;
  /** In seconds since 1970. */
  readonly authored: number;
  readonly sameMoment: Candidate[];
  /** With the same subject, and by the same author with another: their patch-ids are worth comparing. */
  readonly sameSubject: Candidate[];
  readonly sameAuthor: Candidate[];
  /** Whether there are more of those than are compared. */
  hasMore: boolean;
  /** Their messages name its hash, or its subject where that is telling and its author theirs too. */
  readonly folded: string[];
  readonly guesses: string[];
}

/** Clocks of several machines differ by less. In seconds. */
const clockSkew = 86_400;
/** So many patch-ids of the same subject are compared for one commit, and of the same author; each costs git a diff. */
const mostCompared = 200;
const shortestHash = 7;
/** What squashing puts before a subject: indent, bullets, numbers, a short hash. */
const listMark = /^[\s>*+•-]*(?:\d+[.)]\s+)?/u;
/** A hash where squashing and copying write one. Elsewhere in a text it is only talked about: reverts and fixes name hashes too. */
const writtenHash =
  /^(?:[\s>*+•-]*(?:commit\s+)?|[\s>*+•-]*\(cherry picked from commit )([0-9a-f]{7,64})(?=[\s):,]|$)/iu;
const pullRequest = /\s+\((?:[#!]\d+|[0-9a-f]{7,40})\)$/i;
/** Nothing in it goes over the end of a line: the time that a message takes grows no faster than the message. */
const coauthor = /^[ \t]*co-authored-by:.*<([^<>\r\n]+)>[ \t]*\r?$/gim;

/** The addresses that a message names as co-authors. */
export function coauthorsIn(message: string): string[] {
  return [...message.matchAll(coauthor)].map((match) => match[1] ?? '');
}

/** The first paragraph of a message in one line, as git has it; without the number of a pull request that code hosts put behind it. */
function subjectLine(message: string): string {
  return plain(/^\s*(\S[^]*?)(?:\r?\n[ \t]*\r?\n|$)/.exec(message.slice(0, 10_000))?.[1] ?? '');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(pullRequest, '');
}

/** Whether a subject tells one commit from others: "wip" does not. */
function isTelling(subject: string): boolean {
  return subject.length >= 10 && subject.includes(' ');
}

/**
 * Looks for commits that are gone among those that are there. Every commit is {@link see | seen} once, newest first, and not kept: memory
 * grows with what is looked for, not with the history.
 */
export class Search {
  private readonly wanted: readonly Wanted[];
  private readonly byMoment = new Map<number, Wanted[]>();
  private readonly bySubject = new Map<string, Wanted[]>();
  private readonly byHash = new Map<string, Wanted[]>();
  private readonly byEmail = new Map<string, Wanted[]>();
  private readonly seen = new Set<string>();

  constructor(
    sought: readonly Sought[],
    /** The hashes that other evidence names: one of those has its own place. */
    private readonly taken: ReadonlySet<string> = new Set(),
  ) {
    this.wanted = sought.map((one) => ({
      sought: one,
      email: comparableEmail(one.author ?? ''),
      authored: Math.floor(Date.parse(one.authored ?? '') / 1000),
      sameMoment: [],
      sameSubject: [],
      sameAuthor: [],
      hasMore: false,
      folded: [],
      guesses: [],
    }));
    for (const one of this.wanted) {
      if (!Number.isNaN(one.authored)) add(this.byMoment, one.authored, one);
      add(this.byHash, one.sought.commit.slice(0, shortestHash), one);
      const subject = plain(one.sought.subject ?? '');
      if (subject !== '') add(this.bySubject, subject, one);
      if (one.email !== '') add(this.byEmail, one.email, one);
    }
  }

  /** When the oldest of them was authored, in seconds since 1970; undefined where that is not known of all. What was committed before cannot stand for any. */
  get since(): number | undefined {
    const oldest = Math.min(...this.wanted.map(({ authored }) => authored));
    return Number.isFinite(oldest) ? oldest - clockSkew : undefined;
  }

  /** Notes what a commit could stand for. */
  see(commit: SeenCommit): void {
    if (this.seen.has(commit.sha)) return;
    const email = comparableEmail(commit.email);
    const subject = subjectLine(commit.message);
    const sameSubject = this.bySubject.get(subject) ?? [];
    const candidate = (one: Wanted) => ({
      sha: commit.sha,
      sameSubject: sameSubject.includes(one),
      rewritten: commit.committed > commit.authored,
    });
    const isOther = (one: Wanted) => one.sought.commit !== commit.sha;
    for (const one of this.byMoment.get(commit.authored) ?? [])
      if (isOther(one) && one.email === email) this.note(one.sameMoment, candidate(one), commit);
    const isLater = (one: Wanted) =>
      isOther(one) && (Number.isNaN(one.authored) || commit.committed >= one.authored - clockSkew);
    for (const one of new Set([...sameSubject, ...(this.byEmail.get(email) ?? [])])) {
      if (!isLater(one)) continue;
      const alike = candidate(one);
      const list = alike.sameSubject ? one.sameSubject : one.sameAuthor;
      this.note(list, alike, commit);
      // Commits come newest first, and most rewriting is done soon: the latest ones are let go.
      if (list.length > mostCompared) {
        list.shift();
        one.hasMore = true;
      }
      if (alike.sameSubject && one.email === email) this.note(one.guesses, commit.sha, commit);
    }
    this.readBody(commit, email, isLater);
  }

  private readBody(commit: SeenCommit, email: string, isLater: (one: Wanted) => boolean): void {
    const end = commit.message.trimStart().indexOf('\n');
    if (end < 0 || /^[ \t]*(?:Revert|Reapply) "|^[ \t]*This reverts commit /m.test(commit.message)) return;
    let people: ReadonlySet<string> | undefined;
    for (const line of commit.message.trimStart().slice(end).split('\n')) {
      const hash = writtenHash.exec(line)?.[1]?.toLowerCase();
      for (const one of hash === undefined ? [] : (this.byHash.get(hash.slice(0, shortestHash)) ?? []))
        if (isLater(one) && one.sought.commit.startsWith(hash ?? ''))
          this.note(one.folded, commit.sha, commit);
      const subject = plain(line.replace(listMark, ''));
      for (const one of this.bySubject.get(subject) ?? []) {
        if (!isLater(one)) continue;
        people ??= new Set([email, ...coauthorsIn(commit.message).map(comparableEmail)]);
        const isSure = isTelling(subject) && people.has(one.email);
        this.note(isSure ? one.folded : one.guesses, commit.sha, commit);
      }
    }
  }

  private note<T>(list: T[], entry: T, { sha }: SeenCommit): void {
    this.seen.add(sha);
    list.push(entry);
  }

  /** The commits whose patch-ids decide. */
  toCompare(): readonly string[] {
    const undecided = this.wanted.filter(
      ({ sought, sameMoment }) => sought.patch !== undefined && this.free(sameMoment).length !== 1,
    );
    return [
      ...new Set(undecided.flatMap((one) => [...one.sameMoment, ...alikeOf(one)].map(({ sha }) => sha))),
    ];
  }

  /** The commits for which there was more to compare than {@link toCompare} gives. */
  get comparedInPart(): ReadonlySet<string> {
    const some = this.wanted.filter(({ sought, hasMore }) => hasMore && sought.patch !== undefined);
    return new Set(some.map(({ sought }) => sought.commit));
  }

  /** What each of them became, by its hash. What was not found is left out. */
  findings(patchIds: ReadonlyMap<string, string>): ReadonlyMap<string, Finding> {
    const found = new Map<string, Finding>();
    for (const one of this.wanted) {
      const finding = this.findingOf(one, patchIds);
      if (finding) found.set(one.sought.commit, finding);
    }
    return found;
  }

  private findingOf(one: Wanted, patchIds: ReadonlyMap<string, string>): Finding | undefined {
    const { sought, sameMoment, folded, guesses } = one;
    const sameChange = ({ sha }: Candidate) =>
      sought.patch !== undefined && patchIds.get(sha) === sought.patch;
    const free = this.free(sameMoment);
    const moment =
      free.length === 1
        ? free[0]
        : (sameMoment.find(sameChange) ?? sameMoment.find(({ sameSubject }) => sameSubject));
    if (moment) return { commit: moment.sha, rule: 'author-time' };
    const change = alikeOf(one).find(sameChange);
    if (change) return { commit: change.sha, rule: 'change' };
    if (folded[0] !== undefined) return { commit: folded[0], rule: 'folded' };
    // Several of one author in one second, with other words and another change.
    const guess = free[0]?.sha ?? guesses[0];
    return guess === undefined ? undefined : { commit: guess, rule: 'guess' };
  }

  /**
   * Those with the same subject; of the others those that were rewritten and that no other evidence names. Scripts make several commits
   * in one second.
   */
  private free(candidates: readonly Candidate[]): readonly Candidate[] {
    return candidates.filter(
      ({ sha, sameSubject, rewritten }) => sameSubject || (rewritten && !this.taken.has(sha)),
    );
  }
}

function alikeOf({ sameSubject, sameAuthor }: Wanted): readonly Candidate[] {
  return [...sameSubject, ...sameAuthor];
}

function add<K>(index: Map<K, Wanted[]>, key: K, one: Wanted): void {
  const known = index.get(key);
  if (known) known.push(one);
  else index.set(key, [one]);
}
