import * as vscode from 'vscode';
import type { RowGroup } from '../../views/rows.js';
import { plainLabel, plainMessage } from '../../views/plain-label.js';

/** The person pressed Back. */
export const back = Symbol('back');
/** The person cancelled with Escape. */
export const cancelled = Symbol('cancelled');

/** Nothing has to be asked here: going forwards and back both pass over it. */
export const skipped = Symbol('skipped');

/** What asking gives: an answer, or that there is none. */
export type Answer<T> = T | typeof back | typeof cancelled;

/** How a question is shown, filled in by {@link askInSteps}. */
export interface StepFrame {
  readonly title: string;
  /** 1 for the first question. */
  readonly step: number;
  /** How many questions there are; one alone shows no count. */
  readonly total: number;
}

/** The frame of a question that stands alone. */
export function alone(title: string): StepFrame {
  return { title, step: 1, total: 1 };
}

/** Whether the person cancelled or went back instead of answering. */
export function left<T>(answer: Answer<T>): answer is typeof back | typeof cancelled {
  return answer === back || answer === cancelled;
}

/** One question: takes what is known, gives what is known then. */
export type Step<S> = (frame: StepFrame, state: S) => Promise<Answer<S> | typeof skipped>;

/** A step that keeps its answer under a key of the state. */
export function keepAs<S, K extends keyof S>(
  key: K,
  ask: (frame: StepFrame, state: S) => Promise<Answer<S[K]>>,
): Step<S> {
  return async (frame, state) => {
    const answer = await ask(frame, state);
    return left(answer) ? answer : { ...state, [key]: answer };
  };
}

/**
 * Asks one question after the other. Back returns to the one before with the answers kept; cancelling at any of them gives
 * undefined, and nothing has happened.
 */
export async function askInSteps<S>(
  title: string,
  initial: S,
  steps: readonly Step<S>[],
): Promise<S | undefined> {
  let state = initial;
  let direction = 1;
  for (let index = 0; index < steps.length; index = Math.max(0, index + direction)) {
    const step = steps[index];
    if (!step) break;
    const answer = await step({ title, step: index + 1, total: steps.length }, state);
    if (answer === cancelled) return undefined;
    if (answer === skipped) {
      if (index === 0) direction = 1;
    } else if (answer === back) {
      direction = -1;
    } else {
      direction = 1;
      state = answer;
    }
  }
  return state;
}

/** A step that asks for a line of text and keeps it under a key of the state. Coming back, the person finds what they typed. */
export function textStep<K extends string, S extends { readonly [key in K]?: string | undefined }>(
  key: K,
  options: Omit<TextOptions, 'value'>,
): Step<S> {
  return async (frame, state) => {
    const answer = await askText(frame, { ...options, value: state[key] });
    return left(answer) ? answer : { ...state, [key]: answer };
  };
}

/** One row of a quick pick and what choosing it means. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  readonly items: readonly (Choice<T> | Separator)[];
  /** The row that is marked at first. */
  readonly active?: T | undefined;
  /** Makes a choice out of what was typed where no row fits: shown as the last row. */
  readonly typed?: (text: string) => Choice<T> | undefined;
}

/** A line between groups of rows. */
export interface Separator {
  readonly label: string;
  readonly kind: vscode.QuickPickItemKind.Separator;
}

