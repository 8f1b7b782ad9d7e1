import assert from 'node:assert/strict';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { agendaMarkdown } from '../../../src/core/report/agenda.js';
import { records, today } from '../actions/world.js';
import { snapshotOf } from '../build.js';

const pair = 'ada-and-grace-k7m2q4';

function agendaOf(title: string, preparation: string): string {
  const planned = { pair, date: '2026-11-25', status: 'planned', preparation };
  const goal = { ...records['goals/own-the-retries-p3x9kd.yaml'], title };
  const snapshot = snapshotOf({
    ...records,
    'goals/own-the-retries-p3x9kd.yaml': goal,
    'sessions/2026-11-25-ada-n2k7q4.yaml': planned,
  });
  const found = snapshot.find('pair', pair);
  assert.ok(found);
  const session = snapshot.find('session', '2026-11-25-ada-n2k7q4');
  return agendaMarkdown({ snapshot, pair: found, session, today, commits: [] });
}

describe('an agenda', () => {
  it('keeps the Markdown that somebody prepared', () => {
    const text = agendaOf('Own the retries', '- the *lock*\n- [the proposal](https://example.org/proposal)');
    assert.match(text, /^# Ada and Grace, Wed 25 Nov\n\n## What you want to talk about\n\n- the \*lock\*\n/);
    assert.match(text, /\[the proposal\]\(https:\/\/example\.org\/proposal\)/);
  });

  it('loads nothing from elsewhere in a preview that knows HTML', () => {
    const picture = '![x](https://tracker.example.org/p.png) ![y][z] <img src="https://tracker.example.org/q">';
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
