import { isCircular } from '../../processes/team.js';
import { rule } from '../rule.js';

export const circularProcess = rule<{ readonly base: string }>({
  code: 'circular-process',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  title: 'Process that builds on itself',
  explanation:
    'Following `extends:` from process to process leads back to this one. Let one of them build on something else.',
  check: (context) => {
    const { seen, file } = context;
    const base = context.contentOf('process')?.extends;
    if (base === undefined || !isCircular(seen, file.place, file.id)) return [];
    return [{ path: ['extends'], data: { base } }];
  },
  message: ({ base }) =>
    `This process builds on itself, by way of ${base}. It stands by its own stages until one of them builds on something else.`,
});
