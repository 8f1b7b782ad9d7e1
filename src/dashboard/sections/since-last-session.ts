import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Since } from '../../protocol/state.js';
import { buttons, evidence, invitation, openLink, steps, type Content } from '../parts.js';
import type { View } from '../view.js';
import { feedbackItem } from './feedback.js';

/** What happened since the two last met. */
export function sinceSection(view: View, since: Since): TemplateResult {
  return html`<section class="since" aria-labelledby="since-title">
    <h2 id="since-title" tabindex="-1">${since.title}</h2>
    ${last(view, since)} ${invitation(since.invitation)} ${feedback(view, since)}
    ${titled('Steps done', steps(view, since.steps, 'Steps done'))}
    ${titled('Commits', evidence(view, since.commits, 'Commits', since.moreCommits))}
    ${buttons(view, since.buttons)}
  </section>`;
}

function last(view: View, { last: session, note }: Since): Content {
  if (!session) return nothing;
  return html`<p class="when">
    ${openLink(view, session.text, session.target, 'link date')}
    ${note === undefined ? nothing : html`<span class="note">${note}</span>`}
  </p>`;
}

function titled(title: string, content: Content): Content {
  return content === nothing
    ? nothing
    : html`<h3 tabindex="-1">${title}</h3>
        ${content}`;
}

function feedback(view: View, since: Since): Content {
  if (since.feedback.length === 0) return nothing;
  return html`<h3 tabindex="-1">Feedback</h3>
    <ul class="feedback-list" aria-label="Feedback">
      ${repeat(
        since.feedback,
        (item) => item.key,
        (item) => html`<li>${feedbackItem(view, item)}</li>`,
      )}
    </ul>`;
}
