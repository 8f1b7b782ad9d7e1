import assert from 'node:assert/strict';
import type { PairState } from '../../src/protocol/state.js';
import { FakeHost, Page, textOf } from './page.js';
import { nothingThere, rich, sparse } from './states.js';

describe('dashboard', () => {
  let page: Page;
  before(async () => {
    page = await Page.open();
  });
  after(async () => page.close());

  it('asks for the records as soon as it listens', async () => {
    const { host } = await page.show(undefined);
    assert.deepEqual(host.posted, [{ type: 'ready' }]);
  });

  describe('what it shows', () => {
    it('goes from the pair over the stage, the sessions and the goals to what is folded', async () => {
      const dashboard = await page.show(rich());
      assert.deepEqual(dashboard.all('h1, h2').map(textOf), [
        'Ada and Grace',
        'Planning and Development',
        'Next session',
        'Since the last session',
        'Goals',
        'Working agreement',
        'Timeline',
        'Finished goals',
      ]);
      assert.equal(document.title, 'Ada and Grace');
    });

    it('says what was agreed when it is asked for', async () => {
      const dashboard = await page.show(rich());
      const agreement = dashboard.all('.agreement')[0];
      assert.ok(agreement);
      assert.match(textOf(agreement), /Agreed by Grace, 3 Nov/);
      assert.equal(agreement.querySelector('dl'), null);
      await dashboard.click('summary', 'What it says');
      assert.match(textOf(agreement), /Confidentiality What we talk about stays between us\./);
      assert.equal(agreement.querySelector('dd strong')?.textContent, 'us');
    });

    it('says where the pair is, not by colour alone', async () => {
      const dashboard = await page.show(rich());
      const stages = dashboard.all('.track li');
      assert.deepEqual(
        stages.map((stage) => stage.getAttribute('aria-current')),
        [null, 'step', null, null],
      );
      assert.match(textOf(stages[0]!), /Formation of a Pair \(behind you\) 2 Sep – 20 Sep/);
      assert.match(textOf(stages[1]!), /Planning and Development \(where you are\) since 20 Sep/);
      assert.match(textOf(stages[2]!), /Project Implementation \(to come\)/);
    });

    it('names what is open in the stage with its reason, and folds what is done', async () => {
      const dashboard = await page.show(rich());
      assert.match(
        textOf(dashboard.find('.check.open', 'Somebody and a day for every step')),
        /1 of 2 steps has no date yet/,
      );
      assert.equal(dashboard.all('.check.met').length, 0);
      await dashboard.click('summary', '3 done');
      assert.equal(dashboard.all('.check.met').length, 3);
    });

    it('links the records that a reason names where it names them', async () => {
      const dashboard = await page.show(rich());
      await dashboard.click('summary', '3 done');
      const reason = dashboard.find('.check', 'A first goal').querySelector('.note');
      assert.ok(reason);
      assert.equal(textOf(reason), '2 goals: Own the retry subsystem and Read every page of the queue.');
      assert.deepEqual([...reason.querySelectorAll('button')].map(textOf), [
        'Own the retry subsystem',
        'Read every page of the queue',
      ]);
    });

    it('draws a measure from three check-ins on, and tells it in a table too', async () => {
      const dashboard = await page.show(rich());
      const chart = dashboard.find('measure-chart');
      assert.equal(chart.querySelectorAll('circle').length, 4);
      assert.equal(chart.querySelector('svg')?.getAttribute('aria-hidden'), 'true');
      const rows = [...chart.querySelectorAll('tbody tr')].map(textOf);
      assert.deepEqual(rows, ['11 Sep 40 ms', '9 Oct 31 ms', '23 Oct 33 ms', '20 Nov 14 ms']);
      assert.match(textOf(chart.querySelector('caption')!), /p99 of a retry storm, wanted: 10 ms/);
    });

    it('marks private records with a lock and the word', async () => {
      const dashboard = await page.show(rich());
      const lock = dashboard.find('.goal .lock');
      assert.ok(lock.querySelector('.codicon-lock'));
      assert.equal(textOf(lock), 'private');
      assert.equal(dashboard.find('.goal', 'Own the retry subsystem').querySelector('h3 .lock'), null);
    });

    it('invites where there is nothing yet', async () => {
      const dashboard = await page.show(sparse());
      assert.match(textOf(dashboard.find('.pair .status')), /^Waiting for Grace to accept/);
      assert.match(textOf(dashboard.find('.goals')), /What would you like to be able to do\? .*New goal/);
      assert.match(textOf(dashboard.find('.next')), /Nothing is planned yet.*Plan session/);
      assert.match(textOf(dashboard.find('.since')), /gather here until you meet/);
    });

    it('says calmly that its pair is not there', async () => {
      const dashboard = await page.show(nothingThere);
      assert.equal(textOf(dashboard.find('h1')), 'This pair is not here');
      await dashboard.click('button', 'Start mentoring');
      assert.deepEqual(dashboard.said, { type: 'run', command: 'startMentoring' });
    });

    it('mentions a broken record with the way there', async () => {
      const target = { place: 'shared' as const, path: 'sessions/broken.yaml', line: 6 };
      const broken = [
        { key: 'b', where: 'sessions/broken.yaml, line 7', reason: 'A colon is missing.', target },
      ];
      const dashboard = await page.show({ ...rich(), broken });
      assert.match(textOf(dashboard.find('.broken')), /sessions\/broken\.yaml, line 7 A colon is missing\./);
      await dashboard.click('.broken button');
      assert.deepEqual(dashboard.said, { type: 'open', target });
    });
  });

  describe('what one can do', () => {
    it('runs a command on what the button belongs to', async () => {
      const dashboard = await page.show(rich());
      const pair = { place: 'shared', path: 'pairs/ada-and-grace-k7m2q4.yaml', at: [] };
      await dashboard.click('button', 'Log session');
      assert.deepEqual(dashboard.said, { type: 'run', command: 'logSession', target: pair });
      await dashboard.click('button', 'Add step to Lead a design review');
      assert.deepEqual(dashboard.said, {
        type: 'run',
        command: 'addStep',
        target: { place: 'private', path: 'goals/lead-a-design-review-w7d2nb.yaml', at: [] },
      });
    });

    it('asks for a tick, and shows it when the record has changed', async () => {
      const state = rich();
      const dashboard = await page.show(state);
      const boxOf = () => dashboard.find('.next label', 'proposal').querySelector('input')!;
      boxOf().click();
      await dashboard.settled();
      assert.deepEqual(dashboard.said, {
        type: 'tick',
        target: { place: 'shared', path: 'plans/own-the-retries-z5w1ht.yaml', at: ['steps', 1] },
        task: 'Write the `backoff` proposal',
        done: true,
      });
      assert.equal(boxOf().checked, false);
      const ticked = state.next.agreed.map((action) => ({
        ...action,
        done: action.done || action.task.includes('proposal'),
      }));
      await dashboard.receive({
        type: 'state',
        state: { ...state, next: { ...state.next, agreed: ticked } },
      });
      assert.equal(boxOf().checked, true);
    });

    it('opens records, commits and code', async () => {
      const dashboard = await page.show(rich());
      await dashboard.click('.goal h3 button', 'Own the retry subsystem');
      assert.deepEqual(dashboard.said, {
        type: 'open',
        target: { place: 'shared', path: 'goals/own-the-retries-p3x9kd.yaml', at: [] },
      });
      await dashboard.click('.since button', 'Release the lock before the wait');
      assert.deepEqual(dashboard.said, { type: 'showCommit', commit: '3f2a91c'.padEnd(40, '0') });
      await dashboard.click('.since button', 'src/retry.ts:40');
      assert.deepEqual(dashboard.said, {
        type: 'run',
        command: 'openCode',
        target: { place: 'shared', path: 'feedback/2026-11-24-ada-g7h8j9.yaml', at: [] },
      });
    });
  });

  describe('a reply', () => {
    it('is written in place, sent once, and its box goes when it is saved', async () => {
      const dashboard = await page.show(rich());
      const box = await dashboard.beginReply('Is that on purpose?');
      assert.equal(document.activeElement, box);
      await dashboard.click('.send');
      assert.equal(dashboard.said, undefined, 'nothing is sent while nothing is written');
      await dashboard.type(box, 'You are right.');
      await dashboard.click('.send');
      await dashboard.click('.send');
      const replies = dashboard.host.posted.filter((message) => message.type === 'reply');
      assert.deepEqual(replies, [
        { type: 'reply', feedback: '2026-11-24-ada-g7h8j9', text: 'You are right.' },
      ]);
      assert.equal(box.value, 'You are right.', 'it stays until it is saved');
      await dashboard.receive({ type: 'replied', feedback: '2026-11-24-ada-g7h8j9' });
      assert.equal(dashboard.all('textarea').length, 0);
      assert.match(textOf(dashboard.find('[role=status]')), /Your reply is saved/);
    });

    it('keeps its words where saving did not work, and says why beside them', async () => {
      const dashboard = await page.show(rich());
      const box = await dashboard.beginReply('Is that on purpose?');
      await dashboard.type(box, 'You are right.');
      await dashboard.click('.send');
      await dashboard.receive({
        type: 'error',
        message: 'The disk is full.',
        feedback: '2026-11-24-ada-g7h8j9',
      });
      assert.match(textOf(dashboard.find('.reply-box [role=alert]')), /The disk is full/);
      assert.equal(box.value, 'You are right.');
      await dashboard.click('.send');
      assert.equal(dashboard.host.posted.filter((message) => message.type === 'reply').length, 2);
    });

    it('gives the focus back to its button when it is given up', async () => {
      const dashboard = await page.show(rich());
      const box = await dashboard.beginReply('Is that on purpose?');
      await dashboard.type(box, 'Perhaps');
      dashboard.find('button', 'Cancel').focus();
      await dashboard.click('button', 'Cancel');
      assert.equal(dashboard.all('textarea').length, 0);
      assert.equal(document.activeElement?.getAttribute('aria-label'), 'Reply: Grace asked a question');
      assert.equal(dashboard.said, undefined);
    });

    it('that was begun comes back where the dashboard was closed, and not where it was given up', async () => {
      const first = await page.show(rich());
      await first.type(await first.beginReply('Is that on purpose?'), 'You are');
      const kept = first.host.posted.filter((message) => message.type === 'drafts').at(-1);
      assert.ok(kept);

      const second = await page.show(rich());
      await second.receive(kept);
      assert.equal((second.find('textarea') as HTMLTextAreaElement).value, 'You are');
      await second.click('button', 'Cancel');
      await second.receive(kept);
      assert.equal(second.all('textarea').length, 0, 'a page that lives on has its own');
      assert.deepEqual(second.host.posted.at(-1), { type: 'drafts', drafts: {} });
    });

    it('keeps text, cursor and focus while records change around it', async () => {
      const state = rich();
      const dashboard = await page.show(state);
      const box = await dashboard.beginReply('Is that on purpose?');
      await dashboard.type(box, 'You are right.');
      box.setSelectionRange(3, 6);
      const [first, ...others] = state.since.feedback;
      const moved: PairState = { ...state, since: { ...state.since, feedback: [...others, first!] } };
      await dashboard.receive({ type: 'state', state: moved });
      assert.equal(document.activeElement, box);
      assert.equal(box.value, 'You are right.');
      assert.deepEqual([box.selectionStart, box.selectionEnd], [3, 6]);
    });
  });

  describe('when records change', () => {
    it('leads the focus to the heading of the part whose focused element went', async () => {
      const state = rich();
      const dashboard = await page.show(state);
      dashboard.find('.next label', 'Introduce Ada').querySelector('input')?.focus();
      const agreed = state.next.agreed.filter((action) => !action.task.includes('Introduce Ada'));
      await dashboard.receive({
        type: 'state',
        state: { ...state, next: { ...state.next, agreed } },
      });
      assert.equal(textOf(document.activeElement!), 'Next session');
    });

    it('tells a screen reader, politely', async () => {
      const dashboard = await page.show(rich());
      assert.equal(textOf(dashboard.find('[role=status]')), '');
      await dashboard.receive({ type: 'state', state: sparse() });
      assert.match(textOf(dashboard.find('[role=status]')), /latest records/);
    });

    it('says nothing where nothing changed for this pair', async () => {
      const dashboard = await page.show(rich());
      await dashboard.receive({ type: 'state', state: rich() });
      assert.equal(textOf(dashboard.find('[role=status]')), '');
    });

    it('shows a problem that the extension tells, until it is dismissed', async () => {
      const dashboard = await page.show(rich());
      await dashboard.receive({ type: 'error', message: 'The folder is read-only.' });
      assert.match(textOf(dashboard.find('[role=alert]')), /The folder is read-only/);
      await dashboard.click('[role=alert] button');
      assert.equal(dashboard.all('[role=alert]').length, 0);
    });

    it('ignores what is no message, says so, and goes on showing the records', async () => {
      const dashboard = await page.show(rich());
      for (const nonsense of [{ type: 'state', state: { view: 'pair' } }, { type: 'surprise' }])
        await dashboard.receive(nonsense);
      assert.match(textOf(dashboard.find('[role=alert]')), /does not understand/);
      assert.equal(textOf(dashboard.find('h1')), 'Ada and Grace');
    });
  });

  describe('after a reload', () => {
    it('comes back with what was unfolded, written and scrolled to', async () => {
      const host = new FakeHost();
      const first = await page.show(rich(), host);
      await first.click('summary', 'Timeline');
      await first.type(await first.beginReply('Is that on purpose?'), 'You are');
      Object.defineProperty(window, 'scrollY', { value: 480, configurable: true });
      window.dispatchEvent(new Event('scrollend'));

      const scrolledTo: unknown[] = [];
      window.scrollTo = (...where: unknown[]) => void scrolledTo.push(...where);
      const second = await page.show(rich(), new FakeHost(host.kept));
      assert.match(textOf(second.find('.timeline')), /November.*Release the lock before the wait/);
      assert.equal((second.find('textarea') as HTMLTextAreaElement).value, 'You are');
      assert.deepEqual(scrolledTo, [{ top: 480, behavior: 'instant' }]);
    });

    it('keeps which pair it shows, for the extension to bring back', async () => {
      const host = new FakeHost();
      await page.show(rich(), host);
      assert.equal((host.kept as { id: string }).id, 'the pair');
    });

    it('begins afresh where what was kept is of another version', async () => {
      const dashboard = await page.show(rich(), new FakeHost({ version: 0, folds: 'all' }));
      assert.equal(textOf(dashboard.find('h1')), 'Ada and Grace');
    });
  });
});
