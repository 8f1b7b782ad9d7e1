import { isList, isMapping, valueAt } from '../../yaml/plain-value.js';
import { editing, inMenu } from '../fix.js';
import { rule, type Finding } from '../rule.js';

interface Data {
  readonly list: 'steps' | 'actions';
  readonly id: string;
}

export const duplicateStep = rule<Data>({
  code: 'duplicate-step',
  severity: 'warning',
  on: 'record',
  kinds: ['plan', 'session'],
  title: 'Two steps with one id',
  explanation:
    'The id of a step tells it from the others of its list: of one plan, or of the actions of one session. Give one of the two another id, or none.',
  example: 'plan',
  check: (context) => {
    const steps = context.contentOf('plan')?.steps ?? context.contentOf('session')?.actions ?? [];
    const list = context.file.kind === 'plan' ? 'steps' : 'actions';
    const seen = new Set<string>();
    return steps.flatMap((step, index): readonly Finding<Data>[] => {
      const id = typeof step === 'string' ? undefined : step.id;
      if (id === undefined) return [];
      if (seen.has(id)) return [{ path: [list, index, 'id'], data: { list, id } }];
      seen.add(id);
      return [];
    });
  },
  message: ({ list, id }) => {
    const what = list === 'steps' ? 'step of this plan' : 'action of this session';
    return `Another ${what} has the id ${id} already. Give one of the two another id, or none.`;
  },
  // It gets a number behind it.
  fixes: ({ data: { list, id }, path = [] }, { value }) => {
    const steps = valueAt(value, [list]);
    if (!isList(steps)) return [];
    const taken = new Set(steps.map((step) => (isMapping(step) ? step['id'] : undefined)));
    let number = 2;
    while (taken.has(`${id}-${number}`)) number++;
    const free = `${id}-${number}`;
    return editing(`Change ${inMenu(id)} to ${free}`, false, { op: 'set', path, value: free });
  },
});
