import { readRecordText } from '../folder/record.js';
import type { FileName } from '../folder/file-edit.js';
import type { RecordFile } from '../folder/snapshot.js';
import { ownProblems } from '../lint/lint.js';
import type { Result } from '../result.js';
import { valueAfter } from '../yaml/edit.js';
import { isList, isMapping, sameValue, valueAt } from '../yaml/plain-value.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import { attempt, stale, type ActionError, type ActionOutcome } from './action.js';
import { editsByRecord, ofFiles } from './file-edits.js';
import { inRecord } from './make-edits.js';

/** The keys that identify an item of a list to people, the first that it has: the task of a step, the words of a question. */
const naming = ['task', 'ask', 'goal', 'stage', 'title'];

/** A file that has unsaved changes in its editor. */
interface UnsavedText {
  readonly disk: string | undefined;
  readonly text: string | undefined;
}

/**
 * Rebases edits onto files with unsaved changes. The values at the edited paths, and the names of all items of the lists on the
 * way, must be unchanged in the editor; else it is `stale`.
 * @param unsaved the texts of a file on the disk and in its editor; undefined if it has no unsaved changes
 */
export function rebase(
  edits: ActionOutcome['edits'],
  unsaved: (file: FileName) => UnsavedText | undefined,
): Result<ActionOutcome['edits'], ActionError> {
  return attempt(() => {
    const ofRecords = [...editsByRecord(edits)].flatMap(([file, ofRecord]) => {
      const now = unsaved(file);
      return inRecord(now ? rebaseRecord(file, ofRecord, now) : file, ofRecord);
    });
    for (const edit of ofFiles(edits)) {
      const now = edit.before === undefined ? undefined : unsaved(edit);
      if (now && now.disk !== edit.before) changedOnDisk(edit);
      if (now && now.text !== edit.before)
        stale(`${edit.path} has unsaved changes. Save or discard them first.`);
    }
    return [...ofRecords, ...ofFiles(edits)];
  });
}

/** The record as its editor shows it, if the edits mean the same there. */
function rebaseRecord(
  onDisk: RecordFile,
  edits: readonly RecordEdit[],
  { disk, text }: UnsavedText,
): RecordFile {
  const { path } = onDisk;
  if (disk !== onDisk.text) changedOnDisk(onDisk);
  if (text === undefined || text === onDisk.text) return onDisk;
  const file = readRecordText(onDisk, text, undefined);
  const problem = ownProblems(file).find(({ severity }) => severity === 'error');
  if (problem || file.text === undefined)
    stale(
      `${path} has unsaved changes that can’t be read as a record. ${problem?.message ?? 'Save it first.'}`,
    );
  if (!sameGround(onDisk.raw as YamlValue, file.raw as YamlValue, edits))
    stale(`${path} has unsaved changes that this would touch. Save it first.`);
  return file;
}

function changedOnDisk({ path }: FileName): never {
  stale(`${path} changed meanwhile; nothing was written. Try again.`);
}

/** Whether edits mean the same in two values of a record. */
function sameGround(seen: YamlValue, now: YamlValue, edits: readonly RecordEdit[]): boolean {
  return edits.every((edit, index) => {
    // Each edit counts positions in what those before it have left.
    const before = edits.slice(0, index);
    return sameAt(valueAfter(seen, before), valueAfter(now, before), edit);
  });
}

function sameAt(seen: YamlValue, now: YamlValue, { op, path }: RecordEdit): boolean {
  const sameLists = path.every(
    (step, depth) => typeof step === 'string' || sameNames(seen, now, path.slice(0, depth)),
  );
  if (!sameLists) return false;
  const one = valueAt(seen, path);
  const other = valueAt(now, path);
  // What is added at the end of a list doesn't depend on what is in it.
  return op === 'append' ? isList(one) === isList(other) : sameValue(one, other);
}

function sameNames(seen: YamlValue, now: YamlValue, path: YamlPath): boolean {
  const one = valueAt(seen, path);
  const other = valueAt(now, path);
  if (!isList(one) || !isList(other) || one.length !== other.length) return false;
  return one.every((item, index) => sameValue(nameOf(item), nameOf(other[index])));
}

function nameOf(item: YamlValue | undefined): YamlValue | undefined {
  if (!isMapping(item)) return item;
  const key = naming.find((candidate) => Object.hasOwn(item, candidate));
  return key === undefined ? item : item[key];
}
