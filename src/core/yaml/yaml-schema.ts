import {
  CORE_SCHEMA,
  NOT_RESOLVED,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  floatCoreTag,
  mapTag,
  seqTag,
} from 'js-yaml';

/** What the schema refuses, which the parser hands on as the reason of its error. */
export const refusedBySchema = ['key-not-text', 'proto-key', 'merge-key', 'number'] as const;

type RefusedBySchema = (typeof refusedBySchema)[number];

/** Numbers; one beyond what a double holds is infinite, and refused as such, where js-yaml would take it for text. */
const numberTag = defineScalarTag<number>(floatCoreTag.tagName, {
  ...floatCoreTag,
  resolve: (source, isExplicit, tagName) => {
    const value = floatCoreTag.resolve(source, isExplicit, tagName);
    if (value === NOT_RESOLVED && /^[-+]?\.?\d/.test(source) && Math.abs(Number(source)) === Infinity)
      return Infinity;
    return value;
  },
});

function isRefusedNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

/** Mappings with text as keys only, none of which other tools treat specially, and finite numbers. Refuses with what is wrong. */
const mappingTag = defineMappingTag<Record<string, unknown>>(mapTag.tagName, {
  ...mapTag,
  addPair: (mapping, key, value): RefusedBySchema | '' => {
    if (typeof key !== 'string') return 'key-not-text';
    if (key === '__proto__') return 'proto-key';
    if (key === '<<') return 'merge-key';
    if (isRefusedNumber(value)) return 'number';
    mapping[key] = value;
    return '';
  },
});

const listTag = defineSequenceTag<unknown[]>(seqTag.tagName, {
  ...seqTag,
  addItem: (list, item): RefusedBySchema | '' => {
    if (isRefusedNumber(item)) return 'number';
    list.push(item);
    return '';
  },
});

/** YAML's core schema, without what other YAML versions or JSON would read as something else. */
export const recordSchema = CORE_SCHEMA.withTags(numberTag, mappingTag, listTag);
