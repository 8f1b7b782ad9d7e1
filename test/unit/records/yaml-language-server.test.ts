import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { RecordText } from '../../../src/core/yaml/record-text.js';
import { definitions, recordKinds, recordPath, type RecordKind } from '../../../src/core/records/kinds.js';
import { nearly } from './nearly.js';
import { fixturesOf } from './fixtures.js';

declare const __REPOSITORY__: string;

interface Contribution {
  readonly fileMatch: readonly string[];
  readonly url: string;
}

type Document = Parameters<LanguageService['doValidation']>[0];

/** The documents that come with the service, which asks more of them than their type says. */
const { TextDocument } = createRequire(
  path.join(__REPOSITORY__, 'node_modules', 'yaml-language-server', 'x'),
)('vscode-languageserver-textdocument') as {
  TextDocument: { create(uri: string, language: string, version: number, text: string): Document };
};

let versions = 0;

/** A document as an editor holds it. */
function documentOf(uri: string, text: string): Document {
  return TextDocument.create(uri, 'yaml', ++versions, text);
}

/** The language service behind other extensions for YAML, told of our schemas as the manifest does. */
function serviceFor(yamlVersion: '1.1' | '1.2'): LanguageService {
  const manifest = JSON.parse(fs.readFileSync(path.join(__REPOSITORY__, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly yamlValidation: readonly Contribution[] };
  };
  const service = getLanguageService({
    schemaRequestService: (uri) => fs.promises.readFile(fileURLToPath(uri), 'utf8'),
    telemetry: { send: nothing, sendError: failed, sendTrack: nothing },
    workspaceContext: { resolveRelativePath: (relative) => relative },
    clientCapabilities: {
      textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } },
    },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    customTags: [],
    yamlVersion,
    // The strictest that somebody can set it to.
    disableAdditionalProperties: true,
    schemas: manifest.contributes.yamlValidation.map(({ fileMatch, url }) => ({
      fileMatch: fileMatch.map((pattern) => `/${pattern}`),
      uri: pathToFileURL(path.join(__REPOSITORY__, url)).href,
    })),
  });
  return service;
}

const nothing = () => undefined;

/** The service swallows its own mistakes, so that nothing would be found wrong. */
function failed(what: string, error: unknown): never {
  throw new Error(what, { cause: error });
}

