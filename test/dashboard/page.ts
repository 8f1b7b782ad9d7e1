import { Window } from 'happy-dom';
import type { MentoringDashboard } from '../../src/dashboard/dashboard.js';
import type { VsCodeApi } from '../../src/dashboard/host.js';
import {
  fromDashboardSchema,
  readMessage,
  type FromDashboard,
  type ToDashboard,
} from '../../src/protocol/messages.js';
import type { DashboardState } from '../../src/protocol/state.js';

/** What the dashboard and its libraries take from the page that they run in. */
const globals = [
  'window',
  'document',
  'customElements',
  'Comment',
  'CSSStyleSheet',
  'CustomEvent',
  'Document',
  'DocumentFragment',
  'DOMParser',
  'Element',
  'Event',
  'HTMLElement',
  'HTMLTextAreaElement',
  'KeyboardEvent',
  'MessageEvent',
  'MutationObserver',
  'Node',
  'requestAnimationFrame',
  'ResizeObserver',
  'ShadowRoot',
] as const;

/** VS Code's side of a webview: what it was told, and what the webview asked it to keep. */
export class FakeHost implements VsCodeApi {
  readonly posted: FromDashboard[] = [];

  constructor(public kept?: unknown) {}

  postMessage(message: unknown): void {
    const understood = readMessage(fromDashboardSchema, JSON.parse(JSON.stringify(message)));
    if (!understood) throw new Error(`The extension would not understand ${JSON.stringify(message)}`);
    this.posted.push(understood);
  }

  getState(): unknown {
    return this.kept;
  }

  setState(state: unknown): void {
    // VS Code keeps text, so nothing that the page changes later reaches it.
    this.kept = JSON.parse(JSON.stringify(state));
  }
}

/** A page in which dashboards run. Only while it is open does Node look like a browser. */
export class Page {
  private readonly before = new Map<string, PropertyDescriptor | undefined>();

  private constructor(
    private readonly window: Window,
    private newDashboard: () => MentoringDashboard = () => {
      throw new Error('The page is not open yet');
    },
  ) {}

  static async open(): Promise<Page> {
    const page = new Page(new Window({ url: 'https://dashboard.example/' }));
    for (const name of globals) {
      page.before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      const value: unknown = name === 'window' ? page.window : Reflect.get(page.window, name);
      const bound: unknown =
        name === 'requestAnimationFrame' && typeof value === 'function' ? value.bind(page.window) : value;
      Object.defineProperty(globalThis, name, { value: bound, configurable: true, writable: true });
    }
    // Lit looks for the browser when it is loaded, so it is loaded here and no earlier.
    const { MentoringDashboard, defineElements } = await import('../../src/dashboard/dashboard.js');
    defineElements();
    page.newDashboard = () => new MentoringDashboard();
    return page;
  }

  async close(): Promise<void> {
    await this.window.happyDOM.close();
    for (const [name, descriptor] of this.before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }

  /** Opens a dashboard anew, as after a reload of the window. */
  async show(state: DashboardState | undefined, host = new FakeHost()): Promise<OpenDashboard> {
    document.body.replaceChildren();
    const element = this.newDashboard();
    element.api = host;
    document.body.append(element);
    const dashboard = new OpenDashboard(element, host);
    if (state) await dashboard.receive({ type: 'state', state });
    else await dashboard.settled();
    return dashboard;
  }
}

/** A dashboard and the hands and eyes of who uses it. */
export class OpenDashboard {
  constructor(
    readonly element: MentoringDashboard,
    readonly host: FakeHost,
  ) {}

  /** The extension says something. */
  async receive(message: ToDashboard | { readonly type: string }): Promise<void> {
    // Messages cross as text.
    window.dispatchEvent(
      new MessageEvent('message', { data: JSON.parse(JSON.stringify(message)) as unknown }),
    );
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  /** All the text that is there, in one line. */
  get text(): string {
    return textOf(this.element);
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(selector)];
  }

  /** The one element of this kind, or the first with these words. */
  find(selector: string, words = ''): HTMLElement {
    const found = this.all(selector).find(
      (element) => textOf(element).includes(words) || element.getAttribute('aria-label')?.includes(words),
    );
    if (!found) throw new Error(`There is no ${selector} with "${words}" in: ${this.text}`);
    return found;
  }

  async click(selector: string, words = ''): Promise<void> {
    this.find(selector, words).click();
    await this.settled();
  }

  async type(box: HTMLTextAreaElement, text: string): Promise<void> {
    box.focus();
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settled();
  }

  /** Begins a reply to the feedback with these words, and gives its box. */
  async beginReply(words = ''): Promise<HTMLTextAreaElement> {
    const feedback = this.find('.feedback', words);
    const button = [...feedback.querySelectorAll('button')].find(
      (candidate) => textOf(candidate) === 'Reply',
    );
    button?.click();
    await this.settled();
    const box = feedback.querySelector('textarea');
    if (!box) throw new Error('No box opened for the reply');
    return box;
  }

  /** The last thing that it asked for: no `ready`, and not what it only wants to be kept. */
  get said(): FromDashboard | undefined {
    return this.host.posted.filter(({ type }) => type !== 'ready' && type !== 'drafts').at(-1);
  }
}

/** The words of an element as one reads them. */
export function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}
