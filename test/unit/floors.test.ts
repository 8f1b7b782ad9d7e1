import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

declare const __REPOSITORY__: string;

/** Which rules refuse a file of the repository with this text. */
async function refusing(eslint: ESLint, file: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  assert.ok(result, `${file} is not linted`);
  assert.equal(result.fatalErrorCount, 0, JSON.stringify(result.messages));
  return result.messages.map(({ ruleId }) => ruleId ?? '').filter((rule) => rule !== 'no-unused-vars');
}

/** The files of a folder that the repository's rule against circular imports refuses. */
function circlesIn(folder: string): readonly string[] {
  const oxlint = path.join(__REPOSITORY__, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '-c', path.join(__REPOSITORY__, '.oxlintrc.json'), '--format', 'json', folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(stderr, '');
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { readonly code: string; readonly filename: string }[];
  };
  assert.ok(diagnostics.every(({ code }) => code === 'import(no-cycle)'));
  return [...new Set(diagnostics.map(({ filename }) => path.basename(filename)))].sort();
}

describe('the floors', function () {
  this.timeout(60_000);
  let eslint: ESLint;
  before(() => {
    // Without types, which none of these rules asks for, a file need not be there, and is linted in no time.
    const overrideConfig = {
      ...tseslint.configs.disableTypeChecked,
      files: ['**/*.ts'],
    } as ESLint.Options['overrideConfig'];
    eslint = new ESLint({ cwd: __REPOSITORY__, overrideConfig });
  });

  const walls: Readonly<Record<string, readonly string[]>> = {
    'src/core/folder/a.ts': [
      'vscode',
      'node:fs',
      'fs/promises',
      'worker_threads',
      '../../node/hash.js',
      '../../editor/app.js',
      '../../protocol/state.js',
      '../../dashboard/view.js',
    ],
    'src/core/a.ts': ['vscode', 'yaml', 'js-yaml', 'node:path', '../node/hash.js', '../editor/app.js'],
    'src/protocol/a.ts': [
      'vscode',
      'node:fs',
      '../core/lint/problem.js',
      '../node/hash.js',
      '../editor/app.js',
      '../dashboard/view.js',
    ],
    'src/dashboard/sections/a.ts': [
      'vscode',
      'node:fs',
      '../../core/lint/problem.js',
      '../../node/hash.js',
      '../../editor/app.js',
    ],
    'src/node/git/a.ts': [
      'vscode',
      '../../editor/app.js',
      '../../protocol/state.js',
      '../../dashboard/view.js',
    ],
    'src/cli/a.ts': ['vscode', 'js-yaml', '../editor/app.js', '../protocol/state.js', '../dashboard/view.js'],
    'src/views/tree/a.ts': [
      'vscode',
      'node:fs',
      '../../editor/app.js',
      '../../node/hash.js',
      '../../dashboard/view.js',
    ],
    'src/editor/a.ts': ['yaml', '../dashboard/view.js'],
    'src/editor/tree/a.ts': ['../../dashboard/view.js', '../../dashboard/sections/foot.js'],
  };
  for (const [file, imports] of Object.entries(walls)) {
    for (const from of imports) {
      it(`keep ${from} out of ${file}`, async () => {
        const rules = await refusing(eslint, file, `export * from '${from}';\n`);
        assert.deepEqual(rules, ['no-restricted-imports']);
      });
    }
  }

  const roomWalls: Readonly<Record<string, readonly string[]>> = {
    'src/core/text/a.ts': ['../yaml/yaml-path.js'],
    'src/core/folder/a.ts': ['../names/subject.js', '../insight/people.js', '../lint/lint.js'],
    'src/core/insight/a.ts': ['../overview/next.js', '../processes/team.js'],
    'src/core/actions/a.ts': ['../language/hover.js'],
  };
  for (const [file, imports] of Object.entries(roomWalls)) {
    for (const from of imports) {
      it(`keep ${from} out of ${file}, types included`, async () => {
        const rules = await refusing(eslint, file, `export type * from '${from}';\n`);
        assert.deepEqual(rules, ['import-x/no-restricted-paths']);
      });
    }
  }

  const doors: Readonly<Record<string, readonly string[]>> = {
    'src/core/yaml/a.ts': ['yaml', 'js-yaml'],
    'src/core/folder/a.ts': ['zod', '../ports.js', '../text/words.js'],
    'src/views/tree/a.ts': ['../target.js', '../../core/lint/problem.js', '../../protocol/state.js'],
    'src/node/git/a.ts': ['node:fs', '../files/disk.js', '../../core/lint/problem.js'],
    'src/dashboard/sections/a.ts': ['lit', '../view.js', '../../protocol/state.js'],
    'src/editor/tree/a.ts': [
      'vscode',
      '../dashboard/panel.js',
      '../../views/dashboard/model.js',
      '../../core/lint/problem.js',
      '../../node/hash.js',
      '../../protocol/state.js',
    ],
  };
  for (const [file, imports] of Object.entries(doors)) {
    it(`let ${imports.join(', ')} into ${file}`, async () => {
      const text = imports.map((from, index) => `export * as a${index} from '${from}';\n`).join('');
      assert.deepEqual(await refusing(eslint, file, text), []);
    });
  }

  it('let nothing in by the back door', async () => {
    const call = 'export const load = () => import("vscode");\n';
    assert.deepEqual(await refusing(eslint, 'src/core/a.ts', call), ['no-restricted-syntax']);
    const type = 'export type Uri = import("vscode").Uri;\n';
    assert.deepEqual(await refusing(eslint, 'src/core/a.ts', type), ['no-restricted-syntax']);
    assert.deepEqual(await refusing(eslint, 'src/editor/extension.ts', call), []);
  });

  it('let no files import each other in a circle, types included', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'circle-'));
    const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
    write('a.ts', "import type { B } from './b.js';\nexport type A = B;\n");
    write('b.ts', "import type { C } from './c.js';\nexport type B = C;\n");
    write('c.ts', 'export type C = string;\n');
    try {
      assert.deepEqual(circlesIn(folder), []);
      write('c.ts', "import type { A } from './a.js';\nexport type C = A;\n");
      assert.deepEqual(circlesIn(folder), ['a.ts', 'b.ts', 'c.ts']);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