export function separator(label: string): Separator {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** The rows of several groups, with a line between them. */
export function grouped<T>(groups: readonly RowGroup<T>[]): readonly (Choice<T> | Separator)[] {
  return groups.flatMap(({ title, rows }): readonly (Choice<T> | Separator)[] =>
    title === undefined || rows.length === 0 ? rows : [separator(title), ...rows],
  );
}

function isChoice<T>(item: Choice<T> | Separator): item is Choice<T> {
  return item.kind !== vscode.QuickPickItemKind.Separator;
}

/** VS Code draws `$(name)` as an icon; out of a record it is text. */
function withoutIcons<T>(item: Choice<T> | Separator): Choice<T> | Separator {
  if (!isChoice(item)) return item;
  const { label, description, detail } = item;
  return {
    ...item,
    label: plainLabel(label),
    ...(description === undefined ? {} : { description: plainLabel(description) }),
    ...(detail === undefined ? {} : { detail: plainLabel(detail) }),
  };
}

/** Lets the person choose one of several. */
export function pickOne<T>(frame: StepFrame, options: PickOptions<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T> | Separator>();
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = options.items.map(withoutIcons);
  const active = pick.items.find((item) => isChoice(item) && item.value === options.active);
  if (options.active !== undefined && active) pick.activeItems = [active];
  const { typed } = options;
  if (typed) {
    pick.onDidChangeValue((value) => {
      const extra = value.trim() === '' ? undefined : typed(value.trim());
      pick.items = (extra ? [...options.items, { ...extra, alwaysShow: true }] : options.items).map(
        withoutIcons,
      );
    });
  }
  return ask(pick, frame, (answer) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen && isChoice(chosen)) answer(chosen.value);
    });
  });
}

/** As {@link pickOne}, for a question that stands alone; undefined if the person cancels. */
export async function choose<T>(title: string, options: PickOptions<T>): Promise<T | undefined> {
  const answer = await pickOne(alone(title), options);
  return left(answer) ? undefined : answer;
}

/** The only one of several, else the one that the person chooses; undefined if there is none, or the person cancels. */
export async function chooseOf<T>(
  several: readonly T[],
  title: string,
  placeholder: string,
  row: (one: T) => vscode.QuickPickItem,
): Promise<T | undefined> {
  if (several.length < 2) return several[0];
  return choose(title, { placeholder, items: several.map((one) => ({ ...row(one), value: one })) });
}

export interface PickManyOptions<T> {
  readonly placeholder: string;
  readonly items: readonly (Choice<T> | Separator)[];
  /** Where there are more rows than can be shown at first. */
  readonly search?: RowSearch<T> | undefined;
}

/** Finds rows that are not there at first. */
interface RowSearch<T> {
  /** Every row that is known by now; those that fit what was typed always show. */
  readonly rows: (text: string) => readonly (Choice<T> | Separator)[];
  /** Looks for more in the background, for {@link rows} to have. Stopped as soon as something else is typed. Never rejects. */
  readonly find: (text: string, signal: AbortSignal) => Promise<void>;
}

/** How long somebody has to stop typing before more rows are looked for, in milliseconds. */
const typingPause = 250;

/** Lets the person tick any number of rows; none is ticked at first unless the row says so (`picked`). */
export function pickMany<T>(frame: StepFrame, options: PickManyOptions<T>): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T> | Separator>();
  pick.canSelectMany = true;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = options.items.map(withoutIcons);
  pick.selectedItems = pick.items.filter((item) => isChoice(item) && item.picked === true);
  tickWithSpace(pick);
  if (options.search) searchWhileTyping(pick, options.search);
  return ask(pick, frame, (answer) => {
    pick.onDidAccept(() => answer(pick.selectedItems.filter(isChoice).map((item) => item.value)));
  });
}

/**
 * Lets Space tick the marked row while the filter is empty and has the focus: Space and Enter are enough for the first row.
 * VS Code itself would write the blank into the filter.
 */
function tickWithSpace<T>(pick: vscode.QuickPick<Choice<T> | Separator>): void {
  let marked = pick.items.find(isChoice);
  if (marked) pick.activeItems = [marked];
  // The mark is gone by the time the blank arrives, so it is remembered.
  pick.onDidChangeActive(([item]) => {
    if (item && isChoice(item)) marked = item;
  });
  pick.onDidChangeValue((value) => {
    if (value !== ' ' || !marked) return;
    const { value: row } = marked;
    const ticked = new Set(valuesOf(pick.selectedItems));
    if (!ticked.delete(row)) ticked.add(row);
    pick.value = '';
    const choices = pick.items.filter(isChoice);
    pick.selectedItems = choices.filter((item) => ticked.has(item.value));
    pick.activeItems = choices.filter((item) => item.value === row);
  });
}

