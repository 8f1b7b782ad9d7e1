import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readRecordText } from '../../../src/core/folder/record.js';
import { fileKey } from '../../../src/core/folder/snapshot.js';
import { TextLines } from '../../../src/core/text/text-lines.js';
import { noHistory, type History } from '../../../src/core/git/history.js';
import type { Trace } from '../../../src/core/git/trace.js';
import { hoverAt } from '../../../src/core/language/hover.js';
import { recordAt } from '../../../src/core/records/kinds.js';
import { commitOf, historyOf, snapshotOf, type Records, perspectiveOf } from '../../support/snapshot.js';
import { records, today } from '../../support/actions.js';
import { anyRecords } from '../../support/any-records.js';

interface Around {
  readonly more?: Records;
  readonly history?: History;
  readonly withoutStructure?: boolean;
}

/** What is shown where the text of a file has a bar; empty where nothing is. */
function shown(where: string, text: string, around: Around = {}): string {
  const { more = {}, history = noHistory, withoutStructure = false } = around;
  const place = where.startsWith('private:') ? 'private' : 'shared';
  const path = where.replace(/^private:/, '');
  const record = recordAt(path);
  assert.ok(record, where);
  const offset = text.indexOf('|');
  const whole = text.slice(0, offset) + text.slice(offset + 1);
  const file = readRecordText({ ...record, place, path }, whole, undefined);
  const snapshot = snapshotOf({ ...records, ...more }).with(new Map([[fileKey(file), file]]));
  const position = new TextLines(whole).positionAt(offset);
  const perspective = perspectiveOf(snapshot, { today, history });
  return hoverAt({ perspective, file, position, withoutStructure })?.markdown.replaceAll('\\', '') ?? '';
}

const goal = 'title: Own the retry subsystem\nowner: ada\npair: ada-and-grace-k7m2q4\nstatus: active\n';
const goalPath = 'goals/own-the-retries-p3x9kd.yaml';

