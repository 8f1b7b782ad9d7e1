import { finish } from '../long-work.js';
import type { RecordFile } from '../folder/snapshot.js';
import { joinNames, plural } from '../text/words.js';
import { isWithin, type Position, type TextRange } from '../text/text-range.js';
import { checkKinds } from '../processes/checks.js';
import { definitions, recordKinds, type RecordKind } from '../records/kinds.js';
import { plainText } from '../report/plain-text.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { currentText, recordTextOf } from '../folder/current-text.js';
import { describe, describeCommit, type Description } from './record-description.js';
import { nameAt, type PlacedName } from './name-at.js';
import { namesOf } from './references.js';
import { formOf, shapeAt, type Shape } from './shape.js';
import { usedBy } from './used-by.js';
import type { Perspective } from '../insight/perspective.js';

/** What a hover shows. */
export interface Hover {
  readonly range: TextRange;
  /** Markdown, in which everything that a record says is text. */
  readonly markdown: string;
}

/** A request for a hover. */
export interface HoverRequest {
  readonly perspective: Perspective;
  /** As its editor shows it. */
  readonly file: RecordFile;
  readonly position: Position;
  /** Whether another extension explains keys and enumerations from the JSON Schemas. */
  readonly withoutStructure: boolean;
}

/** Explains the key or value at a position of a record; undefined if there is nothing to explain. */
export function hoverAt(request: HoverRequest): Hover | undefined {
  const { perspective, file, position, withoutStructure } = request;
  if (file.text === undefined) return undefined;
  const named = nameAt(file, position);
  const subject = named && subjectHover(perspective, file, named);
  if (subject) return subject;
  const text = recordTextOf(file);
  const path = text.pathAt(position);
  const key = text.keyRangeOf(path);
  if (key && isWithin(position, key)) return withoutStructure ? undefined : keyHover(file, path, key);
  const range = text.rangeOf(path);
  if (!range || !isWithin(position, range) || range.start.line !== range.end.line) return undefined;
  const description = valueDescription(request, path);
  return description && { range, markdown: markdownOf(description) };
}

/** A description as Markdown, in which everything that a record says is text. */
export function markdownOf({ title, lines }: Description): string {
  return [`**${plainText(title)}**`, ...lines.map(plainText)].join('\n\n');
}

function subjectHover(
  perspective: Perspective,
  file: RecordFile,
  { name, range }: PlacedName,
): Hover | undefined {
  const { subject, role } = name;
  // Its own title is all that there is to say of a record.
  if (role === 'definition' && subject.type === 'record') return undefined;
  const description = describe(perspective, subject, file);
  if (!description) return undefined;
  const users = role === 'use' ? [] : finish(namesOf(perspective.snapshot, subject, file.place));
  const others = users.flatMap((each) => (each.file.path === file.path ? [] : [each.file.kind]));
  return {
    range,
    markdown: markdownOf({ ...description, lines: [...description.lines, ...namedBy(others)] }),
  };
}

/** `Named in 2 pairs and 1 process`. */
function namedBy(kinds: readonly RecordKind[]): readonly string[] {
  const counted = recordKinds.flatMap((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [plural(count, definitions[kind].name, pluralName(kind))];
  });
  return counted.length === 0 ? [] : [`Named in ${joinNames(counted)}`];
}

function pluralName(kind: RecordKind): string {
  return kind === 'process' ? 'processes' : `${definitions[kind].name}s`;
}

/** What a key means, how its value is written, and what uses it. */
function keyHover(file: RecordFile, path: YamlPath, range: TextRange): Hover | undefined {
  const shape = shapeAt(file.kind, path, currentText(file).value);
  if (shape?.description === undefined) return undefined;
  const use = usedBy(file.kind, path);
  const lines = [
    plainText(`${shape.description}${shape.required ? ' It is needed.' : ''}`),
    ...values(shape),
    ...examples(shape),
    ...(use === undefined ? [] : [plainText(use)]),
  ];
  return { range, markdown: lines.join('\n\n') };
}

function values(shape: Shape): readonly string[] {
  const choices = formOf(shape, 'choice')?.choices ?? [];
  const lines = choices.map(
    ({ value, meaning }) => `- ${code(value)}${meaning === undefined ? '' : `: ${plainText(meaning)}`}`,
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function examples({ examples: all }: Shape): readonly string[] {
  const [example] = all;
  const shown = typeof example === 'string' || typeof example === 'number' ? String(example) : undefined;
  return shown === undefined ? [] : [`For example: ${code(shown)}`];
}

/** A text of ours as code. */
function code(text: string): string {
  return `\`${text}\``;
}

/** What a value means that names no record: a check, a commit, a value of an enumeration. */
function valueDescription(
  { perspective, file, withoutStructure }: HoverRequest,
  path: YamlPath,
): Description | undefined {
  const record = currentText(file).value;
  const value = valueAt(record, path);
  if (typeof value !== 'string') return undefined;
  const last = path.at(-1);
  if (last === 'commit') return describeCommit(perspective, value);
  if (file.kind === 'process' && last === 'check') {
    const check = checkKinds.get(value);
    return check && { title: value, lines: [check.about] };
  }
  const choice = formOf(shapeAt(file.kind, path, record), 'choice')?.choices.find(
    (each) => each.value === value,
  );
  return choice?.meaning === undefined || withoutStructure
    ? undefined
    : { title: value, lines: [choice.meaning] };
}
