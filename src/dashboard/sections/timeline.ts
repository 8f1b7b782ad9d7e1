import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Moment, PairState } from '../../protocol/state.js';
import { inlineMarkdown } from '../markdown.js';
import { fold, icon, lock, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** Sessions, feedback, check-ins and commits, newest first, by month: folded away. */
export function timelineSection(view: View, timeline: PairState['timeline']): Content {
  if (timeline.months.length === 0) return nothing;
  const months = () =>
    html`${timeline.months.map(
      (month) =>
        html`<h3 tabindex="-1">${month.title}</h3>
          <ol class="moments">
            ${repeat(
              month.moments,
              (moment) => moment.key,
              (moment, index) => html`<li>${momentItem(view, moment, month.moments[index - 1]?.day)}</li>`,
            )}
          </ol>`,
    )}
    ${timeline.more === undefined ? nothing : html`<p class="note">${timeline.more}</p>`}`;
  return html`<section class="timeline" aria-labelledby="timeline-title">
    ${fold(view, 'timeline', html`<h2 id="timeline-title" tabindex="-1">Timeline</h2>`, months)}
  </section>`;
}

/** One line. Its day is seen only where it is another one than above. */
function momentItem(view: View, moment: Moment, dayAbove: string | undefined): unknown {
  const day = html`<span class=${moment.day === dayAbove ? 'visually-hidden' : ''}>${moment.day}</span>`;
  return html`<span class="day">${day}</span>${icon(moment.icon)}<span>
      ${moment.what === undefined ? nothing : html`<span class="visually-hidden">${moment.what}: </span>`}${momentText(view, moment)}
      ${moment.detail === undefined ? nothing : html`<span class="note">${inlineMarkdown(moment.detail)}</span>`}${lock(moment.isPrivate)}
    </span>`;
}

function momentText(view: View, { commit, target, text }: Moment): unknown {
  if (commit !== undefined) {
    const show = () => view.post({ type: 'showCommit', commit });
    return html`<button type="button" class="link plain" title="Show this commit" @click=${show}>
      ${text}
    </button>`;
  }
  return target ? openLink(view, text, target, 'link plain') : text;
}
