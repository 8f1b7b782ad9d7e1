import type { YamlPath, YamlValue } from './yaml-path.js';

/** One change of what a record says: a path in it, and what is to be there. It names no layout, so it holds for any text of the record. */
export type RecordEdit =
  /** Replaces the value at a path, or adds it: as a new key, with the mappings that are missing above it. */
  | {
      readonly op: 'set';
      readonly path: YamlPath;
      readonly value: YamlValue;
      /** Puts a text that is there already into the quotes that other YAML readers need. */
      readonly quoted?: true;
    }
  /** Gives a key another name, which no other key beside it has; its value stays. */
  | { readonly op: 'rename'; readonly path: YamlPath; readonly key: string }
  /** Removes a key or a list's item, with its own comments; what would be left empty by it goes too. */
  | { readonly op: 'delete'; readonly path: YamlPath }
  /** Adds an item at the end of the list at a path; the list is created where it is missing. */
  | { readonly op: 'append'; readonly path: YamlPath; readonly value: YamlValue };
