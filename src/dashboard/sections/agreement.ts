import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AgreementItem } from '../../protocol/state.js';
import { markdown } from '../markdown.js';
import { buttons, fold, invitation, lock, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** How the two work together, and who has agreed to it. */
export function agreementSection(view: View, agreement: AgreementItem | undefined): Content {
  if (!agreement) return nothing;
  const { status, signatures, lines } = agreement;
  return html`<section class="agreement" aria-labelledby="agreement-title">
    <h2 id="agreement-title" tabindex="-1">
      ${agreement.target ? openLink(view, 'Working agreement', agreement.target, 'title') : 'Working agreement'}${lock(agreement.isPrivate)}
    </h2>
    ${invitation(agreement.invitation)}
    ${status === undefined ? nothing : html`<p class="when">${status}</p>`}
    ${
      signatures.length === 0
        ? nothing
        : html`<ul class="facts">
            ${signatures.map((words) => html`<li>${words}</li>`)}
          </ul>`
    }
    ${lines.length === 0 ? nothing : fold(view, 'agreement', 'What it says', () => whatItSays(lines))}
    ${buttons(view, agreement.buttons, 'quiet')}
  </section>`;
}

function whatItSays(lines: AgreementItem['lines']): TemplateResult {
  return html`<dl class="says">
    ${repeat(
      lines,
      (line) => line.key,
      (line) =>
        html`<div>
          <dt>${line.title}</dt>
          <dd class="text">${markdown(line.text)}</dd>
        </div>`,
    )}
  </dl>`;
}
