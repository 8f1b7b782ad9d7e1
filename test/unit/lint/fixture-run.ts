import type { Snapshot } from '../../../src/core/folder/snapshot.js';
import { fileKey, type FileKey } from '../../../src/core/folder/snapshot.js';
import { adviceFor, problemsOf } from '../../../src/core/lint/lint.js';
import type { Viewer } from '../../../src/core/lint/rule.js';
import { fixesFor, fixesForStray } from '../../../src/core/lint/fix-all.js';
import type { Fix } from '../../../src/core/lint/fix.js';
import { UnreadableFile } from '../../../src/core/ports.js';
import type { Problem } from '../../../src/core/lint/problem.js';
import type { TextRange } from '../../../src/core/text/text-range.js';
import type { ExpectedProblem, RuleFixture } from '../../fixtures/rules.js';
import { MemorySource, storeOf } from '../../support/memory-source.js';

/** The bytes of every file of a case. */
export type Files = ReadonlyMap<FileKey, Uint8Array | 'link'>;

/** A problem in a file, with what can be done about it. */
interface Found {
  readonly key: FileKey;
  readonly problem: Problem;
  readonly fixes: readonly Fix[];
}

/** What reading a link from the disk fails with. */
const isLink = new UnreadableFile(
  'The file can’t be read.',
  'it is a link, and links are not followed',
  undefined,
  'Put the file itself in its place.',
);

export async function load(files: Files): Promise<Snapshot> {
  const sources = { shared: new MemorySource(), private: new MemorySource() };
  for (const [key, content] of files) {
    const [place, path] = partsOf(key);
    sources[place].write(path, content === 'link' ? '' : content);
    if (content === 'link') sources[place].fail(path, isLink);
  }
  return storeOf(sources.shared, sources.private).load();
}

/** Everything that is said of a folder, as a fixture writes it. */
export function toldOf(snapshot: Snapshot, viewer: Viewer): ExpectedProblem[] {
  return foundIn(snapshot, viewer).map(({ key, problem, fixes: [best] }) => ({
    file: key,
    at: written(problem.range),
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    fix: best?.title,
    safe: best?.safe ?? false,
  }));
}

/** The files after the best fix of every problem that is expected to have one, made in turn. */
export async function fixed(fixture: RuleFixture): Promise<Files> {
  let files: Files = fixture.files;
  for (const expected of fixture.problems.filter(({ fix }) => fix !== undefined)) {
    const snapshot = await load(files);
    const found = foundIn(snapshot, fixture).find(
      ({ key, problem }) =>
        (key === expected.file || key === fixture.renamed.get(expected.file)) &&
        problem.code === expected.code &&
        problem.message === expected.message,
    );
    const [best] = found?.fixes ?? [];
    if (found && best) files = withFix(files, found.key, best);
  }
  return files;
}

function withFix(files: Files, key: FileKey, { edits: [edit] }: Fix): Files {
  const after = new Map(files);
  if (!edit) return after;
  if (!edit.to) return after.set(key, new TextEncoder().encode(edit.after));
  const content = files.get(key) ?? 'link';
  after.delete(key);
  return after.set(fileKey(edit.to), content);
}

function foundIn(snapshot: Snapshot, viewer: Viewer): Found[] {
  const problems = problemsOf(snapshot);
  const files = snapshot.everyFile().map((file): Found[] => {
    const key = fileKey(file);
    const told = [...(problems.get(key) ?? []), ...adviceFor(snapshot, file, viewer)];
    return told.map((problem) => ({ key, problem, fixes: fixesFor(snapshot, file, problem) }));
  });
  const strays = snapshot.strays.map((stray): Found[] => {
    const key = fileKey(stray);
    const fixes = fixesForStray(snapshot, stray);
    return (problems.get(key) ?? []).map((problem) => ({ key, problem, fixes }));
  });
  return [...files, ...strays].flat().sort(byFileAndPlace);
}

function byFileAndPlace(one: Found, other: Found): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  const [{ start }, { start: end }] = [one.problem.range, other.problem.range];
  return start.line - end.line || start.column - end.column;
}

function partsOf(key: FileKey): readonly ['shared' | 'private', string] {
  const colon = key.indexOf(':');
  return [key.startsWith('private') ? 'private' : 'shared', key.slice(colon + 1)];
}

/** Lines and columns counted from 1, as an editor shows them. */
function written({ start, end }: TextRange): string {
  return `${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1}`;
}
