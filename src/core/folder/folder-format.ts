import type { Place } from './privacy.js';
import type { Snapshot } from './snapshot.js';
import { currentFormat } from '../records/configuration.js';

/** The version of the record format that a mentoring folder is written in. */
export interface FolderFormat {
  readonly format: number;
  /** Whether this code can write that format. If not, the folder is read-only. */
  readonly supported: boolean;
}

/**
 * The newest format that `mentoring.yaml` names, shared or private; the current one where none does.
 * @param place only this folder's.
 */
export function formatOf(snapshot: Snapshot, place?: Place): FolderFormat {
  const named = snapshot
    .files('configuration')
    .filter((file) => place === undefined || file.place === place)
    // A file that this version cannot read any more still says which format it has.
    .flatMap((file) => (file.value && !file.stale ? [file.value.format] : formatsIn(file.text ?? '')));
  const format = named.length > 0 ? Math.max(...named) : currentFormat;
  return { format, supported: format <= currentFormat };
}

/** Why no record may be changed here, in a sentence with the way out; undefined where they may. */
export function whyReadOnly(snapshot: Snapshot): string | undefined {
  const { format, supported } = formatOf(snapshot);
  if (supported) return undefined;
  return (
    `These records have format ${format}, a newer format than this version of Mentoring Trail knows. ` +
    'They can be read as far as they are understood; update Mentoring Trail to change them.'
  );
}

function formatsIn(text: string): number[] {
  return [...text.matchAll(/^\uFEFF?format:[ \t]+(\d{1,9})[ \t]*(?:#.*)?\r?$/gm)].map(([, digits]) =>
    Number(digits),
  );
}
