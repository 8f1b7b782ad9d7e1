import { nameScope } from '../processes/name-scope.js';
import { valueAt } from '../yaml/plain-value.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import { currentText, recordTextOf } from '../folder/current-text.js';
import type { NameScope } from '../names/scope.js';
import { nameFor } from '../names/name-for.js';
import { type Subject } from '../names/subject.js';
import type { RecordFile, Snapshot } from '../folder/snapshot.js';
import { namesInText } from '../names/names-in-text.js';
import { rangeOfName } from './name-at.js';
import type { TextRange } from '../text/text-range.js';

/** A name in a record that leads to the file which says what it is. */
export interface NameLink {
  readonly range: TextRange;
  readonly subject: Subject;
  /** What a click does, with the title of what is opened. */
  readonly tooltip: string;
}

/**
 * The names in a record that lead to one file each. Where in that file is not looked for, since its text would have to be read for
 * each of them. Where several files claim a name, none is the one to open.
 */
export function nameLinksIn(snapshot: Snapshot, file: RecordFile): readonly NameLink[] {
  const scope = nameScope(snapshot, file.place);
  // A plan names the same two people in hundreds of steps.
  const tooltips = new Map<string, string | undefined>();
  const tooltipOf = (subject: Subject): string | undefined => {
    const key = JSON.stringify(subject);
    if (!tooltips.has(key)) tooltips.set(key, tooltipFor(scope, subject));
    return tooltips.get(key);
  };
  return namesInText(file).flatMap((name) => {
    const tooltip = name.role === 'use' ? tooltipOf(name.subject) : undefined;
    return tooltip === undefined ? [] : [{ range: rangeOfName(file, name), subject: name.subject, tooltip }];
  });
}

/** Undefined if no file, or more than one, defines the subject. */
function tooltipFor(scope: NameScope, subject: Subject): string | undefined {
  const name = nameFor(subject);
  if (name.definingFilesIn(scope).length !== 1) return undefined;
  const title = name.titleIn(scope);
  return `Open the ${name.noun}${title === undefined || title === '' ? '' : ` “${title}”`}`;
}

/** Something outside the records that a record names. */
export type RecordLink =
  /** The lines of code that feedback is about. */
  | { readonly type: 'code'; readonly range: TextRange }
  /** A commit of this repository; `sha` may be abbreviated. */
  | { readonly type: 'commit'; readonly range: TextRange; readonly sha: string };

/** The code and the commits that a record names. Web addresses are left out: editors link them anyway. */
export function outsideLinksIn(file: RecordFile): readonly RecordLink[] {
  const { value } = currentText(file);
  if (value === undefined || file.text === undefined) return [];
  const says = (path: YamlPath) => valueAt(value, path);
  const places = recordTextOf(file);
  const rangeOf = (path: YamlPath) => places.rangeOf(path);
  const commitAt = (path: YamlPath): readonly RecordLink[] => {
    const sha = says(path);
    const range = rangeOf(path);
    return typeof sha === 'string' && /^[0-9a-f]{7,64}$/.test(sha) && range
      ? [{ type: 'commit', range, sha }]
      : [];
  };
  if (file.kind === 'evidence') return says(['repo']) === undefined ? commitAt(['commit']) : [];
  const code: YamlPath = ['about', 'code'];
  if (file.kind !== 'feedback' || typeof says([...code, 'path']) !== 'string') return [];
  const range = rangeOf([...code, 'path']);
  return [...(range ? [{ type: 'code', range } as const] : []), ...commitAt([...code, 'commit'])];
}
