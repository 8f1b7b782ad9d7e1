import { builtInProcesses } from '../../processes/builtin.js';
import { findProcess, isCircular } from '../../processes/team.js';
import { phases } from '../../records/process.js';
import { rule, type RuleContext } from '../rule.js';

interface Data {
  readonly stage: string;
  readonly missing: 'title' | 'phase';
}

export const incompleteStage = rule<Data>({
  code: 'incomplete-stage',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  title: 'Incomplete stage',
  explanation: 'A stage that the process below does not have needs a title and a phase.',
  example: 'phase',
  check: (context) => {
    const inherited = inheritedStages(context);
    return (context.contentOf('process')?.stages ?? []).flatMap((stage, index) => {
      const missing = (['title', 'phase'] as const).filter((key) => stage[key] === undefined);
      if (inherited.has(stage.id)) return [];
      return missing.map((key) => ({
        path: ['stages', index, 'id'],
        data: { stage: stage.id, missing: key },
      }));
    });
  },
  message: ({ stage, missing }) => {
    const what =
      missing === 'title' ? 'title: with what it is called' : `phase: with one of ${phases.join(', ')}`;
    return `The stage ${stage} is new, so it needs ${what}.`;
  },
});

/** The stages of what a process builds on. */
function inheritedStages(context: RuleContext): ReadonlySet<string> {
  const { seen, file } = context;
  const { id, place } = file;
  const base = context.contentOf('process')?.extends;
  if (base === undefined || (base !== id && isCircular(seen, place, id))) return new Set();
  const process = base === id ? builtInProcesses().get(id) : findProcess(seen, place, base);
  return new Set(process?.stages.map((stage) => stage.id));
}
