/** What a fix does to the file that has the problem. */
type FixChange =
  /** The whole text of the file afterwards; everything that the fix is not about is byte by byte as it was. */
  | { readonly type: 'text'; readonly after: string }
  /** Gives the file another name; `to` is its path inside the mentoring folder. */
  | { readonly type: 'rename'; readonly to: string };

/** A repair of one problem. */
export interface Fix {
  /** What it does, as a menu says it: `Change staus to status`. */
  readonly title: string;
  /** Whether it guesses nothing, so that "fix all" may make it unseen. */
  readonly safe: boolean;
  readonly change: FixChange;
}
