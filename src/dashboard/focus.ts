/** Where the focus is before the page changes. */
export interface HeldFocus {
  readonly element: HTMLElement;
  /** Its ancestors, innermost first: one of them survives. */
  readonly ancestors: readonly HTMLElement[];
  readonly selection: readonly [number, number] | undefined;
}

/** Remembers the focused element inside `root`, before an update that may move or remove it. */
export function holdFocus(root: HTMLElement): HeldFocus | undefined {
  const element = root.ownerDocument.activeElement;
  if (!(element instanceof HTMLElement) || element === root || !root.contains(element)) return undefined;
  const ancestors: HTMLElement[] = [];
  for (let parent = element.parentElement; parent && parent !== root; parent = parent.parentElement)
    ancestors.push(parent);
  const selection =
    element instanceof HTMLTextAreaElement
      ? ([element.selectionStart, element.selectionEnd] as const)
      : undefined;
  return { element, ancestors, selection };
}

/**
 * Gives the focus back where the update took it away: to the same element, or, where that is gone, to its successor in the
 * part that it was in, so that who works by keyboard never falls back to the top of the page.
 */
export function restoreFocus(held: HeldFocus | undefined): void {
  if (!held || held.element.ownerDocument.activeElement === held.element) return;
  if (held.element.isConnected) {
    held.element.focus({ preventScroll: true });
    if (held.selection && held.element instanceof HTMLTextAreaElement)
      held.element.setSelectionRange(...held.selection);
    return;
  }
  const surviving = held.ancestors.find(
    (ancestor) => ancestor.isConnected && ancestor.querySelector(successors) !== null,
  );
  surviving?.querySelector<HTMLElement>(successors)?.focus({ preventScroll: true });
}

/** What takes the focus of an element that is gone: what says that it does, or the heading. */
const successors = '[data-successor], :is(h1, h2, h3)[tabindex="-1"]';
