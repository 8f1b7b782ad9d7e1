import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LookingBack, ReviewCell, ReviewItem, ReviewRow, ReviewSide } from '../../protocol/state.js';
import { markdown } from '../markdown.js';
import { buttons, fold, icon, invitation, lock, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** The checkpoint and the reviews of both: a column each side where there is room, else one below the other. */
export function lookingBackSection(view: View, lookingBack: LookingBack | undefined): Content {
  if (!lookingBack) return nothing;
  return html`<section class="looking-back" aria-labelledby="looking-back-title">
    <h2 id="looking-back-title" tabindex="-1">Looking back</h2>
    ${invitation(lookingBack.invitation)} ${buttons(view, lookingBack.buttons)}
    ${repeat(
      lookingBack.reviews,
      (review) => review.key,
      (review) => reviewItem(view, review),
    )}
  </section>`;
}

function reviewItem(view: View, review: ReviewItem): TemplateResult {
  return html`<article class="review" aria-labelledby="review-${review.key}">
    <h3 id="review-${review.key}" tabindex="-1">${review.title}</h3>
    ${review.hint === undefined ? nothing : html`<p class="advice">${icon('lightbulb')}<span>${review.hint}</span></p>`}
    ${buttons(view, review.buttons)}
    ${review.hasDraft ? fold(view, `review:${review.key}`, 'Show what is written, with your private draft', () => sideBySide(view, review)) : sideBySide(view, review)}
  </article>`;
}

function sideBySide(view: View, { sides, rows }: ReviewItem): TemplateResult {
  return html`<div class="side-by-side ${sides.length > 1 ? 'both' : ''}">
    <div class="cells heads">${sides.map((side) => head(view, side))}</div>
    ${repeat(
      rows,
      (row) => row.key,
      (row) => reviewRow(view, row),
    )}
  </div>`;
}

function head(view: View, side: ReviewSide): TemplateResult {
  return html`<p class="head">
    ${openLink(view, side.who, side.target, 'link')}
    <span class="note">${side.note}</span>${lock(side.isPrivate)}
  </p>`;
}

function reviewRow(view: View, row: ReviewRow): TemplateResult {
  return html`<div class="row">
    <h4>${row.target ? openLink(view, row.title, row.target, 'title') : row.title}</h4>
    <div class="cells">${row.cells.map(cell)}</div>
  </div>`;
}

/** Whose words they are is said in each cell: to who reads them one below the other, or hears them. */
function cell(item: ReviewCell): TemplateResult {
  return html`<div class="cell">
    <p class="whose">${item.who}<span class="visually-hidden">:</span></p>
    ${item.choice === undefined ? nothing : html`<p class="choice">${icon(item.choice.icon)}<span>${item.choice.label}</span></p>`}
    ${item.text === undefined ? nothing : html`<div class="text">${markdown(item.text)}</div>`}
    ${item.choice === undefined && item.text === undefined ? html`<p class="note">left open</p>` : nothing}
  </div>`;
}
