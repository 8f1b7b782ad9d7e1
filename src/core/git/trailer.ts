import { codeOf, isSafeId } from '../folder/id.js';
import { fail, ok, type Result } from '../result.js';

/**
 * A line that links goals, wherever it stands: squashing indents it, code hosts quote it or make it an item of a list. The key's case
 * does not matter.
 */
const linkLine = /^[ \t>*+•-]*(?:\d+[.)][ \t]+)?mentoring-goal[ \t]*:(.*)$/gimu;
/** A line of git's `key: value` form. */
const trailerLine = /^[a-z0-9-]+[ \t]*:/i;
/** Lines that git itself adds. One of them is enough for a paragraph with some other text to count as trailers. */
const generatedLine = /^(Signed-off-by: |\(cherry picked from commit )/;
/** Trailers that nobody would write as a subject; `fix: the retries` is one. */
const neverSubject =
  /^(?:(?:mentoring-goal|change-id|(?:signed-off|co-authored|reviewed|acked|tested|reported)-by)[ \t]*:|\(cherry picked from )/i;
const scissors = '------------------------ >8 ------------------------';

/** The line that links a goal to a commit, by the goal's code: `Mentoring-Goal: p3x9kd`. */
export function goalTrailer(code: string): string {
  return `Mentoring-Goal: ${code}`;
}

/**
 * The codes of the goals that a commit message links, each once, in the order in which they are named. A link is a line
 * `Mentoring-Goal: p3x9kd` anywhere in the message; full ids count, and several, separated by commas or blanks. What follows the first
 * word that is no goal is a remark.
 */
export function goalsLinkedIn(message: string): string[] {
  const codes = new Set<string>();
  for (const match of message.matchAll(linkLine)) {
    const words = (match[1] ?? '').toLowerCase().split(/[\s,]+/);
    for (const word of words) {
      if (word === '') continue;
      const code = isSafeId(word) ? codeOf(word) : undefined;
      if (code === undefined) break;
      codes.add(code);
    }
  }
  return [...codes];
}

/** A line of a message: its text without the line's end, and where it starts and the next one does. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly next: number;
}

/**
 * The message with the goal linked in the place where git puts trailers: after those already there, otherwise as a paragraph of its own
 * at the end, and before comments and the scissors line. Line ends stay as they are.
 * @param message The commit message that is being written.
 * @param code The goal's code, as {@link codeOf} gives it.
 * @param comment What starts a comment (git's `core.commentChar`); empty where the message has none, as in the box of Source Control.
 * @returns `no-subject` where the line would become the subject, `already-there` where the message links this goal already.
 */
export function addGoalTrailer(
  message: string,
  code: string,
  comment = '#',
): Result<string, 'no-subject' | 'already-there'> {
  const isComment = (line: Line) => comment !== '' && line.text.startsWith(comment);
  const whole = linesOf(message);
  const cut = comment === '' ? -1 : whole.findIndex((line) => line.text === `${comment} ${scissors}`);
  const lines = cut < 0 ? whole : whole.slice(0, cut);

  const kept = lines.slice(0, endOfMessage(lines, isComment));
  const subject = kept.find((line) => !isBlank(line) && !isComment(line));
  if (subject === undefined || neverSubject.test(subject.text.trim())) return fail('no-subject');
  const written = kept.filter((line) => !isComment(line)).map((line) => line.text);
  if (goalsLinkedIn(written.join('\n')).includes(code)) return fail('already-there');

  const lineEnd = /\r?\n/.exec(message)?.[0] ?? '\n';
  const at = kept.at(-1)?.next ?? 0;
  const open = message.slice(0, at).endsWith('\n') ? '' : lineEnd;
  const gap = endsWithTrailers(kept, isComment) ? '' : lineEnd;
  return ok(
    `${message.slice(0, at)}${open}${gap}${goalTrailer(code)}${open === '' ? lineEnd : ''}${message.slice(at)}`,
  );
}

function linesOf(message: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < message.length;) {
    const feed = message.indexOf('\n', start);
    const next = feed < 0 ? message.length : feed + 1;
    lines.push({ text: message.slice(start, next).replace(/\r?\n$/, ''), start, next });
    start = next;
  }
  return lines;
}

function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

/** How many lines belong to the message proper: without the comments, the blank lines and the list of conflicts that end it. */
function endOfMessage(lines: readonly Line[], isComment: (line: Line) => boolean): number {
  let end: number | undefined;
  let inConflicts = false;
  lines.forEach((line, index) => {
    if (line.text === 'Conflicts:') inConflicts = true;
    else if (!isBlank(line) && !isComment(line) && !(inConflicts && line.text.startsWith('\t'))) {
      end = undefined;
      inConflicts = false;
      return;
    }
    end ??= index;
  });
  return end ?? lines.length;
}

/**
 * Whether the last paragraph is one of trailers by the rules of `git interpret-trailers`: all its lines are, or a quarter of them where
 * git added one itself. The first paragraph holds the subject and never is.
 */
function endsWithTrailers(lines: readonly Line[], isComment: (line: Line) => boolean): boolean {
  let generated = false;
  let trailers = 0;
  let others = 0;
  let continuations = 0;
  let start = lines.length - 1;
  for (; start >= 0; start--) {
    const line = lines[start];
    if (line === undefined || isBlank(line)) break;
    // The commit will not have it.
    if (isComment(line)) continue;
    if (generatedLine.test(line.text) || trailerLine.test(line.text)) {
      generated ||= generatedLine.test(line.text);
      trailers++;
      continuations = 0;
    } else if (/^\s/.test(line.text)) {
      continuations++;
    } else {
      others += 1 + continuations;
      continuations = 0;
    }
  }
  const first = lines.slice(0, Math.max(start, 0)).some((line) => !isBlank(line) && !isComment(line));
  others += continuations;
  return first && (generated ? trailers * 3 >= others : trailers > 0 && others === 0);
}
