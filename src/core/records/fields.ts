import * as z from 'zod';

/** A key that a record needs: what its value is, what it means, and how it may look. */
export function required<T extends z.ZodType>(value: T, description: string, ...examples: unknown[]): T {
  return value.meta(examples.length > 0 ? { description, examples } : { description });
}

/** A key that a record can do without. */
export function optional<T extends z.ZodType>(value: T, description: string, ...examples: unknown[]) {
  return required(value.optional(), description, ...examples);
}

/** The content of a kind of record, with its name and what it is. */
export function recordOf<T extends z.ZodRawShape>(title: string, description: string, keys: T) {
  return z.object(keys).meta({ title, description });
}

/** A list of mappings with these keys. */
export function listOf<T extends z.ZodRawShape>(keys: T) {
  return z.array(z.object(keys));
}

/** Ids of records and names of things: lower-case words joined by hyphens. */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names that people choose: ids that start with a letter, without the words that some YAML versions read as something else. */
export const namePattern = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What every text has. */
export const textPattern = /\S/;

/** A line or paragraphs of Markdown that say something. */
export const text = z.string().regex(textPattern, 'Say something here.');

/** A calendar day, `YYYY-MM-DD`. */
export const date = z.iso
  .date('A date is written as year-month-day, for example 2026-11-21.')
  .meta({ examples: ['2026-11-21'] });

/** A moment, RFC 3339 with an offset: `2026-11-21T15:00:00+01:00`. */
export const instant = z.iso
  .datetime({
    offset: true,
    error: 'A moment is written with its offset, for example 2026-11-21T15:00:00+01:00.',
  })
  .meta({ examples: ['2026-11-21T15:00:00+01:00'] });

const durationWords = 'A duration is written as in P14D (two weeks) or P1M (a month).';

/** What a duration looks like. */
export const durationPattern =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

/** An ISO 8601 duration in whole numbers: `P14D` is two weeks. */
export const duration = z.string(durationWords).regex(durationPattern, durationWords);

/** An id of each kind of thing that a record can name. */
const exampleIds = {
  person: 'ada',
  pair: 'ada-and-grace-k7m2q4',
  agreement: 'ada-and-grace-m8v4tc',
  goal: 'own-the-retries-p3x9kd',
  session: '2026-11-21-ada-k7m2q4',
  feedback: '2026-11-24-ada-q4k7m2',
  process: 'project-mentoring',
  stage: 'formation-of-a-pair',
  check: 'sessions-held',
  step: 'backoff',
  objective: 'reliability-2027',
  'programme-step': 'define-the-purpose-and-goals',
} as const;

/** How many characters an id or a name has at most. */
export const maximumId = 64;

/** The id of a thing of some kind: of a record, what its file's name without `.yaml` gives. */
export function idOf(kind: keyof typeof exampleIds) {
  const example = exampleIds[kind];
  return z
    .string(`An id belongs here, for example ${example}.`)
    .max(maximumId, `An id has ${maximumId} characters at most.`)
    .regex(idPattern, `An id is lower-case words joined by hyphens, for example ${example}.`)
    .meta({ examples: [example] });
}

/** A person's handle: the name of their file in `people/`. */
export const handle = idOf('person').describe("A person's handle: the name of their file in people/.");

const urlWords = 'A web address starts with https:// and has no spaces.';

/** An address on the web. */
export const url = z
  .string(urlWords)
  .regex(/^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/, urlWords)
  .meta({ examples: ['https://example.org/design'] });

/** An e-mail address as git knows it: `root@buildhost` and `1+bot[bot]@users.noreply.example.org` are such, too. */
export const email = z
  .string('An e-mail address looks like ada@example.org.')
  .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'An e-mail address looks like ada@example.org.')
  .meta({ examples: ['ada@example.org'] });

/** What it means that a value out of a list is left out, in a sentence: told where an unknown one is written. */
export const absenceWords = z.registry<{ readonly words: string }>();

/**
 * A value out of a list that later versions may add to: an unknown value is kept as it is, so it is never an error here.
 * Use {@link known} to read it.
 * @param words what each value means, in a sentence.
 * @param absence what it means that there is none, in a sentence, where it means something.
 */
export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
  words: Readonly<Record<T[number], string>>,
  absence?: string,
) {
  // Editors of YAML know the meanings by this name.
  const enumDescriptions = values.map((value: T[number]) => words[value]);
  const one = z.enum(values).meta({ enumDescriptions });
  if (absence !== undefined) absenceWords.add(one, { words: absence });
  return z.union([one, z.string()], `One of these belongs here: ${values.join(', ')}.`);
}

/** The value if this version knows it, else `fallback`. */
export function known<const T extends readonly string[], F>(
  values: T,
  value: string | undefined,
  fallback: F,
): T[number] | F {
  return values.find((candidate) => candidate === value) ?? fallback;
}

/** A step of an action plan, or an action agreed in a session: a line, or a line with its particulars. */
export const step = z.union(
  [
    text,
    z.object({
      task: required(text, 'What is to be done.', 'Write the backoff proposal'),
      owner: optional(handle, 'Who does it. The mentee, where nobody is named.'),
      due: optional(date, 'The day by which it should be done.'),
      done: optional(date, 'The day on which it was done. Without it, it is still to do.'),
      id: optional(
        idOf('step'),
        'A name for this step, unique in its list, so that it can be told from others with the same words.',
      ),
    }),
  ],
  'A step is a line of text, or has a task: with what is to be done.',
);

/** A step as it is written. */
export type WrittenStep = z.infer<typeof step>;

/** A step with its particulars, however short it was written. */
export type Step = Readonly<Exclude<WrittenStep, string>>;

/** Reads a step that may be a mere line. */
export function readStep(written: WrittenStep): Step {
  return typeof written === 'string' ? { task: written } : written;
}
