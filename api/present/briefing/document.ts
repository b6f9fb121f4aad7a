/**
 * A briefing as a document for people: what stands on the page, whatever the page is made of. Texts are plain; who
 * writes them down (`markdown`, `html`) escapes them, since attackers and strangers wrote part of every one.
 */

/** A piece of running text. Artifacts are set apart, so that no reader takes one for our own words. */
export type Span = string | { readonly artifact: string } | { readonly strong: string } | { readonly minor: string };
export type Line = readonly Span[];

export interface Column {
  readonly head: string;
  readonly align?: 'right';
  /** Days, ids and numbers that must stay on one line. */
  readonly whole?: true;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Line[])[];
}

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** `columns` stand side by side in time; `bars` lie under each other, each with its name. */
export interface Chart {
  readonly kind: 'columns' | 'bars';
  readonly title: string;
  /** The same in a sentence, for who cannot see it. */
  readonly description: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly label: string;
  readonly value: number;
  /** The value as people write it. */
  readonly text: string;
}

export type Block =
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'text'; readonly line: Line }
  | { readonly block: 'list'; readonly items: readonly Line[] }
  | { readonly block: 'table'; readonly table: Table }
  | { readonly block: 'figures'; readonly figures: readonly Figure[] }
  | { readonly block: 'chart'; readonly charts: readonly Chart[]; readonly table: Table };

export interface Document {
  readonly title: string;
  /** What the title is of: a run, an id. */
  readonly subtitle: Line;
  /** At the foot of each printed page. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

export function heading(text: string): Block {
  return { block: 'heading', text };
}

export function text(...line: Line): Block {
  return { block: 'text', line };
}

export function list(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ block: 'list', items }];
}

/** A table, or a sentence where it would be empty. */
export function table(one: Table, ifEmpty: string): Block {
  return one.rows.length === 0 ? text(ifEmpty) : { block: 'table', table: one };
}
