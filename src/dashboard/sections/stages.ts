import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CheckItem, Link, StageItem, Stages } from '../../protocol/state.js';
import { markdown } from '../markdown.js';
import { buttons, fold, icon, links, openLink, type Content } from '../parts.js';
import type { View } from '../view.js';

/** The way through the process, and what is open in the stage that the pair is in. */
export function stagesSection(view: View, stages: Stages): TemplateResult {
  return html`<section class="stages" aria-labelledby="stage-title">
    <ol class="track" aria-label="Stages of ${stages.process}">
      ${repeat(stages.track, (stage) => stage.key, trackItem)}
    </ol>
    ${stages.notice === undefined ? nothing : html`<p class="status">${icon('info')}<span>${stages.notice}</span></p>`}
    ${currentStage(view, stages)}
  </section>`;
}

function trackItem(stage: StageItem): TemplateResult {
  return html`<li class="stage ${stage.state}" aria-current=${stage.state === 'current' ? 'step' : nothing}>
    <span class="dot">${stage.state === 'past' ? icon('check') : nothing}</span>
    <span class="name">${stage.title}</span>
    <span class="visually-hidden">${stateWords[stage.state]}</span>
    ${stage.note === undefined ? nothing : html`<span class="note">${stage.note}</span>`}
  </li>`;
}

/** Said to who cannot see the track. */
const stateWords: Readonly<Record<StageItem['state'], string>> = {
  past: '(behind you)',
  current: '(where you are)',
  coming: '(to come)',
};

function currentStage(view: View, stages: Stages): TemplateResult {
  const { current } = stages;
  if (!current) {
    return html`<div class="now">
      <h2 id="stage-title" tabindex="-1">${stages.process}</h2>
      ${buttons(view, stages.buttons)}
    </div>`;
  }
  const open = current.checks.filter((check) => !check.met);
  const met = current.checks.filter((check) => check.met);
  return html`<div class="now">
    <div class="about">
      <h2 id="stage-title" tabindex="-1">${current.title}</h2>
      ${current.lead === undefined ? nothing : html`<p class="lead">${current.lead}</p>`}
      ${current.purpose === undefined ? nothing : html`<div class="text">${markdown(current.purpose)}</div>`}
      ${buttons(view, stages.buttons)}
    </div>
    <div class="checks">
      <h3 tabindex="-1">
        ${current.summary}${current.count === undefined ? nothing : html` <span class="note">${current.count}</span>`}
      </h3>
      ${checkList(view, open, 'Open in this stage')} ${metChecks(view, met, open.length === 0)}
    </div>
  </div>`;
}

function metChecks(view: View, met: readonly CheckItem[], alone: boolean): Content {
  if (met.length === 0) return nothing;
  return fold(
    view,
    'met-checks',
    `${met.length} done`,
    () => checkList(view, met, 'Done in this stage'),
    alone,
  );
}

function checkList(view: View, checks: readonly CheckItem[], label: string): Content {
  if (checks.length === 0) return nothing;
  return html`<ul aria-label=${label}>
    ${repeat(
      checks,
      (check) => check.key,
      (check) =>
        html`<li class="check ${check.met ? 'met' : 'open'}">
          ${icon(check.met ? 'check' : 'circle-large')}
          <div>
            <span class="title">${check.title}</span
            ><span class="visually-hidden">${check.met ? ' (done)' : ' (open)'}</span>
            <p class="note">${reason(view, check)}</p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** Why a check is met or open. Records that the sentence names are links in it; the others follow it. */
function reason(view: View, check: CheckItem): unknown {
  const named: unknown[] = [];
  const others: Link[] = [];
  let rest = check.reason;
  for (const link of check.links) {
    const at = rest.indexOf(link.text);
    if (at < 0) others.push(link);
    else {
      named.push(rest.slice(0, at), openLink(view, link.text, link.target));
      rest = rest.slice(at + link.text.length);
    }
  }
  return html`${named}${rest} ${links(view, others)}`;
}
