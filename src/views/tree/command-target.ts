import type { TreeNode } from './node.js';

/**
 * What a command was called on, with the row in place of its id; `'gone'` where it was called on a row that is no longer there.
 *
 * VS Code calls the command of a row with two arguments, the row's id and the selection, and from elsewhere with one or none. While it
 * fetches the rows of a tree anew it knows none of them, and gives undefined for the one that was clicked. That must not be taken for a call from
 * the Command Palette, where a command chooses for itself what it is about.
 * @param args as VS Code gives them.
 */
export function calledOn(
  args: readonly unknown[],
  row: (id: string) => TreeNode | undefined,
): { readonly argument: unknown } | 'gone' {
  const [first] = args;
  const argument = typeof first === 'string' ? row(first) : first;
  const given = argument !== undefined && argument !== null;
  return given || args.length < 2 ? { argument: given ? argument : undefined } : 'gone';
}
