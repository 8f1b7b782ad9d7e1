import type { RecordKind } from '../../records/kinds.js';
import type { YamlPath } from '../../yaml/yaml-path.js';

/** The keys that a new record of a kind usually starts with. Signatures have a hash, so only the command for agreeing makes them. */
export const usualKeys: Readonly<Record<RecordKind, readonly string[]>> = {
  configuration: ['format', 'readers'],
  person: ['name', 'emails'],
  pair: ['mentee', 'mentor', 'request', 'process', 'status', 'starts', 'cadence'],
  agreement: ['pair', 'expectations', 'confidentiality', 'schedule', 'checkpoint'],
  signature: [],
  goal: ['title', 'owner', 'pair', 'measure', 'due', 'status'],
  plan: ['goal', 'steps'],
  session: ['pair', 'date', 'notes', 'checkins', 'actions'],
  feedback: ['pair', 'from', 'to', 'date', 'observed', 'effect', 'try', 'kind'],
  evidence: ['goal', 'url', 'by', 'date', 'note'],
  review: ['pair', 'by', 'date', 'kind', 'goals', 'expected', 'actual', 'next'],
  note: ['pair', 'by', 'date', 'text'],
  process: ['title', 'purpose', 'stages'],
  programme: ['title', 'purpose', 'organisers', 'steps'],
};

/** The keys that a new mapping usually starts with, in addition to the required ones. */
const usualInside: Readonly<Record<string, readonly string[]>> = {
  'agreement.expectations': ['mentee', 'mentor'],
  'agreement.schedule': ['cadence', 'meetings', 'minutes'],
  'agreement.checkpoint': ['afterSessions'],
  // Required, unless the stage refines one of another process.
  'process.stages.*': ['title', 'phase'],
};

/** The label of a new mapping, and its usual keys. */
export interface Part {
  readonly label: string;
  readonly keys: readonly string[];
}

const step: Part = { label: 'New step', keys: ['task', 'owner', 'due'] };
const question: Part = { label: 'New question', keys: ['ask', 'from'] };
const parts: Readonly<Record<string, Part>> = {
  'goal.measure': { label: 'Measure in numbers', keys: ['what', 'unit', 'from', 'to'] },
  'plan.steps.*': step,
  'plan.resources.*': { label: 'New resource', keys: ['title', 'kind', 'url'] },
  'session.actions.*': { ...step, label: 'New action' },
  'session.checkins.*': { label: 'New check-in', keys: ['goal', 'value', 'note'] },
  'session.prompts.*': question,
  'review.goals.*': { label: 'New goal', keys: ['goal', 'result', 'note'] },
  'pair.stages.*': { label: 'New stage', keys: ['stage', 'entered'] },
  'process.stages.*': { label: 'New stage', keys: ['id', 'title', 'phase', 'lead'] },
  'process.stages.*.prompts.*': question,
  'process.stages.*.checks.*': { label: 'New check', keys: ['check'] },
  'programme.goals.*': { label: 'New goal', keys: ['title', 'due'] },
  'programme.measures.*': { label: 'New measure', keys: ['what', 'unit', 'from', 'to'] },
  'programme.steps.*': { label: 'New step', keys: ['step', 'entered'] },
};

/** The mapping that usually belongs at a path; undefined if none does. */
export function partAt(kind: RecordKind, path: YamlPath): Part | undefined {
  return parts[placeName(kind, path)];
}

/** The keys that a mapping at a path usually starts with, in addition to the required ones. */
export function usualKeysAt(kind: RecordKind, path: YamlPath): readonly string[] {
  return usualInside[placeName(kind, path)] ?? [];
}

function placeName(kind: RecordKind, path: YamlPath): string {
  return [kind, ...path.map((key) => (typeof key === 'number' ? '*' : key))].join('.');
}
