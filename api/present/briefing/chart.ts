import { scaleBand, scaleLinear } from 'd3-scale';
import type { Chart, Point } from './document.js';
import { html, type Html } from './html-text.js';

const WIDTH = 680;
const TICKS = 4;
const COLUMNS_HEIGHT = 170;
const LEFT = 56;
const BOTTOM = 26;
const TOP = 12;
const BAR_HEIGHT = 22;
const BAR_LEFT = 150;
/** For the value behind the longest bar. */
const BAR_RIGHT = 110;

/** A chart as an image that is drawn by the page itself: no script, no address, and words for who cannot see it. */
export function chartSvg(chart: Chart, id: string): Html {
  const height = chart.kind === 'columns' ? COLUMNS_HEIGHT : chart.points.length * BAR_HEIGHT + 8;
  return html`<figure>
    <figcaption>${chart.title}</figcaption>
    <svg
      viewBox="0 0 ${WIDTH} ${height}"
      role="img"
      aria-labelledby="${id}-t ${id}-d"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="${id}-t">${chart.title}</title>
      <desc id="${id}-d">${chart.description}</desc>
      ${chart.kind === 'columns' ? columns(chart.points) : bars(chart.points)}
    </svg>
  </figure> `;
}

function columns(points: readonly Point[]): Html {
  const y = scaleLinear()
    .domain([0, largest(points)])
    .nice(TICKS)
    .range([COLUMNS_HEIGHT - BOTTOM, TOP]);
  const x = scaleBand<number>()
    .domain(points.map((_, i) => i))
    .range([LEFT, WIDTH])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const format = y.tickFormat(TICKS, '~s');
  const lines = y.ticks(TICKS).map((tick) => {
    const at = rounded(y(tick));
    return html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${at}" y2="${at}" /><text
        class="tick"
        x="${LEFT - 8}"
        y="${rounded(at + 3.5)}"
        text-anchor="end"
        >${format(tick).replace('G', 'bn').replace('k', 'k')}</text
      >`;
  });
  const base = COLUMNS_HEIGHT - BOTTOM;
  const drawn = points.map(({ value, label }, i) => {
    const [left, top] = [rounded(x(i) ?? 0), rounded(y(value))];
    const shown =
      value > 0
        ? html`<rect
            class="bar"
            x="${left}"
            y="${top}"
            width="${rounded(x.bandwidth())}"
            height="${rounded(base - top)}"
          />`
        : '';
    return html`${shown}${labelled(points, i) ? html`<text class="tick" x="${rounded(left + x.bandwidth() / 2)}" y="${base + 16}" text-anchor="middle">${label}</text>` : ''}`;
  });
  return html`${lines}${drawn}<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${base}" y2="${base}" />`;
}

/** Room for so many labels below an axis. */
const LABELS = 8;

function labelled(points: readonly Point[], place: number): boolean {
  return place % Math.ceil(points.length / LABELS) === 0;
}

function bars(points: readonly Point[]): Html {
  const x = scaleLinear()
    .domain([0, largest(points)])
    .range([0, WIDTH - BAR_LEFT - BAR_RIGHT]);
  const drawn = points.map(({ label, value, text }, i) => {
    const [top, width] = [i * BAR_HEIGHT + 4, rounded(Math.max(x(value), value > 0 ? 1 : 0))];
    const middle = top + BAR_HEIGHT / 2 + 1;
    return html`<text class="name" x="${BAR_LEFT - 10}" y="${middle}" text-anchor="end">${label}</text
      ><rect class="bar" x="${BAR_LEFT}" y="${top}" width="${width}" height="${BAR_HEIGHT - 8}" /><text
        class="value"
        x="${rounded(BAR_LEFT + width + 6)}"
        y="${middle}"
        >${text}</text
      >`;
  });
  return html`${drawn}`;
}

/** At least 1: a scale from 0 to 0 has no place for anything. */
function largest(points: readonly Point[]): number {
  return points.reduce((most, { value }) => Math.max(most, value), 1);
}

/** A tenth of a unit is finer than any printer; fewer digits are the same on every machine. */
function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
