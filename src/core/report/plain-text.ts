/** Text that Markdown leaves as it is, in one line: what a record says as text is no Markdown. */
export function plainText(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
