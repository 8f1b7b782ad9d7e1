import { groupBy } from '../group-by.js';
import { currentText } from '../folder/current-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import type { Place } from '../folder/place.js';
import { memo } from '../memo.js';
import { nameFor } from '../names/name-for.js';
import { nameExpectedAt, type ExpectedName } from '../names/names-in-text.js';
import { objectivesOf } from '../names/objective.js';
import { nameScope } from '../processes/name-scope.js';
import type { RecordKind } from '../records/kinds.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/**
 * The id that is meant where somebody has written a name or a title in its place: `ada` for `Ada Lovelace`. Undefined where no id
 * belongs, or several are called so.
 * @param seen what those who read the file see
 */
export function suggestId(seen: Snapshot, file: RecordFile, path: YamlPath): string | undefined {
  const expected = nameExpectedAt(file.kind, path);
  const written = expected && valueAt(currentText(file).value, path);
  return expected && typeof written === 'string' ? idOf(seen, file.place, expected, written) : undefined;
}

/** The only record or objective with that title or id. */
function idOf(seen: Snapshot, place: Place, expected: ExpectedName, title: string): string | undefined {
  const wanted = plain(title);
  switch (expected.type) {
    case 'record': {
      const ids = idsByTitle(seen)(expected.kind, place);
      return only([wanted, wanted.replace(/[ _]/g, '-')].flatMap((words) => ids.get(words) ?? []));
    }
    case 'objective': {
      const named = objectivesOf(seen).filter(({ id, title }) => id === wanted || plain(title) === wanted);
      return only(named.map(({ id }) => id));
    }
    case 'stage':
    case 'programme-step':
      return undefined;
  }
}

function only(ids: readonly string[] = []): string | undefined {
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

type IdsByTitle = ReadonlyMap<string, readonly string[]>;

/** The ids of a kind's records by title and by id. Worked out once for a snapshot. */
const idsByTitle = memo((seen: Snapshot) => {
  const byKind = new Map<RecordKind, IdsByTitle>();
  return (kind: RecordKind, place: Place): IdsByTitle => {
    const known = byKind.get(kind);
    if (known) return known;
    const candidates = nameFor({ type: 'record', kind, id: '' }).candidatesIn(nameScope(seen, place));
    const byTitle = groupBy(candidates, ({ id, title }) => [plain(title), id]);
    const found = new Map([...byTitle].map(([title, some]) => [title, some.map(({ id }) => id)]));
    byKind.set(kind, found);
    return found;
  };
});

/** Words as they are compared: in small letters, with one blank between two. */
function plain(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, ' ');
}
