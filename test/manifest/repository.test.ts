import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

declare const __REPOSITORY__: string;

/** The text files of the repository, by path: tracked ones, and new ones that are not ignored. */
function repositoryTexts(): readonly (readonly [string, string])[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: __REPOSITORY__,
    encoding: 'utf8',
  });
  return list
    .split('\0')
    .filter((file) => file !== '' && !/\.(png|ttf)$/.test(file))
    .map((file) => [file, path.join(__REPOSITORY__, file)] as const)
    .filter(([, place]) => fs.existsSync(place))
    .map(([file, place]) => [file, fs.readFileSync(place, 'latin1')] as const);
}

describe('the repository', () => {
  it('locks packages by name and hash, not by the place that they came from', () => {
    const lock = JSON.parse(fs.readFileSync(path.join(__REPOSITORY__, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<
        Record<string, { readonly resolved?: string; readonly integrity?: string }>
      >;
    };
    const entries = Object.entries(lock.packages).filter(([name]) => name !== '');
    assert.ok(entries.length > 100);
    for (const [name, { resolved, integrity }] of entries) {
      assert.equal(resolved, undefined, name);
      assert.ok(integrity, `${name} has no hash`);
    }
  });

  it('names neither a package registry nor a folder of this machine', () => {
    const texts = repositoryTexts();
    assert.ok(texts.length > 200);
    const own = process.env['npm_config_registry'];
    const host = own === undefined ? undefined : new URL(own).host;
    const places = [__REPOSITORY__, os.homedir()].filter((place) => place.length > 5);
    for (const [file, text] of texts) {
      assert.doesNotMatch(text, /\bregistry\.[a-z0-9-]+\.[a-z]{2,}\b/i, file);
      for (const name of [host, ...places])
        assert.ok(name === undefined || !text.includes(name), `${file}: ${name}`);
    }
  });

  it('describes its house with files that are there', () => {
    const page = fs.readFileSync(path.join(__REPOSITORY__, 'CONTRIBUTING.md'), 'utf8');
    const roots = [
      '',
      'src',
      'test',
      'src/core',
      'src/core/lint',
      'src/core/processes',
      'src/core/records',
      'src/editor',
    ];
    // What stands between backticks with a slash in it is a path, from the repository or from a floor; `<code>` stands for any name.
    const named = [...page.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, name = '']) => name);
    assert.ok(named.length > 30);
    const made = new Set(['dist/', '.vscode-test/']);
    const isThere = (name: string) =>
      roots.some((root) => fs.existsSync(path.join(__REPOSITORY__, root, name)));
    assert.deepEqual(
      named.filter((name) => !made.has(name) && !isThere(name)),
      [],
    );
  });
});
