import { fixAll, fixesFor } from '../../../src/core/lint/fixes.js';
import { problemsOfFile } from '../../../src/core/lint/folder.js';
import { recordFile, snapshotOf } from '../../support/snapshot.js';

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
  return Object.fromEntries(
    fixes.map(({ title, change }) => [title, change.type === 'text' ? change.after : change.to]),
  );
}

export function fixed(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = people,
): string | undefined {
  return fixAll(snapshotOf({ ...others, [path]: text }), recordFile(path, text))?.after;
}