/** Shows what is found for what is typed, without making anybody wait; ticks and the marked row stay. */
function searchWhileTyping<T>(pick: vscode.QuickPick<Choice<T> | Separator>, search: RowSearch<T>): void {
  let stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  pick.keepScrollPosition = true;
  const show = (text: string) => {
    const ticked = new Set(valuesOf(pick.selectedItems));
    const marked = new Set(valuesOf(pick.activeItems));
    pick.items = search.rows(text).map(withoutIcons);
    const choices = pick.items.filter(isChoice);
    pick.selectedItems = choices.filter((item) => ticked.has(item.value));
    pick.activeItems = choices.filter((item) => marked.has(item.value));
  };
  const stop = () => {
    stopping.abort();
    clearTimeout(timer);
    pick.busy = false;
  };
  pick.onDidChangeValue((text) => {
    stop();
    if (text.trim() === '') return;
    stopping = new AbortController();
    const { signal } = stopping;
    timer = setTimeout(() => {
      pick.busy = true;
      void search.find(text, signal).then(() => {
        if (signal.aborted) return;
        show(text);
        pick.busy = false;
      });
    }, typingPause);
  });
  pick.onDidHide(stop);
}

function valuesOf<T>(items: readonly (Choice<T> | Separator)[]): readonly T[] {
  return items.filter(isChoice).map((item) => item.value);
}

export interface TextOptions {
  readonly prompt: string;
  readonly placeholder?: string | undefined;
  readonly value?: string | undefined;
  /** Says in words what is wrong with the text, before it can be accepted. */
  readonly validate?: ((text: string) => string | undefined) | undefined;
  /** Whether an empty answer is one; it is given as ''. */
  readonly optional?: boolean | undefined;
  /** What is asked where the answer is empty and must not be. */
  readonly whenEmpty?: string | undefined;
  /** Extra buttons; each gives the text as it is and is told apart by its tooltip. */
  readonly buttons?:
    readonly { readonly icon: string; readonly tooltip: string; run(text: string): void }[] | undefined;
}

/** Asks for a line of text; gives it without surrounding blanks. */
export function askText(frame: StepFrame, options: TextOptions): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = plainMessage(options.prompt);
  input.placeholder = options.placeholder;
  input.value = options.value ?? '';
  const buttons = (options.buttons ?? []).map((button) => ({
    iconPath: new vscode.ThemeIcon(button.icon),
    tooltip: button.tooltip,
    run: () => button.run(input.value.trim()),
  }));
  const complaint = (text: string): string | undefined =>
    text === ''
      ? options.optional
        ? undefined
        : (options.whenEmpty ?? 'A few words, please.')
      : options.validate?.(text);
  const plainComplaint = (text: string): string | undefined => {
    const words = complaint(text);
    return words === undefined ? undefined : plainMessage(words);
  };
  input.onDidChangeValue((value) => {
    const text = value.trim();
    input.validationMessage = text === '' ? undefined : plainComplaint(text);
  });
  return ask(
    input,
    frame,
    (answer) => {
      input.onDidAccept(() => {
        const text = input.value.trim();
        const wrong = plainComplaint(text);
        input.validationMessage = wrong;
        if (wrong === undefined) answer(text);
      });
    },
    buttons,
  );
}

type RunButton = vscode.QuickInputButton & { readonly run: () => void };

/** Shows a quick input until it is answered, left or stepped back from. */
function ask<T>(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  frame: StepFrame,
  listen: (answer: (value: T) => void) => void,
  buttons: readonly RunButton[] = [],
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    let result: Answer<T> = cancelled;
    const finish = (value: Answer<T>) => {
      result = value;
      input.hide();
    };
    input.title = frame.title;
    input.ignoreFocusOut = true;
    if (frame.total > 1) {
      input.step = frame.step;
      input.totalSteps = frame.total;
    }
    input.buttons = [...(frame.step > 1 ? [vscode.QuickInputButtons.Back] : []), ...buttons];
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) finish(back);
      else buttons.find((candidate) => candidate === button)?.run();
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(result);
    });
    listen(finish);
    input.show();
  });
}
