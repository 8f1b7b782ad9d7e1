import assert from 'node:assert/strict';
import { foldsIn } from '../../../src/core/language/folding.js';

describe('folding', () => {
  it('takes lists, items, longer texts and comments', () => {
    const text =
      '# One\n# Two\na:\n  - b: 1\n    c: 2\n\n  - d\nnotes: |\n  One.\n\n  Two.\n\nlast: {\n  x: 1 }\n';
    assert.deepEqual(
      foldsIn(text).map(({ first, last, isComment }) => `${first}-${last}${isComment ? ' #' : ''}`),
      ['0-1 #', '2-6', '3-4', '7-10', '12-13'],
    );
  });
});
