import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FinishedGoal, GoalItem, PairState } from '../../protocol/state.js';
import { inlineMarkdown } from '../markdown.js';
import { buttons, evidence, fold, icon, invitation, lock, openLink, step, type Content } from '../parts.js';
import type { View } from '../view.js';

/** What the mentee is working towards. */
export function goalsSection(view: View, goals: PairState['goals']): TemplateResult {
  return html`<section class="goals" aria-labelledby="goals-title">
    <div class="section-head">
      <h2 id="goals-title" tabindex="-1">Goals</h2>
      ${goals.items.length > 0 ? buttons(view, goals.buttons, 'quiet') : nothing}
    </div>
    ${invitation(goals.invitation)} ${goals.items.length > 0 ? nothing : buttons(view, goals.buttons)}
    ${repeat(
      goals.items,
      (goal) => goal.key,
      (goal) => goalItem(view, goal),
    )}
  </section>`;
}

function goalItem(view: View, goal: GoalItem): TemplateResult {
  return html`<article class="goal" aria-label=${goal.title}>
    <div class="words">
      <h3 tabindex="-1">
        ${openLink(view, goal.title, goal.target, 'title')}
        ${goal.status === undefined ? nothing : html`<span class="note">${goal.status}</span>`}${lock(goal.isPrivate)}
      </h3>
      ${measure(goal)} ${facts(goal)} ${nextStep(view, goal)}
      ${goal.advice === undefined ? nothing : html`<p class="advice">${icon('lightbulb')}<span>${goal.advice}</span></p>`}
      ${evidenceOf(view, goal)} ${buttons(view, goal.buttons, 'quiet')}
    </div>
    ${goal.chart ? html`<measure-chart .chart=${goal.chart}></measure-chart>` : nothing}
  </article>`;
}

function measure(goal: GoalItem): Content {
  if (!goal.measure) return nothing;
  const { what, values, wanted } = goal.measure;
  return html`<p class="measure">
    ${inlineMarkdown(what)} ${values === undefined ? nothing : html`<span class="values">${values}</span>`}
    ${wanted === undefined ? nothing : html`<span class="note">${wanted}</span>`}
  </p>`;
}

function facts(goal: GoalItem): Content {
  const all = [goal.due, ...goal.facts, goal.owner].filter((fact) => fact !== undefined);
  if (all.length === 0) return nothing;
  return html`<ul class="facts">
    ${all.map((fact) => html`<li>${fact}</li>`)}
  </ul>`;
}

function nextStep(view: View, goal: GoalItem): Content {
  if (!goal.next) return nothing;
  return html`<div class="next-step"><span class="label">Next</span>${step(view, goal.next)}</div>`;
}

function evidenceOf(view: View, goal: GoalItem): Content {
  if (!goal.evidence) return nothing;
  const { summary, items, more } = goal.evidence;
  return fold(
    view,
    `evidence:${goal.key}`,
    html`${summary}<span class="visually-hidden"> for ${goal.title}</span>`,
    () => evidence(view, items, `Evidence for ${goal.title}`, more),
  );
}

/** Goals that are achieved, or dropped: folded away. */
export function finishedSection(view: View, goals: readonly FinishedGoal[]): Content {
  if (goals.length === 0) return nothing;
  const list = () =>
    html`<ul class="moments">
      ${repeat(
        goals,
        (goal) => goal.key,
        (goal) =>
          html`<li>
            ${icon('pass')}<span
              >${openLink(view, goal.title, goal.target, 'link plain')}
              <span class="note">${goal.note}</span>${lock(goal.isPrivate)}</span
            >
          </li>`,
      )}
    </ul>`;
  return html`<section class="finished" aria-labelledby="finished-title">
    ${fold(
      view,
      'finished',
      html`<h2 id="finished-title" tabindex="-1">Finished goals</h2>
        <span class="count">${goals.length}</span>`,
      list,
    )}
  </section>`;
}
