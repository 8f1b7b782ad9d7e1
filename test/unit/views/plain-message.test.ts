import assert from 'node:assert/strict';
import { plainMessage } from '../../../src/views/plain-label.js';

/** What VS Code takes for a link in its messages and questions. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a message that quotes a record', () => {
  it('runs no command, whatever the record says', () => {
    const title = 'Own it [More](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)';
    const message = `A shared record would name the goal "${title}", which is only on this machine.`;
    assert.match(message, link, 'VS Code would make it a link');
    assert.doesNotMatch(plainMessage(message), link);
    assert.equal(plainMessage(message).replaceAll('\u2060', ''), message, 'it reads the same');
  });
});
