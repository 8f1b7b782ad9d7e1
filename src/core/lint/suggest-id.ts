import { currentText } from '../folder/current-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { groupBy } from '../group-by.js';
import { memo } from '../memo.js';
import { nameFor } from '../names/name-for.js';
import { nameExpectedAt, type ExpectedName } from '../names/names-in-text.js';
import { objectivesOf } from '../names/objective.js';
import { bySubject, type NameCandidate } from '../names/subject.js';
import { nameScope } from '../processes/name-scope.js';
import type { RecordKind } from '../records/kinds.js';
import { textAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/**
 * The id that is meant where somebody has written a name or a title in its place: `ada` for `Ada Lovelace`. Undefined where no id
 * belongs, or several are called so.
 * @param seen what those who read the file see
 */
export function suggestId(seen: Snapshot, file: RecordFile, path: YamlPath): string | undefined {
  const expected = nameExpectedAt(file.kind, path);
  const written = textAt(currentText(file).value, path);
  if (!expected || written === undefined) return undefined;
  const wanted = plain(written);
  const found = bySubject<ExpectedName, readonly NameCandidate[]>(expected, {
    record: ({ kind }) => {
      const candidates = candidatesByTitle(seen, file, kind);
      return [wanted, wanted.replace(/[ _]/g, '-')].flatMap((words) => candidates.get(words) ?? []);
    },
    objective: () => objectivesOf(seen).filter(({ id, title }) => id === wanted || plain(title) === wanted),
    stage: () => [],
    'programme-step': () => [],
  });
  const ids = new Set(found.map(({ id }) => id));
  return ids.size === 1 ? found[0]?.id : undefined;
}

type Candidates = ReadonlyMap<string, readonly NameCandidate[]>;

const candidatesIn = memo<Snapshot, Map<RecordKind, Candidates>>(() => new Map());

/** What can be named of a kind, by title and by id. Worked out once for a snapshot. */
function candidatesByTitle(seen: Snapshot, { place }: RecordFile, kind: RecordKind): Candidates {
  const byKind = candidatesIn(seen);
  const known = byKind.get(kind);
  if (known) return known;
  const candidates = nameFor({ type: 'record', kind, id: '' }).candidatesIn(nameScope(seen, place));
  const byTitle = groupBy(candidates, ({ id, title }) => [plain(title), id]);
  byKind.set(kind, byTitle);
  return byTitle;
}

/** Words as they are compared: in small letters, with one blank between two. */
function plain(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, ' ');
}
