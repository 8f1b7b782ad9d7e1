/** Text that Markdown leaves as it is, in one line: tooltips are Markdown, and what a record says is none. */
export function plainText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&').replace(/\s+/g, ' ');
}
