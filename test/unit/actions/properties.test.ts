import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileEdits } from '../../../src/core/actions/file-edits.js';
import { readRecordText } from '../../../src/core/folder/record.js';
import { affected, deleteRecord } from '../../../src/core/actions/delete-record.js';
import { linkCommits } from '../../../src/core/actions/evidence.js';
import { logFeedback, replyTo, resolveFeedback } from '../../../src/core/actions/feedback.js';
import { newGoal, setGoalStatus, sharpenGoal } from '../../../src/core/actions/goals.js';
import { makePrivate, makeShared } from '../../../src/core/actions/make-private.js';
import { writeNote } from '../../../src/core/actions/notes.js';
import { acceptPair, advanceStage, changePair } from '../../../src/core/actions/pairs.js';
import { publishReview, saveReview } from '../../../src/core/actions/reviews.js';
import {
  cancelSession,
  discardStartedSession,
  endSession,
  logSession,
  planSession,
  prepareSession,
  startSession,
} from '../../../src/core/actions/sessions.js';
import { introduceMe, startMentoring } from '../../../src/core/actions/start-mentoring.js';
import { addStep, completeStep, reopenStep } from '../../../src/core/actions/steps.js';
import { isSafeId } from '../../../src/core/folder/id.js';
import { Snapshot, fileKey, type RecordFile } from '../../../src/core/folder/snapshot.js';
import { stringsAt } from '../../../src/core/yaml/plain-value.js';
import { definitions, recordAt, recordKinds, recordPath } from '../../../src/core/records/kinds.js';
import {
  mostly,
  often,
  ids,
  someone,
  pairId,
  goalId,
  planId,
  sessionId,
  feedbackId,
  date,
  instant,
  odd,
  words,
  place,
  world,
} from './any-world.js';
import { agreementActions } from './any-agreements.js';
import { asked, either, maybe } from './asked.js';
import { anyNote, anyReview, reviewId } from './any-looking-back.js';
import type { Place } from '../../../src/core/folder/privacy.js';
import { changesOf } from '../../support/actions.js';
import { ownProblems } from '../../../src/core/lint/lint.js';

interface Step {
  readonly task: string;
  readonly owner?: string;
  readonly due?: string;
}

const person = fc.record({
  name: fc.oneof(fc.constantFrom('Ada', 'Grace', ''), words),
  email: fc.oneof(fc.constantFrom('ada@example.org', 'Grace@example.org', '', 'x@y'), words),
});
const day = fc.oneof({ weight: 9, arbitrary: date }, odd);
const commit = fc.record({
  sha: fc.oneof(fc.constantFrom('a'.repeat(40), 'b'.repeat(40)), odd),
  subject: words,
  author: person,
  authored: mostly(instant, odd),
  goals: fc.constantFrom([], ['a1b2c3']),
});
const links = fc.record({
  goal: goalId,
  commits: fc.array(commit, { maxLength: 2 }),
  repo: maybe(fc.constant('host/path')),
  note: maybe(words),
});
const steps: fc.Arbitrary<Step> = fc.record(
  { task: words, owner: someone, due: day },
  { requiredKeys: ['task'] },
);
const chosen = fc.oneof(
  fc.record({
    list: fc.constant('steps' as const),
    plan: planId,
    index: fc.nat(3),
    task: fc.constantFrom('Talk', 'Read'),
  }),
  fc.record({
    list: fc.constant('actions' as const),
    session: sessionId,
    index: fc.nat(3),
    task: fc.constantFrom('Talk', 'Read'),
  }),
);
const anyPath = fc
  .constantFrom(...recordKinds)
  .chain((kind) =>
    fc
      .constantFrom(...(kind === 'person' ? ['ada', 'linus'] : kind === 'process' ? ['our-own'] : ids(kind)))
      .map((id) => recordPath(kind, id)),
  );
const chosenFile = (where: Place) =>
  fc.record({ place: often<Place>(where, where === 'shared' ? 'private' : 'shared'), path: anyPath });
const minutes = maybe(fc.oneof(fc.double(), fc.integer()));

