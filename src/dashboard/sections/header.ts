import { html, nothing, type TemplateResult } from 'lit';
import type { Header } from '../../protocol/state.js';
import { markdown } from '../markdown.js';
import { buttons, icon, lock, openLink } from '../parts.js';
import type { View } from '../view.js';

/** The pair: who is who, what it is for, and what one does most. */
export function pairHeader(view: View, header: Header): TemplateResult {
  return html`<header class="pair">
    <div class="who">
      <h1 tabindex="-1">${openLink(view, header.title, header.target, 'title')}${lock(header.isPrivate)}</h1>
      <p class="roles">${header.roles}</p>
    </div>
    ${header.request === undefined ? nothing : html`<blockquote class="request text">${markdown(header.request)}</blockquote>`}
    ${header.status === undefined ? nothing : html`<p class="status">${icon('info')}<span>${header.status}</span></p>`}
    <ul class="facts">
      ${header.facts.map((fact) => html`<li>${fact}</li>`)}
    </ul>
    ${buttons(view, header.buttons)}
  </header>`;
}
