/** Typed paragraphs as a record keeps them: undefined if empty; several lines end with a line feed. */
export function paragraphs(text: string | undefined): string | undefined {
  const kept = printable(text ?? '')
    .replace(/\r\n?/g, '\n')
    // Looking behind keeps a long run of blanks inside a line from being tried once a blank.
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .trim();
  if (kept === '') return undefined;
  return kept.includes('\n') ? `${kept}\n` : kept;
}

/** A typed line as a record keeps it; undefined if empty. */
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
