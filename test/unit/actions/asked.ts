import fc from 'fast-check';
import type { ActionContext, ActionError, ActionOutcome } from '../../../src/core/actions/action.js';
import type { Result } from '../../../src/core/result.js';

export type Run = (context: ActionContext) => Result<ActionOutcome, ActionError>;

/** An action together with something that a person could say to it. */
export function asked<I>(
  name: string,
  action: (context: ActionContext, input: I) => Result<ActionOutcome, ActionError>,
  input: fc.Arbitrary<I>,
): fc.Arbitrary<[string, Run]> {
  return input.map((given) => [`${name} ${JSON.stringify(given)}`, (context) => action(context, given)]);
}

/** Sometimes nothing. */
export const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Sometimes nothing, sometimes that it is to go. */
export const either = <T>(value: fc.Arbitrary<T>) => fc.oneof(maybe(value), fc.constant(null));
