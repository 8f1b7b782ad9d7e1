/** The name of a kind with its article: `a goal`, `an agreement`; `feedback` and `evidence` have none. */
export function withArticle(name: string): string {
  if (name === 'feedback' || name === 'evidence') return name;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
