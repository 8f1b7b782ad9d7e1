import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BrokenItem, PairState } from '../../protocol/state.js';
import { icon, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** Who can read all this. */
export function foot(state: PairState['foot']): TemplateResult {
  return html`<footer class="foot">
    <p>${icon('eye')}<span>${state.readers}</span></p>
    ${state.branch === undefined ? nothing : html`<p>${icon('git-branch')}<span>${state.branch}</span></p>`}
    ${state.privately === undefined ? nothing : html`<p>${icon('lock')}<span>${state.privately}</span></p>`}
  </footer>`;
}

/** Records that cannot be read now: said once, with the way there. */
export function brokenRecords(view: View, items: readonly BrokenItem[]): Content {
  if (items.length === 0) return nothing;
  return html`<aside class="broken" aria-label="Records that cannot be read">
    ${icon('info')}
    <ul>
      ${repeat(
        items,
        (item) => item.key,
        (item) => html`<li>${openLink(view, item.where, item.target)} <span>${item.reason}</span></li>`,
      )}
    </ul>
  </aside>`;
}
