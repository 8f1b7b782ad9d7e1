import assert from 'node:assert/strict';
import { coauthorsIn } from '../../../src/core/git/trace.js';
import { goalsLinkedIn } from '../../../src/core/git/trailer.js';
import { namesIn } from '../../../src/core/names/names-in-text.js';
import { cursorAt } from '../../../src/core/language/completion/cursor.js';

/** What somebody else wrote must not hold up whoever reads it: each of these took minutes where time grew with the square. */
describe('long texts of others', () => {
  it('are looked through for co-authors and goals at once', () => {
    const message = `a\n${'\n'.repeat(200_000)}co-authored-by: Ada <ada@example.org>\r\nMentoring-Goal: p3x9kd\n`;
    assert.deepEqual(coauthorsIn(message), ['ada@example.org']);
    assert.deepEqual(goalsLinkedIn(message), ['p3x9kd']);
  });

  it('are looked through for names of stages at once', () => {
    const stages = Array.from({ length: 5000 }, () => ({ stage: 'a', entered: '2026-01-01', process: 'b' }));
    const names = namesIn({ kind: 'pair', id: 'x-k7m2q4' }, { process: 'c', stages });
    assert.equal(
      names.filter(({ subject }) => subject.type === 'stage' && subject.process === 'b').length,
      5000,
    );
  });

  it('are written in without a wait, however many blanks there are', () => {
    assert.doesNotThrow(() => cursorAt(`title: ${' '.repeat(80_000)}x`, { line: 0, column: 7 }));
  });
});
