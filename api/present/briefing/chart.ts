import { scaleBand, scaleLinear } from 'd3-scale';
import type { Chart, Point } from './document.js';
import { markup, type Html } from './markup.js';

const WIDTH = 680;
const TICKS = 4;
const COLUMNS_HEIGHT = 170;
const LEFT = 56;
/** Half of the last label. */
const RIGHT = 24;
const BOTTOM = 26;
const TOP = 12;
const BAR_HEIGHT = 22;
const BAR_LEFT = 150;
/** For the value behind the longest bar. */
const BAR_RIGHT = 110;

/** A chart as an image that is drawn by the page itself: no script, no address, and words for who cannot see it. */
export function chartSvg(chart: Chart, id: string): Html {
  const height = chart.kind === 'columns' ? COLUMNS_HEIGHT : chart.points.length * BAR_HEIGHT + 8;
  return markup`<figure>
<figcaption>${chart.title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-t">${chart.title}</title><desc id="${id}-d">${chart.description}</desc>
${chart.kind === 'columns' ? columns(chart.points) : bars(chart.points)}
</svg>
</figure>
`;
}

function columns(points: readonly Point[]): Html {
  const base = COLUMNS_HEIGHT - BOTTOM;
  const y = scaleLinear()
    .domain([0, largest(points)])
    .nice(TICKS)
    .range([base, TOP]);
  const x = scaleBand<number>()
    .domain(points.map((_, i) => i))
    .range([LEFT, WIDTH - RIGHT])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const format = y.tickFormat(TICKS, '~s');
  const lines = y.ticks(TICKS).map((tick) => {
    const words = tick === 0 ? '0' : format(tick).replace('G', 'bn');
    return markup`${across('grid', y(tick))}${textAt('tick', LEFT - 8, y(tick) + 3.5, words, 'end')}\n`;
  });
  const drawn = points.map(({ value, label }, i) => {
    const [left, top] = [x(i) ?? 0, y(value)];
    const bar = value > 0 ? rect(left, top, x.bandwidth(), base - top) : '';
    const name = labelled(points, i) ? textAt('tick', left + x.bandwidth() / 2, base + 16, label, 'middle') : '';
    return markup`${bar}${name}\n`;
  });
  return markup`${lines}${drawn}${across('axis', base)}`;
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
    const top = i * BAR_HEIGHT + 4;
    const width = Math.max(x(value), value > 0 ? 1 : 0);
    const middle = top + BAR_HEIGHT / 2 + 1;
    const bar = rect(BAR_LEFT, top, width, BAR_HEIGHT - 8);
    return markup`${textAt('name', BAR_LEFT - 10, middle, label, 'end')}${bar}${textAt('value', BAR_LEFT + width + 6, middle, text, 'start')}\n`;
  });
  return markup`${drawn}`;
}

function rect(left: number, top: number, width: number, height: number): Html {
  return markup`<rect class="bar" x="${rounded(left)}" y="${rounded(top)}" width="${rounded(width)}" height="${rounded(height)}"/>`;
}

function across(name: string, at: number): Html {
  return markup`<line class="${name}" x1="${LEFT}" x2="${WIDTH}" y1="${rounded(at)}" y2="${rounded(at)}"/>`;
}

function textAt(name: string, x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): Html {
  return markup`<text class="${name}" x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}">${words}</text>`;
}

/** At least 1: a scale from 0 to 0 has no place for anything. */
function largest(points: readonly Point[]): number {
  return points.reduce((most, { value }) => Math.max(most, value), 1);
}

/** A tenth of a unit is finer than any printer; fewer digits are the same on every machine. */
function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