describe('the schemas in yaml-language-server', function () {
  this.timeout(30_000);
  const service = serviceFor('1.2');

  async function told(kind: RecordKind, text: string, folder = '.mentoring'): Promise<readonly string[]> {
    const document = documentOf(`file:///work/${folder}/${recordPath(kind, 'some-p3x9kd')}`, text);
    return (await service.doValidation(document, false)).map(({ message }) => message);
  }

  for (const kind of recordKinds) {
    it(`agree on the fixtures of ${kind}`, async () => {
      for (const { name, bytes } of fixturesOf(kind, 'valid'))
        assert.deepEqual([name, await told(kind, bytes.toString())], [name, []]);
      for (const { name, bytes } of fixturesOf(kind, 'invalid'))
        assert.notDeepEqual([name, await told(kind, bytes.toString())], [name, []]);
    });

    it(`judge whatever is generated as ${kind} like zod`, async () => {
      let accepted = 0;
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(nearly(definitions[kind].schema), async (value) => {
          const text = stringify(value);
          const { value: read, faults } = RecordText.of(text);
          fc.pre(faults.length === 0);
          const verdict = definitions[kind].schema.safeParse(read).success;
          if (verdict) accepted++;
          else refused++;
          const words = await told(kind, text);
          assert.equal(words.length === 0, verdict, `${text}\n${words.join('\n')}`);
        }),
        { numRuns: 100 },
      );
      assert.ok(accepted > 0 && refused > 0, `${accepted} accepted, ${refused} refused`);
    });
  }

  it('refuse no sound record where YAML 1.1 is chosen, dates included', async () => {
    const older = serviceFor('1.1');
    for (const kind of recordKinds) {
      for (const { name, bytes } of fixturesOf(kind, 'valid')) {
        const document = documentOf(
          `file:///work/.mentoring/${recordPath(kind, 'some-p3x9kd')}`,
          bytes.toString(),
        );
        const messages = (await older.doValidation(document, false)).map(({ message }) => message);
        assert.deepEqual([kind, name, messages], [kind, name, []]);
      }
    }
  });

  it('say what is wrong in our words', async () => {
    const text = 'title: 2026\nowner: Ada\ndue: soon\n';
    assert.deepEqual(await told('goal', text), [
      'Incorrect type. Expected "string".',
      'An id is lower-case words joined by hyphens, for example ada.',
      'A date is written as year-month-day, for example 2026-11-21.',
    ]);
  });

  it('hold for shared and private records wherever git keeps them, and for nothing else', async () => {
    for (const folder of [
      '.mentoring',
      'deep/down/.mentoring',
      '.git/mentoring',
      '.git/modules/libs/queue/mentoring',
      'acme.git/mentoring',
    ])
      assert.equal((await told('goal', 'owner: ada\n', folder)).length, 1, folder);
    for (const folder of ['mentoring', 'docs', '.mentoring/archive'])
      assert.deepEqual(await told('goal', 'owner: ada\n', folder), [], folder);
  });

  it('hold in any other folder for a record that names its schema in its first line', async () => {
    const { href } = pathToFileURL(path.join(__REPOSITORY__, 'records', 'goals', 'some-p3x9kd.yaml'));
    const text = '# yaml-language-server: $schema=../../media/schemas/goal.schema.json\nowner: ada\n';
    const found = await service.doValidation(documentOf(href, text), false);
    assert.deepEqual(
      found.map(({ message }) => message),
      ['Missing property "title".'],
    );
  });

  const goal = (text: string) => documentOf('file:///work/.mentoring/goals/some-p3x9kd.yaml', text);

  it('offer keys and known values with what they mean', async () => {
    const { items: keys } = await service.doComplete(goal('title: x\n'), { line: 1, character: 0 }, false);
    const due = keys.find(({ label }) => label === 'due');
    assert.deepEqual(due?.documentation, {
      kind: 'markdown',
      value: 'The day by which it should be reached.\n\nWritten as `2026-11-21`.',
    });
    for (const key of ['owner', 'due']) {
      const { items } = await service.doComplete(
        goal(`${key}: \n`),
        { line: 0, character: key.length + 2 },
        false,
      );
      assert.deepEqual(items, [], `no ${key} that may be none here`);
    }
    const { items: values } = await service.doComplete(goal('status: \n'), { line: 0, character: 8 }, false);
    assert.deepEqual(
      values.map(({ label, documentation }) => [label, documentation]),
      [
        ['draft', 'Still being worked out.'],
        ['active', 'Being worked on.'],
        ['achieved', 'Reached.'],
        ['dropped', 'Not pursued any more.'],
      ],
    );
    assert.deepEqual(await told('goal', 'title: x\nowner: ada\nstatus: resting\nx-mine: 1\nlater: 2\n'), []);
  });

  it('show on hover what a key means, its values and an example', async () => {
    const text = 'title: x\nowner: ada\nstatus: active\n';
    const hover = async (line: number) => {
      const contents = (await service.doHover(goal(text), { line, character: 1 }))?.contents;
      return (contents as { value: string }).value;
    };
    assert.match(
      await hover(0),
      /The goal in a few words\.\n\nExample:\n\n```yaml\nOwn the retry subsystem\n/,
    );
    assert.match(
      await hover(1),
      /Whose goal it is\.\n\nThe name of a file in `people\/`, without `\.yaml`\./,
    );
    assert.match(await hover(2), /`active`: Being worked on\./);
  });
});
