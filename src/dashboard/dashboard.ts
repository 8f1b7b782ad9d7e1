import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  readMessage,
  toDashboardSchema,
  type DashboardSection,
  type FromDashboard,
} from '../protocol/messages.js';
import type { DashboardState, NothingState, PairState } from '../protocol/state.js';
import { MeasureChart } from './chart.js';
import { holdFocus, restoreFocus, type HeldFocus } from './focus.js';
import type { VsCodeApi } from './host.js';
import { buttons, icon, type Content } from './parts.js';
import { agreementSection } from './sections/agreement.js';
import { brokenRecords, foot } from './sections/foot.js';
import { finishedSection, goalsSection } from './sections/goals.js';
import { pairHeader } from './sections/header.js';
import { lookingBackSection } from './sections/looking-back.js';
import { nextSessionSection } from './sections/next-session.js';
import { sinceSection } from './sections/since-last-session.js';
import { stagesSection } from './sections/stages.js';
import { timelineSection } from './sections/timeline.js';
import { loadUiState, type UiState } from './ui-state.js';
import type { View } from './view.js';

const notUnderstood =
  'The dashboard got a message that it does not understand. Close it and open it again; after an update of the extension, reload the window.';

/** Makes the elements of the dashboard known to the page, once. */
export function defineElements(): void {
  customElements.define('measure-chart', MeasureChart);
  customElements.define('mentoring-dashboard', MentoringDashboard);
}

/**
 * The whole page. It draws what the extension sends, whole states only, and keeps nothing but how it is looked at.
 * It renders without a shadow root, so that headings, labels and the icon font work across its parts.
 */
export class MentoringDashboard extends LitElement implements View {
  /** Must be set before the element is connected. */
  @property({ attribute: false }) api: VsCodeApi | undefined;
  @state() private shown: DashboardState | undefined;
  @state() private notice: string | undefined;
  @state() private announcement = '';
  private ui: UiState = { folds: {}, drafts: {}, scroll: 0 };
  /** Whether it was not there before: a page that was only hidden or reloaded knows which replies were begun. */
  private isNew = false;
  private readonly sending = new Set<string>();
  private readonly replyErrors = new Map<string, string>();
  private heldFocus: HeldFocus | undefined;
  private readonly received = (event: MessageEvent<unknown>) => this.receive(event.data);
  private readonly scrolled = () => {
    this.ui.scroll = window.scrollY;
    this.api?.setState(this.ui);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.api) {
      this.isNew = this.api.getState() === undefined;
      this.ui = loadUiState(this.api);
    }
    window.addEventListener('message', this.received);
    window.addEventListener('scrollend', this.scrolled);
    this.post({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.received);
    window.removeEventListener('scrollend', this.scrolled);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  post(message: FromDashboard): void {
    this.api?.postMessage(message);
  }

  isOpen(key: string, atFirst: boolean): boolean {
    return this.ui.folds[key] ?? atFirst;
  }

  setOpen(key: string, open: boolean): void {
    this.keep({ folds: { ...this.ui.folds, [key]: open } });
  }

  draft(feedback: string): string | undefined {
    return this.ui.drafts[feedback];
  }

  setDraft(feedback: string, text: string | undefined): void {
    const others = Object.entries(this.ui.drafts).filter(([key]) => key !== feedback);
    const drafts = Object.fromEntries(text === undefined ? others : [...others, [feedback, text]]);
    this.keep({ drafts });
    this.post({ type: 'drafts', drafts });
  }

  sendReply(feedback: string): void {
    const text = this.draft(feedback);
    if (text === undefined || text.trim() === '' || this.sending.has(feedback)) return;
    this.sending.add(feedback);
    this.replyErrors.delete(feedback);
    this.post({ type: 'reply', feedback, text });
    this.requestUpdate();
  }

  isSending(feedback: string): boolean {
    return this.sending.has(feedback);
  }

  replyError(feedback: string): string | undefined {
    return this.replyErrors.get(feedback);
  }

  private receive(data: unknown): void {
    const message = readMessage(toDashboardSchema, data);
    switch (message?.type) {
      case undefined:
        this.notice = notUnderstood;
        return;
      case 'state':
        this.show(message.state);
        return;
      case 'replied':
        this.sending.delete(message.feedback);
        this.announce('Your reply is saved.');
        this.setDraft(message.feedback, undefined);
        return;
      case 'error':
        this.showError(message.message, message.feedback);
        return;
      case 'drafts':
        if (this.isNew) this.keep({ drafts: { ...message.drafts, ...this.ui.drafts } });
        this.isNew = false;
        return;
      case 'reveal':
        void this.updateComplete.then(() => this.reveal(message.section));
    }
  }

  private show(next: DashboardState): void {
    const before = this.shown;
    if (before && JSON.stringify(before) === JSON.stringify(next)) return;
    this.shown = next;
    document.title = next.view === 'pair' ? next.header.title : next.title;
    if (this.ui.id !== next.id) this.keep({ id: next.id });
    if (before) this.announce('The dashboard shows the latest records.');
    else void this.updateComplete.then(() => window.scrollTo({ top: this.ui.scroll, behavior: 'instant' }));
  }

  /** Has a screen reader say something. The same words again differ by a space, so that they are said again. */
  private announce(text: string): void {
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  }

  private showError(message: string, feedback: string | undefined): void {
    if (feedback === undefined) {
      this.notice = message;
      return;
    }
    this.sending.delete(feedback);
    this.replyErrors.set(feedback, message);
    this.requestUpdate();
  }

  private reveal(section: DashboardSection): void {
    const title = this.querySelector<HTMLElement>(`#${section}-title`);
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  private keep(change: Partial<UiState>): void {
    this.ui = { ...this.ui, ...change };
    this.api?.setState(this.ui);
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.heldFocus = holdFocus(this);
  }

  protected override updated(): void {
    restoreFocus(this.heldFocus);
    this.heldFocus = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      ${this.noticeBar()} ${this.content()}
      <p class="visually-hidden" role="status">${this.announcement}</p>
    </div>`;
  }

  private content(): Content {
    switch (this.shown?.view) {
      case undefined:
        return nothing;
      case 'pair':
        return this.pair(this.shown);
      case 'nothing':
        return this.nothing(this.shown);
    }
  }

  private pair(pair: PairState): TemplateResult {
    return html`${pairHeader(this, pair.header)}
      <main>
        ${brokenRecords(this, pair.broken)} ${stagesSection(this, pair.stages)}
        <div class="columns">${nextSessionSection(this, pair.next)} ${sinceSection(this, pair.since)}</div>
        ${goalsSection(this, pair.goals)} ${lookingBackSection(this, pair.lookingBack)}
        ${agreementSection(this, pair.agreement)} ${this.folded(pair)}
      </main>
      ${foot(pair.foot)}`;
  }

  private folded({ timeline, finished }: PairState): Content {
    if (timeline.months.length === 0 && finished.length === 0) return nothing;
    return html`<div class="folded">
      ${timelineSection(this, timeline)} ${finishedSection(this, finished)}
    </div>`;
  }

  private nothing(empty: NothingState): TemplateResult {
    return html`<main class="nothing">
      <h1>${empty.title}</h1>
      <p>${empty.text}</p>
      ${buttons(this, empty.buttons)}
    </main>`;
  }

  private noticeBar(): Content {
    if (this.notice === undefined) return nothing;
    return html`<div class="notice" role="alert">
      ${icon('info')}<span>${this.notice}</span>
      <button
        type="button"
        class="button quiet"
        aria-label="Dismiss"
        @click=${() => (this.notice = undefined)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }
}
