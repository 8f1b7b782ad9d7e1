import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pause } from './support.js';

type QuickPick = vscode.QuickPick<vscode.QuickPickItem>;
type Question = QuickPick | vscode.InputBox;

/** What a person does with one question. */
export type Answer = (question: Question) => void | Promise<void>;

/** A message in the corner of the window, or a modal one. */
export interface Message {
  readonly level: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** Writes a text and presses Enter. */
export function write(text: string): Answer {
  return async (question) => {
    assert.ok(!isPick(question), `a text is asked for, not a choice: ${question.placeholder}`);
    question.value = text;
    await accept();
  };
}

/** Chooses the row whose label fits and presses Enter. */
export function choose(label: string | RegExp): Answer {
  return async (question) => {
    assert.ok(isPick(question), 'a choice is asked for');
    question.activeItems = [rowFor(question, label)];
    await accept();
  };
}

/** Ticks the rows whose labels fit, and only those, and presses Enter. */
export function tick(...labels: readonly (string | RegExp)[]): Answer {
  return async (question) => {
    assert.ok(isPick(question) && question.canSelectMany, 'several can be chosen');
    question.selectedItems = labels.map((label) => rowFor(question, label));
    await accept();
  };
}

/** Presses Enter on what is there. */
export const confirm: Answer = accept;

/** Leaves with Escape. */
export const leave: Answer = async () => {
  await pause(settling);
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
};

/** Does something while the question is open, then answers. */
export function meanwhile(act: () => unknown, answer: Answer): Answer {
  return async (question) => {
    await act();
    await answer(question);
  };
}

/** How long VS Code takes to draw what was set in a question, in milliseconds. */
const settling = 60;

async function accept(): Promise<void> {
  await pause(settling);
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

function isPick(question: Question): question is QuickPick {
  return 'canSelectMany' in question;
}

function rowFor(pick: QuickPick, label: string | RegExp): vscode.QuickPickItem {
  const fits = (item: vscode.QuickPickItem) =>
    typeof label === 'string' ? item.label === label : label.test(item.label);
  const row = pick.items.find((item) => item.kind !== vscode.QuickPickItemKind.Separator && fits(item));
  assert.ok(row, `there is ${String(label)} among ${pick.items.map((item) => item.label).join(', ')}`);
  return row;
}

/**
 * Somebody who runs commands, answers their questions in the real quick inputs, and reads the messages. Messages are not drawn:
 * each is taken down. Modal ones are left with Escape unless one of their buttons is to be pressed.
 */
export class Person {
  /** Everything that was told, the newest last. */
  readonly told: Message[] = [];
  /** The titles, prompts and placeholders of the questions of the last command. */
  asked: string[] = [];
  private answers: Answer[] = [];
  private failure: Error | undefined;
  private pressing: string[] = [];
  private readonly open = new Map<Message, (button: string) => void>();
  private readonly originals = new Map(replaced.map((name) => [name, vscode.window[name]]));

  /** Takes the place of VS Code's windows until {@link leaves}. */
  constructor() {
    const { createInputBox, createQuickPick } = vscode.window;
    put('createInputBox', () => this.watched(createInputBox()));
    put('createQuickPick', () => this.watched(createQuickPick()));
    put('showInformationMessage', (...args: unknown[]) => this.hear('information', args));
    put('showWarningMessage', (...args: unknown[]) => this.hear('warning', args));
    put('showErrorMessage', (...args: unknown[]) => this.hear('error', args));
  }

  /** Gives the windows back. */
  leaves(): void {
    for (const [name, original] of this.originals) put(name, original);
  }

  /** Runs a command to its end and answers its questions in turn. Every answer must be asked for, and no more than those. */
  async runs(command: string, args: readonly unknown[] = [], ...answers: readonly Answer[]): Promise<void> {
    this.answers = [...answers];
    this.asked = [];
    this.failure = undefined;
    await vscode.commands.executeCommand(command, ...args);
    this.endsWell();
    assert.equal(this.answers.length, 0, `${command} asked less than expected: ${this.asked.join(' / ')}`);
  }

  private endsWell(): void {
    if (this.failure) throw this.failure;
  }

  /** Presses a button on the newest message, which must have it. */
  press(button: string): void {
    const message = this.lastTold;
    assert.ok(message, 'there is a message');
    assert.ok(message.buttons.includes(button), `${button} is a button of ${message.text}`);
    const resolve = this.open.get(message);
    assert.ok(resolve, 'the message is still there');
    resolve(button);
  }

  /** Presses this button on the next modal message that has it. */
  willPress(button: string): void {
    this.pressing.push(button);
  }

  /** A message that can be undone stays; others are dismissed, since commands may wait for that. */
  private stays(message: Message, items: readonly unknown[]): Promise<unknown> {
    if (!['Undo', 'Push'].some((button) => message.buttons.includes(button)))
      return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.open.set(message, (button) => resolve(items[message.buttons.indexOf(button)]));
    });
  }

  /** The newest message. */
  get lastTold(): Message | undefined {
    return this.told.at(-1);
  }

  private watched<T extends Question>(question: T): T {
    const show = question.show.bind(question);
    question.show = () => {
      show();
      const text = isPick(question) ? question.placeholder : question.prompt;
      this.asked.push([question.title, text].filter(Boolean).join(': '));
      void this.answer(question);
    };
    return question;
  }

  private async answer(question: Question): Promise<void> {
    try {
      const answer = this.answers.shift();
      assert.ok(answer, `nobody expected the question ${this.asked.at(-1) ?? ''}`);
      await answer(question);
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      question.hide();
    }
  }

  private hear(level: Message['level'], [text, ...rest]: readonly unknown[]): Promise<unknown> {
    const [first, ...others] = rest;
    const options = isOptions(first) ? first : undefined;
    const items = options ? others : rest;
    const buttons = items.map((item) =>
      typeof item === 'string' ? item : (item as vscode.MessageItem).title,
    );
    const message = { level, text: String(text), detail: options?.detail ?? '', buttons };
    this.told.push(message);
    if (!options?.modal) return this.stays(message, items);
    const pressed = this.pressing.findIndex((button) => buttons.includes(button));
    if (pressed < 0) return Promise.resolve(undefined);
    const [button] = this.pressing.splice(pressed, 1);
    return Promise.resolve(items[buttons.indexOf(button ?? '')]);
  }
}

const replaced = [
  'createInputBox',
  'createQuickPick',
  'showInformationMessage',
  'showWarningMessage',
  'showErrorMessage',
] as const;

function put(name: (typeof replaced)[number], value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, writable: true, configurable: true, enumerable: true });
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null && !('title' in value);
}
