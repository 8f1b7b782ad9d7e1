import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { recordKinds } from '../../src/core/records/kinds.js';
import { readZip, type ZipEntry } from './zip.js';

declare const __REPOSITORY__: string;

const steps = 'evidence feedback goal session share start'.split(' ');
const pictures = 'dashboard-dark overview start tree'.split(' ');

/** Everything that the package holds. What is not here stays out, however useful it was while developing. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/package.json',
  'extension/readme.md',
  'extension/dist/extension.js',
  'extension/dist/main.js',
  'extension/dist/dashboard/codicon.css',
  'extension/dist/dashboard/codicon.ttf',
  'extension/dist/dashboard/main.css',
  'extension/dist/dashboard/main.js',
  'extension/media/icon.png',
  'extension/media/mentoring.svg',
  'extension/media/mentoring-dark.svg',
  'extension/media/mentoring-light.svg',
  ...recordKinds.map((kind) => `extension/media/schemas/${kind}.schema.json`),
  ...steps.map((step) => `extension/media/walkthrough/${step}.md`),
  ...pictures.map((picture) => `extension/media/screenshots/${picture}.png`),
].sort();

describe('the packed extension', function () {
  this.timeout(120_000);
  let folder: string;
  let entries: readonly ZipEntry[];

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mentoring-package-'));
    const file = process.env['MENTORING_VSIX'] ?? path.join(folder, 'packed.vsix');
    if (!fs.existsSync(file)) {
      const script = path.join(__REPOSITORY__, 'scripts', 'package.js');
      execFileSync(process.execPath, [script, file], { cwd: __REPOSITORY__, stdio: 'pipe' });
    }
    entries = readZip(file);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const textOf = (name: string) => {
    const entry = entries.find((candidate) => candidate.name === name);
    assert.ok(entry, `${name} is not in the package`);
    return entry.content.toString('utf8');
  };
  const isPicture = (name: string) => name.endsWith('.png');
  const texts = () =>
    entries.filter(({ name }) => !/\.(png|ttf)$/.test(name)).map(({ name }) => [name, textOf(name)] as const);

  it('holds what it needs to run and to be read about, and nothing else', () => {
    assert.deepEqual(entries.map(({ name }) => name).sort(), expected);
  });

  it('is small', () => {
    const kilobytes = (some: readonly ZipEntry[]) => some.reduce((sum, { packed }) => sum + packed, 0) / 1000;
    const program = kilobytes(entries.filter(({ name }) => !isPicture(name)));
    const whole = kilobytes(entries);
    assert.ok(program < 500, `without its pictures it has ${program} kB`);
    assert.ok(whole < 900, `it has ${whole} kB`);
  });

  it('activates through a file of a few kilobytes, which leaves the rest for later', () => {
    const activation = textOf('extension/dist/extension.js');
    assert.ok(activation.length < 5000, `dist/extension.js has ${activation.length} characters`);
    assert.match(activation, /["']\.\/main\.js["']/);
  });

  it('has neither source maps nor tests nor sources', () => {
    for (const [name, text] of texts()) assert.doesNotMatch(text, /sourceMappingURL=|sourcesContent/, name);
    const places = entries
      .map(({ name }) => name)
      .filter((name) => /\.map$|\.ts$|\btest\b|\bsrc\b/.test(name));
    assert.deepEqual(places, []);
  });

  it('names no folder of the machine on which it was packed', () => {
    const places = [__REPOSITORY__, os.homedir(), os.tmpdir(), process.execPath].filter(
      (place) => place.length > 5,
    );
    for (const [name, text] of texts()) {
      for (const place of places) assert.ok(!text.includes(place), `${name} names ${place}`);
      assert.doesNotMatch(text, /(["'`\s(]|file:\/\/)(\/home\/|\/Users\/|\/root\/|[A-Z]:\\\\?Users\\)/, name);
    }
  });

  it('names no package registry', () => {
    const own = process.env['npm_config_registry'];
    const host = own === undefined ? undefined : new URL(own).host;
    for (const [name, text] of texts()) {
      assert.doesNotMatch(text, /\bregistry\.[a-z0-9-]+\.[a-z]{2,}\b/i, name);
      if (host !== undefined) assert.ok(!text.includes(host), `${name} names ${host}`);
    }
  });

  it('brings every picture that its README shows', () => {
    const readme = textOf('extension/readme.md');
    const shown = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    assert.ok(shown.length > 0, 'the README shows no picture');
    for (const picture of shown) {
      assert.ok(
        entries.some(({ name }) => name === `extension/${picture}`),
        `${picture} is not in the package`,
      );
    }
    const unseen = entries.filter(
      ({ name }) => name.includes('/screenshots/') && !shown.includes(name.slice(10)),
    );
    assert.deepEqual(
      unseen.map(({ name }) => name),
      [],
    );
  });

  it('brings every file that its manifest names', () => {
    const names = new Set(entries.map(({ name }) => name));
    // The command line comes from a clone, not from the packed extension.
    const { bin, ...manifest } = JSON.parse(textOf('extension/package.json')) as {
      readonly main: string;
      readonly icon: string;
      readonly bin: unknown;
    };
    assert.ok(bin);
    const named = [...JSON.stringify(manifest).matchAll(/"((?:\.\/)?(?:media|dist)\/[^"]+)"/g)].map((match) =>
      path.posix.join('extension', match[1] ?? ''),
    );
    assert.ok(named.length > 5);
    for (const file of [...named, path.posix.join('extension', manifest.main)])
      assert.ok(names.has(file), file);
  });
});
