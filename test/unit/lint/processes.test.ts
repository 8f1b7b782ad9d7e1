import * as assert from 'node:assert/strict';
import { problemsOf } from '../../../src/core/lint/lint.js';
import { snapshotOf } from '../../support/snapshot.js';

/**
 * Each problem of a file as `line text: code message`, where text is what is underlined, and lines are counted from 1.
 */
function problemsIn(texts: Readonly<Record<string, string>>, path: string): readonly string[] {
  const lines = (texts[path] ?? '').split('\n');
  return (problemsOf(snapshotOf(texts)).get(`shared:${path}`) ?? []).map(({ code, message, range }) => {
    const { start, end } = range;
    const line = lines[start.line] ?? '';
    const text = start.line === end.line ? line.slice(start.column, end.column) : line.trim();
    return `${start.line + 1} ${text}: ${code} ${message}`;
  });
}

/** What a text marks as expected: `# code, start of message` at the end of the line that has it. */
function expectedIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const marks = line.split(' # ').slice(1);
    return marks.map((mark) => `${index + 1} ${mark}`);
  });
}

function assertMarked(texts: Readonly<Record<string, string>>, path: string): void {
  const found = problemsIn(texts, path);
  const expected = expectedIn(texts[path] ?? '');
  assert.equal(found.length, expected.length, found.join('\n'));
  found.forEach((problem, index) =>
    assert.ok(problem.startsWith(expected[index] ?? '?'), `${problem}\nis not\n${expected[index]}`),
  );
}

describe('the problems of a team’s own process', () => {
  it('stand at the right line for every rule that it breaks and can be used all the same', () => {
    const path = 'processes/four-phases.yaml';
    const text = `title: Our own # Our own: shadows-process Every pair that names four-phases follows this process now
extends: five-stagse # five-stagse: dangling-reference There is no process five-stagse among the shared records. This one stands by
lenght: P6M # lenght: unknown-key lenght: is not known here; it is kept as it is. Did you mean length?
stages:
  - id: first-weeks # first-weeks: incomplete-stage The stage first-weeks is new, so it needs title: # first-weeks: incomplete-stage The stage first-weeks is new, so it needs phase:
  - id: on-call
    title: On call
    phase: work
    lead: everybody # everybody: unknown-value lead: everybody is not known here
    checks:
      - check: sesions-held # sesions-held: unknown-check There is no check sesions-held, so it stays open in every pair. Did you mean sessions-held?
      - check: sessions-held
        with: { atLeast: twice } # twice: check-parameters atLeast: is text here.
      - id: rules
        check: agreement-has # agreement-has: check-parameters
      - id: rules # rules: duplicate-name Another check of this stage is called rules already, so this one takes its place.
        check: agreement-has
        with: { sections: [roles], section: roles } # section: check-parameters section: is not known here; it is kept as it is. Check how it is spelled
  - id: on-call # on-call: duplicate-name Another stage is called on-call already, so the two are taken as one.
    title: Again
    phase: work
  - id: planning
    title: Planning
    phase: plan # plan: phase-order The phases go from prepare to agree
  - id: dreaming
    title: Dreaming
    phase: dream # dream: unknown-value phase: dream is not known here
`;
    assertMarked({ [path]: text }, path);
  });

  it('stand at the right line where it cannot be used', () => {
    const path = 'processes/our-own.yaml';
    assertMarked(
      {
        [path]: `purpose: [] # : missing-key title: is missing. A process needs it. # []: wrong-value purpose: is a list here.
length: half a year # half a year: wrong-value length: A duration is written as
extends: On Call # On Call: wrong-value extends: An id is lower-case words
stages:
  - id: yes # yes: wrong-value id: A name is lower-case words joined by hyphens, begins with a letter, and is none of
    title: First weeks
  - id: 2-weeks # 2-weeks: wrong-value id: A name is
    title: '' # '': wrong-value title: Say something here
    prompts:
      - { ask: 'Why?', private: perhaps } # perhaps: wrong-value private: is text here.
    checks: [sessions-held] # sessions-held: wrong-value checks, item 1: is text here.
`,
      },
      path,
    );
  });

  it('list the checks that there are where none is near', () => {
    const text = 'title: Own\nstages: [{ id: a, title: A, phase: work, checks: [{ check: cake-eaten }] }]\n';
    const [problem = ''] = problemsIn({ 'processes/own.yaml': text }, 'processes/own.yaml');
    assert.match(problem, /stays open in every pair\. Known are pair-accepted, .*, what-comes-next\.$/);
  });

  it('say that a process has no stages', () => {
    const path = 'processes/our-own.yaml';
    assertMarked(
      { [path]: 'title: Ours\nstages: [] # []: wrong-value stages: A process has one stage or more.\n' },
      path,
    );
    const [found] = problemsIn({ [path]: 'title: Ours\n' }, path);
    assert.equal(
      found,
      '1 : missing-key A process needs stages: with one stage or more, or extends: with the process that it builds on.',
    );
  });

  it('say that processes build on each other in a circle', () => {
    const stages = 'stages: [{ id: one, title: One, phase: work }]\n';
    const texts = {
      'processes/one.yaml': `title: One\nextends: two # two: circular-process This process builds on itself, by way of two.\n${stages}`,
      'processes/two.yaml': `title: Two\nextends: three # three: circular-process\n${stages}`,
      'processes/three.yaml': `title: Three\nextends: one # one: circular-process\n${stages}`,
      'processes/four.yaml': `title: Four\nextends: one\n${stages}`,
      'processes/self.yaml': `title: Self\nextends: self # self: circular-process\n${stages}`,
    };
    for (const path of Object.keys(texts)) assertMarked(texts, path);
  });

  it('say that a name does not begin with a letter', () => {
    const path = 'processes/2-years.yaml';
    const text = 'title: Two years\nextends: eight-stage-model\n';
    assert.match(problemsIn({ [path]: text }, path)[0] ?? '', /^1 .*: unsafe-id .*p-2-years\.yaml/);
  });

  it('leave alone what only refines a stage, and phases in order around it', () => {
    const path = 'processes/our-own.yaml';
    const text = `title: Ours
extends: project-mentoring
stages:
  - { id: welcome, title: Welcome, phase: prepare }
  - { id: reflection, checks: [{ check: goals-met }] }
  - { id: party, title: Party, phase: close }
`;
    assert.deepEqual(problemsIn({ [path]: text }, path), []);
    const late = text.replace('phase: prepare', 'phase: review');
    assert.match(problemsIn({ [path]: late }, path).join('\n'), /^4 review: phase-order [^\n]*$/);
  });
});

