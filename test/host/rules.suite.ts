import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Mentoring } from '../../src/editor/main.js';
import type { MentoringFolder } from '../../src/editor/mentoring-folder.js';
import { ruleFixtures, writeFixture, type FixtureKey, type RuleFixture } from '../fixtures/rules.js';
import { closeEverything, eventually, folderNamed, openView, severityWords, until } from './support.js';

declare const __REPOSITORY__: string;

/** A diagnostic as a fixture writes it. */
interface Told {
  readonly file: FixtureKey;
  readonly at: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

describe('every rule', function () {
  this.timeout(60_000);
  const fixtures = ruleFixtures(__REPOSITORY__);
  let mentoring: Mentoring;

  before(async () => {
    mentoring = await openView();
    for (const fixture of fixtures) await furnish(folderNamed(mentoring, fixture.name), fixture);
  });
  afterEach(closeEverything);

  for (const fixture of fixtures) {
    it(fixture.name, async () => {
      const folder = folderNamed(mentoring, fixture.name);
      const expected = fixture.problems.map(({ file, at, code, severity, message }): Told => {
        return { file, at, code, severity, message };
      });
      const lasting = expected.filter(({ severity }) => severity !== 'advice');
      assert.deepEqual(toldOf(folder, fixture), sorted(lasting), 'of closed files');
      await openAll(folder, fixture);
      await until('the advice is told', () => toldOf(folder, fixture).length >= expected.length);
      assert.deepEqual(toldOf(folder, fixture), sorted(expected), 'of open files');
      for (const problem of fixture.problems)
        if (problem.fix !== undefined) await fix(folder, fixture, problem);
      await vscode.workspace.saveAll(false);
      assert.deepEqual(textsOf(folder), textsAfter(fixture));
    });
  }
});

/** Gives a folder the eyes, the day and the private records of its case. */
async function furnish(folder: MentoringFolder, fixture: RuleFixture): Promise<void> {
  const { me, today } = fixture;
  if (today !== undefined) Object.defineProperty(folder, 'today', { value: today });
  if (me !== undefined) await folder.setMe(me);
  writeFixture(folder.location.private.fsPath, fixture, 'private');
  await folder.compareWithDisk();
}

/** What VS Code has of the files of a case, in the order of the fixture. */
function toldOf(folder: MentoringFolder, { files, renamed }: RuleFixture): Told[] {
  const keys = [...new Set([...files.keys(), ...renamed.values()])];
  return sorted(
    keys.flatMap((file) =>
      vscode.languages
        .getDiagnostics(uriOf(folder, file))
        .filter(({ source }) => source === 'Mentoring')
        .map(({ range, code, severity, message }) => ({
          file,
          at: written(range),
          code: String(typeof code === 'object' ? code.value : code),
          severity: severityWords[severity],
          message,
        })),
    ),
  );
}

function sorted(told: readonly Told[]): Told[] {
  return [...told].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Files that cannot be read, and those that VS Code takes for no text, have no editor. */
async function openAll(folder: MentoringFolder, { problems }: RuleFixture): Promise<void> {
  for (const file of new Set(problems.map((problem) => problem.file))) {
    if (problems.some(({ code }) => ['unreadable', 'not-text', 'too-large'].includes(code))) continue;
    await vscode.window.showTextDocument(uriOf(folder, file), { preview: false });
  }
}

/** Makes the best repair of a problem, where VS Code offers it. */
async function fix(
  folder: MentoringFolder,
  fixture: RuleFixture,
  problem: RuleFixture['problems'][number],
): Promise<void> {
  const { code, message, safe } = problem;
  const find = () => {
    for (const file of [problem.file, fixture.renamed.get(problem.file) ?? problem.file]) {
      const uri = uriOf(folder, file);
      const found = vscode.languages.getDiagnostics(uri).filter((each) => each.message === message);
      if (found[0]) return { uri, range: found[0].range, count: found.length };
    }
    return undefined;
  };
  const told = find();
  // Another repair has solved it, too.
  if (!told) return;
  const { uri, range, count } = told;
  const action = await eventually(`“${problem.fix}” is offered`, async () => {
    const offered = await offeredAt(uri, range);
    return offered.find(({ title }) => title === problem.fix);
  });
  assert.ok(action.edit);
  assert.equal(action.isPreferred ?? false, safe, problem.fix);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  await folder.compareWithDisk();
  await until(`${code} is repaired`, () => (find()?.count ?? 0) < count);
}

function offeredAt(uri: vscode.Uri, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind);
}

function textsOf({ location }: MentoringFolder): Record<string, string> {
  const texts = (['shared', 'private'] as const).flatMap((place) => {
    const folder = location[place].fsPath;
    if (!fs.existsSync(folder)) return [];
    return fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.lstatSync(path.join(folder, name)).isFile())
      .map((name): [string, string] => [
        `${place}:${name.split(path.sep).join('/')}`,
        fs.readFileSync(path.join(folder, name), 'utf8'),
      ]);
  });
  return Object.fromEntries(texts);
}

function textsAfter({ files, renamed, fixed }: RuleFixture): Record<string, string> {
  const kept = [...files].flatMap(([key, content]): [string, string][] =>
    content === 'link' ? [] : [[renamed.get(key) ?? key, Buffer.from(content).toString('utf8')]],
  );
  return Object.fromEntries([...kept, ...fixed]);
}

function uriOf(folder: MentoringFolder, key: FixtureKey): vscode.Uri {
  const [place, file] = partsOf(key);
  return folder.uri({ place, path: file });
}

function partsOf(key: FixtureKey): readonly ['shared' | 'private', string] {
  return key.startsWith('private:')
    ? ['private', key.slice('private:'.length)]
    : ['shared', key.slice('shared:'.length)];
}

/** Lines and columns counted from 1, as an editor shows them. */
function written({ start, end }: vscode.Range): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}
