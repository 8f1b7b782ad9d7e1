import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { titleOrFileName } from '../names/record.js';
import { firstLine } from '../text/words.js';

/** What a record is called in a list of records of all kinds: by its title, else by the first words of what it says. */
export function listTitle(snapshot: Snapshot, record: RecordFile): string {
  const { observed, text } = record.value as { readonly observed?: unknown; readonly text?: unknown };
  const says = record.kind === 'feedback' ? (observed ?? text) : record.kind === 'note' ? text : undefined;
  return typeof says === 'string' ? shortened(firstLine(says)) : titleOrFileName(snapshot, record);
}

const longest = 60;

/** A line that is short enough for a list. */
export function shortened(line: string): string {
  if (line.length <= longest) return line;
  // Not between the halves of a character.
  return `${line
    .slice(0, longest - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
