import assert from 'node:assert/strict';
import type { Fix } from '../../../src/core/lint/fix.js';
import { fixAll, fixesFor } from '../../../src/core/lint/fix-all.js';
import { problemsOfFile } from '../../support/problems.js';
import { recordFile, snapshotOf } from '../../support/snapshot.js';

/** What a fix makes of a file: its text, or its name. */
export function effectOf({ edits: [edit] }: Fix): string | undefined {
  assert.ok(edit);
  return edit.to ? edit.to.path : edit.after;
}

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const people = { 'people/ada.yaml': 'name: Ada\n', 'people/grace.yaml': 'name: Grace\n' };
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
export const pair = { [pairPath]: 'mentee: ada\nmentor: grace\nprocess: project-mentoring\n' };

/** Every text that a fix of a file's problems makes, by the fix's title. */
export function fixesOf(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = people,
): Record<string, string> {
  const snapshot = snapshotOf({ ...others, [path]: text });
  const file = recordFile(path, text);
  const fixes = problemsOfFile(snapshot, file).flatMap((problem) => fixesFor(snapshot, file, problem));
  return Object.fromEntries(fixes.map((fix) => [fix.title, effectOf(fix) ?? '']));
}

export function fixed(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = people,
): string | undefined {
  return fixAll(snapshotOf({ ...others, [path]: text }), recordFile(path, text))?.after;
}
