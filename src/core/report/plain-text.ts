/** Text that Markdown leaves as it is, in one line: what a record says as text is no Markdown. */
export function plainText(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, '\\$&')
    .replace(/\s+/g, ' ');
}

/**
 * Markdown without pictures and HTML, which a preview would load from elsewhere and so tell others when two people meet. An
 * invisible character that joins words keeps them from being such, in code as well as outside of it.
 */
export function harmless(text: string): string {
  return text.replace(/!(?=\[)|<(?=[a-z/!?])(?!https?:)/gi, '$&\u2060');
}