const actions = fc.oneof(
  asked(
    'startMentoring',
    startMentoring,
    fc.record({
      role: fc.constantFrom('mentee' as const, 'mentor' as const),
      me: person,
      other: fc.oneof(person, fc.record({ handle: someone })),
      request: maybe(words),
      place,
      readers: maybe(words),
    }),
  ),
  asked('introduceMe', introduceMe, fc.record({ me: person, place, readers: maybe(words) })),
  asked('acceptPair', acceptPair, fc.record({ pair: pairId })),
  asked(
    'changePair',
    changePair,
    fc.record({
      pair: pairId,
      process: maybe(often('five-stages', 'x')),
      cadence: either(often('P7D', 'often')),
      starts: either(day),
      ends: either(day),
      request: either(words),
    }),
  ),
  asked(
    'advanceStage',
    advanceStage,
    fc.record({ pair: pairId, to: maybe(often('reflection', 'x')), note: maybe(words) }),
  ),
  asked(
    'newGoal',
    newGoal,
    fc.record({
      title: words,
      measure: maybe(words),
      due: maybe(day),
      pair: maybe(pairId),
      place: maybe(place),
    }),
  ),
  asked(
    'sharpenGoal',
    sharpenGoal,
    fc.record({
      goal: goalId,
      changes: fc.record({
        title: maybe(words),
        pair: either(pairId),
        measure: either(fc.oneof(words, fc.record({ what: words, from: fc.double(), to: fc.integer() }))),
        due: either(day),
        specific: either(words),
        objective: either(words),
        theme: either(words),
      }),
      makeActive: fc.boolean(),
    }),
  ),
  asked(
    'setGoalStatus',
    setGoalStatus,
    fc.record({ goal: goalId, status: fc.constantFrom('draft' as const, 'achieved' as const) }),
  ),
  asked('addStep', addStep, fc.record({ goal: goalId, task: words, owner: maybe(someone), due: maybe(day) })),
  asked('completeStep', completeStep, chosen),
  asked('reopenStep', reopenStep, chosen),
  asked(
    'logSession',
    logSession,
    fc.record({ pair: pairId, notes: words, date: maybe(day), minutes, place: maybe(place) }),
  ),
  asked('writeNote', writeNote, anyNote),
  asked('saveReview', saveReview, anyReview),
  asked('publishReview', publishReview, fc.record({ review: reviewId })),
  asked(
    'planSession',
    planSession,
    fc.record({
      pair: pairId,
      date: day,
      started: maybe(mostly(instant, odd)),
      preparation: maybe(words),
      place: maybe(place),
    }),
  ),
  asked('prepareSession', prepareSession, fc.record({ session: sessionId, preparation: words })),
  asked(
    'startSession',
    startSession,
    fc.record({
      pair: pairId,
      session: maybe(sessionId),
      prompts: fc.array(fc.record({ ask: words, private: maybe(fc.boolean()) }), { maxLength: 2 }),
    }),
  ),
  asked(
    'endSession',
    endSession,
    fc.record({
      session: sessionId,
      notes: maybe(words),
      minutes,
      checkins: fc.array(
        fc.record({ goal: goalId, value: maybe(mostly(fc.integer(), fc.double())), note: maybe(words) }),
        {
          maxLength: 2,
        },
      ),
      actions: fc.array(steps, { maxLength: 2 }),
      commits: fc.array(links, { maxLength: 2 }),
    }),
  ),
  asked('cancelSession', cancelSession, fc.record({ session: sessionId })),
  asked(
    'discardStartedSession',
    discardStartedSession,
    fc.record({ session: sessionId, created: fc.boolean() }),
  ),
  asked(
    'logFeedback',
    logFeedback,
    fc.record({
      pair: pairId,
      to: maybe(someone),
      observed: words,
      effect: maybe(words),
      try: maybe(words),
      kind: maybe(fc.constantFrom('praise', 'wish')),
      about: fc.record({
        goal: maybe(goalId),
        session: maybe(sessionId),
        code: maybe(fc.record({ path: words, line: often(40, 0), quote: words })),
      }),
      place: maybe(place),
    }),
  ),
  asked('replyTo', replyTo, fc.record({ feedback: feedbackId, text: words, resolves: fc.boolean() })),
  asked('resolveFeedback', resolveFeedback, fc.record({ feedback: feedbackId, text: maybe(words) })),
  agreementActions,
  asked('linkCommits', linkCommits, links),
  asked('deleteRecord', deleteRecord, fc.record({ file: chosenFile('shared'), withChildren: fc.boolean() })),
  asked('makePrivate', makePrivate, fc.record({ file: chosenFile('shared') })),
  asked('makeShared', makeShared, fc.record({ file: chosenFile('private') })),
);

