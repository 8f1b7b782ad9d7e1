import * as vscode from 'vscode';
import { type CommandName, commandId } from '../views/contributions.js';
import { plainMessage } from '../views/plain-label.js';

/** Shows a message, with buttons for what the person can do next. */
export async function say(message: string, ...buttons: readonly Button[]): Promise<undefined> {
  const chosen = await vscode.window.showInformationMessage(
    plainMessage(message),
    ...buttons.map((button) => button.label),
  );
  await press(buttons.find((button) => button.label === chosen));
}

/** As {@link say}, for errors. */
export async function complain(message: string, ...buttons: readonly Button[]): Promise<undefined> {
  const chosen = await vscode.window.showErrorMessage(
    plainMessage(message),
    ...buttons.map((button) => button.label),
  );
  await press(buttons.find((button) => button.label === chosen));
}

/**
 * Asks in a dialog before something is done.
 * @param details What to know before: paragraphs; empty ones are left out.
 * @param button What the person presses to go on.
 */
export async function confirm(
  question: string,
  details: readonly string[],
  button: string,
  level: 'question' | 'warning' = 'question',
): Promise<boolean> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const ask = level === 'warning' ? showWarningMessage : showInformationMessage;
  const detail = details.filter((part) => part !== '').join('\n\n');
  return (await ask(question, { modal: true, detail }, button)) === button;
}

/** Runs a button's action. Nothing waits for it, since a message can stay open for long, so errors are shown here. */
async function press(button: Button | undefined): Promise<void> {
  try {
    await button?.run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`“${button?.label ?? ''}” did not work: ${reason}`);
  }
}

/** A button of a message. */
export interface Button {
  readonly label: string;
  run(): Promise<unknown>;
}

/** A button that runs one of our commands. */
export function commandButton(label: string, command: CommandName, argument?: unknown): Button {
  return { label, run: async () => vscode.commands.executeCommand(commandId(command), argument) };
}

/** A button that runs a command of VS Code or of another extension. */
export function otherCommandButton(label: string, command: string): Button {
  return { label, run: async () => vscode.commands.executeCommand(command) };
}
