import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandNames } from '../../src/views/contributions.js';
import {
  fromDashboardSchema,
  maximumReply,
  readMessage,
  toDashboardSchema,
} from '../../src/protocol/messages.js';
import { dashboardCommands } from '../../src/protocol/state.js';
import { nothingThere, rich, sparse } from './states.js';

describe('messages between dashboard and extension', () => {
  for (const [name, state] of [
    ['a pair at work', rich()],
    ["a pair's first day", sparse()],
    ['no pair', nothingThere],
  ] as const) {
    it(`carry the whole state of ${name}`, () => {
      const sent: unknown = JSON.parse(JSON.stringify({ type: 'state', state }));
      assert.deepEqual(readMessage(toDashboardSchema, sent), sent);
    });
  }

  it('ask for commands that exist', () => {
    assert.deepEqual(
      dashboardCommands.filter((command) => !(commandNames as readonly string[]).includes(command)),
      [],
    );
  });

  const refused: readonly (readonly [why: string, message: unknown])[] = [
    ['a command that is not in the list', { type: 'run', command: 'deleteRecord' }],
    ['a command of somebody else', { type: 'run', command: 'workbench.action.quit' }],
    ['a place that there is not', { type: 'open', target: { place: 'elsewhere', path: 'goals/a.yaml' } }],
    ['a commit that is an option of git', { type: 'showCommit', commit: '--output=/etc/passwd' }],
    ['an empty reply', { type: 'reply', feedback: 'a', text: ' \n ' }],
    ['an endless reply', { type: 'reply', feedback: 'a', text: 'x'.repeat(maximumReply + 1) }],
    ['no object', 'ready'],
  ];
  for (const [why, message] of refused) {
    it(`refuse ${why}`, () => {
      assert.equal(readMessage(fromDashboardSchema, message), undefined);
    });
  }

  it('refuse a page whose address is no web address', () => {
    const state = rich();
    const json = JSON.stringify({ type: 'state', state }).replace(
      'https://docs.example.org/storm',
      'javascript:alert(1)',
    );
    assert.equal(readMessage(toDashboardSchema, JSON.parse(json)), undefined);
  });

  it('never throw, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (data) => {
          assert.equal(readMessage(fromDashboardSchema, data), undefined);
          assert.equal(readMessage(toDashboardSchema, data), undefined);
        },
      ),
    );
  });
});
