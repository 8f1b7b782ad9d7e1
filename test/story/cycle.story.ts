import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode, type Tree } from './driver';

/** What Ada remembers for herself about a pair that parted. */
const WHY = 'We hoped for different things';

/** Ada and Grace from a request to its reflection and into a second cycle; Ada and Linus, who part on good terms. */
describe('a whole cycle', () => {
  let vscode: VSCode;
  let tree: Tree;
  let repository: string;

  const git = (...args: string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
  const changes = () => git('status', '--porcelain', '--untracked-files=all');
  const shared = (kind: string) => path.join(repository, '.mentoring', kind);
  const hidden = (kind: string) => path.join(repository, '.git', 'mentoring', kind);
  const namesIn = (folder: string) => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : []);
  const textsIn = (folder: string) =>
    namesIn(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  /** The pair of these two that was written last. */
  const pairText = (like: RegExp) => textsIn(shared('pairs')).filter((text) => like.test(text));

  /** Looks with the eyes of somebody else: their turn, their gestures. */
  const become = async (name: string) => {
    await vscode.command('Notifications: Clear All Notifications');
    await vscode.command('Mentoring: Set Who I Am');
    await vscode.quickInput.pick('Who are you', name);
    await vscode.notification(`You are ${name} here.`).waitFor();
    await vscode.command('Notifications: Clear All Notifications');
  };
  const told = async (message: string | RegExp) => {
    await vscode.notification(message).waitFor();
    await vscode.command('Notifications: Clear All Notifications');
  };
  const moveOn = async (to: string) => {
    await vscode.command('Mentoring: Advance Stage');
    await vscode.quickInput.pick('Where do you go', to);
    const moved = vscode.notification(`Now in ${to}`);
    const stillOpen = vscode.page.locator('.monaco-dialog-box');
    await moved.or(stillOpen).first().waitFor();
    if (await stillOpen.isVisible()) await vscode.answerDialog('Move On');
    await told(`Now in ${to}`);
  };

  before(async () => {
    repository = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-cycle-')), 'job-queue');
    createSample(repository, { records: false });
    vscode = await VSCode.start({ open: repository });
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
  });

  after(async () => {
    await vscode.stop();
    fs.rmSync(path.dirname(repository), { recursive: true, force: true });
  });

  it('begins with a request that the other accepts', async () => {
    await vscode.command('Mentoring: Start Mentoring');
    await vscode.quickInput.pick('Where should the records live', 'In this repository');
    await vscode.quickInput.pick('your role', 'Mentee');
    await vscode.quickInput.pick('Who is your mentor', 'Grace Hopper');
    await vscode.quickInput.answer('want from it', 'Own the job queue');
    await told('Proposed to Grace Hopper');
    await become('Grace Hopper');
    await tree.action('Ada asks you to be their mentor', 'Accept');
    await until('the pair', () =>
      Promise.resolve(/^status: active$/m.test(textsIn(shared('pairs')).join(''))),
    );
  });

  it('settles how the two work together, and both agree', async () => {
    await become('Ada Lovelace');
    await vscode.command('Mentoring: New Agreement');
    await vscode.quickInput.pick('How often do you meet', 'Every two weeks');
    await vscode.quickInput.pick('How many sessions', '6 sessions');
    await vscode.quickInput.pick('When do you look at how it goes', 'After 3 sessions');
    await vscode.quickInput.answer('What do you expect of Grace', 'That you tell me when I am wrong');
    await vscode.answerNotification(/agreement/i, 'Agree');
    await until('her signature', () => Promise.resolve(namesIn(shared('signatures')).length === 1));
    await become('Grace Hopper');
    await vscode.command('Mentoring: Agree');
    await until('his signature', () => Promise.resolve(namesIn(shared('signatures')).length === 2));
    await vscode.command('Mentoring: Open Dashboard');
    await vscode.webview().getByText('Agreed by both').first().waitFor();
  });

  it('works towards a goal, and looks at how it goes', async () => {
    await become('Ada Lovelace');
    await vscode.command('Mentoring: New Goal');
    await vscode.quickInput.answer(/want to be able to do|goal/i, 'Own the retries');
    await vscode.quickInput.answer('How will you know', 'p99 of a retry storm: 40 → 10 ms');
    await vscode.quickInput.pick('By when', 'In three months');
    await told(/goal/i);
    for (const what of ['Who we are', 'Where the lock is held', 'What to measure']) {
      await vscode.command('Mentoring: Log Session');
      await vscode.quickInput.answer('What did you talk about', what);
      await told('Session logged');
    }
    const before = changes();
    await vscode.command('Mentoring: Note Involvement');
    await vscode.quickInput.pick('The answer stays on this machine', 'A little too much');
    await vscode.quickInput.answer('Anything to remember', '');
    await until('the note', () => Promise.resolve(namesIn(hidden('notes')).length === 1));
    assert.equal(changes(), before, 'git knows of a private note');
  });

  it('goes through the stages, with what is open in each said once', async () => {
    await moveOn('Planning and Development');
    await moveOn('Project Implementation');
    await moveOn('Reflection');
    await tree.untilShows(/Reflection {2}4 of 4/);
  });

  it('looks back: a draft of each side that nobody else can read, then side by side', async () => {
    const before = changes();
    const review = async (celebration: string) => {
      const { quickInput } = vscode;
      await vscode.command('Mentoring: Write Review');
      await quickInput.pick('What do you look back on', 'The whole time');
      await quickInput.pick('How do you want to write', 'Step by step');
      await quickInput.pick('What became of “Own the retries”', 'Partly');
      await quickInput.answer('What did you expect', 'To own the queue');
      await quickInput.answer('What came of it', 'I own the retries');
      await quickInput.answer('Which skills grew', '');
      await quickInput.answer('What did it change', '');
      await quickInput.answer('What still needs work', '');
      await quickInput.answer('How well did the mentoring itself work', '');
      await quickInput.answer('What is to be celebrated', celebration);
      await quickInput.pick('What comes next', 'Another cycle');
      await told('Draft of your review saved');
    };
    await review('The first quiet week');
    assert.equal(changes(), before, 'git knows of a draft');
    assert.equal(namesIn(hidden('reviews')).length, 1);
    for (const name of ['Ada Lovelace', 'Grace Hopper']) {
      await become(name);
      if (name === 'Grace Hopper') await review('How Ada said no to scope');
      await vscode.command('Mentoring: Publish Review');
      const { detail } = await vscode.dialog();
      assert.match(detail, /for good/);
      await vscode.answerDialog('Publish');
      if (name === 'Ada Lovelace') await told(/published|ready to be shared/);
      else await vscode.answerNotification(/published|ready to be shared/, 'Side by Side');
    }
    assert.equal(namesIn(hidden('reviews')).length, 0);
    assert.equal(namesIn(shared('reviews')).length, 2);
    await vscode.webview().getByText('The first quiet week').first().waitFor();
    await vscode.webview().getByText('How Ada said no to scope').first().waitFor();
    const frame = await vscode.webviewFrame();
    await frame.waitForFunction(() => document.activeElement?.textContent === 'Looking back');
    await frame.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? -1) >= 0);
    await vscode.command('Notifications: Clear All Notifications');
  });

  it('begins the next cycle, and the open goal goes on', async () => {
    await become('Ada Lovelace');
    await vscode.command('Mentoring: Advance Stage');
    await vscode.quickInput.pick('the last stage', 'Start the next cycle');
    await vscode.quickInput.answer('What is the next cycle with Grace about', 'Hand the queue on to others');
    await vscode.quickInput.pick('Which process do you follow', 'A project, from request to reflection');
    await vscode.quickInput.untilAsked('Which goals go on');
    await vscode.quickInput.press('Enter');
    await until('the next pair', () => Promise.resolve(pairText(/^follows: /m).length === 1));
    const [ended] = pairText(/^status: ended$/m);
    const [next] = pairText(/^follows: /m);
    assert.match(ended ?? '', /^request: Own the job queue$/m);
    assert.match(next ?? '', /^request: Hand the queue on to others\n(.+\n)*status: proposed$/m);
    assert.ok(textsIn(shared('goals')).some((text) => /^continues: own-the-retries-\w{6}$/m.test(text)));
    await become('Grace Hopper');
    await tree.action('Ada asks you to be their mentor', 'Accept');
    await tree.untilShows(/Formation of a Pair {2}1 of 4/);
    await tree.untilShows('Own the retries');
  });

  it('lets another pair part on good terms, and nothing that is shared tells why', async () => {
    await become('Ada Lovelace');
    fs.writeFileSync(path.join(shared('people'), 'linus.yaml'), 'name: Linus\n');
    const linus = 'ada-and-linus-b2c3d4';
    const text = 'mentee: ada\nmentor: linus\nrequest: Read kernels\nprocess: five-stages\nstatus: active\n';
    fs.writeFileSync(path.join(shared('pairs'), `${linus}.yaml`), text);
    await tree.untilShows('Linus');
    git('add', '-A');
    git('commit', '-qm', 'Share mentoring records');
    await vscode.command('Mentoring: End Pair');
    await vscode.quickInput.pick('With whom', 'Linus');
    await vscode.quickInput.pick('How do you and Linus end', 'Part on good terms');
    await vscode.quickInput.answer('Anything you want to remember', WHY);
    await told('The pair has ended');
    assert.equal(changes(), `M .mentoring/pairs/${linus}.yaml`);
    assert.match(git('diff', '-U0'), /\n-status: active\n\+status: ended\n\+ends: [-\d]+$/);
    assert.ok(textsIn(hidden('notes')).some((note) => note.includes(WHY)));
    git('add', '-A');
    assert.throws(() => git('grep', '--cached', '-qF', WHY), 'git grep found why');
    await tree.untilShows(/Ended/);
  });
});
