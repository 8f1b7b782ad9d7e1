import { isPrivate, type Place } from '../folder/place.js';
import { identity, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { nameFor } from '../names/name-for.js';
import { namesInText } from '../names/names-in-text.js';
import { recordsNamed } from '../names/record.js';
import type { NameScope } from '../names/scope.js';
import type { Resolution, Subject } from '../names/subject.js';
import type { Problem } from './problem.js';
import { nameScope } from '../processes/name-scope.js';
import { definitions } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import { rangeOfReference } from './reference-range.js';
import { problem } from './rules.js';

/**
 * The references and objectives of a record that lead nowhere, to another kind of record, or to two of one code.
 * @param seen what those who read the file see
 */
export function lostReferences(seen: Snapshot, file: RecordFile): readonly Problem[] {
  const scope = nameScope(seen, file.place);
  return namesInText(file).flatMap(({ role, subject, text, path }): readonly Problem[] => {
    if (role === 'definition') return [];
    const resolution = nameFor(subject).resolveIn(scope);
    const why = resolution.type === 'known' ? undefined : whyLost(scope, subject, resolution);
    if (!why) return [];
    const code = resolution.type === 'wrong-kind' ? 'wrong-kind' : 'dangling-reference';
    return [problem(code, why.message, rangeOfReference(file, path, text), path, why.meant)];
  });
}

/** Why a name leads nowhere, in words, with the name that was meant. Processes and their stages are told elsewhere. */
function whyLost(
  scope: NameScope,
  subject: Subject,
  resolution: Resolution,
): { readonly message: string; readonly meant: string | undefined } | undefined {
  if (subject.type === 'objective') {
    const meant = nameFor(subject).nearestIn(scope);
    const advice = didYouMean(meant) ?? 'Was it renamed, or not pulled yet?';
    return { message: `There is no objective ${subject.name} in mentoring.yaml. ${advice}`, meant };
  }
  if (subject.type !== 'record' || subject.kind === 'process') return undefined;
  const id = identity(subject.kind, subject.id);
  const meant = resolution.type === 'unknown' ? nameFor(subject).nearestIn(scope) : undefined;
  return { message: whyUnresolved(subject, id, resolution, scope.place, meant), meant };
}

/** Why a reference leads nowhere, in words. */
function whyUnresolved(
  { kind, id: reference }: Extract<Subject, { type: 'record' }>,
  id: string,
  resolution: Resolution,
  place: Place,
  meant: string | undefined,
): string {
  const { name, coded } = definitions[kind];
  if (resolution.type === 'ambiguous') {
    const { count } = resolution;
    const both = coded ? `have the code ${id}` : `are called ${id}`;
    const [some, which] = count === 2 ? ['Two', 'which two'] : [count, 'which'];
    return `${some} records ${both}, so nobody can tell which of them is meant. Their files say ${which} they are.`;
  }
  if (resolution.type === 'wrong-kind')
    return `${id} is ${withArticle(definitions[resolution.kind].name)}, and ${withArticle(name)} belongs here.`;
  if (kind === 'person') {
    return `There is no file people/${reference}.yaml here. ${didYouMean(meant) ?? 'Was it deleted, or not pulled yet?'}`;
  }
  return isPrivate({ place })
    ? `There is no ${name} ${id} here. ${didYouMean(meant) ?? 'Was its file deleted, or not pulled yet?'}`
    : `There is no ${name} ${id} among the shared records. ${didYouMean(meant) ?? 'Was its file deleted, not pulled yet, or never shared?'}`;
}

/** Offers the name that was probably meant. */
export function didYouMean(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

/** Other files that say they are the same record as one. */
export interface Twins {
  readonly count: number;
  /** As many of them as anybody would look at, by id. */
  readonly first: readonly RecordFile[];
}

/** A folder can have thousands of records with one code, each of which has to do with all others. */
export const mostRelated = 10;

/**
 * The other files that say they are the same record as this one, broken ones included: of a shared file only those that everyone
 * sees who sees it.
 */
export function twinsOf(snapshot: Snapshot, file: RecordFile): Twins {
  const seen = snapshot.seenFrom(file.place);
  const all = recordsNamed(seen, file.kind, file.id);
  const isOne = seen.file(file.place, file.path) !== undefined;
  const others = all
    .slice(0, mostRelated + 1)
    .filter((twin) => twin.place !== file.place || twin.path !== file.path);
  return { count: all.length - (isOne ? 1 : 0), first: others.slice(0, mostRelated) };
}
