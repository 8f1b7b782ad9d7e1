/**
 * Leaves a test out where it cannot run, or in a hook all tests of its suite; the summary names it with the reason:
 * `skip(this, 'there is no gpg here')`.
 */
export function skip(context: Mocha.Context, why: string): never {
  const runnable = context.runnable();
  const named = 'type' in runnable && runnable.type === 'hook' ? (runnable.parent ?? runnable) : runnable;
  named.title += ` (skipped: ${why})`;
  return context.skip();
}
