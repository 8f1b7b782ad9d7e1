import * as assert from 'node:assert/strict';
import { applyEdits, valueAfter } from '../../../src/core/yaml/edit.js';
import type { EditOptions } from '../../../src/core/yaml/edit.js';
import type { RecordEdit } from '../../../src/core/yaml/record-edit.js';
import type { YamlPath, YamlValue } from '../../../src/core/yaml/yaml-path.js';

const plan = `# The plan for winter.
goal: own-the-retries-p3x9kd
steps:
  - Read the queue's design # first
  # Grace helps here.
  - { task: Write the backoff proposal, owner: ada }

notes: |
  One line.
status: active   # since May
`;

const set = (path: YamlPath, value: YamlValue): RecordEdit => ({ op: 'set', path, value });
const remove = (path: YamlPath): RecordEdit => ({ op: 'delete', path });
const append = (path: YamlPath, value: YamlValue): RecordEdit => ({ op: 'append', path, value });

function edited(text: string, edits: readonly RecordEdit[], options?: EditOptions): string {
  const result = applyEdits(text, edits, options);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

/** The one stretch of the plan that an edit changed. */
function assertPlan(edits: readonly RecordEdit[], from: string, to: string, options?: EditOptions): void {
  assert.ok(plan.includes(from));
  assert.equal(
    edited(plan, edits, options),
    plan.replace(from, () => to),
  );
}

function errorOf(text: string, edit: RecordEdit): string {
  const result = applyEdits(text, [edit]);
  return result.ok ? `no error: ${result.value}` : result.error.code;
}

describe('Setting a value', () => {
  it('replaces a value and keeps the comment behind it', () => {
    assertPlan([set(['status'], 'done')], 'active   # since May', 'done   # since May');
  });

  it('turns a step into one with a date, on one line', () => {
    const step = { task: "Read the queue's design", done: '2026-11-22' };
    assertPlan(
      [set(['steps', 0], step)],
      "Read the queue's design #",
      "{ task: Read the queue's design, done: 2026-11-22 } #",
    );
  });

  it('adds a key between braces', () => {
    assertPlan([set(['steps', 1, 'done'], '2026-12-03')], 'owner: ada }', 'owner: ada, done: 2026-12-03 }');
  });

  it('touches only what differs between two mappings, or two lists', () => {
    const step = { task: 'Write the backoff proposal', owner: 'grace' };
    assertPlan([set(['steps'], ["Read the queue's design", step])], 'owner: ada', 'owner: grace');
    assertPlan(
      [set(['steps'], ["Read the queue's design"])],
      '  # Grace helps here.\n  - { task: Write the backoff proposal, owner: ada }\n',
      '',
    );
  });

  it('replaces a text of several lines', () => {
    assertPlan([set(['notes'], 'One.\n\nTwo.\n')], '  One line.\n', '  One.\n\n  Two.\n');
    assertPlan([set(['notes'], 'One')], '|\n  One line.\n', 'One\n');
    assertPlan([set(['status'], 'a\nb')], 'active   # since May\n', '|-   # since May\n  a\n  b\n');
  });

  it('adds a key at the end, and the mappings above it', () => {
    assertPlan([set(['measure', 'from'], 40)], '# since May\n', '# since May\nmeasure: { from: 40 }\n');
  });

  it('adds a key where it usually stands', () => {
    const order = ['goal', 'title', 'steps', 'resources', 'notes'];
    assertPlan([set(['title'], 'Own it')], 'steps:', 'title: Own it\nsteps:', { order });
    assertPlan([set(['resources'], ['A book'])], '\nnotes:', 'resources:\n  - A book\n\nnotes:', { order });
    assertPlan([set(['id'], 'x')], 'goal:', 'id: x\ngoal:', { order: ['id', 'goal'] });
  });

  it('fills an empty value', () => {
    assert.equal(edited('a:\nb: 1\n', [set(['a'], 'x')]), 'a: x\nb: 1\n');
    assert.equal(edited('a: # why\nb: 1\n', [set(['a'], 'x\ny\n')]), 'a: | # why\n  x\n  y\nb: 1\n');
    assert.equal(edited('a:\n', [set(['a', 'b'], 1)]), 'a: { b: 1 }\n');
    assert.equal(edited('- {}'.replace('- ', 'a: '), [set(['a', 'b'], 1)]), 'a: { b: 1 }');
  });

  it('keeps the quotes of a text', () => {
    assert.equal(
      edited(`a: "x"\nb: 'y'\n`, [set(['a'], "it's"), set(['b'], "it's")]),
      `a: "it's"\nb: 'it''s'\n`,
    );
  });

  it('quotes what some YAML version would read as something else', () => {
    assert.equal(
      edited('a: x\n', [set(['a'], 'on'), set(['b'], '12:30'), set(['c'], '2026-11-21')]),
      "a: 'on'\nb: '12:30'\nc: 2026-11-21\n",
    );
  });

  it("follows the file's own indentation and line ends", () => {
    const text = '\uFEFFa:\r\n    b: 1\r\nlist:\r\n- x\r\nnote:';
    const added = { deep: { text: 'x\ny' }, items: ['one two'] };
    assert.equal(
      edited(text, [set(['note'], 'end'), set(['c'], added)]),
      `${text} end\r\nc:\r\n    deep:\r\n        text: |-\r\n            x\r\n            y\r\n    items:\r\n    - one two`,
    );
  });

  it('leaves comments between a key and its value where they are', () => {
    const text = 'list: # why\n  # about these\n  - a # last\nb: 1\n';
    assert.equal(
      edited(text, [set(['list'], ['c d', 'e f'])]),
      'list: # why\n  # about these\n  - c d\n  - e f\nb: 1\n',
    );
    assert.equal(edited(text, [set(['list'], 'none')]), 'list: none # why\n  # about these\nb: 1\n');
  });

  it('writes records that are one mapping between braces', () => {
    assert.equal(edited('{ title: A }', [set(['due'], '2027-01-01')]), '{ title: A, due: 2027-01-01 }');
    assert.equal(edited('{"title":"A"}\n', [set(['note'], 'x, y\nz')]), '{"title":"A", note: "x, y\\nz"}\n');
    assert.equal(edited('{}\n', [set(['title'], 'A')]), 'title: A\n');
  });

  it('writes a line of its own between braces that have one a key', () => {
    const text = 'a: {\n    b: 1, # one\n    c: 2 # two\n  }\n';
    assert.equal(
      edited(text, [set(['a', 'd'], 3)]),
      'a: {\n    b: 1, # one\n    c: 2, # two\n    d: 3\n  }\n',
    );
  });

  it('changes nothing where nothing is new', () => {
    assert.equal(edited(plan, []), plan);
    assert.equal(edited(plan, [set(['status'], 'active'), set(['notes'], 'One line.\n')]), plan);
  });
});

describe('Renaming a key', () => {
  it('leaves what is behind it, and the quotes', () => {
    assert.equal(
      edited('owner: ada\nstaus:   active # since\n', [{ op: 'rename', path: ['staus'], key: 'status' }]),
      'owner: ada\nstatus:   active # since\n',
    );
    assert.equal(
      edited('{ "staus": "active" }', [{ op: 'rename', path: ['staus'], key: 'status' }]),
      '{ "status": "active" }',
    );
  });

  it('takes no name that another key has', () => {
    assert.equal(errorOf('a: 1\nb: 2\n', { op: 'rename', path: ['a'], key: 'b' }), 'no-such-path');
  });
});

describe('Appending to a list', () => {
  it('adds an item below the last one, and its comments', () => {
    assertPlan([append(['steps'], 'Measure it')], 'owner: ada }\n', 'owner: ada }\n  - Measure it\n');
    assert.equal(
      edited('a:\n- b\n  # of b\n# of c\nc: 1\n', [append(['a'], 'x y')]),
      'a:\n- b\n  # of b\n- x y\n# of c\nc: 1\n',
    );
  });

  it('adds an item between brackets', () => {
    assert.equal(edited('a: [b, c]\n', [append(['a'], 'd, e')]), "a: [b, c, 'd, e']\n");
    assert.equal(
      edited('a: [ { ask: b } ]\n', [append(['a'], { ask: 'c' })]),
      'a: [ { ask: b }, { ask: c } ]\n',
    );
    assert.equal(
      edited('a: [\n    b, # one\n  ]\n', [append(['a'], 'c')]),
      'a: [\n    b, # one\n    c,\n  ]\n',
    );
  });

  it('creates the list where it is missing or empty', () => {
    assert.equal(edited('a: 1\n', [append(['steps'], 'Read it')]), 'a: 1\nsteps:\n  - Read it\n');
    assert.equal(edited('steps:\na: 1\n', [append(['steps'], 'Read it')]), 'steps:\n  - Read it\na: 1\n');
    assert.equal(
      edited('steps: [] # none\n', [append(['steps'], 'Read it')]),
      'steps: # none\n  - Read it\n',
    );
  });
});

describe('Deleting', () => {
  it('takes a key with the comments that are its own', () => {
    assertPlan(
      [remove(['steps', 1])],
      '  # Grace helps here.\n  - { task: Write the backoff proposal, owner: ada }\n',
      '',
    );
    assertPlan([remove(['notes'])], 'notes: |\n  One line.\n', '');
    assertPlan([remove(['status'])], 'status: active   # since May\n', '');
  });

  it('leaves the comment that heads the file', () => {
    assertPlan([remove(['goal'])], 'goal: own-the-retries-p3x9kd\n', '');
  });

  it('takes what would be left empty', () => {
    assert.equal(edited('a:\n  b:\n    - c: 1\nd: 2\n', [remove(['a', 'b', 0, 'c'])]), 'd: 2\n');
    assert.equal(edited('# head\na: 1 # one\n', [remove(['a'])]), '# head\n{} # one\n');
  });

  it('moves the next key up to a dash', () => {
    const text = 'a:\n  - b: 1 # one\n    # of c\n    c: 2\n';
    assert.equal(edited(text, [remove(['a', 0, 'b'])]), 'a:\n  - # of c\n    c: 2\n');
  });

  it('deletes between brackets and braces', () => {
    assert.equal(edited('a: { b: 1, c: 2, d: 3 }\n', [remove(['a', 'c'])]), 'a: { b: 1, d: 3 }\n');
    assert.equal(edited('a: [b, c] # two\n', [remove(['a', 1])]), 'a: [b] # two\n');
    const text = 'a: {\n    b: 1, # one\n    # of c\n    c: 2 # two\n  }\n';
    assert.equal(edited(text, [remove(['a', 'c'])]), 'a: {\n    b: 1 # one\n  }\n');
    assert.equal(edited(text, [remove(['a', 'b'])]), 'a: {\n    # of c\n    c: 2 # two\n  }\n');
  });

  it('counts what the edits before have left', () => {
    assert.equal(edited('a:\n  - b\n  - c\n  - d\n', [remove(['a', 0]), remove(['a', 0])]), 'a:\n  - d\n');
  });
});

describe('Edits that are refused', () => {
  it('tells why', () => {
    assert.equal(errorOf('a: b: c\n', set(['a'], 1)), 'unparsable');
    assert.equal(errorOf('a: 1\n', remove(['b'])), 'no-such-path');
    assert.equal(errorOf('a: 1\n', remove([])), 'no-such-path');
    assert.equal(errorOf('a: 1\n', set(['a', 'b'], 1)), 'no-such-path');
    assert.equal(errorOf('a: [1]\n', set(['a', 7], 1)), 'no-such-path');
    assert.equal(errorOf('a: 1\n', set([], 'text')), 'no-such-path');
    assert.equal(errorOf('a: 1\n', append(['a'], 1)), 'not-a-list');
  });

  it('writes nothing that would not read back', () => {
    assert.equal(errorOf('a: 1\n', set(['<<'], 1)), 'would-change-more');
    assert.equal(errorOf('a: 1\n', set(['a'], NaN)), 'would-change-more');
    assert.equal(errorOf('a: [b: 1]\n', set(['a', 0, 'c'], 1)), 'would-change-more');
  });

  it('applies all edits or none', () => {
    const result = applyEdits(plan, [set(['status'], 'done'), remove(['nothing'])]);
    assert.equal(result.ok, false);
  });
});

describe('The value after edits', () => {
  it('is what the edited text says', () => {
    const value = { a: [1], b: null };
    const edits = [append(['a'], 2), set(['b', 'c'], 3), remove(['a', 0]), append(['d'], 4)];
    assert.deepEqual(valueAfter(value, edits), { a: [2], b: { c: 3 }, d: [4] });
  });

  it('leaves out edits that are refused', () => {
    assert.deepEqual(
      valueAfter({ a: 1 }, [remove(['b']), append(['a'], 2), set(['a', 'b'], 3), set([], 'text')]),
      { a: 1 },
    );
  });
});
