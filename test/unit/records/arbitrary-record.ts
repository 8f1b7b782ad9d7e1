import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as z from 'zod';

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

/** Values that a schema mostly accepts, with something wrong now and then. */
export function nearly(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: meant(schema) }, junk);
}

function meant(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return nearly(schema.unwrap());
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(nearly));
  if (schema instanceof z.ZodArray) return fc.array(nearly(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.oneof(words, fc.constantFrom('on', 'x-a', '1')), nearly(schema.valueType), {
      maxKeys: 2,
    });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber)
    return fc.oneof(fc.integer({ min: 1, max: 6 }), fc.double(), fc.integer());
  if (schema instanceof z.ZodISODate)
    return fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21') }, day, moment);
  if (schema instanceof z.ZodISODateTime)
    return fc.oneof({ weight: 5, arbitrary: fc.constant('2026-11-21T15:00:00+01:00') }, day, moment);
  if (schema instanceof z.ZodString) return wordsFor(schema);
  if (schema instanceof z.ZodObject) return mapping(schema.shape);
  if (schema instanceof z.ZodUnknown) return junk;
  throw new Error(`Nothing is known of ${schema._zod.def.type} here`);
}

/** Text, mostly such as the schema's pattern asks for. */
function wordsFor(schema: z.ZodString): fc.Arbitrary<unknown> {
  const { pattern } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  if (pattern === undefined || pattern === '\\S') return words;
  const good = [
    'own-the-retries-p3x9kd',
    'P14D',
    'https://example.org/a',
    'ada@example.org',
    'host/path',
    '0'.repeat(40),
    `sha256:${'0'.repeat(64)}`,
  ].filter((text) => new RegExp(pattern, 'u').test(text));
  assert.ok(good.length > 0, `nothing here matches ${pattern}`);
  return fc.oneof({ weight: 10, arbitrary: fc.constantFrom(...good) }, words);
}

function mapping(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const required = Object.keys(shape).filter((key) => !(shape[key] instanceof z.ZodOptional));
  const known = Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, nearly(inner)]));
  return fc
    .tuple(
      fc.oneof(
        { weight: 20, arbitrary: fc.record(known, { requiredKeys: required }) },
        fc.record(known, { requiredKeys: [] }),
      ),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        fc.dictionary(fc.constantFrom('x-mine', 'later', 'constructor'), junk, { maxKeys: 1 }),
      ),
    )
    .map(([record, others]) => ({ ...record, ...others }));
}
