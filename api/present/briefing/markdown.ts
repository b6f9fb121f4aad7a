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
  const cells = rows.map((row) => row.map((line) => line.map(spanOf).join('')));
  const lines = [head, rule, ...cells].map((row) => `| ${row.join(' | ')} |`);
  return `${plain(caption)}:\n\n${lines.join('\n')}`;
}

function lineOf(line: Line): string {
  return line.map(spanOf).join('');
}

function spanOf(span: Span): string {
  if (typeof span === 'string') return plain(span);
  if ('artifact' in span) return code(span.artifact);
  return 'strong' in span ? `**${plain(span.strong)}**` : plain(span.minor);
}

/** All that Markdown, its tables and its extensions take for more than text. */
const MARKS = /[\\`*_{}[\]<>|~!#$^&@]|(?<=\p{L}):(?=\S)/gu;

/** At the start of a line these would begin a list, a heading of the line before, or a rule. */
const BEGINNING = /^(?:([-+=])|(\d{1,9})(?=[.)](?:\s|$)))/;

/** A text of which nothing is a link, an image, HTML or emphasis, wherever it stands. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(MARKS, (mark) => ENTITIES[mark] ?? `\\${mark}`)
    .replace(/(www)(?=\.)/gi, '$1\\')
    .replace(BEGINNING, (_all, mark?: string, digits?: string) =>
      mark === undefined ? `${digits ?? ''}\\` : `\\${mark}`,
    );
}

/** As entities: not every renderer heeds a backslash before them, and in a table two of them would be taken for another. */
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '|': '&#124;',
  '\\': '&#92;',
  '`': '&#96;',
};

/** Between marks of code nothing is anything else, but what could end the code or its cell: such a text is no code. */
function code(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line === '') return '(nothing)';
  return /[`|\\]/.test(line) ? plain(line) : `\`${line}\``;
}
