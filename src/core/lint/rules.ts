import type { Problem, ProblemCode, Severity } from './problem.js';
import type { TextRange } from '../text/text-range.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** What there is to know about one kind of problem. */
export interface Rule {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What it finds, in a few words, as a heading: `Unknown key`. */
  readonly title: string;
  /** Why it matters and the way out, in a few sentences of Markdown. */
  readonly explanation: string;
  /**
   * Whether it follows from the JSON Schema or from YAML itself, so that another extension for YAML finds it as well: then it is
   * left to that one where it is active.
   */
  readonly structural: boolean;
}

function rule(
  code: ProblemCode,
  severity: Severity,
  title: string,
  explanation: string,
  structural = false,
): Rule {
  return { code, severity, title, explanation, structural };
}

const all: { readonly [C in ProblemCode]: Rule } = {
  'too-large': rule(
    'too-large',
    'error',
    'Too large to be a record',
    'A record has 256 KiB at most, so that a folder of thousands opens at once. Move long texts into a document and link it.',
  ),
  'not-text': rule(
    'not-text',
    'error',
    'Not text',
    'Records are text in UTF-8. Save the file with that encoding, and take out control characters.',
  ),
  conflict: rule(
    'conflict',
    'error',
    'Conflict markers',
    'Git could not merge two versions and wrote both into the file. Choose what holds, take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`, and save. Two quick fixes keep one side or the other.',
  ),
  syntax: rule(
    'syntax',
    'error',
    'Not valid YAML',
    "The text cannot be read as YAML, or uses what records do without: anchors and aliases, tags, several documents in a file. Text with a colon and a blank in it, or that starts with a sign such as `@`, `*` or `&`, is put in quotes: `title: 'Retries: own them'`.",
    true,
  ),
  'not-a-record': rule(
    'not-a-record',
    'error',
    'No keys',
    'A record is a list of keys with values, such as `title: Own the retry subsystem`. An empty file is none yet.',
    true,
  ),
  'missing-key': rule(
    'missing-key',
    'error',
    'Missing key',
    'Some keys say what a record belongs to or is called; without them it cannot be shown anywhere. Only those are required: everything else may be left for later.',
    true,
  ),
  'wrong-value': rule(
    'wrong-value',
    'error',
    'Wrong value',
    "A value has another form than its key needs. A day is `2027-02-08`, not `8.2.2027`; a duration is `P2W`, not `2 weeks`; a hash of digits alone is text, `'1234567'`; one address is a list of one, `[ada@example.org]`. What can be written rightly without guessing is a quick fix.",
    true,
  ),
  'unknown-key': rule(
    'unknown-key',
    'warning',
    'Unknown key',
    'A key that no record of this kind has. It is kept as it is, since a later version may know it, but nothing looks at it: with `staus: active` a goal stays a draft. Check how it is spelled; begin keys of your own with `x-`, such as `x-mood: cheerful`.',
  ),
  'unknown-value': rule(
    'unknown-value',
    'warning',
    'Unknown value',
    'A value that is not one of those the key knows, such as `status: Active` instead of `status: active`. It is kept as it is, since a later version may know it.',
  ),
  'unsafe-id': rule(
    'unsafe-id',
    'error',
    'Unsafe file name',
    'A record’s file is named by lower-case words of a to z and 0 to 9, joined by hyphens, at most 64 characters, so that it can be checked out on every system and be named in YAML without quotes: `own-the-retries-p3x9kd.yaml`, not `Own the retries.yaml`. The name of a process begins with a letter.',
  ),
  'wrong-folder': rule(
    'wrong-folder',
    'error',
    'Wrong folder',
    'The folder says what kind of record a file is. A file in a folder that says none is not read: `goals/`, not `goal/`.',
  ),
  'wrong-extension': rule(
    'wrong-extension',
    'error',
    'Wrong extension',
    'A record’s file ends in `.yaml`, in lower case. Files that end otherwise are not read.',
  ),
  'duplicate-code': rule(
    'duplicate-code',
    'error',
    'Two records with one code',
    'The code, six characters at the end of a file’s name, is a record’s identity. With two of the same, nobody can tell which of them a reference means. This comes from copying a file: give the copy another code, or delete it.',
  ),
  'dangling-reference': rule(
    'dangling-reference',
    'error',
    'Reference that leads nowhere',
    'What is named does not exist here. It may be mistyped, deleted, not pulled yet, or private to somebody. A record is found by the six characters at the end of its name, a person by the whole name of their file.',
  ),
  'wrong-kind': rule(
    'wrong-kind',
    'error',
    'Reference to another kind of record',
    'What is named exists and is something else than what belongs here, such as a pair where a goal belongs.',
  ),
  'dates-out-of-order': rule(
    'dates-out-of-order',
    'warning',
    'Dates out of order',
    'Two days of one record contradict each other: an end before its start, an entry of `stages` or `steps` before the one above it, a session that began on another day than its date. One of them is probably mistyped. Several entries may be of one day.',
  ),
  'missing-code': rule(
    'missing-code',
    'warning',
    'A name without a code',
    'The name of a record’s file ends in a code: a hyphen and six characters, the first a letter, without i, l, o and u, as in `own-the-retries-p3x9kd.yaml`. Commits name a goal by it, and references find a record by it after its file got another name. What mentoring commands make has one; a file made by hand gets one by the quick fix.',
  ),
  'duplicate-step': rule(
    'duplicate-step',
    'warning',
    'Two steps with one id',
    'The id of a step tells it from the others of its list: of one plan, or of the actions of one session. Give one of the two another id, or none.',
  ),
  'unknown-check': rule(
    'unknown-check',
    'warning',
    'Unknown check',
    'A process names a check that does not exist, so it stays open in every pair. Suggestions behind `check:` list those that there are, with what they look for.',
  ),
  'check-parameters': rule(
    'check-parameters',
    'warning',
    'Check with other parameters',
    'What stands under `with:` is not what this check takes, so it stays open in every pair. Suggestions below `with:` list what that is.',
  ),
  'duplicate-name': rule(
    'duplicate-name',
    'warning',
    'One name twice in a process',
    'Two stages of a process, or two checks of a stage, have the same name, so pairs cannot tell them apart.',
  ),
  'incomplete-stage': rule(
    'incomplete-stage',
    'warning',
    'Incomplete stage',
    'A stage that the process below does not have needs a title and a phase.',
  ),
  'phase-order': rule(
    'phase-order',
    'warning',
    'Phases out of order',
    'Stages go through the life cycle in order: prepare, agree, set goals, plan, work, review, close.',
  ),
  'circular-process': rule(
    'circular-process',
    'warning',
    'Process that builds on itself',
    'Following `extends:` from process to process leads back to this one. Let one of them build on something else.',
  ),
  'shadows-process': rule(
    'shadows-process',
    'warning',
    'Process in place of a built-in one',
    'A process of your own with the name of one that comes along takes its place for every pair that follows it. Rename the file if that is not meant.',
  ),
  'newer-format': rule(
    'newer-format',
    'error',
    'Newer format',
    'These records were written by a later version. They are shown as far as they are understood, and nothing is changed. Update Mentoring Trail to go on.',
  ),
  unreadable: rule(
    'unreadable',
    'error',
    'Unreadable file',
    'The system does not let the file be read: check who may read it. Or it is a link, and links are not followed, so that nothing from outside the folder is taken for a record: put the file itself in its place.',
  ),
  'not-smart-yet': rule(
    'not-smart-yet',
    'advice',
    'Goal that is not SMART yet',
    'A goal helps most when it says what exactly it is about, how one knows that it is reached, why it can be done, why it matters, and by when. A draft may leave all of that open: of a draft only the first open question is asked, and of a goal that is achieved or dropped none.',
  ),
  'past-date': rule(
    'past-date',
    'advice',
    'Date gone by',
    'A day on which something was to happen has passed: a planned session, an open step or action, an open goal, the end of a pair. Choose another one, or say what became of it. Nothing is said once the pair has ended.',
  ),
  'stale-slug': rule(
    'stale-slug',
    'advice',
    'Reference with an old name',
    'The code at the end still leads to the right record, whose file has another name by now. Refreshing the reference makes it read well. That of an agreement which somebody has signed is left alone: the signature is for those very words.',
  ),
};

/** Everything that can be said about a record, by its code. The page of rules in the documentation is made of it. */
export const rules: Readonly<Record<ProblemCode, Rule>> = all;

/**
 * Something to be said by a rule, as severe as the rule is.
 * @param path which key or value it is about; undefined where it is about the whole file
 * @param meant what belongs there, where that can be told without guessing
 */
export function problem(
  code: ProblemCode,
  message: string,
  range: TextRange,
  path?: YamlPath,
  meant?: string,
): Problem {
  return { code, severity: rules[code].severity, message, range, path, meant };
}
