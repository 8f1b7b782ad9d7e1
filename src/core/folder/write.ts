import type { YamlValue } from '../yaml/yaml-path.js';
import { renderPair, usualLayout } from '../yaml/edit/render.js';

/**
 * The text of a new record, as a person would have written it: keys in the given order, those without a value left out, small
 * mappings on one line, texts of several lines as blocks, quotes only where some YAML version needs them. Ends with a line feed.
 * Reads back as the same value, provided that all numbers are finite.
 */
export function writeRecord(value: { readonly [key: string]: YamlValue | undefined }): string {
  const lines = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : renderPair(key, item, 0, usualLayout),
  );
  return lines.length === 0 ? '{}\n' : `${lines.join('\n')}\n`;
}
