import * as fc from 'fast-check';

// Records as people write them: comments, blank lines, any indentation, every style of scalars and collections.

/** A value as it is laid out: what follows on the line of its key or dash, and the lines below, indented from column 0 of its parent. */
interface Written {
  readonly inline: string;
  readonly lines: readonly string[];
}

const words = fc.constantFrom(
  'retry',
  'the queue',
  "it's done",
  'a "quoted" word',
  'x#y',
  'a:b',
  'ünïcode 😀',
  '2026-11-21',
  'P14D',
);
/** Words as they stand in titles and notes. */
export const sentence = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const mark = fc.constant(' # @');
const noMark = fc.constant('');
const trailing = fc.oneof({ weight: 3, arbitrary: noMark }, { weight: 1, arbitrary: mark });
const ownLines = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<string[]>([''], ['# @'], ['', '# @'], ['# @', '# @'], ['# @', '']),
  },
);

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

const plain = fc.oneof(
  sentence,
  fc.constantFrom('12', '-1.5', 'true', 'null', '~', 'on', '0x1f', '12:30', '1e5'),
);
const quoted = fc.oneof(
  sentence.map((text) => `'${text.replaceAll("'", "''")}'`),
  sentence.map((text) => JSON.stringify(text)),
  fc.constantFrom("''", '""', '"a\\nb"', "'#no comment'", '"\\u0007"', "'- x'", '"a: b"'),
);

const inlineScalar = fc
  .tuple(fc.oneof({ weight: 2, arbitrary: plain }, quoted), trailing)
  .map(([text, comment]): Written => ({ inline: text + comment, lines: [] }));

const severalLines = fc
  .tuple(fc.constantFrom('plain', "'", '"'), sentence, sentence, fc.constantFrom(1, 2, 4), trailing)
  .map(([style, first, second, indent, comment]): Written => {
    const quote = style === 'plain' ? '' : style;
    const escape = (text: string) =>
      style === "'" ? text.replaceAll("'", "''") : style === '"' ? text.replaceAll('"', '\\"') : text;
    return { inline: quote + escape(first), lines: indented([escape(second) + quote + comment], indent) };
  });

const blockScalar = fc
  .tuple(
    fc.constantFrom('|', '>'),
    fc.constantFrom('', '-', '+'),
    fc.boolean(),
    fc.array(
      fc.oneof(
        sentence,
        fc.constantFrom('', '  deeper', '# no comment', '- no list', '<<<<<<< no conflict', '======='),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom(1, 2, 4),
    trailing,
    fc.constantFrom(0, 0, 1, 2),
  )
  .map(([style, chomping, explicit, content, indent, comment, blank]): Written => {
    const leading = content.find((line) => line !== '')?.startsWith(' ');
    const indicator = explicit || leading ? String(indent) : '';
    const lines = [...indented(content, indent), ...Array<string>(blank).fill('')];
    return { inline: `${style}${indicator}${chomping}${comment}`, lines };
  });

const empty = trailing.map((comment): Written => ({ inline: comment.trimStart(), lines: [] }));

const flowScalar = fc.oneof(
  fc.constantFrom('a', 'b c', '12', 'true', '~', "it's", "'x, y'", '"q"', "'{'", '2026-11-21', 'a:b', 'x#y'),
);
const keys = fc.uniqueArray(
  fc.constantFrom(
    'title',
    'note',
    'steps',
    'due',
    'a-b',
    "'on'",
    '"q r"',
    'x y',
    'measure',
    'k1',
    'k2',
    'k3',
  ),
  {
    minLength: 1,
    maxLength: 4,
    selector: (key) => key,
  },
);

/** A collection between brackets on one line, as a text. */
const { oneLine } = fc.letrec<{ oneLine: string; item: string; list: string; mapping: string }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: flowScalar },
    { weight: 1, arbitrary: tie('oneLine') },
  ),
  list: fc
    .tuple(fc.array(tie('item'), { maxLength: 3 }), fc.constantFrom('', ' '), fc.boolean())
    .map(
      ([items, pad, comma]) =>
        `[${pad}${items.join(`,${pad}`)}${comma && items.length > 0 ? ',' : ''}${pad}]`,
    ),
  mapping: fc
    .tuple(
      keys,
      fc.array(fc.oneof(tie('item'), fc.constant('')), { minLength: 4, maxLength: 4 }),
      fc.constantFrom('', ' '),
      fc.boolean(),
    )
    .map(([names, values, pad, comma]) => {
      const pairs = names.map((name, index) => `${name}: ${values[index] ?? ''}`);
      return `{${pad}${pairs.join(`,${pad}`)}${comma ? ',' : ''}${pad}}`;
    }),
  oneLine: fc.oneof(
    tie('list'),
    tie('mapping'),
    fc.constantFrom('[]', '{}', '{ }', '{ a, b: 1 }', '{"a":1,"b":2}'),
  ),
}));

