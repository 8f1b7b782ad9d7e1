import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

declare const __REPOSITORY__: string;

const load = createRequire(path.join(__REPOSITORY__, 'package.json'));
const bundles = load('./esbuild.js') as Readonly<Record<'editor' | 'cli', esbuild.BuildOptions>>;

describe('the bundles', function () {
  this.timeout(60_000);

  for (const name of ['editor', 'cli'] as const) {
    it(`have the fast build of js-yaml, and no other: ${name}`, async () => {
      const { metafile } = await esbuild.build({
        ...bundles[name],
        sourcemap: false,
        logLevel: 'warning',
        write: false,
        metafile: true,
      });
      const builds = Object.keys(metafile.inputs).filter((file) => file.includes('/js-yaml/'));
      assert.deepEqual(
        builds.map((file) => path.basename(file)),
        ['js-yaml.cjs.js'],
      );
    });
  }
});
