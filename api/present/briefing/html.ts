import { createHash } from 'node:crypto';
import { chartSvg } from './chart.js';
import type { Block, Document, Line, Span, Table } from './document.js';
import { html, type Html } from './html-text.js';
import { STYLE } from './style.js';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * What the page may do: nothing but wear its own style. The server sends it too, with `frame-ancestors`, which a page
 * cannot say of itself.
 */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The document as one file that needs nothing else, for the screen and for A4 paper. */
export function htmlOf({ title, subtitle, foot, blocks }: Document): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
      </head>
    </html> `;
  const body = html`</head>
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
  return `${page.markup}<style>${STYLE}</style>\n${body.markup}`;
}

function blockOf(block: Block, place: number): Html {
  switch (block.block) {
    case 'heading':
      return html`<h2${block.newPage ? html` class="new-page"` : ''}>${block.text}</h2>
`;
    case 'text':
      return html`<p>${lineOf(block.line)}</p> `;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${lineOf(item)}</li> `)}
      </ul> `;
    case 'table':
      return tableOf(block.table);
    case 'figures':
      return html`<dl class="figures">
        ${block.figures.map(
          ({ label, value, note }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
              ${note === undefined ? '' : html`<dd class="note">${note}</dd>`}
            </div> `,
        )}
      </dl> `;
    case 'chart':
      return html`<div class="charted">
        ${block.charts.map((chart, i) => chartSvg(chart, `chart-${place}-${i}`))}${tableOf(block.table)}
      </div> `;
  }
}

function tableOf({ caption, columns, rows }: Table): Html {
  const classOf = (i: number): Html => (columns[i]?.align === 'right' ? html` class="right"` : html``);
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ head }, i) => html`<th scope="col" ${classOf(i)}>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((line, i) => html`<td${classOf(i)}>${lineOf(line)}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table> `;
}

function lineOf(line: Line): Html {
  return html`${line.map(spanOf)}`;
}

/** Artifacts keep their own direction: a right-to-left name must not turn the words around it. */
function spanOf(span: Span): Html {
  if (typeof span === 'string') return html`${span}`;
  if ('artifact' in span) return html`<code><bdi>${span.artifact}</bdi></code>`;
  return 'strong' in span ? html`<strong>${span.strong}</strong>` : html`<span class="minor">${span.minor}</span>`;
}
