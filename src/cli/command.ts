/** What a command writes to. */
export interface Output {
  /** Writes a line of the answer. */
  line(text: string): void;
  /** Writes a line beside the answer: what went wrong, or is missing. */
  note(text: string): void;
  /** The text in bold where the answer goes to a terminal. */
  strong(text: string): string;
  /** The text in grey where the answer goes to a terminal. */
  quiet(text: string): string;
  /** The text in the colour of what is wrong where the answer goes to a terminal. */
  red(text: string): string;
  /** The text in the colour of what is well where the answer goes to a terminal. */
  green(text: string): string;
  /** The text in the colour of what is worth a look where the answer goes to a terminal. */
  yellow(text: string): string;
}

/**
 * How a command ended, as the exit code says it, the same for all commands: done; done, and what was looked at has problems; or it
 * could not run, because of how it was called or what it met.
 */
export const exitCode = { done: 0, problems: 1, failed: 2 } as const;

/** What can be wrong with how a command was called; the message says what. */
export class UsageError extends Error {}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** Everything that it takes, in lines. */
  readonly help: string;
  /**
   * @param args What stands behind its name.
   * @returns The exit code. Throws a {@link UsageError} where it was called wrongly, any other error where it could not run.
   */
  run(args: readonly string[], output: Output): Promise<number>;
}
