import assert from 'node:assert/strict';
import { date, instant } from '../../../src/core/records/fields.js';
import { nodeClock } from '../../../src/node/clock.js';
import { nodeSha256 } from '../../../src/node/hash.js';
import { nodeRandom, seededRandom } from '../../../src/node/random.js';

describe('nodeClock', () => {
  const at = (utc: string, minutes: number) =>
    nodeClock(
      () => new Date(utc),
      () => minutes,
    );

  it('tells the day and the time at the person’s place', () => {
    assert.equal(at('2026-11-21T14:00:00.999Z', 60).now(), '2026-11-21T15:00:00+01:00');
    assert.equal(at('2026-11-21T23:30:00Z', 60).today(), '2026-11-22');
    assert.equal(at('2026-11-21T03:00:00Z', -300).now(), '2026-11-20T22:00:00-05:00');
    assert.equal(at('2026-11-21T03:00:00Z', -300).today(), '2026-11-20');
    assert.equal(at('2026-11-21T00:00:00Z', 345).now(), '2026-11-21T05:45:00+05:45');
    assert.equal(at('2026-12-31T23:59:00Z', 0).now(), '2026-12-31T23:59:00+00:00');
  });

  it('goes by this machine’s clock and zone, in a form that records take', () => {
    const clock = nodeClock();
    // The day and the second may change between two readings.
    const before = new Date();
    const [now, day] = [clock.now(), clock.today()];
    const after = new Date();
    assert.ok(Date.parse(now) >= Math.floor(before.getTime() / 1000) * 1000);
    assert.ok(Date.parse(now) <= after.getTime());
    assert.ok(instant.safeParse(now).success);
    assert.ok(date.safeParse(day).success);
    assert.ok([before.getDate(), after.getDate()].includes(Number(day.slice(8))));
  });
});

describe('random numbers', () => {
  for (const [name, random] of [
    ['nodeRandom', nodeRandom],
    ['seededRandom', seededRandom(7)],
  ] as const) {
    it(`${name} gives each number below the limit about as often as the others`, () => {
      const counts = new Array<number>(32).fill(0);
      for (let index = 0; index < 32_000; index++) counts[random(32)]!++;
      assert.equal(counts.length, 32);
      assert.ok(
        counts.every((count) => count > 800 && count < 1200),
        counts.join(' '),
      );
      assert.equal(random(1), 0);
    });
  }

  it('are the same for the same seed only', () => {
    const numbers = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random(1000));
    };
    assert.deepEqual(numbers(1), numbers(1));
    assert.notDeepEqual(numbers(1), numbers(2));
  });
});

describe('nodeSha256', () => {
  it('hashes the UTF-8 bytes', async () => {
    assert.equal(await nodeSha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.equal(await nodeSha256('é'), '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
