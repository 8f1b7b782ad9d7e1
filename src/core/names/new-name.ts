import { codeOf, isSafeId, slug, slugOf } from '../folder/id.js';
import { fail, ok, type Result } from '../result.js';
import { maximumId, namePattern } from '../records/fields.js';
import type { RecordKind } from '../records/kinds.js';

/** Kinds whose records are named by their day first. */
const datedKinds: ReadonlySet<RecordKind> = new Set(['session', 'feedback', 'review', 'note']);

/**
 * The new id of a record with a code. The code stays, whatever was typed.
 * @param input a slug, or a whole id with the very code.
 * @returns a refusal in a sentence where it can be no file's name
 */
export function newCodedId(kind: RecordKind, old: string, input: string): Result<string, string> {
  const code = codeOf(old);
  const typed = input.trim();
  if (code === undefined) return newPlainId(typed);
  const chosen = codeOf(typed) === code ? slugOf(typed) : typed;
  // Words can look like a code: `parser` does. One with a digit in it is rather a code that was changed.
  if (chosen !== '' && /\d/.test(codeOf(chosen) ?? '') && slugOf(chosen) !== chosen) {
    return fail(
      `The code at the end, ${code}, stays as it is: references and commits go by it. Write only what stands before it, for example ${slugOf(chosen)}.`,
    );
  }
  const day = datedKinds.has(kind) ? /^\d{4}-\d{2}-\d{2}(?=-)/.exec(old)?.[0] : undefined;
  if (day !== undefined && isSafeId(`${chosen}-${code}`) && !/^\d{4}-\d{2}-\d{2}(?:-|$)/.test(chosen)) {
    return fail(
      `Its name begins with its day, so that files stay in order. Write it before the rest: ${day}-${chosen}.`,
    );
  }
  return chosen === code ? fail(wordsFor(chosen)) : newPlainId(`${chosen}-${code}`, chosen);
}

/** An id without a code, for a file. `shown` is the part that was written. */
function newPlainId(id: string, shown: string = id): Result<string, string> {
  if (id.length > maximumId)
    return fail(`A whole name has ${maximumId} characters at most, its code included. Choose a shorter one.`);
  return isSafeId(id) ? ok(id) : fail(wordsFor(shown));
}

/** A name that people choose as a whole: of a person or a process, whose file is called so; of a stage or an objective. */
export function newChosenName(input: string, isFile: boolean): Result<string, string> {
  const name = input.trim();
  if (name.length > maximumId)
    return fail(`A name has ${maximumId} characters at most. Choose a shorter one.`);
  if (namePattern.test(name) && (!isFile || isSafeId(name))) return ok(name);
  if (/^(?:true|false|null|yes|no|on|off|y|n)$/.test(name))
    return fail(`Some readers of YAML take ${name} for something else than a name. Choose another one.`);
  if (namePattern.test(name)) return fail(`No file can be called ${name} on Windows. Choose another name.`);
  return fail(wordsFor(name));
}

function wordsFor(input: string): string {
  const suggested = slug(input, '');
  const usable = suggested !== '' && suggested !== input && namePattern.test(suggested);
  return `A name is lower-case words of a to z and 0 to 9 joined by hyphens, beginning with a letter${usable ? `, for example ${suggested}` : ''}.`;
}
