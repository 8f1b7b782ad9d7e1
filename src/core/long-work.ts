/**
 * Work that can take long in a large folder. It stops after each step, so that whoever runs it can let others have their turn, or
 * give it up.
 */
export type LongWork<T> = Generator<undefined, T>;

/** Does all of it at once. */
export function finish<T>(work: LongWork<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
