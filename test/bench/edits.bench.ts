import { parseDocument } from 'yaml';
import { applyEdits } from '../../src/core/yaml/edit.js';
import type { RecordEdit } from '../../src/core/yaml/record-edit.js';
import { least, type Figure } from './measure.js';

export const title = 'Editing a record';

const steps = Array.from(
  { length: 30 },
  (_, index) => `  - { task: Read chapter ${index + 1}, due: 2026-12-04 } # soon\n`,
);
const plan = `# What we agreed on\ngoal: own-the-retries-p3x9kd\nsteps:\n${steps.join('')}`;

const notes = Array.from({ length: 60 }, (_, index) => `  We talked about part ${index + 1} of the queue.\n`);
const session = `pair: ada-and-grace-k7m2q4\ndate: 2026-11-21\nminutes: 45\nnotes: |\n${notes.join('')}`;

const samples: readonly { readonly name: string; readonly text: string; readonly edit: RecordEdit }[] = [
  {
    name: 'ticking one of 30 steps',
    text: plan,
    edit: { op: 'set', path: ['steps', 20, 'done'], value: '2026-12-03' },
  },
  {
    name: 'adding a step to 30',
    text: plan,
    edit: { op: 'append', path: ['steps'], value: { task: 'Write it down' } },
  },
  {
    name: 'a check-in on a session of 60 lines',
    text: session,
    edit: { op: 'append', path: ['checkins'], value: { goal: 'own-the-retries-p3x9kd', value: 22 } },
  },
];

export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, text, edit } of samples) {
    const parsing = await least(
      200,
      () => undefined,
      () => parseDocument(text),
    );
    let version = 0;
    const editing = await least(
      200,
      // A text that was read before is not read again.
      () => `${text}# ${++version}\n`,
      (unread) => {
        const result = applyEdits(unread, [edit]);
        if (!result.ok) throw new Error(result.error.code);
      },
    );
    figures.push({
      what: `${name}, to parsing its document once`,
      value: editing / parsing,
      unit: '×',
      target: 10,
    });
  }
  return figures;
}
