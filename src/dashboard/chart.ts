import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Chart } from '../protocol/state.js';

/** In CSS pixels. */
const widest = 420;
const height = 140;
const margin = { top: 20, bottom: 26 };
/** Roughly what a digit of a label takes, in CSS pixels. */
const digitWidth = 6.6;
const widestLabel = 110;

/**
 * A measure over time: a line from check-in to check-in, the wanted value as a dashed line, and words instead of axes.
 * It is drawn in the pixels that it has, so that its words stay as large as those around it.
 */
export class MeasureChart extends LitElement {
  @property({ attribute: false }) chart: Chart | undefined;
  @state() private width = widest;
  private readonly observer = new ResizeObserver(([entry]) => {
    const available = entry?.contentRect.width ?? 0;
    if (available > 0) this.width = Math.min(widest, Math.floor(available));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.chart) return nothing;
    return html`<figure>${drawing(this.chart, this.width)} ${table(this.chart)}</figure>`;
  }
}

function drawing({ points, target }: Chart, width: number): TemplateResult | typeof nothing {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return nothing;
  const left = marginFor(first.label);
  const right = width - marginFor(last.label);
  const values = [...points.map((point) => point.value), target.value];
  const x = scaleLinear([Date.parse(first.date), Date.parse(last.date)], [left, right]);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - margin.bottom, margin.top]);
  const spots = points.map((point) => ({ ...point, x: x(Date.parse(point.date)), y: y(point.value) }));
  const path = line<{ x: number; y: number }>(
    (spot) => spot.x,
    (spot) => spot.y,
  )(spots);
  const wanted = y(target.value);
  return html`<svg
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
    focusable="false"
  >
    <line class="target" x1=${left} x2=${right} y1=${wanted} y2=${wanted}></line>
    <text class="quiet" x=${left} y=${wanted - 6}>${target.label}</text>
    <path class="line" d=${path ?? ''}></path>
    ${spots.slice(0, -1).map((spot) => dot(spot, 'point', 3))}
    ${spots.slice(-1).map((spot) => dot(spot, 'point last', 4.5))}
    <text x=${left - 10} y=${y(first.value) + 4} text-anchor="end">${first.label}</text>
    <text class="now" x=${right + 10} y=${y(last.value) + 4}>${last.label}</text>
    <text class="quiet" x=${left} y=${height - 6} text-anchor="middle">${first.day}</text>
    <text class="quiet" x=${right} y=${height - 6} text-anchor="middle">${last.day}</text>
  </svg>`;
}

function dot(
  spot: { x: number; y: number; day: string; label: string },
  classes: string,
  radius: number,
): TemplateResult {
  return svg`<circle class=${classes} cx=${spot.x} cy=${spot.y} r=${radius}><title>${spot.day}: ${spot.label}</title></circle>`;
}

function marginFor(label: string): number {
  return Math.max(26, Math.min(widestLabel, label.length * digitWidth + 14));
}

/** The same for who cannot see the drawing. */
function table({ title, points, target }: Chart): TemplateResult {
  return html`<table class="visually-hidden">
    <caption>
      ${title}, ${target.label}
    </caption>
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">Value</th>
      </tr>
    </thead>
    <tbody>
      ${points.map(
        (point) =>
          html`<tr>
            <td>${point.day}</td>
            <td>${point.label}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
