import { type WrittenName } from '../names/subject.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { recordTextOf } from '../folder/current-text.js';
import { endOf, entryOf, type Entry } from '../yaml/entry.js';
import type { RecordText } from '../yaml/record-text.js';
import { namesInText } from '../names/names-in-text.js';
import { firstLine, sentence } from '../text/words.js';
import type { TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { nameFor } from '../names/name-for.js';
import type { NameScope } from '../names/scope.js';
import { nameScope } from '../processes/name-scope.js';
import { shortened } from './list-title.js';

/** A part of a record in its outline. */
export interface OutlineItem {
  /** For people: `Reports to`, `Write the backoff proposal`. Never empty. */
  readonly name: string;
  /** Its value in a few words, with titles instead of ids; may be empty. */
  readonly detail: string;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
  readonly range: TextRange;
  /** The key, the dash or the item. */
  readonly selection: TextRange;
  readonly children: readonly OutlineItem[];
}

/** The keys whose value names a list item, the best one first. */
const titleKeys = ['title', 'task', 'ask', 'what', 'goal', 'stage', 'step', 'id', 'check'];
/** The keys whose value is shown beside that. */
const detailKeys = ['done', 'due', 'entered', 'value', 'result'];

/** The outline of a record, as far as its text can be read, with titles instead of ids. */
export function outlineOf(snapshot: Snapshot, file: RecordFile): readonly OutlineItem[] {
  const text = recordTextOf(file);
  return new Outline(nameScope(snapshot, file.place), file, text).items(text.root?.entries ?? [], []);
}

class Outline {
  private readonly names: ReadonlyMap<string, WrittenName>;

  constructor(
    private readonly scope: NameScope,
    file: RecordFile,
    private readonly text: RecordText,
  ) {
    const names = namesInText(file);
    this.names = new Map(names.map((name) => [keyOf(name.path, name.part), name]));
  }

  items(entries: readonly Entry[], at: YamlPath): readonly OutlineItem[] {
    const { lines, text } = this.text;
    return entries.flatMap((entry) => {
      const sign = entry.keyRange ?? entry.valueRange;
      if (entry.key === undefined || !sign) return [];
      const path = [...at, entry.key];
      const { name, detail } =
        typeof entry.key === 'number' ? this.ofItem(entry, path) : this.ofKey(entry, path);
      return {
        // VS Code refuses an outline with an empty name.
        name: name.trim() === '' ? '…' : name,
        detail,
        isItem: typeof entry.key === 'number',
        range: lines.rangeOf(sign[0], Math.max(sign[1], endOf(entry, text))),
        selection: lines.rangeOf(...sign),
        children: this.items(entry.entries, path),
      };
    });
  }

  private ofKey(entry: Entry, path: YamlPath): { name: string; detail: string } {
    const name = this.titleOf(path, 'key') ?? inWords(String(entry.key));
    return { name, detail: this.says(entry, path) };
  }

  private ofItem(entry: Entry, path: YamlPath): { name: string; detail: string } {
    const byKey = (keys: readonly string[]) =>
      keys.flatMap((key) => {
        const inner = entry.kind === 'mapping' ? entryOf(entry, key) : undefined;
        return inner ? [{ key, inner }] : [];
      });
    const [title, ...others] = byKey([...titleKeys, ...detailKeys]);
    if (!title) return { name: this.says(entry, path) || `${Number(entry.key) + 1}`, detail: '' };
    const shown = [...others, title].filter(({ key }) => detailKeys.includes(key) && key !== title.key);
    return {
      name: this.says(title.inner, [...path, title.key]),
      detail: shown.map(({ key, inner }) => `${key} ${this.says(inner, [...path, key])}`).join(', '),
    };
  }

  private says({ value }: Entry, path: YamlPath): string {
    const said = typeof value === 'object' ? '' : String(value);
    return this.titleOf(path, 'value') ?? shortened(firstLine(said));
  }

  private titleOf(path: YamlPath, part: WrittenName['part']): string | undefined {
    const name = this.names.get(keyOf(path, part));
    return name && nameFor(name.subject).titleIn(this.scope);
  }
}

function keyOf(path: YamlPath, part: WrittenName['part']): string {
  return `${part} ${JSON.stringify(path)}`;
}

/** `reportsTo` as people say it: `Reports to`. What is written with hyphens stays. */
function inWords(key: string): string {
  return sentence(key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`));
}
