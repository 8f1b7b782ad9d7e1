import assert from 'node:assert/strict';
import { splice } from '../../../../src/core/text/splice.js';
import { TextLines } from '../../../../src/core/text/text-lines.js';
import { completionsAt, type Completion } from '../../../../src/core/language/completion/completion.js';
import type { Writing } from '../../../../src/core/language/completion/suggestion.js';
import { plainText } from '../../../../src/core/language/completion/template.js';
import { recordAt } from '../../../../src/core/records/kinds.js';
import { snapshotOf, type Records, perspectiveOf } from '../../../support/snapshot.js';
import { now, records, today } from '../../../support/actions.js';

/** Somebody who writes a file in the world of Ada and Grace. */
export function writingOf(where: string, more: Records = {}, me: string | undefined = 'ada'): Writing {
  const place = where.startsWith('private:') ? 'private' : 'shared';
  const record = recordAt(where.replace(/^private:/, ''));
  assert.ok(record, where);
  const perspective = perspectiveOf(snapshotOf({ ...records, ...more }), { me, today });
  return { ...perspective, file: { ...record, place }, now };
}

/** What is offered where the text has a bar. */
export function offered(writing: Writing, text: string, withoutStructure = false): readonly Completion[] {
  const offset = text.indexOf('|');
  assert.ok(offset >= 0);
  const whole = text.slice(0, offset) + text.slice(offset + 1);
  return completionsAt({
    writing,
    text: whole,
    position: new TextLines(whole).positionAt(offset),
    withoutStructure,
  });
}

/** Text and cursor after one of what is offered was taken; what a stop asks for is the first that is offered there. */
export function taken(writing: Writing, text: string, item: Completion): string {
  const lines = new TextLines(text);
  const [start, end] = [lines.offsetAt(item.range.start), lines.offsetAt(item.range.end)];
  const after = splice(text, [{ start, end, text: plainText(item.insert) }]);
  if (!item.asksNext) return after;
  const stop = item.insert.findIndex((part) => typeof part !== 'string');
  const offset = start + plainText(item.insert.slice(0, stop)).length;
  const position = new TextLines(after).positionAt(offset);
  const [next] = completionsAt({ writing, text: after, position, withoutStructure: false });
  assert.ok(next, `something is offered for ${item.label}: in ${JSON.stringify(after)} at ${offset}`);
  return taken(writing, after, next);
}
