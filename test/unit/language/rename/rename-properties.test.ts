import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/long-work.js';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { splice, splicesBetween } from '../../../../src/core/text/splice.js';
import { namesIn } from '../../../../src/core/names/names-in-text.js';
import type { Subject } from '../../../../src/core/names/subject.js';
import { fileKey, type RecordFile, type Snapshot } from '../../../../src/core/folder/snapshot.js';
import { ownName } from '../../../../src/core/language/name-at.js';
import { slugOf } from '../../../../src/core/folder/id.js';
import { rename, type Renaming } from '../../../../src/core/language/rename/rename.js';
import { folderProblems } from '../../../support/problems.js';
import { recordAt } from '../../../../src/core/records/kinds.js';
import { anyRecords } from '../../../support/any-records.js';
import { snapshotOf } from '../../../support/snapshot.js';

/** Ways in which people write the same content. */
const anyStyle = fc
  .record({
    strings: fc.constantFrom('PLAIN' as const, 'QUOTE_SINGLE' as const, 'QUOTE_DOUBLE' as const),
    collections: fc.constantFrom('block' as const, 'flow' as const, 'any' as const),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    comment: fc.constantFrom('', '# ada, a-aaaaaa and our-own\n'),
  })
  .map(({ strings, collections, lineEnd, mark, comment }) => (value: unknown) => {
    const text = stringify(value, {
      defaultStringType: strings,
      collectionStyle: collections,
      aliasDuplicateObjects: false,
    });
    return mark + (comment + text).replaceAll('\n', lineEnd);
  });

const anyFolder = fc.tuple(anyRecords, fc.infiniteStream(anyStyle)).map(([records, styles]) =>
  snapshotOf(
    Object.fromEntries(
      Object.entries(records).map(([where, value]) => {
        const { value: write } = styles.next() as { value: (value: unknown) => string };
        return [where, write(value)];
      }),
    ),
  ),
);

/** Everything that has a name here, or is named. */
function subjects(snapshot: Snapshot): { subject: Subject; file: RecordFile }[] {
  return snapshot.everyFile().flatMap((file) => {
    const own = ownName(file);
    return [...(own ? [own.name] : []), ...namesIn(file, file.raw)].map(({ subject }) => ({ subject, file }));
  });
}

function after(snapshot: Snapshot, { edits }: Renaming): Snapshot {
  return snapshotOf(
    Object.fromEntries(
      snapshot.everyFile().map((file) => {
        const edit = edits.find((each) => fileKey(each) === fileKey(file));
        return [`${file.place}:${edit?.to?.path ?? file.path}`, edit?.after ?? file.text ?? ''];
      }),
    ),
  );
}

function contents(snapshot: Snapshot): string[] {
  return snapshot.everyFile().map((file) => `${fileKey(file)}\n${file.text}`);
}

/** How many references lead nowhere, or to several records. */
function lost(snapshot: Snapshot): number {
  const problems = [...folderProblems(snapshot).values()].flat();
  const codes = ['dangling-reference', 'wrong-kind', 'duplicate-code', 'duplicate-name'];
  return problems.filter(({ code }) => codes.includes(code)).length;
}

function renamedSubject(subject: Subject, to: string, { edits }: Renaming): Subject {
  switch (subject.type) {
    case 'record':
      return { ...subject, id: recordAt(edits.find((edit) => edit.to)?.to?.path ?? '')?.id ?? to };
    case 'objective':
      return { ...subject, name: to };
    case 'stage':
      return { ...subject, stage: to };
    case 'programme-step':
      return { ...subject, step: to };
  }
}

function nameOf(subject: Subject): string {
  switch (subject.type) {
    case 'record':
      return subject.kind === 'person' || subject.kind === 'process' ? subject.id : slugOf(subject.id);
    case 'objective':
      return subject.name;
    case 'stage':
      return subject.stage;
    case 'programme-step':
      return subject.step;
  }
}

describe('Any rename in any folder', () => {
  it('loses no reference, changes nothing but the name, and is taken back by renaming back', () => {
    let done = 0;
    const anyName = fc.constantFrom('new-name', 'other', 'bob', 'our-own', 'closure', 'Ada L');
    fc.assert(
      fc.property(anyFolder, fc.nat(), anyName, (snapshot, which, name) => {
        const all = subjects(snapshot);
        const chosen = all[which % all.length];
        assert.ok(chosen);
        const { subject, file } = chosen;
        const old = nameOf(subject);
        const to = old.startsWith('2026-11-20-') ? `2026-11-20-${name}` : name;
        const result = finish(rename(snapshot, subject, file.place, to));
        if (!result.ok) {
          assert.match(result.error, /^\S.*\.$/);
          return;
        }
        done++;
        for (const { place, path, before = '', after: written } of result.value.edits) {
          assert.equal(before, snapshot.file(place, path)?.text);
          const splices = splicesBetween(before, written ?? '');
          assert.equal(splice(before, splices), written);
          for (const { start, end } of splices) assert.ok(before.slice(start, end).startsWith(old));
        }
        const then = after(snapshot, result.value);
        assert.ok(lost(then) <= lost(snapshot));
        assert.deepEqual(
          then.everyFile().map(({ faults, path }) => [path, faults.length]).length,
          snapshot.everyFile().length,
        );
        const back = finish(rename(then, renamedSubject(subject, to, result.value), file.place, old));
        assert.ok(back.ok, back.ok ? '' : back.error);
        assert.deepEqual(contents(after(then, back.value)), contents(snapshot));
      }),
      { numRuns: 120, endOnFailure: true },
    );
    assert.ok(done > 20, `only ${done} were possible`);
  }).timeout(60_000);
});
