import assert from 'node:assert/strict';
import { SerialQueue } from '../../src/core/serial-queue.js';

describe('a serial queue', () => {
  it('starts each piece of work when the one before it has ended', async () => {
    const queue = new SerialQueue();
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} starts`);
      await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    assert.deepEqual(await Promise.all([queue.run(work('one')), queue.run(work('two'))]), ['one', 'two']);
    assert.deepEqual(events, ['one starts', 'one ends', 'two starts', 'two ends']);
  });

  it('tells only the caller of work that failed, and goes on', async () => {
    const queue = new SerialQueue();
    const failed = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    await assert.rejects(failed, /^Error: no$/);
    assert.equal(await next, 'yes');
  });
});
