import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { problemsOf, type ProblemsByFile, relatedFiles } from '../../../src/core/lint/lint.js';
import { folderProblems } from '../../support/problems.js';
import { formatOf } from '../../../src/core/folder/folder-format.js';
import { MemorySource, goal, readFolder, storeOf } from '../../support/memory-source.js';
import type { Texts } from '../../support/snapshot.js';

const people: Texts = { 'people/ada.yaml': 'name: Ada\n', 'people/grace.yaml': 'name: Grace\n' };
const pair = 'mentee: ada\nmentor: grace\nprocess: project-mentoring\n';
const paired: Texts = { ...people, 'pairs/ada-and-grace-k7m2q4.yaml': pair };

/** As an editor shows them: file, line and what is underlined there, message. */
function shown(snapshot: Snapshot, problems: ProblemsByFile): string[] {
  return [...problems].flatMap(([key, found]) => {
    const [place = '', path = ''] = key.split(':');
    const text = snapshot.file(place === 'private' ? 'private' : 'shared', path)?.text ?? '';
    return found.map(({ range: { start, end }, message }) => {
      const marked = (text.split('\n')[start.line] ?? '').slice(start.column, end.column);
      return `${key}:${start.line + 1} [${marked}] ${message}`;
    });
  });
}

async function problemsIn(shared: Texts, mine: Texts = {}): Promise<string[]> {
  const snapshot = await readFolder(shared, mine);
  return shown(snapshot, folderProblems(snapshot));
}

