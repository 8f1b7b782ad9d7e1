import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { builtInProcesses } from '../../../src/core/processes/builtin.js';
import { checkKinds } from '../../../src/core/processes/checks.js';

declare const __REPOSITORY__: string;

const page = fs.readFileSync(path.join(__REPOSITORY__, 'docs', 'processes.md'), 'utf8');

/** The rows of the table whose first heading is this one, a text a cell. */
function table(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => cells(line)[0] === heading);
  assert.ok(start >= 0, `docs/processes.md has no table of ${heading}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? undefined : end).map(cells);
}

function cells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

interface Parameter {
  readonly description?: string;
  readonly default?: unknown;
}

/** What a check can be told, in words. */
function parametersInWords(parameters: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: 'input' });
  return Object.entries(properties as Readonly<Record<string, Parameter>>)
    .map(([key, { description = '', default: usual }]) => {
      const words = `\`${key}\`: ${description}`;
      if (required.includes(key)) return `${words} Needed.`;
      return usual === undefined ? words : `${words} Usually \`${JSON.stringify(usual)}\`.`;
    })
    .join('<br>');
}

describe('the page about processes', () => {
  it('lists every check with what it looks for and what it can be told', () => {
    assert.deepEqual(
      table('check').map((row) => row.join(' | ')),
      [...checkKinds].map(([name, kind]) =>
        [`\`${name}\``, kind.about, parametersInWords(kind.parameters)].join(' | '),
      ),
    );
  });

  it('lists every process that comes along', () => {
    assert.deepEqual(
      table('process').map(([id, stages]) => `${id} ${stages}`),
      [...builtInProcesses().values()].map(
        ({ id, stages }) => `\`${id}\` ${stages.map((stage) => stage.title).join(' → ')}`,
      ),
    );
  });
});