describe('where records name a process', () => {
  const process = `title: Ours
stages:
  - { id: first-weeks, title: First weeks, phase: prepare }
  - { id: on-call, title: On call, phase: work }
`;
  const people = { 'people/ada.yaml': 'name: Ada\n', 'people/grace.yaml': 'name: Grace\n' };
  const pair = (rest: string) => `mentee: ada\nmentor: grace\n${rest}`;
  const path = 'pairs/ada-and-grace-k7m2q4.yaml';

  it('a stage that is not there is told', () => {
    const texts = {
      ...people,
      'processes/our-own.yaml': process,
      [path]: pair(`process: our-own
stages:
  - { stage: formation-of-a-pair, entered: 2026-11-01, process: project-mentoring }
  - { stage: formation, entered: 2026-11-01, process: project-mentoring } # formation: dangling-reference “A project
  - { stage: first-weeks, entered: 2026-11-02, process: gone } # gone: dangling-reference There is no process gone
  - { stage: first-weeks, entered: 2026-11-02 }
  - { stage: on-cal, entered: 2026-11-20 } # on-cal: dangling-reference “Ours” has no stage on-cal. Did you mean on-call?
`),
    };
    assertMarked(texts, path);
    assertMarked({ ...texts, 'processes/our-own.yaml': `${process}x-mark: 1\n` }, path);
  });

  it('a process that is not there is told, once', () => {
    const text = pair(
      'process: our-onw # our-onw: dangling-reference There is no process our-onw among the shared records. Did you mean our-own?\nstages: [{ stage: on-call, entered: 2026-11-20 }]\n',
    );
    assertMarked({ ...people, 'processes/our-own.yaml': process, [path]: text }, path);
    const settings =
      'format: 1\ndefaults:\n  process: our-own # our-own: dangling-reference There is no process our-own\n';
    assertMarked({ 'mentoring.yaml': settings }, 'mentoring.yaml');
  });

  it('a step that no programme has is told', () => {
    const programme = `title: Mentoring here
design:
  processes: [five-stages, six-stages] # six-stages: dangling-reference There is no process six-stages among the shared records. Did you mean five-stages?
steps:
  - { step: design-the-mentoring-program, entered: 2026-11-01 }
  - { step: matching, entered: 2026-11-02 } # matching: dangling-reference A programme has no step matching.
`;
    assertMarked({ 'programme.yaml': programme }, 'programme.yaml');
  });

  it('what is not there is told beside values that are wrong, and of those nothing more', () => {
    const stages =
      'stages:\n  - { stage: on-cal, entered: 2026-11-20 } # on-cal: dangling-reference “Ours” has no stage on-cal.\n  - { stage: [a], process: gone } # [a]: wrong-value # gone: dangling-reference There is no process gone\n';
    const one = pair(`process: our-own\ncadence: weekly # weekly: wrong-value\n${stages}`);
    const files = { ...people, 'processes/our-own.yaml': process };
    const told = problemsIn({ ...files, [path]: one }, path).map((line) => /^\d+ .*?: \S+/.exec(line)?.[0]);
    assert.deepEqual(told, [
      '4 weekly: wrong-value',
      '6 on-cal: dangling-reference',
      '7 -: missing-key',
      '7 [a]: wrong-value',
      '7 gone: dangling-reference',
    ]);
    const other = pair(
      'process: our-onw # our-onw: dangling-reference There is no process our-onw\ncadence: weekly # weekly: wrong-value\n',
    );
    assertMarked({ ...files, [path]: other }, path);
    const named = pair('process: Our own # Our own: wrong-value\n');
    assertMarked({ ...files, [path]: named }, path);
    const own =
      'title: Theirs\nextends: our-onw # our-onw: dangling-reference There is no process our-onw\nlength: long # long: wrong-value\n';
    assertMarked({ ...files, 'processes/theirs.yaml': own }, 'processes/theirs.yaml');
    const programme =
      'title: 3 # 3: wrong-value\nsteps:\n  - { step: matching, entered: 2026-11-02 } # matching: dangling-reference\n';
    assertMarked({ ...files, 'programme.yaml': programme }, 'programme.yaml');
    const settings =
      'format: one # one: wrong-value\ndefaults: { process: gone } # gone: dangling-reference\n';
    assertMarked({ ...files, 'mentoring.yaml': settings }, 'mentoring.yaml');
  });
});
