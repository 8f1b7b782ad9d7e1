import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import type { Output } from './command.js';

/** What could move the cursor, hide text or turn its direction. Line breaks are ours; texts from records come as one line. */
const unsafe = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text without anything that a terminal would act on. */
function harmless(text: string): string {
  return stripVTControlCharacters(text).replace(unsafe, '');
}

/** Writes to the standard output, and notes to the standard error. Colours only where a person looks on. */
export function terminalOutput(): Output {
  const colours =
    process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  const styled: string[] = [];
  // No text can know it, so nothing but what is styled here is taken for it.
  const secret = randomUUID();
  const mark = new RegExp(`${secret}:(\\d+);`, 'g');
  const style = (code: number) => (text: string) => {
    if (!colours) return text;
    // Kept aside, so that only our own codes reach the terminal.
    styled.push(`\u001b[${code}m${harmless(text)}\u001b[0m`);
    return `${secret}:${styled.length - 1};`;
  };
  const shown = (text: string) => {
    const safe = harmless(text).replace(mark, (_, index: string) => styled[Number(index)] ?? '');
    styled.length = 0;
    return `${safe}\n`;
  };
  return {
    line: (text) => void process.stdout.write(shown(text)),
    note: (text) => void process.stderr.write(shown(text)),
    strong: style(1),
    quiet: style(2),
    red: style(31),
    green: style(32),
    yellow: style(33),
  };
}
