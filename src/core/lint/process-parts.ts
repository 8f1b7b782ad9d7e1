import type { WrittenCheck } from '../records/process.js';
import type { YamlPath } from '../yaml/yaml-path.js';
import type { RuleContext } from './rule.js';

/** A check that a process asks for, and where it stands. */
interface PlacedCheck {
  readonly check: WrittenCheck;
  readonly path: YamlPath;
}

/** The checks that a process's own file asks for, in order. */
export function checksIn(context: RuleContext): readonly PlacedCheck[] {
  return (context.contentOf('process')?.stages ?? []).flatMap(({ checks }, stage) =>
    (checks ?? []).map((check, index) => ({ check, path: ['stages', stage, 'checks', index] })),
  );
}
