import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { TemporaryRepository, temporaryFolder, withRealGit } from '../git/temporary-repository.js';
import { soughtOf } from '../git/rewriting.js';
import { commandLine } from './command-line.js';

const goal = 'own-the-retries-p3x9kd';
const escape = '\u001b';

describe('the command line', function () {
  this.timeout(60_000);
  withRealGit();
  const { call, shell } = commandLine();

  /** Ada has a goal, and a commit for it that a record holds up and that was rebased since; another one names the goal. */
  async function repositoryWithEvidence(): Promise<{
    repository: TemporaryRepository;
    was: string;
    now: string;
  }> {
    const repository = TemporaryRepository.create();
    repository.git('remote', 'add', 'origin', 'https://ada:s3cr3t@git.example.org/acme/payments.git');
    const date = '2026-11-20T10:00:00Z';
    repository.commit('Begin', { date, files: { 'a.txt': 'a' } });
    const was = repository.commit('Move the wait out of the lock', { date, files: { 'b.txt': 'b' } });
    const { subject, author, authored, patch } = await soughtOf(repository, was);
    repository.git('commit', '--quiet', '--amend', '-m', 'Keep the lock short');
    const now = repository.head();
    repository.commit(`Add jitter\n\nMentoring-Goal: ${goal}`, { date, author: 'Grace <grace@example.org>' });
    const records: Record<string, string> = {
      'mentoring.yaml': 'format: 1\n',
      'people/ada.yaml': 'name: Ada Lovelace\nemails: [ada@example.org]\n',
      'people/grace.yaml': 'name: Grace Hopper\nemails: [grace@example.org]\n',
      [`goals/${goal}.yaml`]: 'title: Own the retry subsystem\nowner: ada\nstatus: active\n',
      'goals/lead-a-review-q4k7m2.yaml': 'title: Lead a review\nowner: grace\n',
      'evidence/own-the-retries-h4f2a9.yaml': [
        `goal: ${goal}\ncommit: '${was}'\nsubject: ${subject ?? ''}\nauthor: ${author ?? ''}`,
        `authored: ${authored ?? ''}\npatch: '${patch ?? ''}'\nby: ada\ndate: 2026-11-21\nnote: The storm is over\n`,
      ].join('\n'),
    };
    for (const [file, text] of Object.entries(records)) repository.write(`.mentoring/${file}`, text);
    return { repository, was, now };
  }

  it('lists the evidence of every goal, and follows commits through a rewrite', async () => {
    const { repository, was, now } = await repositoryWithEvidence();
    fs.mkdirSync(path.join(repository.root, 'src', 'deep'), { recursive: true });
    const { status, stdout, stderr } = call(path.join(repository.root, 'src', 'deep'), ['evidence']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      [
        'Lead a review  q4k7m2 · Grace Hopper · draft',
        '  No evidence yet.',
        '',
        'Own the retry subsystem  p3x9kd · Ada Lovelace · active',
        `  ${repository.head().slice(0, 10)}  Add jitter  2026-11-20 · Grace Hopper · 0 files · names the goal, by somebody else`,
        `  ${now.slice(0, 10)}  Move the wait out of the lock  2026-11-20 · Ada Lovelace · 1 file`,
        `              found again after a rewrite as “Keep the lock short” (it was ${was.slice(0, 10)})`,
        '              The storm is over',
        '',
      ].join('\n'),
    );
  });

  it('prints JSON for one goal, by its code too', async () => {
    const { repository, was, now } = await repositoryWithEvidence();
    for (const id of [goal, 'p3x9kd']) {
      const { status, stdout } = call(repository.root, ['evidence', '--json', `--goal=${id}`, '.']);
      const { goals } = JSON.parse(stdout) as {
        goals: { goal: string; evidence: Record<string, unknown>[] }[];
      };
      assert.equal(status, 0);
      assert.deepEqual(
        goals.map((one) => one.goal),
        [goal],
      );
      assert.deepEqual(goals[0]?.evidence[1], {
        kind: 'commit',
        commit: now,
        was,
        title: 'Move the wait out of the lock',
        by: 'Ada Lovelace',
        date: '2026-11-20',
        files: 1,
        note: 'The storm is over',
        found: 'author-time',
        state: 'found again after a rewrite as “Keep the lock short”',
        counts: true,
        record: 'own-the-retries-h4f2a9',
      });
      assert.ok(!stdout.includes('s3cr3t'));
    }
  });

  it('still shows what the records know where there is no git, and says why', async () => {
    const { repository, was } = await repositoryWithEvidence();
    const { status, stdout, stderr } = call(repository.root, ['evidence'], { PATH: '.' });
    assert.equal(status, 0);
    assert.match(stderr, /Git was not found/);
    assert.match(stdout, new RegExp(`${was.slice(0, 10)} {2}Move the wait out of the lock`));
    fs.rmSync(path.join(repository.root, '.git'), { recursive: true });
    const outside = call(repository.root, ['evidence']);
    assert.deepEqual([outside.status, outside.stdout], [0, stdout]);
    assert.match(outside.stderr, /not inside a git working tree/);
  });

  it('leaves private records out', async () => {
    const { repository } = await repositoryWithEvidence();
    const secret = path.join(repository.root, '.git', 'mentoring', 'goals', 'secret-a1b2c3.yaml');
    fs.mkdirSync(path.dirname(secret), { recursive: true });
    fs.writeFileSync(secret, 'title: Change teams\nowner: ada\n');
    assert.ok(!call(repository.root, ['evidence']).stdout.includes('Change teams'));
    assert.equal(call(repository.root, ['evidence', '--goal', 'a1b2c3']).status, 2);
  });

  it('hands nothing to the terminal that it would act on', async () => {
    const { repository } = await repositoryWithEvidence();
    repository.write(
      `.mentoring/goals/${goal}.yaml`,
      'title: "\\e[31mRed\\e]0;x\\a and \\u202e\\nmore"\nowner: ada\n',
    );
    repository.commit(`${escape}[2J Clear\r\n\nMentoring-Goal: p3x9kd`);
    const { stdout } = call(repository.root, ['evidence']);
    assert.match(stdout, /Red and more/);
    assert.doesNotMatch(stdout, /(?!\n)[\p{Cc}\u202e]/u);
  });

  it('says what it does not understand, and how it ended', async () => {
    const { repository } = await repositoryWithEvidence();
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
      [['--help'], 0, /evidence {2,}List the commits/],
      [['evidence', '--help'], 0, /--goal ID/],
      [[], 2, /Usage: mentoring/],
      [['evidense'], 2, /no command “evidense”/],
      [['evidence', '--gaol'], 2, /'--gaol'/],
      [['evidence', '--goal'], 2, /--goal/],
      [['evidence', '.', '.'], 2, /One folder/],
      [['evidence', '--goal', 'a1b2c3'], 2, /no goal “a1b2c3”/],
      [['evidence', '--goal', '--all'], 2, /--goal/],
      [['evidence', '--goal=--all'], 2, /no goal “--all”/],
      [['evidence', 'nowhere'], 2, /no folder/],
      [['evidence', temporaryFolder()], 2, /no mentoring records/],
    ];
    for (const [args, expected, words] of cases) {
      const { status, stdout, stderr } = call(repository.root, args);
      assert.deepEqual([args, status], [args, expected]);
      assert.match(stdout + stderr, words);
      assert.equal((expected === 0 || args.length === 0 ? stderr : stdout).length, 0, args.join(' '));
    }
  });

  it('ends quietly where nobody reads any more', async () => {
    const { repository } = await repositoryWithEvidence();
    assert.equal(shell(repository.root, 'mentoring evidence | true').stderr, '');
  });
});
