import assert from 'node:assert/strict';
import { formOf, shapeAt, shapeOf, type Shape } from '../../../src/core/language/shape.js';
import { definitions, recordKinds } from '../../../src/core/records/kinds.js';

function types(shape: Shape | undefined): readonly string[] | undefined {
  return shape?.forms.map(({ type }) => type);
}

describe('the shape of records', () => {
  it('names the keys of every kind, required ones first, else in their natural order', () => {
    assert.deepEqual(
      [...(formOf(shapeOf('review'), 'mapping')?.keys ?? [])].slice(0, 6).map(([key]) => key),
      ['pair', 'by', 'date', 'kind', 'goals', 'expected'],
    );
    assert.deepEqual(
      [...(formOf(shapeOf('pair'), 'mapping')?.keys ?? [])]
        .filter(([, key]) => key.required)
        .map(([key]) => key),
      ['mentee', 'mentor', 'process'],
    );
    for (const kind of recordKinds) {
      const keys = formOf(shapeOf(kind), 'mapping')?.keys;
      assert.deepEqual([...(keys?.keys() ?? [])].sort(), [...definitions[kind].keys].sort());
      for (const [key, { description }] of keys ?? []) assert.ok(description, `${kind}.${key} is described`);
    }
  });

  it('tells what a value means and looks like, with an example', () => {
    const cadence = shapeAt('pair', ['cadence'], {});
    assert.match(cadence?.description ?? '', /^How often the two meet/);
    assert.deepEqual([cadence?.examples, cadence?.required, types(cadence)], [['P14D'], false, ['duration']]);
    assert.deepEqual(types(shapeAt('goal', ['due'], {})), ['date']);
    assert.deepEqual(types(shapeAt('session', ['started'], {})), ['instant']);
    assert.deepEqual(types(shapeAt('feedback', ['resolves'], {})), ['boolean']);
    assert.deepEqual(types(shapeAt('agreement', ['schedule', 'minutes'], {})), ['number']);
  });

  it('knows each value of an enumeration with its meaning', () => {
    const status = formOf(shapeAt('goal', ['status'], {}), 'choice');
    assert.deepEqual(status?.choices[0], { value: 'draft', meaning: 'Still being worked out.' });
    for (const kind of recordKinds)
      for (const [key, shape] of formOf(shapeOf(kind), 'mapping')?.keys ?? [])
        for (const { value, meaning } of formOf(shape, 'choice')?.choices ?? [])
          assert.ok(meaning, `${kind}.${key}: ${value} has words`);
  });

  it('knows the forms that a value can have, and what lies in lists and mappings', () => {
    assert.deepEqual(types(shapeAt('goal', ['measure'], {})), ['text', 'mapping']);
    assert.deepEqual(types(shapeAt('plan', ['steps', 3], {})), ['text', 'mapping']);
    assert.deepEqual(types(shapeAt('plan', ['steps', 3, 'due'], {})), ['date']);
    assert.deepEqual(types(shapeAt('configuration', ['objectives', 'any-name', 'title'], {})), ['text']);
    assert.equal(shapeAt('goal', ['measure', 'nothing'], {}), undefined);
    assert.equal(shapeAt('goal', ['title', 'deeper'], {}), undefined);
    assert.equal(shapeAt('goal', ['steps', 0], {}), undefined);
  });

  it('knows what the exit check at hand takes', () => {
    const process = {
      stages: [{ checks: [{ check: 'feedback-given', with: {} }, { check: 'unheard-of' }] }],
    };
    const parameters = shapeAt('process', ['stages', 0, 'checks', 0, 'with'], process);
    const keys = formOf(parameters, 'mapping')?.keys;
    assert.deepEqual([...(keys?.keys() ?? [])], ['directions', 'atLeast', 'constructive', 'kind']);
    assert.ok([...(keys?.values() ?? [])].every(({ required, description }) => !required && description));
    assert.deepEqual(types(shapeAt('process', ['stages', 0, 'checks', 0, 'with', 'constructive'], process)), [
      'boolean',
    ]);
    assert.deepEqual(types(shapeAt('process', ['stages', 0, 'checks', 1, 'with'], process)), ['names']);
  });
});
