import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { recordKinds, recordPath } from '../../src/core/records/kinds.js';

declare const __REPOSITORY__: string;

describe('the schemas in the manifest', () => {
  it('are there for every kind of record, shared and in the private folder of any repository', () => {
    const { contributes } = JSON.parse(
      fs.readFileSync(path.join(__REPOSITORY__, 'package.json'), 'utf8'),
    ) as {
      readonly contributes: { readonly yamlValidation: unknown };
    };
    const folders = ['.mentoring', '.git/mentoring', '.git/modules/**/mentoring', '*.git/mentoring'];
    assert.deepEqual(
      contributes.yamlValidation,
      recordKinds.map((kind) => ({
        fileMatch: folders.map((folder) => `${folder}/${recordPath(kind, '*')}`),
        url: `./media/schemas/${kind}.schema.json`,
      })),
    );
  });
});
