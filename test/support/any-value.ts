import * as fc from 'fast-check';
import * as z from 'zod';
import { durationPattern, idPattern, namePattern, textPattern } from '../../src/core/records/fields.js';
import { definitions, type RecordKind, type RecordTypes } from '../../src/core/records/kinds.js';

type Any<T = unknown> = fc.Arbitrary<T>;

/** What an id stands for. */
type Named =
  'person' | 'pair' | 'agreement' | 'goal' | 'session' | 'feedback' | 'process' | 'stage' | 'programme-step';

/** What the id behind each key names. A key that is not here has ids of its own at {@link Leaves.at}. */
const namedBy: Readonly<Record<string, Named>> = {
  owner: 'person',
  by: 'person',
  from: 'person',
  to: 'person',
  mentee: 'person',
  mentor: 'person',
  reportsTo: 'person',
  organisers: 'person',
  pair: 'pair',
  follows: 'pair',
  agreement: 'agreement',
  goal: 'goal',
  continues: 'goal',
  session: 'session',
  replyTo: 'feedback',
  process: 'process',
  processes: 'process',
  extends: 'process',
  stage: 'stage',
  step: 'programme-step',
};

/** What a generator puts where a schema asks for it. */
export interface Leaves {
  readonly words: Any<string>;
  readonly date: Any<string>;
  readonly instant: Any<string>;
  readonly duration: Any<string>;
  readonly number: Any<number>;
  readonly ids: Readonly<Partial<Record<Named, Any<string>>>>;
  /** Addresses, hashes and the like: of these, those that match the schema's pattern. */
  readonly matching: readonly string[];
  /** What an open list of values can also say: values of a later version. */
  readonly later: readonly string[];
  /** How many items a list has at most. */
  readonly maxItems: number;
  /** What stands at a path in place of all that, as `pair.stages.*.entered`; undefined where the key is never written. */
  readonly at: Readonly<Record<string, Any | undefined>>;
  /** What becomes of each value that was drawn for a schema. */
  readonly around?: (schema: z.core.$ZodType, drawn: Any) => Any;
  /** What becomes of each mapping. */
  readonly mapping?: (drawn: Any<object>) => Any<object>;
}

/** A value that the schema of a kind accepts, with any of its optional keys. A key that a schema gains is drawn as well. */
export function anyValueOf<K extends RecordKind>(kind: K, leaves: Leaves): Any<RecordTypes[K]> {
  const { schema } = definitions[kind];
  const drawn = new Generator(leaves).draw(schema, [kind]);
  // What no schema of a key says: that one of two keys has to be there.
  return drawn.filter((value): value is RecordTypes[K] => schema.safeParse(value).success);
}

/** A value that a schema mostly accepts; how far from that it goes is up to the leaves. */
export function anyValueFor(schema: z.core.$ZodType, leaves: Leaves): Any {
  return new Generator(leaves).draw(schema, []);
}

class Generator {
  constructor(private readonly leaves: Leaves) {}

  draw(schema: z.core.$ZodType, path: readonly string[]): Any {
    const { at, around } = this.leaves;
    const drawn = at[path.join('.')] ?? this.plain(schema, path);
    return around === undefined ? drawn : around(schema, drawn);
  }

  private plain(schema: z.core.$ZodType, path: readonly string[]): Any {
    const { date, instant, maxItems } = this.leaves;
    if (schema instanceof z.ZodOptional) return this.plain(schema.unwrap(), path);
    if (schema instanceof z.ZodUnion) return this.oneOf(schema.options, path);
    if (schema instanceof z.ZodObject) return this.mapping(schema.shape, path);
    if (schema instanceof z.ZodArray) {
      const minLength = z.toJSONSchema(schema, { io: 'input' }).minItems ?? 0;
      return fc.array(this.draw(schema.element, [...path, '*']), { minLength, maxLength: maxItems });
    }
    if (schema instanceof z.ZodRecord)
      return fc.dictionary(this.leaves.words, this.draw(schema.valueType, [...path, '*']), {
        maxKeys: maxItems,
      });
    if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
    if (schema instanceof z.ZodBoolean) return fc.boolean();
    if (schema instanceof z.ZodNumber) return this.number(schema);
    if (schema instanceof z.ZodISODate) return date;
    if (schema instanceof z.ZodISODateTime) return instant;
    if (schema instanceof z.ZodString) return this.text(schema, path);
    if (schema instanceof z.ZodUnknown) return fc.jsonValue({ maxDepth: 1 });
    throw new Error(`Nothing is known here of ${schema._zod.def.type} at ${path.join('.')}`);
  }

  /** One of some forms; a list of values that is open to later versions has those of `later` besides. */
  private oneOf(options: readonly z.core.$ZodType[], path: readonly string[]): Any {
    const { later } = this.leaves;
    const [first, second] = options;
    if (first instanceof z.ZodEnum && second instanceof z.ZodString)
      return fc.constantFrom(...first.options, ...later);
    return fc.oneof(...options.map((option) => this.draw(option, path)));
  }

  private mapping(shape: Readonly<Record<string, z.core.$ZodType>>, path: readonly string[]): Any<object> {
    const { at, mapping } = this.leaves;
    const keys = Object.keys(shape).filter((key) => {
      const inner = [...path, key].join('.');
      return !Object.hasOwn(at, inner) || at[inner] !== undefined;
    });
    const model = Object.fromEntries(
      keys.flatMap((key) => {
        const inner = shape[key];
        return inner === undefined ? [] : [[key, this.draw(inner, [...path, key])]];
      }),
    );
    const requiredKeys = keys.filter((key) => !(shape[key] instanceof z.ZodOptional));
    const drawn = fc.record(model, { requiredKeys });
    return mapping === undefined ? drawn : mapping(drawn);
  }

  private number(schema: z.ZodNumber): Any<number> {
    const { type, minimum, exclusiveMinimum, maximum } = z.toJSONSchema(schema, {
      io: 'input',
      target: 'draft-7',
    });
    const min = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : undefined);
    const isBounded = min !== undefined && min > Number.MIN_SAFE_INTEGER;
    if (type !== 'integer' && !isBounded) return this.leaves.number;
    return fc.integer({ min: min ?? 1, max: Math.min(maximum ?? 99, 99) });
  }

  private text(schema: z.ZodString, path: readonly string[]): Any<string> {
    const { words, duration, ids, matching } = this.leaves;
    const { pattern } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
    switch (pattern) {
      case undefined:
      case textPattern.source:
        return words;
      case durationPattern.source:
        return duration;
      case idPattern.source:
      case namePattern.source: {
        const key = path.filter((step) => step !== '*').at(-1) ?? '';
        const named = namedBy[key];
        const drawn = named === undefined ? undefined : ids[named];
        if (drawn !== undefined) return drawn;
        break;
      }
      default:
        break;
    }
    const fitting = matching.filter((text) => new RegExp(pattern, 'u').test(text));
    if (fitting.length === 0) throw new Error(`Nothing here matches ${pattern} at ${path.join('.')}`);
    return fc.constantFrom(...fitting);
  }
}
