const escape = String.fromCharCode(27);
/** What colours a terminal or sets its title. */
const terminalSequence = new RegExp(
  `${escape}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\u0007${escape}]*(?:\\u0007|${escape}\\\\))`,
  'g',
);
/** Characters that break a line, are invisible, or turn the direction of what follows. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** The text as one line that is safe to show and to write into a record: no line breaks, no terminal codes, no control characters. */
export function oneLine(text: string): string {
  return text.replace(terminalSequence, '').replace(unseen, ' ').replace(/\s+/g, ' ').trim();
}
