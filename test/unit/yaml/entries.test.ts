import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { isCollection, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { startOf, type Entry } from '../../../src/core/yaml/entry.js';
import { readBroken } from '../../../src/core/yaml/invalid-text.js';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { almostYaml } from './arbitrary-value.js';
import { yamlText } from './arbitrary-yaml.js';

declare const __REPOSITORY__: string;

/** Where a key, an item or a value stands, and what it says. */
type Told = readonly [where: string, said: unknown, start: number, end: number | undefined];

/** Every key and value of a text as our own tree has them. */
function entriesOf(text: string): readonly Told[] {
  const { root } = RecordText.of(text);
  return root ? told(root, '') : [];

  function told(entry: Entry, where: string): readonly Told[] {
    const { valueRange, value, entries, style } = entry;
    const own: Told[] = valueRange
      ? [[where, value, valueRange[0], endOf(text, style === 'block', valueRange)]]
      : [];
    const inner = entries.flatMap((each) => {
      const at = `${where}/${String(each.key)}`;
      const key: Told[] =
        typeof each.key === 'string' && each.keyRange ? [[`${at} key`, each.key, ...each.keyRange]] : [];
      return [...key, ...told(each, at)];
    });
    return [...own, ...inner];
  }
}

/** The same as the document of the `yaml` library has it; undefined where it reads the text otherwise. */
function nodesOf(text: string): readonly Told[] | undefined {
  const document = parseDocument(text, { stringKeys: true, logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  return document.contents ? told(document.contents, '') : [];

  function told(node: Node | null, where: string): readonly Told[] {
    const [start = 0, end = 0] = node?.range ?? [];
    const isBlock = isCollection(node) && node.flow !== true;
    const said: unknown = node?.toJS(document) ?? null;
    const own: Told[] = end > start ? [[where, said, start, endOf(text, isBlock, [start, end])]] : [];
    return [...own, ...inner(node, where)];
  }

  function inner(node: Node | null, where: string): readonly Told[] {
    if (isSeq<Node>(node)) return node.items.flatMap((item, index) => told(item, `${where}/${index}`));
    if (!isMap<Node | null, Node | null>(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      assert.ok(isScalar(key) && key.range);
      const at = `${where}/${String(key.value)}`;
      return [
        [`${at} key`, String(key.value), key.range[0], key.range[1]],
        ...told(value, at),
      ] satisfies Told[];
    });
  }
}

/** Line ends and comments at the end of a collection on lines of its own are nobody's; nor are blanks at the end of a text. */
function endOf(text: string, isBlock: boolean, [start, end]: readonly [number, number]): number | undefined {
  return isBlock ? undefined : start + text.slice(start, end).trimEnd().length;
}

function compare(text: string): number {
  const { faults, readOtherwise } = RecordText.of(text);
  const expected = faults.length === 0 && readOtherwise.length === 0 ? nodesOf(text) : undefined;
  if (!expected) return 0;
  assert.deepEqual(entriesOf(text), expected, JSON.stringify(text));
  return expected.length;
}

function filesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(__REPOSITORY__, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(__REPOSITORY__, folder, name));
}

describe('The entries of a text', () => {
  it('are those of the yaml library, with the same ranges, however a record is written', () => {
    let nodes = 0;
    fc.assert(
      fc.property(fc.oneof(yamlText, almostYaml), (text) => {
        nodes += compare(text);
      }),
      { numRuns: 1000 },
    );
    assert.ok(nodes > 5000, `${nodes} keys and values were compared`);
  });

  for (const folder of ['test/fixtures', 'src/core/processes'])
    it(`are those of the yaml library in every record of ${folder}`, () => {
      const files = filesBelow(folder);
      for (const file of files) compare(fs.readFileSync(file, 'utf8'));
    });

  it('of a broken text are those that it has without what is broken', () => {
    const starts = (text: string) => {
      const { root } = RecordText.of(text);
      return root?.entries.map((entry) => [entry.key, startOf(entry), entry.value]);
    };
    const sound = 'title: Own it\nsteps:\n  - Read\n  - { task: Write, done: }\nnote: |\n  so\n';
    assert.ok(RecordText.of(`${sound}due: "open\n`).faults.length > 0);
    assert.deepEqual(starts(`${sound}due: "open\n`)?.slice(0, 3), starts(sound));
  });
});

describe('A text with very many mistakes', () => {
  const length = 255 * 1024;
  const texts = {
    'closing braces': '}'.repeat(length),
    'closing braces on lines': '}\n'.repeat(length / 2),
    'commas in brackets': `title: [${','.repeat(length)}`,
    'commas in closed brackets': `title: [${','.repeat(length)}]`,
    tabs: `title:\n${'\t'.repeat(length)}x: 1`,
    'lines that a tab indents': `title:\n${'\tx: 1\n'.repeat(length / 6)}`,
    'unknown escapes': `title: "${'\\q'.repeat(length / 2)}"`,
    tags: `title: ${'!x '.repeat(length / 3)}`,
    anchors: `title: ${'&x '.repeat(length / 3)}`,
    directives: '%x\n'.repeat(length / 3),
    'signs that begin no text': '- @\n'.repeat(length / 4),
    'brackets in brackets': `title: ${'['.repeat(length)}`,
    'lists in lists': '- '.repeat(length / 2),
    'keys behind keys': 'a: '.repeat(length / 3),
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`takes down only the first of them: ${what}`, () => {
      const document = readBroken(text);
      assert.ok((document?.errors.length ?? 0) + (document?.warnings.length ?? 0) <= 200);
      assert.equal(RecordText.of(text).faults.length, 1);
    });
  }
});
