/** A file with something wrong in it, and what the Problems view is to say: `LINE LEVEL: MESSAGE`. */
export interface BrokenFile {
  readonly what: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly says: RegExp;
  /** Whether nothing of it is read, so that the tree shows the file itself. */
  readonly unreadable: boolean;
}

/** The goal and its plan that tests break, change and heal. */
export const goalPath = 'goals/keep-the-last-good-g7g7g7.yaml';
export const planPath = 'plans/keep-the-last-good-h8h8h8.yaml';

export const goodFiles: Readonly<Record<string, string>> = {
  [goalPath]: 'title: Keep the last good\nowner: ada\nstatus: active\n',
  [planPath]: 'goal: keep-the-last-good-g7g7g7\nsteps:\n  - Read\n  - Write\n  - Ship   # at last\n',
};

export const readableLink = 'goals/linked-f6f6f6.yaml';

/** Links in the place of records, with where they lead from there. */
export const links: Readonly<Record<string, string>> = {
  'goals/dangling-e5e5e5.yaml': 'nowhere.yaml',
  [readableLink]: '../../../elsewhere.yaml',
  'goals/looping-f7f7f7.yaml': 'looping-f7f7f7.yaml',
};

export const brokenFiles: readonly BrokenFile[] = [
  {
    what: 'a syntax error',
    file: 'goals/broken-a0a0a0.yaml',
    content: 'title: Broken\nowner: ada\nstatus: "draft\n',
    says: /^3 error: A quotation mark is missing/,
    unreadable: true,
  },
  {
    what: 'no content',
    file: 'goals/empty-a1a1a1.yaml',
    content: '',
    says: /^1 error: This record is empty/,
    unreadable: true,
  },
  {
    what: 'more than 256 KiB',
    file: 'sessions/2026-11-01-ada-a2a2a2.yaml',
    content: `pair: x\nnotes: |\n${'  Far too much to say.\n'.repeat(20_000)}`,
    says: /^1 error: This file is larger than 256 KiB/,
    unreadable: true,
  },
  {
    what: 'bytes that are no text',
    file: 'feedback/2026-11-02-ada-a3a3a3.yaml',
    content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    says: /^1 error: This file is not UTF-8 text/,
    unreadable: true,
  },
  {
    what: 'a merge conflict',
    file: 'goals/conflicted-a4a4a4.yaml',
    content:
      'title: Conflicted\nowner: ada\n<<<<<<< HEAD\nstatus: active\n=======\nstatus: achieved\n>>>>>>> theirs\n',
    says: /^3 error: A merge conflict is open here/,
    unreadable: true,
  },
  {
    what: 'a value of another kind',
    file: 'goals/misdated-a5a5a5.yaml',
    content: 'title: Misdated\nowner: ada\ndue: tomorrow\n',
    says: /^3 error: due: A date is written as year-month-day/,
    unreadable: true,
  },
  {
    what: 'a key that nobody knows',
    file: 'goals/misspelt-a6a6a6.yaml',
    content: 'title: Misspelt\nowner: ada\nstatsu: active\n',
    says: /^3 warning: .*statsu/,
    unreadable: false,
  },
  {
    what: 'a pair that is missing',
    file: 'goals/pairless-a7a7a7.yaml',
    content: 'title: Pairless\nowner: ada\npair: nobody-and-nobody-z9z9z9\n',
    says: /^3 error: There is no pair z9z9z9 among the shared records/,
    unreadable: false,
  },
  {
    what: 'a goal that is missing',
    file: 'plans/goalless-a8a8a8.yaml',
    content: 'goal: never-written-z8z8z8\nsteps: [Think]\n',
    says: /^1 error: There is no goal z8z8z8 among the shared records/,
    unreadable: false,
  },
  {
    what: 'a person who is missing',
    file: 'goals/ownerless-a9a9a9.yaml',
    content: 'title: Ownerless\nowner: nobody\n',
    says: /^2 error: There is no file people\/nobody\.yaml here/,
    unreadable: false,
  },
  {
    what: 'the wrong extension',
    file: 'goals/misnamed-b0b0b0.yml',
    content: 'title: Misnamed\nowner: ada\n',
    says: /^1 error: This file is not read: .* ends in \.yaml/,
    unreadable: true,
  },
  {
    what: 'a name that is no id',
    file: 'goals/My Goal.yaml',
    content: 'title: My goal\nowner: ada\n',
    says: /^1 error: This file is not read: .* Rename it/,
    unreadable: true,
  },
  {
    what: 'a folder that says no kind',
    file: 'gaols/mislaid-b1b1b1.yaml',
    content: 'title: Mislaid\nowner: ada\n',
    says: /^1 error: This file is not read: its folder says no kind/,
    unreadable: true,
  },
  {
    what: 'a folder that is named like a record, with a file in it',
    file: 'goals/a-folder-d4d4d4.yaml/inner.yaml',
    content: 'title: Too deep\n',
    says: /^1 error: This file is not read: records lie in goals itself/,
    unreadable: true,
  },
];
