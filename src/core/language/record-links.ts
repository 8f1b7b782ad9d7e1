import type { RecordFile } from '../folder/snapshot.js';
import { locate } from '../yaml/locate.js';
import { valueAt } from '../yaml/plain-value.js';
import type { TextRange } from '../text/text-range.js';
import type { YamlPath, YamlValue } from '../yaml/yaml-path.js';
import { currentText } from '../folder/current-text.js';

/** Something outside of the records that one of them names. */
export type RecordLink =
  /** The lines of code that feedback is about. */
  | { readonly type: 'code'; readonly range: TextRange }
  /** A commit of this repository; `sha` may be abbreviated. */
  | { readonly type: 'commit'; readonly range: TextRange; readonly sha: string };

/** The code and the commits that a record names. Web addresses are left to whoever shows the text: editors know them. */
export function linksIn(file: RecordFile): readonly RecordLink[] {
  const value = currentText(file).value as YamlValue | undefined;
  if (value === undefined || file.text === undefined) return [];
  const says = (path: YamlPath) => valueAt(value, path);
  const places = locate(file.text);
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
