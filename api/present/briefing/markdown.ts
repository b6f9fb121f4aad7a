import type { Block, Document, Line, Span, Table } from './document.js';

/** The document as CommonMark with GitHub's tables; charts are their tables. */
export function markdownOf({ title, subtitle, blocks }: Document): string {
  const parts = [`# ${plain(title)}`, lineOf(subtitle), ...blocks.flatMap(blockOf)];
  return `${parts.join('\n\n')}\n`;
}

function blockOf(block: Block): string[] {
  switch (block.block) {
    case 'heading':
      return [`## ${plain(block.text)}`];
    case 'text':
      return [lineOf(block.line)];
    case 'list':
      return [block.items.map((item) => `- ${lineOf(item)}`).join('\n')];
    case 'table':
      return [tableOf(block.table)];
    case 'figures':
      return [
        block.figures
          .map(({ label, value, note }) => `- ${plain(label)}: **${plain(value)}**${noteOf(note)}`)
          .join('\n'),
      ];
    case 'chart':
      return [tableOf(block.table)];
  }
}

function noteOf(note: string | undefined): string {
  return note === undefined ? '' : ` (${plain(note)})`;
}

function tableOf({ caption, columns, rows }: Table): string {
  const head = columns.map((column) => plain(column.head));
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  const cells = rows.map((row) => row.map((line) => line.map(cellSpan).join('')));
  const lines = [head, rule, ...cells].map((row) => `| ${row.join(' | ')} |`);
  return `${plain(caption)}:\n\n${lines.join('\n')}`;
}

/** At the start of a line these would begin a list, a heading, a quotation or a rule. */
const BEGINNING = /^(\s*)([-+=]|\d{1,9}(?=[.)]))/;

function lineOf(line: Line): string {
  const [first, ...rest] = line;
  const start =
    typeof first === 'string' ? plain(first).replace(BEGINNING, escaped) : line.slice(0, 1).map(spanOf).join('');
  return start + rest.map(spanOf).join('');
}

/** A number keeps its digits; what makes it a list, the point behind it, is escaped. */
function escaped(_all: string, space: string, mark: string): string {
  return /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`;
}

function spanOf(span: Span): string {
  if (typeof span === 'string') return plain(span);
  if ('artifact' in span) return code(span.artifact);
  return 'strong' in span ? `**${plain(span.strong)}**` : plain(span.minor);
}

/** Cells are told apart before code is, so a bar in code is escaped too. */
function cellSpan(span: Span): string {
  return typeof span === 'object' && 'artifact' in span ? code(span.artifact).replaceAll('|', '\\|') : spanOf(span);
}

/** All that Markdown, its tables and its extensions take for more than text. */
const MARKS = /[\\`*_{}[\]<>|~!#$^&@]|(?<=\p{L}):(?=\S)/gu;

/** A text of which nothing is a link, an image, HTML or emphasis. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(MARKS, (mark) => HTML_MARKS[mark] ?? `\\${mark}`)
    .replace(/(www)(?=\.)/gi, '$1\\');
}

/** As entities, for not every renderer heeds a backslash before them. */
const HTML_MARKS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Between marks of code nothing is anything else; the marks are longer than any inside. */
function code(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line === '') return '-';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}
