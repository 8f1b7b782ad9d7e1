import * as fc from 'fast-check';
import type { YamlValue } from '../../../src/core/yaml/yaml-path.js';
import { sentence } from './arbitrary-yaml.js';

const text = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 2, arbitrary: fc.array(sentence, { maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(' ', '\n', 'a', '#', ':', '-', '\t', "'", '"') }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'on',
      'yes',
      'n',
      '12:30',
      '0123',
      '0x1f',
      '1e5',
      '~',
      'null',
      '@x',
      '- x',
      '---',
      '<<',
      '=',
      '.inf',
      '1_000',
    ),
  },
);

/** Any value that a record can hold. */
export const { yamlValue } = fc.letrec<{ yamlValue: YamlValue; mapping: YamlValue; list: YamlValue }>(
  (tie) => ({
    mapping: fc.dictionary(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('task', 'done', 'due', 'note', 'on', 'a b') },
        text.filter((key) => key !== '<<' && key !== '__proto__'),
      ),
      tie('yamlValue'),
      { maxKeys: 3 },
    ),
    list: fc.array(tie('yamlValue'), { maxLength: 3 }),
    yamlValue: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 5, arbitrary: text },
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
      },
      { weight: 2, arbitrary: tie('mapping') },
      { weight: 2, arbitrary: tie('list') },
    ),
  }),
);

const pieces = [
  ...[
    'a',
    'b',
    'key',
    '- ',
    '-',
    ': ',
    ':',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n ',
    '  ',
    ' ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
  ],
  ...[
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    ' |\n',
    ': |\n  ',
    '#',
    ' # c',
    '?',
    '? ',
    '!',
    '&',
    '*',
    '%',
    '@',
    '`',
    '~',
    '\t',
    '\r\n',
    '\\\n',
    '\\n',
  ],
  ...[
    'null',
    'true',
    '1',
    '0x1f',
    '0o7',
    '1e5',
    '1.',
    '+1',
    '.5',
    '2026-11-21',
    '12:30',
    '---',
    '...',
    '<<',
    '=',
    '"a"',
    "'b'",
    'a: b',
  ],
  ...[
    '- c',
    '\n\n',
    '\uFEFF',
    '\u0085',
    '\u2028',
    '\u00a0',
    'é',
    '😀',
    '""',
    "''",
    '{a: b}',
    '[a]',
    'x:y',
    'x#y',
    'y #z',
    '- - ',
    '\n---\n',
  ],
];

const nearly = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** Text in the neighbourhood of YAML: most of it is broken, and some of it is read differently by different parsers. */
export const almostYaml: fc.Arbitrary<string> = fc.oneof(
  nearly,
  fc
    .array(nearly, { minLength: 1, maxLength: 3 })
    .map((values) => values.map((value, index) => `k${index}: ${value}`).join('\n')),
);
