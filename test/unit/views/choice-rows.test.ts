import assert from 'node:assert/strict';
import { commitSearch } from '../../../src/core/git/commit-search.js';
import { agreementState } from '../../../src/core/insight/signatures.js';
import { agreementTasks } from '../../../src/views/agreement-tasks.js';
import { commitGroups, commitRow } from '../../../src/views/commit-rows.js';
import { pair, records, today } from '../../support/actions.js';
import { commitOf, perspectiveOf, snapshotOf, type Records } from '../../support/snapshot.js';

describe('commits to choose from', () => {
  const snapshot = snapshotOf(records);
  const email = snapshot.find('person', 'ada')?.value.emails?.[0] ?? '';
  const by = (sha: string, author: string, authored: string) => ({
    ...commitOf(sha),
    authored,
    author: { name: author, email: author === 'Ada' ? email : 'linus@example.org' },
  });
  const commits = [
    by('a1', 'Ada', '2026-11-01T10:00:00Z'),
    by('b2', 'Linus', '2026-11-03T10:00:00Z'),
    by('c3', 'Ada', '2026-11-02T10:00:00Z'),
  ];
  const shas = (search = '', remark = '') =>
    commitGroups({ snapshot, today }, 'ada', commits, commitSearch(search, today), remark).map(
      ({ title, rows }) => [title, ...rows.map(({ value }) => value.sha.slice(0, 2))],
    );

  it('are those of the owner first, then those of others, the newest first', () => {
    const [own, others] = shas();
    assert.deepEqual(own?.slice(1), ['c3', 'a1']);
    assert.deepEqual(others, ['By others', 'b2']);
    assert.deepEqual(shas('', ': the newest')[1]?.[0], 'By others: the newest');
  });

  it('have a name where they have no subject', () => {
    assert.equal(commitRow({ ...commitOf('a1'), subject: '' }, today).label, '(no subject)');
  });
});

describe('what can be done with an agreement', () => {
  const agreement = 'agreements/ada-and-grace-a2g3r4.yaml';
  const titles = (more: object) => {
    const all: Records = { ...records, [agreement]: { pair, ...more } };
    const snapshot = snapshotOf(all);
    const perspective = perspectiveOf(snapshot, { me: 'ada', today });
    const record = snapshot.find('pair', pair);
    const state = record && agreementState(perspective, record);
    assert.ok(record && state);
    return agreementTasks(perspective, record, state).map(({ title, rows }) => [
      title,
      rows.map(({ label }) => label),
    ]);
  };

  it('is to agree, to change what it says, to add, and to open the file', () => {
    const [first, , , last] = titles({ confidentiality: 'What we talk about\nstays here' });
    assert.deepEqual(first, [undefined, ['Agree to it as it is now']]);
    assert.deepEqual(last, ['The file', ['Open the file']]);
  });

  it('offers to change what it says and to add the rest, each once', () => {
    const said = (more: object) =>
      titles(more)
        .slice(1, 3)
        .map(([, labels]) => labels?.length ?? 0);
    const [none, all] = said({});
    const [one, rest] = said({ confidentiality: 'What we talk about stays here' });
    assert.deepEqual([one, rest], [(none ?? 0) + 1, (all ?? 0) - 1]);
  });
});
