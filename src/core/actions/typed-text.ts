/** Paragraphs as they are kept: undefined where nothing is said; several lines end with a line end, as text in a file does. */
export function paragraphs(text: string | undefined): string | undefined {
  const kept = printable(text ?? '')
    .replace(/\r\n?/g, '\n')
    // Looking behind keeps a long run of blanks inside a line from being tried once a blank.
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim();
  if (kept === '') return undefined;
  return kept.includes('\n') ? `${kept}\n` : kept;
}

/** One line as it is kept; undefined where nothing is said. */
export function oneLine(text: string | undefined): string | undefined {
  const kept = printable(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return kept === '' ? undefined : kept;
}

/** Without the characters that YAML cannot hold: control characters and halves of characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\uFEFF\uFFFE\uFFFF]/gu, (character) =>
    /[\t\n\r]/.test(character) ? character : '',
  );
}
