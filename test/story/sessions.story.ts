import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createSample } from '../../scripts/sample.js';
import { until, VSCode, type Tree } from './driver';

/** A day on six weeks of a pair's records: a session from its plan to its write-up, and what goes wrong on the way. */
describe('the sessions of Ada and Grace', () => {
  let vscode: VSCode;
  let tree: Tree;
  let home: string;
  let repository: string;

  const RETRIES = 'own-the-retries-p3x9kd';
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trimEnd();
  const changes = () => git('status', '--porcelain', '--untracked-files=all');
  const record = (name: string) => path.join(repository, '.mentoring', `${name}.yaml`);
  const sessionFiles = () => fs.readdirSync(path.join(repository, '.mentoring', 'sessions')).sort();
  const day = (ahead: number) => {
    const date = new Date();
    date.setDate(date.getDate() + ahead);
    const two = (value: number) => String(value).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  };
  /** The only session of a day: its text now. */
  const sessionOf = (date: string) => {
    const [file, second] = sessionFiles().filter((name) => name.startsWith(date));
    assert.ok(file !== undefined && second === undefined, `sessions of ${date}: ${sessionFiles().join()}`);
    return fs.readFileSync(path.join(repository, '.mentoring', 'sessions', file), 'utf8');
  };
  const untilFile = (what: string, text: () => string, wanted: string | RegExp) =>
    until(
      what,
      () => Promise.resolve(typeof wanted === 'string' ? text() === wanted : wanted.test(text())),
      () => Promise.resolve(`\n${text()}\n`),
    );
  const clock = () => vscode.statusBarItem(/Grace · \d+ min/);

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-sessions-'));
    repository = path.join(home, 'job-queue');
    createSample(repository, { records: true });
    vscode = await VSCode.start({ open: repository });
    await vscode.openViewContainer('Mentoring');
    tree = vscode.tree('Mentoring');
    await tree.untilShows('Sessions');
  });

  after(async () => {
    await vscode.stop();
    fs.rmSync(home, { recursive: true, force: true });
  });

  describe('before a session', () => {
    it('plans one for tomorrow, and takes no word for a day that is none', async () => {
      const { quickInput } = vscode;
      await vscode.command('Mentoring: Plan Session');
      await quickInput.write('When do you meet Grace', 'soon');
      await until('no day to choose', async () =>
        (await quickInput.rows()).every(({ label }) => label !== 'Tomorrow'),
      );
      await quickInput.write('When do you meet Grace', '');
      await quickInput.pick('When do you meet Grace', 'Tomorrow');
      await quickInput.answer('What should it be about', '');
      await quickInput.untilClosed();
      await vscode.notification('Session planned').waitFor();
      assert.equal(sessionOf(day(1)), `pair: ada-and-grace-k7m2q4\ndate: ${day(1)}\nstatus: planned\n`);
    });

    it('asks from Next what to talk about, and writes it down', async () => {
      await tree.untilShows(/Prepare for .*tomorrow/);
      const row = (await tree.rows()).find(({ label }) => label.startsWith('Prepare for'));
      await tree.action(row?.label ?? '', 'Prepare Session');
      await vscode.quickInput.answer('What do you want to talk about on', "Grace's notes on the heap");
      await untilFile(
        'the preparation',
        () => sessionOf(day(1)),
        `pair: ada-and-grace-k7m2q4\ndate: ${day(1)}\nstatus: planned\npreparation: Grace's notes on the heap\n`,
      );
      await until('nothing left to prepare', async () => !(await tree.text()).includes('Prepare for'));
    });

    it('cancels one from the tree, and takes that back', async () => {
      await tree.expand('Sessions');
      const row = await until(
        'the session of tomorrow',
        async () => (await tree.rows()).find(({ description }) => description === 'tomorrow'),
        () => tree.text(),
      );
      const label = ['Sessions', row.label];
      await tree.chooseFromMenu(label, 'Cancel Session');
      await untilFile('the cancellation', () => sessionOf(day(1)), /^status: cancelled$/m);
      await vscode.answerNotification('Session cancelled', 'Undo');
      await untilFile('the plan', () => sessionOf(day(1)), /^status: planned$/m);
      await tree.collapse('Sessions');
      await vscode.command('Notifications: Clear All Notifications');
    });
  });

  describe('while it is held', () => {
    it('starts with its record, its agenda beside it, and a clock', async () => {
      await vscode.command('Mentoring: Plan Session');
      await vscode.quickInput.pick('When do you meet Grace', 'Today');
      await vscode.quickInput.answer('What should it be about', 'What the heap costs us');
      await tree.action('Start the session with Grace', 'Start Session');
      await clock().waitFor();
      const agenda = vscode.webview();
      await agenda.getByRole('heading', { level: 1, name: /^Ada and Grace, / }).waitFor();
      const text = await agenda.locator('body').innerText();
      const parts = [
        'What you want to talk about\n\nWhat the heap costs us',
        'To ask\nWhat have you tried, and what did you see? · Grace',
        'Here is what I would like you to look at. · Ada',
        'What should I do more of, and what less? · Grace',
        '(between the two of you: not written down)',
        'Agreed and still open\nAsk the payment team for a date to rehearse an outage · Ada',
        'Goals\nExplain trade-offs in writing',
        'Own the retries · 17 → 10 ms',
        'Feedback since last time\nGrace: How does whoever is on call learn that a job has been put here?',
      ];
      for (const part of parts) assert.ok(text.includes(part), `${part}\nis missing in\n${text}`);
      assert.match(
        sessionOf(day(0)),
        new RegExp(
          [
            '^pair: ada-and-grace-k7m2q4',
            `date: ${day(0)}`,
            'started: [-\\dT:+Z]+',
            'status: planned',
            'preparation: What the heap costs us',
            'prompts:',
            "  - \\{ ask: 'What have you tried, and what did you see\\?', from: mentor \\}",
            "  - \\{ ask: 'Where are you stuck, and what would you do if I were not here\\?', from: mentor \\}",
            '  - \\{ ask: Here is what I would like you to look at., from: mentee \\}',
            "  - \\{ ask: 'What should I do more of, and what less\\?', from: mentor \\}\n$",
          ].join('\n'),
        ),
      );
    });

    it('leaves the cursor in the record, and says in the tree that it runs', async () => {
      await vscode.untilActive(`${day(0)}-ada-`);
      assert.ok((await vscode.cursor()).line > 0);
      await tree.untilShows(/^▾ Next\n {2}In session with Grace$/m);
      assert.doesNotMatch(await tree.text(), /Start the session/);
    });

    it('goes on, clock and agenda, when the window is reloaded', async () => {
      // The page alone would lose what VS Code has not put away yet.
      const reloaded = vscode.page.waitForEvent('domcontentloaded');
      await vscode.command('Developer: Reload Window');
      await reloaded;
      await clock().waitFor();

      await tree.untilShows('In session with Grace');
      await vscode.webview().getByText('What the heap costs us').waitFor();
    });

    it('ends with what was said, where the goal is, what was agreed, and commits', async () => {
      const { quickInput } = vscode;
      fs.appendFileSync(path.join(repository, 'README.md'), '\nA heap holds what is due.\n');
      git('commit', '--quiet', '--all', '--message', 'Say what the heap is for');
      const sha = git('rev-parse', 'HEAD');
      await vscode.command('View: Close All Editors');
      await vscode.command('Mentoring: Open Dashboard');
      await vscode.webview().getByText('Say what the heap is for').waitFor();
      await tree.action('In session with Grace', 'End Session');
      await quickInput.pick('minutes with Grace', 'Write it up');
      await quickInput.answer('What did you talk about', 'The heap is worth it.');
      await quickInput.answer('where is p99 of a retry storm now, in ms', 'a bit less');
      await quickInput.untilAsked('A number, please');
      await quickInput.answer('A number, please', '14,5');
      await quickInput.answer('What did you agree to do next', 'Write the heap up');
      await quickInput.answer('Anything else agreed');
      await quickInput.untilAsked('Which commits show it');
      const rows = await quickInput.rows();
      assert.deepEqual(
        rows.map(({ label, checked }) => [label, checked]),
        [['Say what the heap is for', false]],
      );
      await quickInput.press('Space');
      await until('the tick', async () => (await quickInput.rows())[0]?.checked);
      await quickInput.press('Enter');
      await quickInput.pick('Which goal do these commits show', 'Own the retries');
      await vscode.notification('Session logged').waitFor();
      await clock().waitFor({ state: 'hidden' });
      const [head, tail] = sessionOf(day(0)).split(/^prompts:\n(?: {2}- .+\n){4}/m);
      assert.match(
        head ?? '',
        new RegExp(
          `^pair: ada-and-grace-k7m2q4\ndate: ${day(0)}\nstarted: \\S+\n(?:minutes: \\d\n)?preparation: What the heap costs us\n$`,
        ),
      );
      assert.equal(
        tail,
        `notes: The heap is worth it.\ncheckins:\n  - { goal: ${RETRIES}, value: 14.5 }\nactions:\n  - Write the heap up\n`,
      );
      const evidence = git('ls-files', '--others', '.mentoring/evidence');
      assert.match(evidence, /^\.mentoring\/evidence\/own-the-retries-\w{6}\.yaml$/);
      assert.ok(fs.readFileSync(path.join(repository, evidence), 'utf8').includes(sha));
    });

    it('shows all of it on the dashboard at once', async () => {
      const dashboard = vscode.webview();
      await dashboard.getByText('14.5 ms').first().waitFor();
      await dashboard.getByText('Write the heap up').first().waitFor();
      await dashboard.getByRole('table', { name: /p99 of a retry storm/ }).waitFor({ state: 'attached' });
      const cells = await dashboard
        .getByRole('table', { name: /p99 of a retry storm/ })
        .locator('td')
        .allTextContents();
      assert.equal(cells.map((cell) => cell.trim()).at(-1), '14.5 ms');
      await tree.untilShows('14.5 → 10 ms');
    });

    it('is discarded without a trace', async () => {
      const before = changes();
      await vscode.command('Mentoring: Start Session');
      await clock().waitFor();
      assert.notEqual(changes(), before);
      await vscode.command('Mentoring: End Session');
      await vscode.quickInput.pick('How does it end', 'Discard it');
      await clock().waitFor({ state: 'hidden' });
      await until('the record to go', () => Promise.resolve(changes() === before));
    });

    it('is not half written when the questions are left in the middle', async () => {
      const before = changes();
      await vscode.command('Mentoring: Start Session');
      await clock().waitFor();
      const [started] = sessionFiles().filter((name) => name.startsWith(day(0)) && !before.includes(name));
      assert.ok(started);
      const text = () => fs.readFileSync(path.join(repository, '.mentoring', 'sessions', started), 'utf8');
      const written = text();
      await clock().click();
      await vscode.quickInput.pick('How does it end', 'Write it up');
      await vscode.quickInput.answer('What did you talk about', 'Half a thought');
      await vscode.quickInput.untilAsked('where is p99');
      await vscode.quickInput.escape();
      assert.equal(text(), written);
      await clock().waitFor();
      await clock().click();
      await vscode.quickInput.pick('How does it end', 'Discard it');
      await until('the record to go', () => Promise.resolve(changes() === before));
    });
  });

  describe('after it', () => {
    it('is written up from Next, on the day it was held', async () => {
      const { quickInput } = vscode;
      const name = `sessions/${day(-1)}-ada-a1b2c3`;
      fs.writeFileSync(
        record(name),
        `pair: ada-and-grace-k7m2q4\ndate: ${day(-1)} # by phone\nstatus: planned\n`,
      );
      await tree.untilShows(/How did the session on .* go\? {2}yesterday/);
      const row = (await tree.rows()).find(({ label }) => label.startsWith('How did'));
      await tree.action(row?.label ?? '', 'Write Up Session');
      await quickInput.answer('What did you talk about', 'It went well: we rehearsed');
      await quickInput.answer('where is p99', '');
      await quickInput.answer('What did you agree to do next', '');
      await until('the write-up', () =>
        Promise.resolve(!fs.readFileSync(record(name), 'utf8').includes('planned')),
      );
      assert.equal(
        fs.readFileSync(record(name), 'utf8'),
        `pair: ada-and-grace-k7m2q4\ndate: ${day(-1)} # by phone\nnotes: 'It went well: we rehearsed'\n`,
      );
    });

    it('sharpens a goal letter by letter, and goes back with the answers kept', async () => {
      const { quickInput } = vscode;
      await vscode.command('Mentoring: Sharpen Goal');
      await quickInput.pick('Which goal', 'Lead a design review');
      await quickInput.answer('What exactly is it about', 'The review of the heap');
      await quickInput.answer('How will you know', 'Three people take part');
      await quickInput.untilAsked('Why can it be done');
      await quickInput.back();
      await quickInput.untilAsked('How will you know');
      assert.equal(await quickInput.value(), 'Three people take part');
      await quickInput.back();
      await quickInput.untilAsked('What exactly is it about');
      assert.equal(await quickInput.value(), 'The review of the heap');
      await quickInput.answer('What exactly is it about');
      await quickInput.answer('How will you know', 'Four people take part');
      await quickInput.answer('Why can it be done', '');
      await quickInput.answer('Why does it matter', '');
      await quickInput.write('By when', 'soon');
      await quickInput.write('By when', '');
      await quickInput.pick('By when', 'In one month');
      await quickInput.pick('ready to be worked on', 'Yes, it is active now');
      const file = record('goals/lead-a-design-review-w4d8ka');
      await untilFile(
        'the goal',
        () => fs.readFileSync(file, 'utf8'),
        /^title: Lead a design review\nowner: ada\npair: ada-and-grace-k7m2q4\nmeasure: Four people take part\ndue: [-\d]+\nstatus: active\nspecific: The review of the heap\n$/,
      );
    });

    it('makes a goal private, saying what git keeps, and shared again', async () => {
      const file = record('goals/lead-a-design-review-w4d8ka');
      const hidden = path.join(repository, '.git', 'mentoring', 'goals', path.basename(file));
      const text = fs.readFileSync(file, 'utf8');
      await tree.chooseFromMenu('Lead a design review', 'Make Private');
      const asked = await vscode.dialog();
      assert.equal(asked.message, 'Make this goal private?');
      assert.match(asked.detail, /It is not backed up\./);
      assert.match(asked.detail, /its text stays in the history of git/);
      await vscode.answerDialog('Make Private');
      await untilFile('the goal in the private folder', () => fs.readFileSync(hidden, 'utf8'), text);
      await until('it to leave the code', () => Promise.resolve(!fs.existsSync(file)));
      await tree.untilShows(/Lead a design review {2}.*private/);
      assert.match(changes(), /^ D \.mentoring\/goals\/lead-a-design-review-w4d8ka\.yaml$/m);

      await tree.chooseFromMenu('Lead a design review', 'Make Shared');
      const again = await vscode.dialog();
      assert.match(again.detail, /Everyone with access to this repository will be able to read it, for good/);
      await vscode.answerDialog('Share');
      await untilFile('the goal beside the code', () => fs.readFileSync(file, 'utf8'), text);
      await until('it to leave the private folder', () => Promise.resolve(!fs.existsSync(hidden)));
      await tree.untilShows(/Lead a design review(?!.*private)/);
    });

    it('deletes a goal with what hangs on it, after saying so, and brings all of it back', async () => {
      const before = changes();
      const shown = await tree.text();
      const text = fs.readFileSync(record(`goals/${RETRIES}`), 'utf8');
      await tree.chooseFromMenu('Own the retries', 'Delete Record');
      const { message, detail } = await vscode.dialog();
      assert.equal(message, 'Delete this goal?');
      assert.match(detail, /Deleted with it: 1 action plan and 3 evidence records\./);
      assert.match(detail, /No longer naming it: 5 sessions\./);
      assert.match(detail, /its text stays in the history of git/);
      await vscode.answerDialog('Delete');
      await until('the goal to go', () => Promise.resolve(!fs.existsSync(record(`goals/${RETRIES}`))));
      assert.doesNotMatch(sessionOf(day(0)), /checkins/);
      await vscode.answerNotification('Deleted the goal', 'Undo');
      await until('all of it again', () => Promise.resolve(changes() === before));
      assert.equal(fs.readFileSync(record(`goals/${RETRIES}`), 'utf8'), text);
      assert.match(sessionOf(day(0)), /value: 14\.5/);
      await tree.untilShows(shown);
    });

    it('replies from Next, and resolves from the goal', async () => {
      await tree.action('Grace asked a question', 'Reply');
      await vscode.quickInput.answer('Your answer', 'An alert fires. I will write that down.');
      await until('the reply', () => Promise.resolve(/^\?\? \.mentoring\/feedback\//m.test(changes())));
      const [, reply] = /^\?\? (\.mentoring\/feedback\/.+)$/m.exec(changes()) ?? [];
      assert.match(
        fs.readFileSync(path.join(repository, reply ?? ''), 'utf8'),
        /^pair: ada-and-grace-k7m2q4\nfrom: ada\nto: grace\ndate: [-\d]+\nreplyTo: [-\w]+-f2v7wd\ntext: An alert fires\. I will write that down\.\n$/,
      );
      await until('nothing to answer', async () => !(await tree.text()).includes('Grace asked a question'));

      const name = `feedback/${day(0)}-ada-b1c2d3`;
      fs.writeFileSync(
        record(name),
        `pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: ${day(0)}\nobserved: The measurement is easy to repeat.\nabout: { goal: ${RETRIES} }\n`,
      );
      await tree.expand('Evidence and feedback');
      await tree.action('The measurement is easy to repeat.', 'Resolve');
      await tree.untilShows(/The measurement is easy to repeat\. {2}Grace · resolved/);
    });

    it('shows pairs of others only when asked to', async () => {
      const people = { linus: 'Linus', margaret: 'Margaret' };
      for (const [handle, name] of Object.entries(people))
        fs.writeFileSync(record(`people/${handle}`), `name: ${name}\n`);
      fs.writeFileSync(
        record('pairs/linus-and-margaret-c1d2e3'),
        'mentee: linus\nmentor: margaret\nprocess: five-stages\nstatus: active\n',
      );
      await tree.collapse('Evidence and feedback');
      const own = await tree.text();
      await vscode.command('Mentoring: Show All Pairs');
      await tree.untilShows('Linus and Margaret');
      await vscode.command('Mentoring: Show Only My Pairs');
      await until(
        'only mine',
        async () => (await tree.text()) === own,
        () => tree.text(),
      );
    });

    it('sees the same records with the eyes of another', async () => {
      await vscode.command('Mentoring: Set Who I Am');
      await vscode.quickInput.pick('Who are you', 'Grace');
      await vscode.notification('You are Grace here.').waitFor();
      assert.equal(git('config', '--local', 'mentoring.me'), 'grace');
      await until('the turns of Grace', async () => !(await tree.text()).includes('Ask the payment team'));
      await vscode.webview().getByText('You are the mentor, Ada is your mentee.').waitFor();
    });
  });
});