const flow = fc
  .tuple(oneLine, trailing)
  .map(([text, comment]): Written => ({ inline: text + comment, lines: [] }));

/** A collection between brackets with an item a line. */
const flowLines = fc
  .tuple(
    fc.boolean(),
    keys,
    fc.array(fc.oneof(flowScalar, oneLine), { minLength: 4, maxLength: 4 }),
    fc.array(fc.tuple(ownLines, trailing), { minLength: 4, maxLength: 4 }),
    fc.constantFrom(1, 2, 4),
    fc.boolean(),
    trailing,
  )
  .map(([isList, names, values, comments, indent, comma, comment]): Written => {
    const lines = names.flatMap((name, index) => {
      const [above = [], behind = ''] = comments[index] ?? [];
      const item = isList ? (values[index] ?? 'x') : `${name}: ${values[index] ?? ''}`;
      const separator = index < names.length - 1 || comma ? ',' : '';
      return [...above, item + separator + behind];
    });
    const [start, end] = isList ? '[]' : '{}';
    return { inline: start ?? '', lines: [...indented(lines, indent), ` ${end ?? ''}${comment}`] };
  });

const { written } = fc.letrec<{ written: Written; mapping: string[]; list: string[]; collection: Written }>(
  (tie) => ({
    written: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 5, arbitrary: inlineScalar },
      { weight: 1, arbitrary: severalLines },
      { weight: 2, arbitrary: blockScalar },
      { weight: 1, arbitrary: empty },
      { weight: 2, arbitrary: flow },
      { weight: 1, arbitrary: flowLines },
      { weight: 5, arbitrary: tie('collection') },
    ),
    mapping: fc
      .tuple(keys, fc.array(fc.tuple(tie('written'), ownLines), { minLength: 4, maxLength: 4 }))
      .map(([names, values]) =>
        names.flatMap((name, index) => {
          const [value, above] = values[index] ?? [{ inline: 'x', lines: [] }, []];
          return [...above, entry(`${name}:`, value.inline), ...value.lines];
        }),
      ),
    list: fc
      .array(
        fc.tuple(
          fc.oneof(
            asItem(tie('written')),
            asItem(tie('written')),
            inlineBehindDash(tie('mapping')),
            inlineBehindDash(tie('list')),
          ),
          ownLines,
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((items) => items.flatMap(([lines, above]) => [...above, ...lines])),
    collection: fc
      .tuple(
        fc.oneof(
          tie('mapping').map((lines) => ({ lines, isList: false })),
          tie('list').map((lines) => ({ lines, isList: true })),
        ),
        fc.constantFrom(1, 2, 2, 3, 4),
        trailing,
        fc.boolean(),
        ownLines,
      )
      .map(([{ lines, isList }, indent, comment, flat, above]): Written => {
        const body = indented([...above, ...lines], isList && flat ? 0 : indent);
        return { inline: comment.trimStart(), lines: body };
      }),
  }),
);

function entry(head: string, inline: string): string {
  return inline === '' ? head : `${head} ${inline}`;
}

/** A value behind a dash. What lies below a key in its column would not lie below a dash. */
function asItem(value: fc.Arbitrary<Written>): fc.Arbitrary<string[]> {
  return value.map(({ inline, lines }) => [entry('-', inline), ...indented(lines, 1)]);
}

/** A mapping or list that starts on the line of its dash. */
function inlineBehindDash(lines: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  return lines.map((inner) => {
    const start = inner.findIndex((line) => line !== '' && !line.startsWith('#'));
    return inner
      .slice(start)
      .map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
  });
}

const recordLines = fc
  .tuple(keys, fc.array(fc.tuple(written, ownLines), { minLength: 4, maxLength: 4 }), ownLines, ownLines)
  .map(([names, values, head, foot]) => {
    const lines = names.flatMap((name, index) => {
      const [value, above] = values[index] ?? [{ inline: 'x', lines: [] }, []];
      return [...above, entry(`${name}:`, value.inline), ...value.lines];
    });
    return [...head, ...lines, ...foot];
  });

const record = fc.oneof(
  { weight: 9, arbitrary: recordLines },
  { weight: 1, arbitrary: oneLine.map((text) => [text]) },
);

/** The text of a record in some style. Its comments are numbered (`# c1`, `# c2`, …), so that each can be told from the others. */
export const yamlText: fc.Arbitrary<string> = fc
  .tuple(
    record,
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.constantFrom('', '', '\uFEFF'),
    fc.constantFrom('', '', '---'),
    fc.boolean(),
  )
  .map(([lines, ending, mark, start, newline]) => {
    let comments = 0;
    const all = start === '' ? lines : [start, ...lines];
    const numbered = all.map((line) => line.replaceAll('# @', () => `# c${String(++comments)}`));
    return mark + numbered.join(ending) + (newline ? ending : '');
  });
