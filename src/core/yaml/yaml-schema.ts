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
import { advice } from './yaml-advice.js';

/**
 * Numbers as both parsers see them. One reads a number beyond what a double holds as text, the other as infinite; here it is
 * infinite, and refused as such.
 */
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

/** Mappings with text as keys only, none of which other tools treat specially, and finite numbers. */
const mappingTag = defineMappingTag<Record<string, unknown>>(mapTag.tagName, {
  ...mapTag,
  addPair: (mapping, key, value) => {
    if (typeof key !== 'string') return advice.keyNotText;
    if (key === '__proto__') return advice.protoKey;
    if (key === '<<') return advice.mergeKey;
    if (isRefusedNumber(value)) return advice.number;
    mapping[key] = value;
    return '';
  },
});

const listTag = defineSequenceTag<unknown[]>(seqTag.tagName, {
  ...seqTag,
  addItem: (list, item) => {
    if (isRefusedNumber(item)) return advice.number;
    list.push(item);
    return '';
  },
});

/** YAML's core schema, without what other YAML versions or JSON would read as something else. */
export const recordSchema = CORE_SCHEMA.withTags(numberTag, mappingTag, listTag);
