import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findRule, rules } from '../../../src/core/lint/rules/index.js';
import { ruleFixtures } from '../../fixtures/rules.js';
import { fixed, load, toldOf, type Files } from './fixture-run.js';

declare const __REPOSITORY__: string;

/** The texts of files, as far as they are text. */
function texts(files: Files): Record<string, string> {
  return Object.fromEntries(
    [...files].map(([key, content]) => [
      key,
      typeof content === 'string' ? content : Buffer.from(content).toString('utf8'),
    ]),
  );
}

describe('the rules', () => {
  const fixtures = ruleFixtures(__REPOSITORY__);

  for (const fixture of fixtures) {
    it(`say what is expected of ${fixture.name}`, async () => {
      const snapshot = await load(fixture.files);
      assert.deepEqual(toldOf(snapshot, fixture), fixture.problems);
      assert.ok(fixture.problems.some(({ code }) => code === fixture.code));
    });

    if (fixture.problems.every(({ fix }) => fix === undefined)) continue;
    it(`repair ${fixture.name}`, async () => {
      const after = await fixed(fixture);
      const expected = new Map<string, string>(Object.entries(texts(fixture.files)));
      for (const [from] of fixture.renamed) expected.delete(from);
      for (const [key, text] of fixture.fixed) expected.set(key, text);
      assert.deepEqual(texts(after), Object.fromEntries(expected));
      const left = toldOf(await load(after), fixture).map(({ file, message }) => `${file} ${message}`);
      const gone = fixture.problems.filter(({ fix }) => fix !== undefined);
      for (const { file, message } of gone)
        assert.ok(!left.includes(`${fixture.renamed.get(file) ?? file} ${message}`), message);
    });
  }

  it('have a fixture each', () => {
    const shown = new Set(fixtures.map(({ code }) => code));
    assert.deepEqual(
      rules.map(({ code }) => code).filter((code) => !shown.has(code)),
      [],
    );
  });

  it('are all listed, one a file that is named by its code', () => {
    const folder = path.join(__REPOSITORY__, 'src', 'core', 'lint', 'rules');
    const files = fs.readdirSync(folder).filter((file) => file !== 'index.ts');
    assert.deepEqual(rules.map(({ code }) => `${code}.ts`).sort(), files.sort());
  });

  it('are told of in docs/rules.md as it is written now', () => {
    const script = path.join(__REPOSITORY__, 'scripts', 'rules.js');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });

  it('have the severity that each of them names', () => {
    for (const { name, problems } of fixtures)
      for (const { code, severity } of problems) assert.equal(severity, findRule(code)?.severity, name);
  });
});
