import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { maximumReply } from '../../protocol/messages.js';
import type { FeedbackItem, ReplyItem } from '../../protocol/state.js';
import { inlineMarkdown, markdown } from '../markdown.js';
import { icon, lock, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** One feedback with its answers, and a place to answer. */
export function feedbackItem(view: View, item: FeedbackItem): TemplateResult {
  return html`<div class="feedback ${item.resolved ? 'resolved' : ''}">
    <p class="head">
      ${icon(item.icon)}
      <span>
        ${openLink(view, item.title, item.target, 'title')}
        <span class="note">${item.day}${item.status === undefined ? nothing : html` · ${item.status}`}</span
        >${lock(item.isPrivate)}
      </span>
    </p>
    <div class="body">
      <div class="text">${markdown(item.observed)}</div>
      ${particular('Effect', item.effect)} ${particular('To try', item.try)} ${about(view, item)}
      ${replies(item.replies)} ${item.canReply ? answer(view, item) : nothing}
    </div>
  </div>`;
}

function particular(name: string, text: string | undefined): Content {
  if (text === undefined) return nothing;
  return html`<p class="particular">
    <span class="name">${name} </span><span>${inlineMarkdown(text)}</span>
  </p>`;
}

function about(view: View, item: FeedbackItem): Content {
  if (item.code === undefined && item.about.length === 0) return nothing;
  const show = () => view.post({ type: 'run', command: 'openCode', target: item.target });
  return html`<p class="note about">
    ${item.code === undefined ? nothing : html`<button type="button" class="link code" title="Show these lines" @click=${show}>${item.code}</button>`}
    ${item.about.map((link) => openLink(view, link.text, link.target))}
  </p>`;
}

function replies(items: readonly ReplyItem[]): Content {
  if (items.length === 0) return nothing;
  return html`<ul class="replies" aria-label="Replies">
    ${repeat(
      items,
      (item) => item.key,
      (item) =>
        html`<li>
          <p class="note">${item.by}${item.resolves ? ', resolved it' : nothing}${lock(item.isPrivate)}</p>
          ${item.text === undefined ? nothing : html`<div class="text">${markdown(item.text)}</div>`}
        </li>`,
    )}
  </ul>`;
}

function answer(view: View, item: FeedbackItem): TemplateResult {
  return view.draft(item.id) === undefined ? answerButtons(view, item) : replyBox(view, item);
}

function answerButtons(view: View, item: FeedbackItem): TemplateResult {
  const begin = (event: Event) => {
    // The box takes the place of the button, and the focus with it: see `data-successor`.
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
    view.setDraft(item.id, '');
  };
  const resolve = () => view.post({ type: 'run', command: 'resolve', target: item.target });
  return html`<div class="actions">
    <button
      type="button"
      class="button quiet"
      data-successor
      aria-label="Reply: ${item.title}"
      @click=${begin}
    >
      ${icon('reply')}Reply
    </button>
    ${
      item.resolved
        ? nothing
        : html`<button
            type="button"
            class="button quiet"
            data-command="resolve"
            aria-label="Resolve: ${item.title}"
            @click=${resolve}
          >
            ${icon('check')}Resolve
          </button>`
    }
  </div>`;
}

function replyBox(view: View, item: FeedbackItem): TemplateResult {
  const sending = view.isSending(item.id);
  const draft = view.draft(item.id) ?? '';
  const error = view.replyError(item.id);
  const typed = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) view.setDraft(item.id, event.target.value);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) view.sendReply(item.id);
  };
  return html`<div class="reply-box">
    <textarea
      data-successor
      rows="3"
      aria-label="Your reply: ${item.title}"
      placeholder="Write a reply"
      maxlength=${maximumReply}
      ?readonly=${sending}
      .value=${live(draft)}
      @input=${typed}
      @keydown=${keys}
    ></textarea>
    ${error === undefined ? nothing : html`<p class="status" role="alert">${icon('info')}<span>${error}</span></p>`}
    <div class="actions">
      <button
        type="button"
        class="button primary send"
        aria-disabled=${draft.trim() === '' || sending ? 'true' : 'false'}
        @click=${() => view.sendReply(item.id)}
      >
        ${sending ? 'Saving…' : 'Reply'}
      </button>
      <button type="button" class="button quiet" @click=${() => view.setDraft(item.id, undefined)}>
        Cancel
      </button>
    </div>
  </div>`;
}
