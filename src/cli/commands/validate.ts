import * as path from 'node:path';
import { adviserOn, validate as validateRecords } from '../../core/report/validation.js';
import type { Snapshot } from '../../core/folder/snapshot.js';
import { oneLine } from '../../core/git/one-line.js';
import type { Severity } from '../../core/lint/problem.js';
import { readArguments } from '../arguments.js';
import { exitCode, UsageError, type Command } from '../command.js';
import { fixRecords } from '../fix-records.js';
import { findRecords } from '../records.js';
import { isGood, printJson, printText, type Report } from '../validation-output.js';

const help = `Says what is wrong with the shared mentoring records, as the editor does. Private records are not read.

Usage: mentoring validate [DIR] [--warnings] [--max-warnings N] [--advice [--me HANDLE]] [--fix] [--json]

  DIR                A mentoring folder, or a folder of the code; its records are looked for there and above.
                     This folder unless told
  --warnings         Show warnings, too. They are counted in any case
  --max-warnings N   More than N warnings are as bad as an error
  --advice           Show advice, too: references by an old name. Advice is never held against the records, and what depends on
                     the day is left to the editor
  --me HANDLE        With --advice, also how this person's own goals could become clearer
  --fix              Repair first what can be repaired without guessing, and say what was done. A file that others change
                     meanwhile is left alone
  --json             Print JSON for other programs

Exit codes: 0 no errors, 1 errors, or more warnings than N, 2 could not run (no records, a folder that cannot be read, a
repair that cannot be written, not understood). They never depend on the day, the place or the language.
`;

const options = {
  warnings: { type: 'boolean', default: false },
  'max-warnings': { type: 'string' },
  json: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  advice: { type: 'boolean', default: false },
  me: { type: 'string' },
} as const;

/** `mentoring validate`: everything that is wrong with the shared records, for people and for a CI. */
export const validate: Command = {
  name: 'validate',
  summary: 'Say what is wrong with the records',
  help,
  run: async (args, output) => {
    const { folder: start, values } = readArguments(args, options);
    const most = mostWarnings(values['max-warnings']);
    const { me } = values;
    if (me !== undefined && !values.advice) throw new UsageError('--me goes with --advice.');
    const records = await findRecords(start);
    if (me !== undefined && !records.store.snapshot.find('person', me))
      throw new Error(`There is no person “${oneLine(me)}”.`);
    const adviser = (snapshot: Snapshot) => (values.advice ? adviserOn(snapshot, me) : noAdvice);
    const fixes = values.fix ? await fixRecords(records, adviser) : undefined;
    const { snapshot } = records.store;
    const validation = validateRecords(snapshot, adviser(snapshot));
    const shown = new Set<Severity>(['error']);
    if (values.warnings) shown.add('warning');
    if (values.advice) shown.add('advice');
    const report: Report = { folder: fromHere(records.folder), snapshot, validation, fixes, shown, most };
    if (values.json) printJson(report, output);
    else printText(report, output);
    if (fixes && fixes.kept.length > 0) return exitCode.failed;
    return isGood(report) ? exitCode.done : exitCode.problems;
  },
};

const noAdvice = () => [];

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
