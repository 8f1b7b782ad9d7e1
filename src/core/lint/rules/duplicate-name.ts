import type { YamlPath } from '../../yaml/yaml-path.js';
import { rule, type Finding } from '../rule.js';

interface Data {
  readonly of: 'stage' | 'check';
  readonly name: string;
}

export const duplicateName = rule<Data>({
  code: 'duplicate-name',
  severity: 'warning',
  on: 'record',
  kinds: ['process'],
  title: 'One name twice in a process',
  explanation:
    'Two stages of a process, or two checks of a stage, have the same name, so pairs cannot tell them apart.',
  example: 'stage',
  check: (context) => {
    const stages = context.contentOf('process')?.stages ?? [];
    return [
      ...duplicates(stages, 'stage', ['stages'], ({ id }) => [id, 'id']),
      ...stages.flatMap(({ checks = [] }, index) =>
        duplicates(checks, 'check', ['stages', index, 'checks'], ({ id, check }) =>
          id === undefined ? [check, 'check'] : [id, 'id'],
        ),
      ),
    ];
  },
  message: ({ of, name }) => {
    const [what, effect] =
      of === 'stage'
        ? ['stage', 'the two are taken as one']
        : ['check of this stage', 'this one takes its place'];
    return `Another ${what} is called ${name} already, so ${effect}. Give it a name of its own.`;
  },
});

/** Those that have the name of one before them. */
function duplicates<T>(
  items: readonly T[],
  of: Data['of'],
  at: YamlPath,
  nameOf: (item: T) => readonly [name: string, key: string],
): readonly Finding<Data>[] {
  const taken = new Set<string>();
  return items.map(nameOf).flatMap(([name, key], index): readonly Finding<Data>[] => {
    if (taken.has(name)) return [{ path: [...at, index, key], data: { of, name } }];
    taken.add(name);
    return [];
  });
}
