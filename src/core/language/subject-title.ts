import type { Subject } from '../names/names.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { firstLine } from '../text/words.js';
import { recordTitle } from '../insight/title.js';
import { programmeProcess } from '../processes/builtin.js';
import { findProcess } from '../processes/team.js';
import type { Place } from '../folder/place.js';

/** What a subject is called by people, as seen from a record in this place; undefined where it is not here. */
export function subjectTitle(snapshot: Snapshot, subject: Subject, from: Place): string | undefined {
  switch (subject.type) {
    case 'record': {
      const record = snapshot.find(subject.kind, subject.id);
      if (record) return named(snapshot, record);
      return subject.kind === 'process' ? findProcess(snapshot, from, subject.id)?.title : undefined;
    }
    case 'objective':
      return snapshot
        .all('configuration')
        .flatMap(({ value }) => Object.entries(value.objectives ?? {}))
        .find(([name]) => name === subject.name)?.[1].title;
    case 'stage':
      return findProcess(snapshot, from, subject.process)?.stages.find(({ id }) => id === subject.stage)
        ?.title;
    case 'programme-step':
      return programmeProcess().stages.find(({ id }) => id === subject.step)?.title;
  }
}

/** What a record is called in a list of records of all kinds: by its title, else by the first words of what it says. */
export function listTitle(snapshot: Snapshot, record: RecordFile): string {
  const { observed, text } = record.value as { readonly observed?: unknown; readonly text?: unknown };
  const says = record.kind === 'feedback' ? (observed ?? text) : record.kind === 'note' ? text : undefined;
  return typeof says === 'string' ? shortened(firstLine(says)) : named(snapshot, record);
}

function named(snapshot: Snapshot, record: RecordFile): string {
  // Titles made of other records know only shared ones; what is left without any is called by its file.
  return recordTitle(snapshot, record) || recordTitle(snapshot, { ...record, value: undefined });
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