describe('Hovering', () => {
  it('over a key says what it means, how it is written, and what looks at it', () => {
    assert.match(
      shown(goalPath, goal.replace('title', 'ti|tle')),
      /^The goal in a few words\. It is needed\./,
    );
    assert.match(shown(goalPath, goal.replace('title', 'ti|tle')), /For example: `Own the retry subsystem`/);
    const status = shown(goalPath, goal.replace('status', 'sta|tus'));
    assert.match(status, /- `active`: Being worked on\./);
    assert.match(status, /The view folds finished goals away/);
    assert.match(
      shown('plans/a-z5w1ht.yaml', 'goal: x\nsteps:\n  - { task: A, d|ue: 2026-12-01 }\n'),
      /should be done/,
    );
    assert.match(shown(goalPath, goal.replace('owner', 'own|er')), /For example: `ada`/);
    assert.match(shown(goalPath, goal.replace('pair', 'pa|ir')), /For example: `ada-and-grace-k7m2q4`/);
    assert.match(shown(goalPath, `${goal}d|ue: 2027-02-28\n`), /For example: `2026-11-21`/);
    assert.equal(shown(goalPath, 'x-own|: 1\ntitle: A\nowner: ada\n'), '');
  });

  it('over a value of an enumeration says what it means', () => {
    assert.equal(shown(goalPath, goal.replace('active', 'act|ive')), '**active**\n\nBeing worked on.');
    assert.equal(shown(goalPath, goal.replace('active', 'par|ked')), '');
  });

  it('over a goal says how far it is', () => {
    const text = 'goal: own-the-|retries-p3x9kd\nsteps: [Read the queue]\n';
    assert.match(
      shown('plans/own-the-retries-z5w1ht.yaml', text),
      /^\*\*Own the retry subsystem\*\*\n\nAda Lovelace · 38 → 10 ms\n\nNext: Read the queue$/,
    );
  });

  it('over a pair says who, which stage and since when', () => {
    const text = shown(goalPath, goal.replace('ada-and', 'ada-|and'));
    assert.match(text, /^\*\*Ada and Grace\*\*/);
    assert.match(text, /Ada Lovelace is the mentee, Grace Hopper the mentor/);
    assert.match(text, /Formation of a Pair, since 2 Nov/);
    assert.match(text, /Next session: /);
  });

  it('over a person says their name and pairs', () => {
    assert.equal(
      shown(goalPath, goal.replace('owner: ada', 'owner: a|da')),
      '**Ada Lovelace**\n\nMentored by Grace Hopper',
    );
    assert.equal(
      shown(
        'sessions/2026-11-21-ada-b2c3d4.yaml',
        'pair: x\ndate: 2026-11-21\nactions: [{ task: A, owner: gra|ce }]\n',
      ),
      '**Grace Hopper**\n\nMentor of Ada Lovelace',
    );
  });

  it('over a session or feedback says when, who and what', () => {
    const text = (about: string) =>
      `pair: ada-and-grace-k7m2q4\nfrom: grace\nto: ada\ndate: 2026-11-21\nobserved: A\n${about}`;
    const where = 'feedback/2026-11-21-ada-b2c3d4.yaml';
    assert.equal(
      shown(where, text('about: { session: 2026-11-07-|ada-m2k7q4 }\n')),
      '**Session on Sat 7 Nov**\n\nAda and Grace · held\n\nWe drew the queue.',
    );
    assert.equal(
      shown(where, text('replyTo: 2026-11-14-|ada-q4k7m2\n')),
      '**Why is the lock held while sleeping?**\n\nGrace Hopper to Ada Lovelace · Sat 14 Nov',
    );
  });

  it('over a stage says what it is for, who leads it, and what is open in it', () => {
    const pair = stringify(records['pairs/ada-and-grace-k7m2q4.yaml']).replace('stage: form', 'stage: fo|rm');
    const text = shown('pairs/ada-and-grace-k7m2q4.yaml', pair);
    assert.match(text, /^\*\*Formation of a Pair\*\*/);
    assert.match(text, /\n\nOpen: /);
  });

  it('over a process or objective says what belongs to it', () => {
    const pair = stringify(records['pairs/ada-and-grace-k7m2q4.yaml']).replace(
      'process: proj',
      'process: pro|j',
    );
    assert.match(shown('pairs/ada-and-grace-k7m2q4.yaml', pair), /^\*\*A project.*\n\n[\s\S]* → /);
    assert.equal(
      shown(goalPath, `${goal}objective: reli|ability-2027\n`),
      '**Halve the pages**\n\nServed by 1 goal: Own the retry subsystem',
    );
  });

  it('over a name where it is given says what names it', () => {
    const more: Records = {
      'pairs/a-b2c3d4.yaml': {
        mentee: 'ada',
        mentor: 'grace',
        process: 'own',
        stages: [{ stage: 'start', entered: today }],
      },
    };
    const text = 'title: Own\nstages:\n  - { id: sta|rt, title: The start, phase: prepare }\n';
    assert.match(
      shown('processes/own.yaml', text, { more }),
      /^\*\*The start\*\*\n\n[\s\S]*Named in 1 pair$/,
    );
  });

  it('over a check says what it asks for', () => {
    const text =
      'title: Own\nstages: [{ id: a, title: A, phase: work, checks: [{ check: sessions-|held }] }]\n';
    assert.match(shown('processes/own.yaml', text), /^\*\*sessions-held\*\*\n\n.*sessions/);
  });

  it('over a commit says what it was, where the history knows it', () => {
    const commit = commitOf('abc1234');
    const text = `goal: own-the-retries-p3x9kd\ncommit: '${commit.sha.replace('c1', 'c|1')}'\nby: ada\ndate: 2026-11-21\n`;
    const where = 'evidence/own-the-retries-h4f2a9.yaml';
    assert.equal(
      shown(where, text, { history: historyOf([commit]) }),
      '**Move the wait out of the lock**\n\nAda Lovelace · Sat 21 Nov',
    );
    assert.equal(shown(where, text), '');
    const again = commitOf('def5678');
    const traces = new Map<string, Trace>([
      [commit.sha, { kind: 'found', commit: again.sha, rule: 'change' }],
    ]);
    assert.match(
      shown(where, text, { history: historyOf([again], { traces }) }),
      /Found again as def5678000$/,
    );
  });

  it('shows what records say as text, never as Markdown or a link', () => {
    const more: Records = {
      'goals/own-the-retries-p3x9kd.yaml': {
        title: '[Click](command:x) <img src=x> **now**',
        owner: 'ada',
      },
    };
    const where = 'plans/own-the-retries-z5w1ht.yaml';
    const file = readRecordText(
      { kind: 'plan', id: 'own-the-retries-z5w1ht', place: 'shared', path: where },
      'goal: own-the-retries-p3x9kd\n',
      undefined,
    );
    const perspective = perspectiveOf(snapshotOf({ ...records, ...more }), { today });
    const found = hoverAt({ perspective, file, position: { line: 0, column: 8 }, withoutStructure: false });
    assert.match(
      found?.markdown ?? '',
      /^\*\*\\\[Click\\\]\\\(command\\:x\\\) \\<img src=x\\> \\\*\\\*now\\\*\\\*\*\*/,
    );
  });

  it('leaves keys and enumerations to an extension that has them from the schemas', () => {
    assert.equal(shown(goalPath, goal.replace('title', 'ti|tle'), { withoutStructure: true }), '');
    assert.equal(shown(goalPath, goal.replace('active', 'act|ive'), { withoutStructure: true }), '');
    assert.match(
      shown(goalPath, goal.replace('owner: ada', 'owner: a|da'), { withoutStructure: true }),
      /Ada Lovelace/,
    );
  });

  it('works in a text that is broken, as far as it can be understood', () => {
    assert.match(shown(goalPath, 'title: A\nowner: a|da\nstatus: "act\n'), /Ada Lovelace/);
  });

  it('never throws, whatever the records and the place', () => {
    fc.assert(
      fc.property(
        anyRecords,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (folder, which, where) => {
          const snapshot = snapshotOf(folder);
          const files = snapshot.everyFile();
          const file = files[which % files.length];
          if (!file) return;
          const text = file.text ?? '';
          const position = new TextLines(text).positionAt(Math.floor(where * text.length));
          const perspective = perspectiveOf(snapshot, { today });
          hoverAt({ perspective, file: { ...file, text }, position, withoutStructure: false });
        },
      ),
      { numRuns: 400 },
    );
  });
});
