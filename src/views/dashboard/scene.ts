import type { LoadedRecord, RecordFile } from '../../core/folder/snapshot.js';
import { roleOf, shortName } from '../../core/insight/people.js';
import { plural } from '../../core/text/words.js';
import { pairStatus, type PairStatus } from '../../core/records/pair.js';
import type { YamlPath } from '../../core/yaml/yaml-path.js';
import type { Target } from '../../protocol/state.js';
import type { Place } from '../../core/folder/privacy.js';
import type { Perspective } from '../../core/insight/perspective.js';

/** What the dashboard of one pair is made of. */
export interface DashboardInput extends Perspective {
  /** Names the pair to whoever brings the panel back; opaque here. */
  readonly id: string;
  readonly pair: LoadedRecord<'pair'>;
  /** The branch whose records are shown; undefined where they are in no repository. */
  readonly branch: string | undefined;
  /** The branch that others see at first; undefined where that is not known. */
  readonly defaultBranch: string | undefined;
  /** Where the session lies that is being held right now, of whatever pair. */
  readonly running: { readonly place: Place; readonly path: string } | undefined;
}

/** The pair as one person sees it: what every part of the dashboard looks at. */
export interface Scene extends DashboardInput {
  readonly status: PairStatus;
  /** Whether I am one of the two, and records can still be added. */
  readonly canAct: boolean;
}

/** Sets the scene for a pair. */
export function sceneOf(input: DashboardInput): Scene {
  const status = pairStatus(input.pair.value);
  const isMember = input.me !== undefined && roleOf(input.pair.value, input.me) !== undefined;
  return { ...input, status, canAct: isMember && status !== 'ended' };
}

/** The first name of somebody; `You` for me. */
export function who(scene: Scene, handle: string): string {
  return handle === scene.me ? 'You' : shortName(scene.snapshot, handle, scene.pair.value);
}

/** The way to a record, or to a value in it, as the dashboard hands it back. */
export function target(record: Pick<RecordFile, 'place' | 'path'>, at: YamlPath = []): Target {
  return { place: record.place, path: record.path, at: [...at] };
}

/** A key that is the same as long as the place is. */
export function keyOf({ place, path, at = [] }: { place: Place; path: string; at?: YamlPath }): string {
  return [`${place}:${path}`, ...at].join('#');
}

/** The parts that are said, with a dot between them. */
export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(' · ');
}

/** The first of a list, and words about the rest: `and 3 more`. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
): { shown: readonly T[]; more: string | undefined } {
  const rest = items.length - most;
  return { shown: items.slice(0, most), more: rest > 0 ? `and ${plural(rest, 'more', 'more')}` : undefined };
}
