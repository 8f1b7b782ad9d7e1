import * as fc from 'fast-check';
import * as z from 'zod';
import { anyValueFor, type Leaves } from '../../support/any-value.js';

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    ' ',
    '\u00a0',
    '\ufeff',
    'on',
    'constructor',
    '__proto__',
    '-',
    'a--b',
    'a-',
    0,
    -1,
    0.5,
    1e300,
    2 ** 53,
    NaN,
    Infinity,
  ),
);
const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('ada', 'own-the-retries-p3x9kd', 'active', 'Read the queue') },
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a'.repeat(64),
    'a'.repeat(65),
    '\n',
    'Ada',
    '12',
    'P14D',
    'P1W',
    'P1W1D',
    'PT',
    'PT0.5S',
    'P1Y2M3DT4H5M6S',
  ),
  fc.constantFrom('ada@example.org', 'a b@c', 'ada@', 'root@host', 'a@b@c', 'a.@-.x', '1+bot[bot]@x.y'),
  fc.constantFrom(
    'https://example.org',
    'http://é.org/ü?x#y',
    'https://',
    'https://[',
    'HTTPS://a',
    'https://a b',
    'ftp://a',
    'https://?',
  ),
  fc.constantFrom('host/path', 'host/path.git', 'a@host/path', 'host', 'host/a/b', 'https://host/path'),
  fc.constantFrom(
    '0'.repeat(39),
    '0'.repeat(40),
    'a'.repeat(41),
    'f'.repeat(63),
    'F'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ),
);
const two = (most: number) => fc.nat({ max: most }).map((number) => String(number).padStart(2, '0'));
const day = fc
  .tuple(fc.oneof(fc.nat({ max: 9999 }), fc.constantFrom(1900, 2000, 2024, 2026, 0)), two(13), two(32))
  .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
const moment = fc
  .tuple(
    day,
    two(25),
    two(61),
    two(61),
    fc.constantFrom('', '.5', '.'),
    fc.constantFrom('Z', 'z', '', '+01:00', '-23:59', '+24:00', '+01'),
  )
  .map(
    ([date, hours, minutes, seconds, fraction, offset]) =>
      `${date}T${hours}:${minutes}:${seconds}${fraction}${offset}`,
  );

/** A mapping in which a key is missing now and then, or one is there that nobody knows. */
const mapping = (drawn: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc
    .tuple(
      drawn,
      fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, fc.nat({ max: 9 })),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        fc.dictionary(fc.constantFrom('x-mine', 'later', 'constructor'), junk, { maxKeys: 1 }),
      ),
    )
    .map(([value, missing, others]) => ({
      ...Object.fromEntries(Object.entries(value).filter((_, index) => index !== missing)),
      ...others,
    }));

const leaves: Leaves = {
  words,
  date: fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21') }, day, moment),
  instant: fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21T15:00:00+01:00') }, day, moment),
  duration: fc.oneof({ weight: 10, arbitrary: fc.constant('P14D') }, words),
  number: fc.oneof(fc.double(), fc.integer()),
  ids: {},
  matching: [
    'own-the-retries-p3x9kd',
    'https://example.org/a',
    'ada@example.org',
    'host/path',
    '0'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ],
  later: ['a-later-idea', 'constructor', ''],
  maxItems: 3,
  at: {},
  around: (schema, drawn) => {
    if (schema instanceof z.ZodNumber)
      return fc.oneof({ weight: 40, arbitrary: fc.oneof(drawn, fc.double(), fc.integer()) }, junk);
    const others = schema instanceof z.ZodString ? [{ weight: 4, arbitrary: words }] : [];
    return fc.oneof({ weight: 40, arbitrary: drawn }, ...others, junk);
  },
  mapping,
};

/** Values that a schema mostly accepts, with something wrong now and then. */
export function nearly(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  return anyValueFor(schema, leaves);
}
