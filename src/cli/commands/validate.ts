import * as path from 'node:path';
import { validate as validateRecords } from '../../core/report/validation.js';
import type { Severity } from '../../core/problem.js';
import { readArguments } from '../arguments.js';
import { exitCode, UsageError, type Command } from '../command.js';
import { findRecords } from '../records.js';
import { isGood, printJson, printText, type Report } from '../validation-output.js';

const help = `Says what is wrong with the shared mentoring records, as the editor does. Private records are not read.

Usage: mentoring validate [DIR] [--warnings] [--max-warnings N] [--json]

  DIR                A mentoring folder, or a folder of the code; its records are looked for there and above.
                     This folder unless told
  --warnings         Show warnings, too. They are counted in any case
  --max-warnings N   More than N warnings are as bad as an error
  --json             Print JSON for other programs

Exit codes: 0 no errors, 1 errors, or more warnings than N, 2 could not run (no records, a folder that cannot be read,
not understood). They never depend on the day, the place or the language.
`;

const options = {
  warnings: { type: 'boolean', default: false },
  'max-warnings': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `mentoring validate`: everything that is wrong with the shared records, for people and for a CI. */
export const validate: Command = {
  name: 'validate',
  summary: 'Say what is wrong with the records',
  help,
  run: async (args, output) => {
    const { folder: start, values } = readArguments(args, options);
    const most = mostWarnings(values['max-warnings']);
    const { folder, snapshot } = await findRecords(start);
    const validation = validateRecords(snapshot);
    const shown = new Set<Severity>(values.warnings ? ['error', 'warning'] : ['error']);
    const report: Report = { folder: fromHere(folder), snapshot, validation, shown, most };
    if (values.json) printJson(report, output);
    else printText(report, output);
    return isGood(report) ? exitCode.done : exitCode.problems;
  },
};

function mostWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('--max-warnings takes a number of warnings.');
  return Number(text);
}

/** A path as it is written on every system, from the folder where the command runs. */
function fromHere(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative.split(path.sep).join('/');
}
