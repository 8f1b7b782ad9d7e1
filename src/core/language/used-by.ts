import type { RecordKind } from '../records/kinds.js';
import type { YamlPath } from '../yaml/yaml-path.js';

/** The parts of the product that use a key. */
const users: Readonly<Record<string, string>> = {
  'configuration.readers': 'Shown wherever something is about to be shared.',
  'configuration.objectives': 'Goals name them under objective.',
  'person.emails': 'Commits and git’s own configuration are compared with them.',
  'person.keys': 'Looked at when signatures are checked.',
  'pair.process': 'The view and the dashboard show its stages.',
  'pair.cadence': 'The view expects the next session by it.',
  'pair.stages': 'The view and the dashboard show the last one, with what is open in it.',
  'pair.ends': 'The view shows how far the time has gone.',
  'agreement.schedule': 'The view expects the next session by it, and counts those held.',
  'agreement.checkpoint': 'The view reminds of it when it is near.',
  'goal.measure': 'The view and the dashboard show how far it is, by the check-ins of sessions.',
  'goal.due': 'Shown beside the goal.',
  'goal.status': 'The view folds finished goals away. Exit checks look at active ones.',
  'plan.steps': 'Shown below the goal, to be ticked. They are its progress where no number is.',
  'session.status': 'Sessions that were held count for exit checks.',
  'session.checkins': 'The latest one is where the goal is.',
  'session.actions': 'Shown until they are done.',
  'feedback.kind': 'A question waits for an answer in the view of the other one.',
  'feedback.resolves': 'Ends the thread that it answers.',
  'evidence.commit': 'Looked for in the history, and shown below the goal.',
  'evidence.patch': 'Finds the commit again after the history was rewritten.',
  'signature.text': 'Compared with the agreement: when its text changes, both are asked again.',
  'review.goals': 'Exit checks ask what became of each goal.',
  'process.stages': 'Pairs that follow the process go through them.',
  'process.stages.*.checks': 'The view shows which of them are open. They advise and never lock.',
  'process.stages.*.prompts': 'The agenda of a session begins with them.',
};

/** What uses the key at a path, in a sentence; undefined if it is only read by people. */
export function usedBy(kind: RecordKind, path: YamlPath): string | undefined {
  return users[[kind, ...path.map((key) => (typeof key === 'number' ? '*' : key))].join('.')];
}
