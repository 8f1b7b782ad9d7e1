import { codeOf, maximumId } from '../folder/id.js';
import { currentText } from '../folder/current-text.js';
import { referencesIn, type WrittenReference } from '../names/references.js';
import { Candidates, nearest } from '../text/spelling.js';
import { identity, type RecordFile, type Snapshot } from '../folder/snapshot.js';
import { namesInText } from '../names/names-in-text.js';
import type { Problem } from './problem.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import { withArticle } from '../records/words.js';
import { rangeOfReference } from './reference-range.js';
import { problem } from './rules.js';
import { type Place, isPrivate } from '../folder/place.js';

/**
 * The references of a record that lead nowhere, to another kind of record, or to two of one code.
 * @param seen what those who read the file see
 */
export function lostReferences(seen: Snapshot, file: RecordFile): readonly Problem[] {
  const groups = groupsOf(seen);
  const lost = referencesOf(file)
    .filter(({ to, meant }) => groups[to].get(meant)?.length !== 1)
    .map((reference): Problem => {
      const other = groups[reference.to].has(reference.meant)
        ? undefined
        : kindOf(groups, reference.reference);
      const code = other === undefined ? 'dangling-reference' : 'wrong-kind';
      const range = rangeOfReference(file, reference.path, reference.reference);
      const meant = other === undefined ? nearestRecord(seen, groups, reference) : undefined;
      const message = whyUnresolved(groups, reference, other, file.place, meant);
      return problem(code, message, range, reference.path, meant);
    });
  return [...lost, ...unknownObjectives(seen, file)];
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

/** The files of a kind that say they are the record that a reference means, broken ones included. */
export function recordsNamed(snapshot: Snapshot, kind: RecordKind, reference: string): readonly RecordFile[] {
  return grouped(kind, snapshot.files(kind)).get(identity(kind, reference)) ?? [];
}

/** The files of a kind by the record that they say they are, broken ones included. */
type Groups = ReadonlyMap<string, readonly RecordFile[]>;

/** A kind's list is the same from snapshot to snapshot while nothing of that kind changes. */
const groups = new WeakMap<readonly RecordFile[], Groups>();

type GroupsByKind = Readonly<Record<RecordKind, Groups>>;

const groupsBySnapshot = new WeakMap<Snapshot, GroupsByKind>();

function groupsOf(snapshot: Snapshot): GroupsByKind {
  let known = groupsBySnapshot.get(snapshot);
  if (!known) {
    const entries = recordKinds.map((kind) => [kind, grouped(kind, snapshot.files(kind))]);
    known = Object.fromEntries(entries) as GroupsByKind;
    groupsBySnapshot.set(snapshot, known);
  }
  return known;
}

function grouped(kind: RecordKind, files: readonly RecordFile[]): Groups {
  const known = groups.get(files);
  if (known) return known;
  const byIdentity = new Map<string, RecordFile[]>();
  for (const file of files) {
    const key = identity(kind, file.id);
    const group = byIdentity.get(key);
    if (group) group.push(file);
    else byIdentity.set(key, [file]);
  }
  groups.set(files, byIdentity);
  return byIdentity;
}

/** A reference with what it means. */
interface MeantReference extends WrittenReference {
  readonly meant: string;
}

const references = new WeakMap<RecordFile, readonly MeantReference[]>();

function referencesOf(file: RecordFile): readonly MeantReference[] {
  let found = references.get(file);
  if (!found) {
    found = referencesIn(file.kind, currentText(file).value).map((each) => ({
      ...each,
      meant: identity(each.to, each.reference),
    }));
    references.set(file, found);
  }
  return found;
}

/** Why a reference leads nowhere, in words. */
function whyUnresolved(
  seen: GroupsByKind,
  { to, reference, meant }: MeantReference,
  other: RecordKind | undefined,
  place: Place,
  close: string | undefined,
): string {
  const name = definitions[to].name;
  const meanings = seen[to].get(meant)?.length ?? 0;
  if (meanings > 0) {
    const both = definitions[to].coded ? `have the code ${meant}` : `are called ${meant}`;
    const [count, which] = meanings === 2 ? ['Two', 'which two'] : [meanings, 'which'];
    return `${count} records ${both}, so nobody can tell which of them is meant. Their files say ${which} they are.`;
  }
  if (other)
    return `${meant} is ${withArticle(definitions[other].name)}, and ${withArticle(name)} belongs here.`;
  const didYouMean = close === undefined ? undefined : `Did you mean ${close}?`;
  if (to === 'person') {
    return `There is no file people/${reference}.yaml here. ${didYouMean ?? 'Was it deleted, or not pulled yet?'}`;
  }
  return isPrivate({ place })
    ? `There is no ${name} ${meant} here. ${didYouMean ?? 'Was its file deleted, or not pulled yet?'}`
    : `There is no ${name} ${meant} among the shared records. ${didYouMean ?? 'Was its file deleted, not pulled yet, or never shared?'}`;
}

/**
 * The one record that a reference was meant to name: whose handle is close, whose id it is without the code, or whose code has
 * one letter more right. Never a guess among several.
 */
function nearestRecord(
  seen: Snapshot,
  groups: GroupsByKind,
  { to, reference, meant }: MeantReference,
): string | undefined {
  if (groups[to].has(meant)) return undefined;
  if (!definitions[to].coded) return nearestName(groups[to], reference);
  const named = idsBySlug(seen.files(to)).get(reference);
  const close =
    named ?? oneLetterOff(meant).flatMap((code) => groups[to].get(code)?.map(({ id }) => id) ?? []);
  return close.length === 1 ? close[0] : undefined;
}

/** What names were found to mean, and what they can mean. */
interface NearestNames {
  readonly candidates: Candidates;
  readonly found: Map<string, string | undefined>;
}

const names = new WeakMap<Groups, NearestNames>();

/** One name is often missing in many records: of somebody who left, or whose file is not pulled yet. */
function nearestName(known: Groups, reference: string): string | undefined {
  let nearestNames = names.get(known);
  if (!nearestNames) {
    nearestNames = { candidates: new Candidates(known.keys()), found: new Map() };
    names.set(known, nearestNames);
  }
  const { candidates, found } = nearestNames;
  if (!found.has(reference)) found.set(reference, candidates.nearest(reference));
  return found.get(reference);
}

const slugs = new WeakMap<readonly RecordFile[], ReadonlyMap<string, readonly string[]>>();

function idsBySlug(files: readonly RecordFile[]): ReadonlyMap<string, readonly string[]> {
  const known = slugs.get(files);
  if (known) return known;
  const bySlug = new Map<string, string[]>();
  for (const { id } of files) {
    const slug = id.slice(0, -(codeOf(id)?.length ?? 0) - 1);
    const ids = bySlug.get(slug);
    if (ids) ids.push(id);
    else bySlug.set(slug, [id]);
  }
  slugs.set(files, bySlug);
  return bySlug;
}

const idLetters = 'abcdefghijklmnopqrstuvwxyz0123456789-';

/**
 * What a word may have been meant to be, where one letter was mistyped or two neighbours were swapped. There are fewer of these
 * than there can be records.
 */
function oneLetterOff(word: string): readonly string[] {
  if (word.length > maximumId) return [];
  const found = new Set<string>();
  for (let at = 0; at < word.length; at++) {
    const [before, one, other, behind] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 1)];
    for (const letter of idLetters) found.add(before + letter + behind);
    if (one !== undefined && other !== undefined) found.add(before + other + one + behind.slice(1));
  }
  found.delete(word);
  return [...found];
}

/** The kind of record that a reference means, where it is another than the one that belongs in its place. */
function kindOf(seen: GroupsByKind, reference: string): RecordKind | undefined {
  return recordKinds.find((kind) => kind !== 'configuration' && seen[kind].has(identity(kind, reference)));
}

/** The objectives that a goal or the programme names, where no `mentoring.yaml` has them. */
function unknownObjectives(seen: Snapshot, file: RecordFile): readonly Problem[] {
  if (file.kind !== 'goal' && file.kind !== 'programme') return [];
  const settings = seen.all('configuration');
  const known = settings.flatMap(({ value }) => Object.keys(value.objectives ?? {}));
  return namesInText(file)
    .filter(
      ({ subject, role, text }) => subject.type === 'objective' && role === 'use' && !known.includes(text),
    )
    .map(({ text: name, path }): Problem => {
      const meant = nearest(name, known);
      const advice = meant === undefined ? 'Was it renamed, or not pulled yet?' : `Did you mean ${meant}?`;
      const message = `There is no objective ${name} in mentoring.yaml. ${advice}`;
      const range = rangeOfReference(file, path, name);
      return problem('dangling-reference', message, range, path, meant);
    });
}
