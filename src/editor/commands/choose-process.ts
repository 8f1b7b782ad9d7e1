import type { LoadedRecord } from '../../core/folder/snapshot.js';
import { lengthWords } from '../../core/insight/schedule.js';
import { builtInProcesses } from '../../core/processes/builtin.js';
import type { Process } from '../../core/processes/process.js';
import { findProcess, ownProcesses } from '../../core/processes/team.js';
import { type Answer, type Choice, type StepFrame, back, left, pickOne, separator } from '../input/steps.js';
import type { MentoringFolder } from '../mentoring-folder.js';

/** How many of those that come along are offered at first: those that fit most. */
const fitMost = 2;
const others = Symbol('other processes');

/**
 * Lets the person choose the process of a pair: first among those that fit most and the team's own, behind one more step among the
 * others. Gives the id of the process.
 */
export async function chooseProcess(
  frame: StepFrame,
  folder: MentoringFolder,
  pair: LoadedRecord<'pair'>,
): Promise<Answer<string>> {
  const { process: current } = pair.value;
  const own = ownProcesses(folder.snapshot, pair.place);
  const usual = [...builtInProcesses().values()].filter(({ id }) => !own.some((each) => each.id === id));
  const rare = usual.slice(fitMost);
  const choice = (process: Process) => processChoice(process, current);
  const isRare = rare.some(({ id }) => id === current);
  for (;;) {
    const chosen = await pickOne<string | typeof others>(frame, {
      placeholder: 'Which process do you follow?',
      active: isRare ? others : current,
      items: [
        ...usual.slice(0, fitMost).map(choice),
        ...(own.length > 0 ? [separator('Your team’s own'), ...own.map(choice), separator('')] : []),
        {
          label: 'Other processes…',
          description: isRare
            ? `now: ${findProcess(folder.snapshot, pair.place, current)?.title ?? current}`
            : '',
          value: others,
        },
      ],
    });
    if (left(chosen) || chosen !== others) return chosen;
    const other = await pickOne(
      { ...frame, step: frame.step + 1, total: frame.total + 1 },
      { placeholder: 'Which process do you follow?', active: current, items: rare.map(choice) },
    );
    if (other !== back) return other;
  }
}

/** What a process is for, how long it takes, and its stages. */
function processChoice(process: Process, current: string): Choice<string> {
  const length = process.length === undefined ? undefined : lengthWords(process.length);
  const facts = [process.id === current ? 'now' : undefined, length].filter((fact) => fact !== undefined);
  const purpose = process.purpose === undefined ? '' : `${process.purpose.trim().replace(/\s+/g, ' ')} `;
  const stages = process.stages.map((stage) => stage.title).join(' → ');
  return {
    label: process.title,
    description: facts.join(' · '),
    detail: `${purpose}(${stages})`,
    value: process.id,
  };
}
