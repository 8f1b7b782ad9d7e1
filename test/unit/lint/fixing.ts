import assert from 'node:assert/strict';
import { readRecordText } from '../../../src/core/folder/record.js';
import { Snapshot, fileKey, type FileKey, type RecordFile } from '../../../src/core/folder/snapshot.js';
import { fixAll, fixesFor } from '../../../src/core/lint/fixes.js';
import { problemsOfFile } from '../../../src/core/lint/folder.js';
import { recordAt } from '../../../src/core/records/kinds.js';

export const goalPath = 'goals/own-the-retries-p3x9kd.yaml';
export const people = { 'people/ada.yaml': 'name: Ada\n', 'people/grace.yaml': 'name: Grace\n' };
export const pairPath = 'pairs/ada-and-grace-k7m2q4.yaml';
export const pair = { [pairPath]: 'mentee: ada\nmentor: grace\nprocess: project-mentoring\n' };

export function fileAt(path: string, text: string): RecordFile {
  const record = recordAt(path);
  assert.ok(record);
  return readRecordText({ ...record, place: 'shared', path }, text, undefined);
}

export function folderOf(texts: Readonly<Record<string, string>>): Snapshot {
  const files = Object.entries(texts).map(([path, text]) => fileAt(path, text));
  return Snapshot.empty.with(new Map(files.map((file): [FileKey, RecordFile] => [fileKey(file), file])));
}

/** Every text that a fix of a file's problems makes, by the fix's title. */
export function fixesOf(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = people,
): Record<string, string> {
  const snapshot = folderOf({ ...others, [path]: text });
  const file = fileAt(path, text);
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
  return fixAll(folderOf({ ...others, [path]: text }), fileAt(path, text))?.after;
}
