import { valueAfter } from '../yaml/edit.js';
import type { RecordEdit } from '../yaml/record-edit.js';
import { isList, isMapping, sameValue, valueAt } from '../yaml/plain-value.js';
import { ok, type Result } from '../result.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import { readRecordText } from '../folder/record.js';
import { stale } from './preconditions.js';
import type { ActionError, RecordChange } from './action.js';
import { ownProblems } from '../lint/own-problems.js';

/** By which key a list's item is known to people: a step by its task, a question by what is asked, and so on. */
const naming = ['task', 'ask', 'goal', 'stage', 'title'];

/**
 * The same change on a text that has unsaved changes. Only what those leave alone can be changed: the values at the edited
 * paths, and the names of the items of every list on the way, have to be as they were.
 * @param change of a file that says `change.file.text` on the disk
 * @param text what the file says in its editor
 */
export function rebase(change: RecordChange, text: string): Result<RecordChange, ActionError> {
  if (change.type === 'create' || change.file.text === text) return ok(change);
  const { path } = change.file;
  if (change.type !== 'edit') return stale(`${path} has unsaved changes. Save or discard them first.`);
  const file = readRecordText(change.file, text, undefined);
  const [problem] = ownProblems(file).filter(({ severity }) => severity === 'error');
  if (problem || file.text === undefined) {
    return stale(
      `${path} has unsaved changes that can’t be read as a record. ${problem?.message ?? 'Save it first.'}`,
    );
  }
  if (!sameGround(change.file.raw as YamlValue, file.raw as YamlValue, change.edits)) {
    return stale(`${path} has unsaved changes that this would touch. Save it first.`);
  }
  return ok({ type: 'edit', file, edits: change.edits });
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
