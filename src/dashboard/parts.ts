import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Button, EvidenceItem, Link, StepItem, Target } from '../protocol/state.js';
import { inlineMarkdown } from './markdown.js';
import type { View } from './view.js';

/** What a template may hold: another template, or nothing. */
export type Content = TemplateResult | typeof nothing;

/** A codicon, which says nothing to a screen reader: the words beside it do. */
export function icon(name: string, classes = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${classes}" aria-hidden="true"></span>`;
}

/** A lock with its word, on everything that lies in the private folder. */
export function lock(isPrivate: boolean): Content {
  if (!isPrivate) return nothing;
  return html` <span class="lock" title="Only you see this: it lies on this machine alone"
    >${icon('lock')}private</span
  >`;
}

/** Words that open a record. */
export function openLink(view: View, text: unknown, target: Target, classes = 'link'): TemplateResult {
  const open = () => view.post({ type: 'open', target });
  // Inside of a sentence, white space around the words would be read.
  // prettier-ignore
  return html`<button type="button" class=${classes} @click=${open}>${text}</button>`;
}

/** Links to records, one beside the other. */
export function links(view: View, items: readonly Link[]): Content {
  if (items.length === 0) return nothing;
  return html`<span class="links">${items.map((item) => openLink(view, item.text, item.target))}</span>`;
}

/** The buttons that stand together. */
export function buttons(view: View, items: readonly Button[], style: 'plain' | 'quiet' = 'plain'): Content {
  if (items.length === 0) return nothing;
  return html`<div class="actions">${items.map((item) => buttonElement(view, item, style))}</div>`;
}

function buttonElement(view: View, item: Button, style: 'plain' | 'quiet'): TemplateResult {
  const classes = item.primary ? 'button primary' : style === 'quiet' ? 'button quiet' : 'button secondary';
  const run = () => view.post({ type: 'run', command: item.command, target: item.target });
  return html`<button
    type="button"
    class=${classes}
    title=${ifDefined(item.description)}
    aria-label=${ifDefined(item.description)}
    data-command=${item.command}
    @click=${run}
  >
    ${icon(item.icon)}${item.label}
  </button>`;
}

/** Steps or agreed actions, each with its box to tick. */
export function steps(view: View, items: readonly StepItem[], label: string): Content {
  if (items.length === 0) return nothing;
  return html`<ul class="steps" aria-label=${label}>
    ${repeat(
      items,
      (item) => item.key,
      (item) => html`<li>${step(view, item)}</li>`,
    )}
  </ul>`;
}

/** One step. The box follows the record: it changes when the file has changed, not before. */
export function step(view: View, item: StepItem): TemplateResult {
  const tick = (event: Event) => {
    event.preventDefault();
    view.post({ type: 'tick', target: item.target, task: item.task, done: !item.done });
  };
  return html`<label class="step ${item.done ? 'done' : ''}">
    <input type="checkbox" .checked=${live(item.done)} ?disabled=${!item.canTick} @click=${tick} />
    <span>
      <span class="task">${inlineMarkdown(item.task)}</span>
      ${item.note === undefined ? nothing : html`<span class="note">${item.note}</span>`}${lock(item.isPrivate)}
    </span>
  </label>`;
}

/** Commits and pages held up for a goal. */
export function evidence(view: View, items: readonly EvidenceItem[], label: string, more?: string): Content {
  if (items.length === 0) return nothing;
  return html`<ul class="evidence" aria-label=${label}>
      ${repeat(
        items,
        (item) => item.key,
        (item) =>
          html`<li>
            ${icon(item.icon)}
            <span>
              ${evidenceSubject(view, item)}${lock(item.isPrivate)}
              <span class="note"
                >${item.note}${item.goal ? html` · ${openLink(view, item.goal.text, item.goal.target)}` : nothing}</span
              >
              ${item.shows === undefined ? nothing : html`<span class="shows">${inlineMarkdown(item.shows)}</span>`}
            </span>
          </li>`,
      )}
    </ul>
    ${more === undefined ? nothing : html`<p class="note">${more}</p>`}`;
}

function evidenceSubject(view: View, item: EvidenceItem): unknown {
  const { commit, url } = item;
  if (commit !== undefined) {
    const show = () => view.post({ type: 'showCommit', commit });
    return html`<button type="button" class="link plain" title="Show this commit" @click=${show}>
      ${item.subject}
    </button>`;
  }
  return url === undefined ? item.subject : html`<a href=${url} title=${url}>${item.subject}</a>`;
}

/** Something that is folded away until it is asked for. What is folded is not drawn either. */
export function fold(
  view: View,
  key: string,
  summary: unknown,
  content: () => unknown,
  atFirst = false,
): TemplateResult {
  const open = view.isOpen(key, atFirst);
  const toggle = (event: Event) => {
    event.preventDefault();
    view.setOpen(key, !open);
  };
  return html`<details class="fold" ?open=${open}>
    <summary data-fold=${key} @click=${toggle}>${icon('chevron-right', 'twist')}${summary}</summary>
    ${open ? content() : nothing}
  </details>`;
}

/** Kind words where there is nothing yet. */
export function invitation(text: string | undefined): Content {
  return text === undefined ? nothing : html`<p class="invitation">${text}</p>`;
}