describe('every action, whatever the records and whatever is said', () => {
  it('gives a plan of valid records or a sentence why not, and never throws', () => {
    let plans = 0;
    fc.assert(
      fc.property(world, actions, (context, [, run]) => {
        const result = run(context);
        if (!result.ok) {
          assert.match(result.error.message, /^\p{Lu}.*[.?!]$/su);
          return;
        }
        plans++;
        for (const change of changesOf(result.value)) {
          if (change.type !== 'create') continue;
          const definition = definitions[change.kind];
          assert.ok(definition.schema.safeParse(change.value).success);
          assert.ok(isSafeId(change.id), change.id);
          const keys = Object.keys(change.value);
          assert.deepEqual(
            keys,
            definition.keys.filter((key) => keys.includes(key)),
          );
          assert.ok(Object.values(change.value).every((value) => value !== undefined));
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(plans > 400, `only ${plans} of 2000 could be done, too few to show anything`);
  });

  it('makes texts that read back without a problem', () => {
    fc.assert(
      fc.property(world, actions, (context, [, run]) => {
        const result = run(context);
        if (!result.ok) return;
        const changes = fileEdits(
          result.value.edits,
          ({ place: where, path }) => context.snapshot.file(where, path)?.text,
        );
        // What has no text at all can't be changed: that is told as well.
        if (!changes.ok) {
          assert.match(changes.error.message, /is no text/);
          return;
        }
        for (const { path, place: where, after } of changes.value) {
          const record = recordAt(path);
          assert.ok(record);
          if (after === undefined || context.snapshot.file(where, path)?.stale) continue;
          assert.deepEqual(
            ownProblems(readRecordText({ ...record, path, place: where }, after, undefined)).filter(
              ({ severity }) => severity === 'error',
            ),
            [],
          );
        }
      }),
      { numRuns: 800 },
    );
  });

  it('never lets a shared record name a private one that it did not name before', () => {
    fc.assert(
      fc.property(world, actions, (context, [, run]) => {
        const result = run(context);
        if (!result.ok) return;
        const before = namings(context.snapshot, ['private', undefined]);
        const texts = fileEdits(
          result.value.edits,
          ({ place: where, path }) => context.snapshot.file(where, path)?.text,
        );
        if (!texts.ok) return;
        const next = context.snapshot.with(
          new Map(
            texts.value.map((change) => {
              const record = recordAt(change.path);
              assert.ok(record);
              const where = { ...record, place: change.place, path: change.path };
              return [
                fileKey(change),
                change.after === undefined ? undefined : readRecordText(where, change.after, undefined),
              ];
            }),
          ),
        );
        for (const naming of namings(next, ['private'])) assert.ok(before.has(naming), naming);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells the same before a deletion as it does then', () => {
    fc.assert(
      fc.property(world, chosenFile('shared'), (context, chosenOne) => {
        const chosenRecord = context.snapshot.file(chosenOne.place, chosenOne.path);
        const result = deleteRecord(context, { file: chosenOne, withChildren: true });
        if (!chosenRecord || !result.ok) return;
        const told = affected(context.snapshot, chosenRecord);
        const changed = (type: string) =>
          changesOf(result.value)
            .flatMap((change) => (change.type === type && 'file' in change ? [fileKey(change.file)] : []))
            .sort();
        assert.deepEqual(changed('delete'), [chosenRecord, ...told.deleted].map(fileKey).sort());
        assert.deepEqual(changed('edit'), told.edited.map(fileKey).sort());
      }),
      { numRuns: 600 },
    );
  });
});

/** Every naming by a shared record of one that lies in one of these places; undefined where there is none. */
function namings(snapshot: Snapshot, places: readonly (Place | undefined)[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const kind of recordKinds) {
    for (const record of snapshot.all(kind) as readonly RecordFile[]) {
      if (record.place === 'private') continue;
      for (const rule of definitions[kind].references) {
        for (const { text: reference } of stringsAt(record.value, rule.path)) {
          if (places.includes(snapshot.find(rule.to, reference)?.place))
            found.add(`${record.path} names ${rule.to} ${reference}`);
        }
      }
    }
  }
  return found;
}
