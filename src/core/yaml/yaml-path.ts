/** The way to a value inside a record: keys and zero-based positions, outermost first. `[]` is the whole record. */
export type YamlPath = readonly (string | number)[];

/** A value as YAML's core schema knows it, without dates and custom tags. */
export type YamlValue =
  string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };
