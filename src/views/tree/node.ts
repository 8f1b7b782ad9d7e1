import type { CommandName, TreeWord } from '../contributions.js';
import type { Target } from '../target.js';

/** One row of the tree, as plain data. It knows nothing of VS Code, so that what is shown can be tested by itself. */
export interface TreeNode {
  /** Unique in the tree and stable while the record lives, so that what is expanded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** What a screen reader says in the place of the description, where that alone does not tell what is meant. */
  readonly spoken?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** The name of a codicon. */
  readonly icon?: string;
  /** What it is, for the menus' `when` clauses. */
  readonly words: readonly TreeWord[];
  /** Shown with a box: whether it is ticked. */
  readonly checked?: boolean;
  /** Where a click leads, and what the menus act on. */
  readonly target?: Target;
  /** The full hash of the commit that it is about. */
  readonly sha?: string;
  /** A command that a click runs instead of opening the target. */
  readonly command?: CommandName;
  /** Whether its children show at first. */
  readonly expanded?: boolean;
  readonly children: readonly TreeNode[];
}
