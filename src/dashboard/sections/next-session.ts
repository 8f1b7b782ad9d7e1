import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NextSession, TopicItem } from '../../protocol/state.js';
import { inlineMarkdown, markdown } from '../markdown.js';
import { buttons, icon, invitation, lock, openLink, steps, type Content } from '../parts.js';
import type { View } from '../view.js';

/** What the two will talk about. */
export function nextSessionSection(view: View, next: NextSession): TemplateResult {
  return html`<section class="next" aria-labelledby="next-title">
    <h2 id="next-title" tabindex="-1">Next session</h2>
    ${when(view, next)}
    ${next.checkpoint === undefined ? nothing : html`<p class="status">${icon('book')}<span>${next.checkpoint}</span></p>`}
    ${invitation(next.invitation)} ${preparation(view, next)} ${topics(view, next.topics)}
    ${openAgreed(view, next)} ${buttons(view, next.buttons)}
  </section>`;
}

function when(view: View, next: NextSession): Content {
  if (next.when === undefined && next.note === undefined) return nothing;
  return html`<p class="when">
    ${next.when === undefined ? nothing : next.target ? openLink(view, next.when, next.target, 'link date') : html`<span class="date">${next.when}</span>`}
    ${next.note === undefined ? nothing : html`<span class="note">${next.note}</span>`}${lock(next.isPrivate)}
  </p>`;
}

function preparation(view: View, next: NextSession): Content {
  if (!next.preparation) return nothing;
  const { title, text, target, isPrivate } = next.preparation;
  return html`<h3 tabindex="-1">${openLink(view, title, target, 'title')}${lock(isPrivate)}</h3>
    <div class="text">${markdown(text)}</div>`;
}

function topics(view: View, items: readonly TopicItem[]): Content {
  if (items.length === 0) return nothing;
  return html`<h3 tabindex="-1">Topics</h3>
    <ul class="topics">
      ${repeat(
        items,
        (item) => item.key,
        (item) =>
          html`<li>
            ${item.target ? openLink(view, inlineMarkdown(item.text), item.target, 'link plain') : inlineMarkdown(item.text)}
            ${item.note === undefined ? nothing : html`<span class="note">${item.note}</span>`}
          </li>`,
      )}
    </ul>`;
}

function openAgreed(view: View, next: NextSession): Content {
  if (next.agreed.length === 0) return nothing;
  return html`<h3 tabindex="-1">Open actions</h3>
    ${steps(view, next.agreed, 'Open actions')}
    ${next.moreAgreed === undefined ? nothing : html`<p class="note">${next.moreAgreed}</p>`}`;
}
