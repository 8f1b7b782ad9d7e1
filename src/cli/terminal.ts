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
  const lines: string[] = [];
  const style = (code: number) => (text: string) => {
    if (!colours) return text;
    // Kept aside, so that only our own codes reach the terminal.
    lines.push(`\u001b[${code}m${harmless(text)}\u001b[0m`);
    return `\ue000${lines.length - 1}\ue001`;
  };
  const shown = (text: string) => {
    const safe = harmless(text).replace(
      /\ue000(\d+)\ue001/g,
      (_, index: string) => lines[Number(index)] ?? '',
    );
    lines.length = 0;
    return `${safe}\n`;
  };
  return {
    line: (text) => void process.stdout.write(shown(text)),
    note: (text) => void process.stderr.write(shown(text)),
    strong: style(1),
    quiet: style(2),
  };
}