describe('problems between files', () => {
  it('are none where every reference leads to one record, by its code alone', async () => {
    const problems = await problemsIn(
      {
        ...paired,
        'mentoring.yaml': 'format: 1\nobjectives: { reliability: { title: Fewer pages } }\n',
        'goals/own-the-retries-p3x9kd.yaml': `${goal('Own it')}pair: renamed-k7m2q4\nobjective: reliability\n`,
        'sessions/2026-11-21-ada-k7m2q4.yaml':
          'pair: k7m2q4\ndate: 2026-11-21\ncheckins: [{ goal: own-the-retries-p3x9kd }]\n',
      },
      { 'notes/2026-11-21-ada-t5r8jh.yaml': 'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\n' },
    );
    assert.deepEqual(problems, []);
  });

  describe('references', () => {
    it('that lead nowhere say what is missing, at the reference', async () => {
      const problems = await problemsIn({
        ...paired,
        'goals/own-the-retries-p3x9kd.yaml': `${goal('Own it')}pair: ada-and-alan-m2q4k7\n`,
        'plans/own-the-retries-z5w1ht.yaml':
          'goal: own-the-retries-p3x9kd\nsteps:\n  - Read\n  - { task: Write, owner: alan }\n',
      });
      assert.deepEqual(problems, [
        'shared:goals/own-the-retries-p3x9kd.yaml:3 [ada-and-alan-m2q4k7] There is no pair m2q4k7 among the shared records. Was its file deleted, not pulled yet, or never shared?',
        'shared:plans/own-the-retries-z5w1ht.yaml:4 [alan] There is no file people/alan.yaml here. Was it deleted, or not pulled yet?',
      ]);
    });

    it('are errors, though the record stays usable', async () => {
      const snapshot = await readFolder({ 'goals/own-the-retries-p3x9kd.yaml': goal('Own it') });
      const [problem] = folderProblems(snapshot).get('shared:goals/own-the-retries-p3x9kd.yaml') ?? [];
      assert.deepEqual([problem?.severity, problem?.code], ['error', 'dangling-reference']);
      assert.notEqual(snapshot.find('goal', 'own-the-retries-p3x9kd')?.value, undefined);
    });

    it('from a private record are told as such', async () => {
      const problems = await problemsIn(people, {
        'notes/2026-11-21-ada-t5r8jh.yaml': 'pair: ada-and-grace-k7m2q4\nby: ada\ndate: 2026-11-21\n',
      });
      assert.deepEqual(problems, [
        'private:notes/2026-11-21-ada-t5r8jh.yaml:1 [ada-and-grace-k7m2q4] There is no pair k7m2q4 here. Was its file deleted, or not pulled yet?',
      ]);
    });

    it('to a record of another kind say which kind it is', async () => {
      const problems = await problemsIn({
        ...paired,
        'goals/own-the-retries-p3x9kd.yaml': `${goal('Own it')}pair: ada\n`,
        'plans/own-the-retries-z5w1ht.yaml': 'goal: ada-and-grace-k7m2q4\n',
      });
      assert.deepEqual(problems, [
        'shared:goals/own-the-retries-p3x9kd.yaml:3 [ada] ada is a person, and a pair belongs here.',
        'shared:plans/own-the-retries-z5w1ht.yaml:1 [ada-and-grace-k7m2q4] k7m2q4 is a pair, and a goal belongs here.',
      ]);
    });

    it('to an objective that mentoring.yaml does not have', async () => {
      const problems = await problemsIn({
        ...people,
        'mentoring.yaml': 'format: 1\nobjectives: { reliability: { title: Fewer pages } }\n',
        'goals/own-the-retries-p3x9kd.yaml': `${goal('Own it')}objective: constructor\n`,
      });
      assert.deepEqual(problems, [
        'shared:goals/own-the-retries-p3x9kd.yaml:3 [constructor] There is no objective constructor in mentoring.yaml. Was it renamed, or not pulled yet?',
      ]);
    });

    it('to a broken record lead there: what is wrong is said in that file', async () => {
      const problems = await problemsIn({
        ...people,
        'pairs/ada-and-grace-k7m2q4.yaml': 'mentee: [',
        'goals/own-the-retries-p3x9kd.yaml': `${goal('Own it')}pair: ada-and-grace-k7m2q4\n`,
      });
      assert.deepEqual(problems, []);
    });

    it('are told together with another value that is wrong, which is told alone', async () => {
      const path = 'goals/own-the-retries-p3x9kd.yaml';
      const snapshot = await readFolder({
        ...people,
        [path]: 'title: Own it\nowner: Ada Lovelace\npair: ada-and-alan-m2q4k7\ndue: 2026-1-5\n',
      });
      const problems = problemsOf(snapshot).get(`shared:${path}`) ?? [];
      assert.deepEqual(
        problems.map(({ code, range }) => `${range.start.line + 1} ${code}`),
        ['2 wrong-value', '3 dangling-reference', '4 wrong-value'],
      );
    });

    it('are looked for whatever is written in their place', async () => {
      const path = 'goals/own-the-retries-p3x9kd.yaml';
      const snapshot = await readFolder({
        ...people,
        [path]: 'title: Own it\nowner: (ada\nobjective: a[b\npair: ada-and-alan-m2q4k7\n',
      });
      const problems = problemsOf(snapshot).get(`shared:${path}`) ?? [];
      assert.deepEqual(
        problems.map(({ code, range }) => `${range.start.line + 1} ${code}`),
        ['2 wrong-value', '3 wrong-value', '4 dangling-reference'],
      );
    });

    it('of a file that is broken now are not looked at: they lie elsewhere in its text', async () => {
      const shared = new MemorySource({ 'goals/own-the-retries-p3x9kd.yaml': goal('Own it') });
      const store = storeOf(shared);
      assert.equal(folderProblems(await store.load()).size, 1);
      shared.write('goals/own-the-retries-p3x9kd.yaml', 'title: [');
      assert.equal(folderProblems(await store.load()).size, 0);
    });
  });

  describe('one code twice', () => {
    it('is an error of both files, and of every reference to it', async () => {
      const snapshot = await readFolder({
        ...people,
        'goals/own-the-retries-p3x9kd.yaml': goal('Own it'),
        'goals/lead-a-review-p3x9kd.yaml': goal('Lead it'),
        'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kd\n',
      });
      const problems = folderProblems(snapshot);
      const tail =
        'have the same code, p3x9kd, so nobody can tell which of them is meant. Delete one, or give it another code by renaming its file.';
      assert.deepEqual(shown(snapshot, problems), [
        `shared:goals/lead-a-review-p3x9kd.yaml:1 [] This record and goals/own-the-retries-p3x9kd.yaml ${tail}`,
        `shared:goals/own-the-retries-p3x9kd.yaml:1 [] This record and goals/lead-a-review-p3x9kd.yaml ${tail}`,
        'shared:plans/own-the-retries-z5w1ht.yaml:1 [own-the-retries-p3x9kd] Two records have the code p3x9kd, so nobody can tell which of them is meant. Their files say which two they are.',
      ]);
      assert.equal(problems.get('shared:goals/own-the-retries-p3x9kd.yaml')?.[0]?.severity, 'error');
    });

    it('of many files is told once of each, with a few of the others', async () => {
      const copies = Array.from({ length: 40 }, (_, index) => `goals/copy-${index + 10}-p3x9kd.yaml`);
      const snapshot = await readFolder({
        ...people,
        ...Object.fromEntries(copies.map((path) => [path, goal('Own it')])),
        'plans/own-the-retries-z5w1ht.yaml': 'goal: own-the-retries-p3x9kd\n',
      });
      const problems = folderProblems(snapshot);
      assert.equal(problems.size, 41);
      const file = snapshot.file('shared', 'goals/copy-10-p3x9kd.yaml');
      const [problem, another] = problems.get('shared:goals/copy-10-p3x9kd.yaml') ?? [];
      assert.ok(file && problem && !another);
      assert.match(
        problem.message,
        /^This record, goals\/copy-11-p3x9kd.yaml and 38 more have the same code, p3x9kd,/,
      );
      assert.equal(relatedFiles(snapshot, file, problem).length, 10);
      const [reference] = problems.get('shared:plans/own-the-retries-z5w1ht.yaml') ?? [];
      assert.match(
        reference?.message ?? '',
        /^40 records have the code p3x9kd, .* Their files say which they are\.$/,
      );
    });

    it('is found although one of the two is broken', async () => {
      const problems = await problemsIn({
        ...people,
        'goals/own-the-retries-p3x9kd.yaml': goal('Own it'),
        'goals/lead-a-review-p3x9kd.yaml': 'title: [',
      });
      assert.equal(problems.length, 2);
    });

    it('is no error for records of different kinds: references say which kind they mean', async () => {
      const problems = await problemsIn({
        ...paired,
        'sessions/2026-11-21-ada-k7m2q4.yaml': 'pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\n',
      });
      assert.deepEqual(problems, []);
    });

    it('in the shared and the private folder is a problem of the private file alone', async () => {
      const problems = await problemsIn(
        { ...people, 'goals/own-the-retries-p3x9kd.yaml': goal('Own it') },
        { 'goals/something-secret-p3x9kd.yaml': goal('Leave') },
      );
      assert.deepEqual(problems, [
        'private:goals/something-secret-p3x9kd.yaml:1 [] This record and goals/own-the-retries-p3x9kd.yaml in the shared folder have the same code, p3x9kd, so nobody can tell which of them is meant. Delete one, or give it another code by renaming its file.',
      ]);
    });
  });

  it('one id in the shared and the private folder is an error of the private file', async () => {
    const problems = await problemsIn(
      { ...people, 'mentoring.yaml': 'format: 1\n', 'goals/own-the-retries-p3x9kd.yaml': goal('Own it') },
      {
        'mentoring.yaml': 'format: 1\n',
        'people/ada.yaml': 'name: Ada\n',
        'goals/own-the-retries-p3x9kd.yaml': goal('Own it'),
      },
    );
    const message =
      '[] This record is in the shared folder, too. Delete one of the two: a record lives in one place.';
    assert.deepEqual(
      problems.filter((problem) => problem.includes(' [] ')),
      [`private:people/ada.yaml:1 ${message}`, `private:goals/own-the-retries-p3x9kd.yaml:1 ${message}`],
    );
  });

  it('name no private record in what is said of a shared file', async () => {
    const secret = { 'goals/something-secret-q4k7m2.yaml': goal('Leave') };
    const shared = {
      ...people,
      'plans/own-the-retries-z5w1ht.yaml': 'goal: q4k7m2\n',
      'goals/own-the-retries-p3x9kd.yaml': goal('Own it'),
      'evidence/own-the-retries-h4f2a9.yaml':
        'goal: q4k7m2\nurl: https://example.org\nby: alan\ndate: 2026-11-21\n',
    };
    const told = (problems: readonly string[]) => problems.filter((problem) => problem.startsWith('shared:'));
    const mine = { ...secret, 'people/alan.yaml': 'name: Alan\n' };
    assert.deepEqual(told(await problemsIn(shared, mine)), told(await problemsIn(shared)));
    assert.equal(told(await problemsIn(shared)).length, 3);
  });

  it('stray files say why they are not read', async () => {
    const snapshot = await readFolder({
      'goals/Own it.yaml': goal('Own it'),
      'goals/own-it-p3x9kd.yml': goal('Own it'),
      'targets/own-it-p3x9kd.yaml': goal('Own it'),
    });
    const problems = problemsOf(snapshot);
    assert.deepEqual(
      [...problems].map(([key, [problem]]) => `${key} ${problem?.code} ${problem?.severity}`),
      [
        'shared:goals/Own it.yaml unsafe-id error',
        'shared:goals/own-it-p3x9kd.yml wrong-extension error',
        'shared:targets/own-it-p3x9kd.yaml wrong-folder error',
      ],
    );
    const words = [...problems.values()].flat().map(({ message }) => message);
    assert.ok(words.every((message) => message.startsWith('This file is not read: ')));
  });

  describe('a newer format', () => {
    it('counts where the shared and the private folder differ, whichever has it', async () => {
      const at = (format: number): Texts => ({ 'mentoring.yaml': `format: ${format}\n` });
      for (const [shared, mine] of [
        [2, 1],
        [1, 2],
      ] as const) {
        const snapshot = await readFolder(at(shared), at(mine));
        assert.deepEqual(formatOf(snapshot), { format: 2, supported: false });
        assert.equal(formatOf(snapshot, 'shared').supported, shared === 1);
        assert.equal(formatOf(snapshot, 'private').supported, mine === 1);
      }
    });

    const newer: Texts = {
      'mentoring.yaml': '# Ours\nformat: 2\n',
      'goals/own-the-retries-p3x9kd.yaml': 'name: Own it\nheld-by: ada\n',
      'goals/Own it.yaml': '',
      'plans/broken-z5w1ht.yaml': 'goal: [',
    };

    it('is one clear message instead of many about what is not understood', async () => {
      const snapshot = await readFolder(newer);
      assert.deepEqual(shown(snapshot, problemsOf(snapshot)).sort(), [
        'shared:mentoring.yaml:2 [2] These records have format 2; this version knows formats up to 1. Everything here can be read as far as it is understood, and nothing is changed. Update Mentoring Trail to go on.',
        'shared:plans/broken-z5w1ht.yaml:1 [[] A bracket or brace is not closed here, or a comma is missing between two values.',
      ]);
      assert.deepEqual(formatOf(snapshot), { format: 2, supported: false });
    });

    it('leaves the other folder as it is', async () => {
      const snapshot = await readFolder(newer, {
        'goals/mine-q4k7m2.yaml': 'owner: ada\n',
        'people/ada.yaml': 'name: Ada\n',
      });
      assert.deepEqual(
        problemsOf(snapshot)
          .get('private:goals/mine-q4k7m2.yaml')
          ?.map(({ code }) => code),
        ['missing-key'],
      );
      assert.deepEqual(formatOf(snapshot, 'private'), { format: 1, supported: true });
    });

    it('is seen although this version cannot read mentoring.yaml', async () => {
      const texts = [
        'format: 12 # see the handbook\r\nobjectives: []\r\n',
        '\uFEFFformat: 12\nreaders: [',
        'readers:\n\nformat:   12',
      ];
      for (const text of texts) {
        assert.deepEqual(formatOf(await readFolder({ 'mentoring.yaml': text })), {
          format: 12,
          supported: false,
        });
      }
    });

    it('is not assumed', async () => {
      for (const text of ['format: 1\n', 'readers: "format: 7"\n', 'format:\n']) {
        assert.deepEqual(formatOf(await readFolder({ 'mentoring.yaml': text })), {
          format: 1,
          supported: true,
        });
      }
      assert.deepEqual(formatOf(await readFolder({})), { format: 1, supported: true });
    });
  });

  it('come together with those of each file, in the order of its text, worked out once', async () => {
    const snapshot = await readFolder({
      ...people,
      'goals/own-the-retries-p3x9kd.yaml':
        'title: Own it\nowner: alan\nmood: good\npair: ada-and-grace-k7m2q4\nstatus: actve\n',
    });
    const problems = problemsOf(snapshot);
    assert.deepEqual(
      problems.get('shared:goals/own-the-retries-p3x9kd.yaml')?.map(({ range }) => range.start.line),
      [1, 2, 3, 4],
    );
    assert.equal(problemsOf(snapshot), problems);
    assert.equal(problems.size, 1);
  });

  it('are told at once, however many references of a file lead nowhere', async () => {
    // Looked for one by one among all of them, they take longer than any test may.
    const actions = Array.from(
      { length: 5_000 },
      (_, index) => `  - { task: Read, owner: nobody-${index} }\n`,
    );
    const path = 'sessions/2026-11-21-ada-k7m2q4.yaml';
    const snapshot = await readFolder({
      ...paired,
      [path]: `pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\nactions:\n${actions.join('')}`,
    });
    assert.equal(problemsOf(snapshot).get(`shared:${path}`)?.length, 50);
  });
});
