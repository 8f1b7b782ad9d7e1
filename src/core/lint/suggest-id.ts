import { currentText } from '../folder/current-text.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { nameExpectedAt, type ExpectedName } from '../names/names-in-text.js';
import { recordTitle } from '../names/record-title.js';
import { builtInProcesses } from '../processes/builtin.js';
import type { RecordKind } from '../records/kinds.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';

/**
 * The id that is meant where somebody has written a name or a title in its place: `ada` for `Ada Lovelace`. Undefined where no id
 * belongs, or several are called so.
 * @param seen what those who read the file see
 */
export function suggestId(seen: Snapshot, file: RecordFile, path: YamlPath): string | undefined {
  const expected = nameExpectedAt(file.kind, path);
  const written = expected && valueAt(currentText(file).value as YamlValue, path);
  return expected && typeof written === 'string' ? idOf(seen, expected, written) : undefined;
}

/** The one thing of a kind that is called so. */
function idOf(seen: Snapshot, expected: ExpectedName, written: string): string | undefined {
  const wanted = plain(written);
  switch (expected.type) {
    case 'record': {
      const ids = idsByTitle(seen, expected.kind);
      return only([wanted, wanted.replace(/[ _]/g, '-')].flatMap((words) => ids.get(words) ?? []));
    }
    case 'objective':
      return only(
        seen
          .all('configuration')
          .flatMap(({ value }) => Object.entries(value.objectives ?? {}))
          .flatMap(([name, { title }]) => (plain(title) === wanted || name === wanted ? [name] : [])),
      );
    case 'stage':
    case 'programme-step':
      return undefined;
  }
}

function only(ids: readonly string[] = []): string | undefined {
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

type IdsByTitle = ReadonlyMap<string, readonly string[]>;

const byTitle = new WeakMap<Snapshot, Map<RecordKind, IdsByTitle>>();

/** The ids of a kind's records by what they are called, and by themselves. Worked out once for a snapshot. */
function idsByTitle(seen: Snapshot, kind: RecordKind): IdsByTitle {
  const known = byTitle.get(seen) ?? new Map<RecordKind, IdsByTitle>();
  byTitle.set(seen, known);
  let found = known.get(kind);
  if (!found) {
    found = worked(seen, kind);
    known.set(kind, found);
  }
  return found;
}

function worked(seen: Snapshot, kind: RecordKind): IdsByTitle {
  const found = new Map<string, string[]>();
  for (const { id, title } of called(seen, kind))
    for (const words of new Set([plain(title), id])) {
      const ids = found.get(words);
      if (ids) ids.push(id);
      else found.set(words, [id]);
    }
  return found;
}

/** What a kind's records are called, those that come along included. */
function called(
  seen: Snapshot,
  kind: RecordKind,
): readonly { readonly id: string; readonly title: string }[] {
  const own = seen.files(kind).map((file: RecordFile) => ({ id: file.id, title: recordTitle(seen, file) }));
  if (kind !== 'process') return own;
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...[...builtInProcesses().values()].filter(({ id }) => !ids.has(id))];
}

/** Words as they are compared: in small letters, with one blank between two. */
function plain(words: string): string {
  return words.trim().toLowerCase().replace(/\s+/g, ' ');
}
