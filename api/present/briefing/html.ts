import { createHash } from 'node:crypto';
import { chartSvg } from './chart.js';
import type { Block, Document, Figure, Line, Span, Table } from './document.js';
import { markup, type Html } from './markup.js';
import { STYLE } from './style.js';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * What the page may do: nothing but wear its own style. The server sends it too, with `frame-ancestors`, which a page
 * cannot say of itself.
 */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The document as one file that needs nothing else, for the screen and for A4 paper. */
export function htmlOf({ title, subtitle, foot, blocks }: Document): string {
  const head = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
`;
  const body = markup`</head>
<body>
<header>
<h1>${title}</h1>
<p>${lineOf(subtitle)}</p>
</header>
<main>
${blocks.map(blockOf)}</main>
<footer>${foot}</footer>
</body>
</html>
`;
  return `${head.text}<style>${STYLE}</style>\n${body.text}`;
}

function blockOf(block: Block, place: number): Html {
  switch (block.block) {
    case 'heading':
      return markup`<h2>${block.text}</h2>\n`;
    case 'text':
      return markup`<p>${lineOf(block.line)}</p>\n`;
    case 'list':
      return markup`<ul>\n${block.items.map((item) => markup`<li>${lineOf(item)}</li>\n`)}</ul>\n`;
    case 'table':
      return tableOf(block.table);
    case 'figures':
      return markup`<dl class="figures">\n${block.figures.map(figureOf)}</dl>\n`;
    case 'chart':
      return markup`${block.charts.map((chart, i) => chartSvg(chart, `chart-${place}-${i}`))}${tableOf(block.table)}`;
  }
}

function figureOf({ label, value, note }: Figure): Html {
  const below = note === undefined ? '' : markup`<dd class="note">${note}</dd>`;
  return markup`<div><dt>${label}</dt><dd>${value}</dd>${below}</div>\n`;
}

/** A table of so many rows is not torn apart by the end of a page. */
const SHORT = 14;
/** Tables of so few columns need not be as wide as the page. */
const NARROW = 3;

function tableOf({ caption, columns, rows }: Table): Html {
  const own = classes(rows.length <= SHORT && 'short', columns.length <= NARROW && 'narrow');
  const classOf = (i: number): Html => classes(columns[i]?.align ?? false, columns[i]?.whole === true && 'whole');
  const heads = columns.map(({ head }, i) => markup`<th scope="col"${classOf(i)}>${head}</th>`);
  const body = rows.map(
    (row) => markup`<tr>${row.map((line, i) => markup`<td${classOf(i)}>${lineOf(line)}</td>`)}</tr>\n`,
  );
  return markup`<table${own}>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table>
`;
}

function classes(...names: readonly (string | false)[]): Html {
  const given = names.filter((name) => name !== false).join(' ');
  return given === '' ? markup`` : markup` class="${given}"`;
}

function lineOf(line: Line): Html {
  return markup`${line.map(spanOf)}`;
}

/** Artifacts keep their own direction: a right-to-left name must not turn the words around it. */
function spanOf(span: Span): Html {
  if (typeof span === 'string') return markup`${span}`;
  if ('artifact' in span) return markup`<code><bdi>${span.artifact}</bdi></code>`;
  return 'strong' in span ? markup`<strong>${span.strong}</strong>` : markup`<span class="minor">${span.minor}</span>`;
}
