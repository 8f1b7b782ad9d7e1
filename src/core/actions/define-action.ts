import type { RecordFile } from '../folder/snapshot.js';
import { stringsAt } from '../yaml/plain-value.js';
import { isSafeId } from '../folder/id.js';
import { checkContent } from '../schema/content.js';
import { valueAfter } from '../yaml/edit.js';
import { ok, type Result } from '../result.js';
import { definitions, recordPath, type RecordKind } from '../records/kinds.js';
import { findRecord, refused, requireKnownFormat, requireReadable } from './preconditions.js';
import type { ActionContext, ActionError, ActionOutcome, RecordChange } from './action.js';
import { recordInWords } from './record-in-words.js';
import { isSeenFrom } from '../folder/place.js';
import { schemaWords } from '../schema/fault-words.js';

/**
 * Makes an action out of what it does. Before it runs, the folder's format is looked at; what it wants done is checked as a
 * whole: every record stays valid, refers only to what is there, and nothing shared names anything private.
 */
export function defineAction<Input, Plan extends ActionOutcome = ActionOutcome>(
  run: (context: ActionContext, input: Input) => Result<Plan, ActionError>,
): (context: ActionContext, input: Input) => Result<Plan, ActionError> {
  return (context, input) => {
    const writable = requireKnownFormat(context);
    if (!writable.ok) return writable;
    const plan = run(context, input);
    if (!plan.ok) return plan;
    for (const change of plan.value.changes) {
      const checked = checkChange(context, change, plan.value.changes);
      if (!checked.ok) return checked;
    }
    return plan;
  };
}

function checkChange(
  context: ActionContext,
  change: RecordChange,
  all: readonly RecordChange[],
): Result<void, ActionError> {
  switch (change.type) {
    case 'create': {
      const { kind, id, place, value } = change;
      const path = recordPath(kind, id);
      if (!isSafeId(id)) return refused(`No file can be called ${path} everywhere. Choose another name.`);
      if (context.snapshot.file(place, path)) return refused(`There is a file ${path} already. Try again.`);
      const valid = checkValue(kind, value);
      return valid.ok ? checkReferences(context, { kind, place }, value, undefined, all) : valid;
    }
    case 'edit': {
      const { file, edits } = change;
      const readable = requireReadable(file);
      if (!readable.ok) return readable;
      const after = valueAfter(file.raw, edits);
      const valid = checkValue(file.kind, after);
      return valid.ok ? checkReferences(context, file, after, file.raw, all) : valid;
    }
    case 'move':
      return change.to === 'shared'
        ? checkReferences(
            context,
            { kind: change.file.kind, place: change.to },
            change.file.raw,
            undefined,
            all,
          )
        : ok(undefined);
    case 'delete':
      return ok(undefined);
  }
}

function checkValue(kind: RecordKind, value: unknown): Result<void, ActionError> {
  const { value: usable, faults } = checkContent<RecordKind>(definitions[kind], value);
  const [fault] = usable === undefined ? faults : [];
  return fault
    ? refused(`This ${definitions[kind].name} cannot be saved so. ${schemaWords(fault)}`)
    : ok(undefined);
}

/** What a record refers to newly is there, and no secret to those who read the record. */
function checkReferences(
  context: ActionContext,
  record: Pick<RecordFile, 'kind' | 'place'>,
  value: unknown,
  before: unknown,
  all: readonly RecordChange[],
): Result<void, ActionError> {
  for (const rule of definitions[record.kind].references) {
    const known = new Set(stringsAt(before, rule.path).map(({ text }) => text));
    for (const { text: reference } of stringsAt(value, rule.path)) {
      if (known.has(reference)) continue;
      const made = all.find(
        (change) => change.type === 'create' && change.kind === rule.to && change.id === reference,
      );
      const found = made ? undefined : findRecord(context, rule.to, reference);
      if (found && !found.ok) return found;
      const place = found ? placeAfter(found.value, all) : made?.type === 'create' ? made.place : undefined;
      if (place !== undefined && isSeenFrom(record.place, { place })) continue;
      const what = found
        ? recordInWords(context, found.value)
        : `the ${definitions[rule.to].name} ${reference}`;
      return refused(
        `A shared record would name ${what}, which is only on this machine. Share that one first.`,
      );
    }
  }
  return ok(undefined);
}

function placeAfter(file: RecordFile, all: readonly RecordChange[]): RecordFile['place'] {
  const move = all.find(
    (change) => change.type === 'move' && change.file.path === file.path && change.file.kind === file.kind,
  );
  return move?.type === 'move' ? move.to : file.place;
}
