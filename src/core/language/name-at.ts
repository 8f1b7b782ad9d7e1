import type { Subject, WrittenName } from '../names/subject.js';
import { namesInText } from '../names/names-in-text.js';
import type { RecordFile } from '../folder/snapshot.js';
import { currentText, recordTextOf } from '../folder/current-text.js';
import { rangeIn } from '../lint/reference-range.js';
import { isWithin, startOfText, type Position, type TextRange } from '../text/text-range.js';
import { definitions } from '../records/kinds.js';

/** A name with its range, without quotes. */
export interface PlacedName {
  readonly name: WrittenName;
  readonly range: TextRange;
}

/** The keys whose value is the record's title. For kinds without one, the first key stands for the record. */
const titleKeys = ['title', 'name'];

/**
 * The name at a place of a text. Where the record itself is named for people, that is its own: on `title` or `name`, else on
 * the first key, which is also where going to its definition leads.
 */
export function nameAt(file: RecordFile, position: Position): PlacedName | undefined {
  if (file.text === undefined) return undefined;
  const path = recordTextOf(file).pathAt(position);
  const names = namesInText(file)
    .filter(
      (name) => name.path.length === path.length && name.path.every((key, index) => key === path[index]),
    )
    .map((name) => ({ name, range: rangeOfName(file, name) }));
  const own = ownName(file);
  // When a record is opened, the cursor is on the key; going to its definition leads to the value.
  const key = own && recordTextOf(file).keyRangeOf(own.name.path);
  const owned = own && key ? [own, { ...own, range: key }] : [];
  return [...names, ...owned].find(({ range }) => isWithin(position, range));
}

/** Where a record is named in its own text; undefined for kinds that nothing refers to. */
export function ownName(file: RecordFile): PlacedName | undefined {
  const { kind, id } = file;
  if (kind === 'configuration' || kind === 'programme') return undefined;
  const { path, part, range } = startOf(file);
  const subject: Subject = { type: 'record', kind, id };
  return { name: { path, part, role: 'definition', subject, text: id }, range };
}

/** What names a record in its own text. */
export function startOf(
  file: RecordFile,
): Pick<WrittenName, 'path' | 'part'> & { readonly range: TextRange } {
  const { value } = currentText(file);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const places = recordTextOf(file);
  const title = titleKeys.find((key) => definitions[file.kind].keys.includes(key));
  if (title !== undefined && keys.includes(title))
    return { path: [title], part: 'value', range: places.rangeOf([title]) ?? startOfText };
  const [first] = keys;
  const path = first === undefined ? [] : [first];
  return { path, part: 'key', range: places.keyRangeOf(path) ?? startOfText };
}

/** The range of a name in its file, without quotes. */
export function rangeOfName(file: RecordFile, { path, part, text }: WrittenName): TextRange {
  const range = part === 'key' ? (recordTextOf(file).keyRangeOf(path) ?? startOfText) : rangeIn(file, path);
  const { start, end } = range;
  if (start.line !== end.line || end.column - start.column !== text.length + 2) return range;
  return { start: { ...start, column: start.column + 1 }, end: { ...end, column: end.column - 1 } };
}
