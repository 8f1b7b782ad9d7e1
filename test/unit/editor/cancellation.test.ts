import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LongWork } from '../../../src/core/long-work.js';
import { inSlices } from '../../../src/editor/language/cancellation.js';

declare const __REPOSITORY__: string;

describe('a request that VS Code cancels', () => {
  it('is answered by what long work comes to, if it is never cancelled', async () => {
    assert.equal(await inSlices(counting(3), { isCancellationRequested: false }), 3);
  });

  it('does no work if it was cancelled before', async () => {
    const work = counting(3);
    assert.equal(await inSlices(work, { isCancellationRequested: true }), undefined);
    assert.deepEqual(work.next(), { done: false, value: undefined });
  });

  it('ends without an answer as soon as it is cancelled, since others have their turn meanwhile', async () => {
    const token = { isCancellationRequested: false };
    setTimeout(() => (token.isCancellationRequested = true), 1);
    assert.equal(await inSlices(lasting(5000), token), undefined);
  });

  it('can be noticed by every provider', () => {
    const folder = path.join(__REPOSITORY__, 'src', 'editor');
    const providers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(path.join(folder, name), 'utf8').matchAll(
          /\b((?:provide(?!TextDocumentContent)|resolve(?=\w*Link)|prepareRename)\w*)(?:: (?:async )?)?\(([^)]*)\)/g,
        ),
      ]);
    assert.ok(providers.length > 12, 'providers are found');
    const deaf = providers.filter(([, , parameters = '']) => !/\btoken\b/.test(parameters));
    assert.deepEqual(
      deaf.map(([, name]) => name),
      [],
    );
  });
});

/** Work of so many steps, which comes to their number. */
function* counting(steps: number): LongWork<number> {
  for (let step = 0; step < steps; step++) yield;
  return steps;
}

/** Work that takes so many milliseconds. */
function* lasting(milliseconds: number): LongWork<string> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) yield;
  return 'done';
}
