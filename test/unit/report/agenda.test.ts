import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { agendaMarkdown } from '../../../src/core/report/agenda.js';
import { records, today } from '../../support/actions.js';
import { snapshotOf, type Records, perspectiveOf } from '../../support/snapshot.js';

const pair = 'ada-and-grace-k7m2q4';

function agendaOf(title: string, preparation: string, me?: string, more: Records = {}): string {
  const planned = { pair, date: '2026-11-25', status: 'planned', preparation };
  const goal = { ...records['goals/own-the-retries-p3x9kd.yaml'], title };
  const snapshot = snapshotOf({
    ...records,
    'goals/own-the-retries-p3x9kd.yaml': goal,
    'sessions/2026-11-25-ada-n2k7q4.yaml': planned,
    ...more,
  });
  const found = snapshot.find('pair', pair);
  assert.ok(found);
  const session = snapshot.find('session', '2026-11-25-ada-n2k7q4');
  return agendaMarkdown({ ...perspectiveOf(snapshot, { me, today }), pair: found, session });
}

describe('an agenda', () => {
  it('brings together what there is to talk about', () => {
    assert.equal(
      agendaOf('Own the retries', 'The lock', 'ada'),
      `# Ada and Grace, Wed 25 Nov

## What you want to talk about

> The lock

## To ask

- What do you want to be able to do when this is over? · Grace
- Where are you now\\: what do you work on, and what is hard about it? · Grace
- Which goals shall we set for our time together?
- How often do we meet, for how long, and how many times in all?
- After how many sessions do we stop and look at how it goes, and how do we do that?
- What do we keep out of this, and what stays between the two of us?
- What do we expect of each other, and what does each of us take care of?
- Do I feel comfortable in this pair? (between the two of you: not written down)

## Agreed and still open

- Write the backoff proposal · Ada · 5 Dec
- Read the queue's design · Ada
- Draw the locks · Ada
- Ask the platform team · Ada

## Goals

- **Own the retries** · 38 → 10 ms · next: Read the queue's design

## Feedback since last time

- Grace: Why is the lock held while sleeping?
`,
    );
  });

  it('says whose preparation it is', () => {
    assert.match(agendaOf('Own it', 'The lock', 'grace'), /^## What Ada wants to talk about$/m);
    assert.match(agendaOf('Own it', 'The lock'), /^## What Ada wants to talk about$/m);
    assert.match(agendaOf('Own it', 'The lock', 'ada'), /^## What you want to talk about$/m);
  });

  it('keeps and marks a confidential question, though somebody wrote it down', () => {
    const confidential = 'Do I feel comfortable in this pair?';
    const [path, day] = ['sessions/2026-11-25-ada-n2k7q4.yaml', '2026-11-25'] as const;
    const prompts = [{ ask: 'How was the week?' }, { ask: `${confidential}\n` }];
    const text = agendaOf('Own it', '', 'ada', { [path]: { pair, date: day, status: 'planned', prompts } });
    assert.match(text, /^- How was the week\?$/m);
    assert.deepEqual(
      text.split('\n').filter((line) => line.includes(confidential)),
      [`- ${confidential} (between the two of you: not written down)`],
    );
  });

  it('takes what records say for text, whatever it looks like', () => {
    const odd =
      '# Not a **heading** [x](https://example.org) `a` <b>\n\n## Nor this\n---\n1. one | two ![p](q) www.example.org';
    const text = agendaOf(odd, '', 'ada', {
      'plans/own-the-retries-z5w1ht.yaml': { goal: 'own-the-retries-p3x9kd', steps: [odd] },
      'feedback/2026-11-14-ada-q4k7m2.yaml': {
        ...records['feedback/2026-11-14-ada-q4k7m2.yaml'],
        observed: odd,
      },
      'sessions/2026-11-25-ada-n2k7q4.yaml': {
        pair,
        date: '2026-11-25',
        status: 'planned',
        prompts: [{ ask: odd }],
      },
    });
    const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    assert.deepEqual(
      [...html.matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, heading]) => heading),
      ['Ada and Grace, Wed 25 Nov', 'To ask', 'Agreed and still open', 'Goals', 'Feedback since last time'],
    );
    assert.deepEqual(new Set(html.match(/<\w+/g)), new Set(['<h1', '<h2', '<ul', '<li', '<strong']));
    assert.match(html, /# Not a \*\*heading\*\* \[x\]\(https:\/\/example\.org\) `a` &lt;b&gt; ## Nor this/);
  });

  it('keeps the Markdown that somebody prepared', () => {
    const text = agendaOf(
      'Own the retries',
      '- the *lock*\n- [the proposal](https://example.org/proposal)',
      'ada',
    );
    assert.match(
      text,
      /^# Ada and Grace, Wed 25 Nov\n\n## What you want to talk about\n\n> - the \*lock\*\n> - \[/,
    );
    assert.match(text, /\[the proposal\]\(https:\/\/example\.org\/proposal\)/);
  });

  it('goes on as it is behind what somebody prepared, whatever that leaves open', () => {
    const headings = (text: string) => {
      let html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
      // A quote can hold another: the innermost goes first.
      const innermost = /<blockquote>(?:(?!<blockquote>)[^])*?<\/blockquote>/;
      while (innermost.test(html)) html = html.replace(innermost, '');
      return [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
    };
    const all = headings(agendaOf('Own the retries', 'The lock'));
    assert.equal(all.length, 5);
    const opening = fc.constantFrom(
      '```',
      '~~~~ts',
      '- ```',
      '> ```',
      '<div>',
      '<!--',
      '1. a',
      '# b',
      '---',
      '|',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(opening, fc.string()), { maxLength: 6 }), (lines) => {
        assert.deepEqual(headings(agendaOf('Own the retries', `The lock\n${lines.join('\n')}`)), all);
      }),
      { examples: [[['> ```', '.', '---']]] },
    );
  });

  it('loads nothing from elsewhere in a preview that knows HTML', () => {
    const picture =
      '![x](https://tracker.example.org/p.png) ![y][z] <img src="https://tracker.example.org/q">';
    const prepared = `${picture}\n\n<!-- -->\n<style>p { display: none }</style>\n\n[z]: https://tracker.example.org/r`;
    const html = micromark(agendaOf(picture, prepared), {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
      allowDangerousHtml: true,
    });
    assert.doesNotMatch(html, /<(?:img|style|!--)/);
    assert.match(html, /display: none/, 'what was written stays to be read');
  });
});
