import type { Alias } from '../../../model/run.js';
import type { Sql } from '../connection.js';

export const PUBLISHED: Sql<[], { run: number }> = { text: 'SELECT run FROM published' };

/** A run that was published and is kept. */
export const RUN: Sql<[run: number], { summary: string }> = {
  text: "SELECT summary FROM run WHERE run = ? AND state = 'published'",
};

/** Those that are kept; `reasons` (JSON) of those that are held. */
export const RUNS: Sql<[], { summary: string; reasons: string | null }> = {
  text: `SELECT summary, reasons FROM run LEFT JOIN held ON held.run = run.run
    WHERE state <> 'predecessor' ORDER BY run.run DESC`,
};

/** Numbers of the runs that were published, kept or not. */
export const PUBLISHED_RUNS: Sql<[], { run: number }> = { text: "SELECT run FROM run WHERE state <> 'held'" };

/** The newest run is never deleted, whatever becomes of it. */
export const HIGHEST: Sql<[], { run: number | null }> = { text: 'SELECT max(run) AS run FROM run' };

export interface HeldRow {
  readonly summary: string;
  /** JSON of `Alias[]`, and of `LineageEvent[]`. */
  readonly aliases: string;
  readonly events: string;
  /** As `writeNews` has it. */
  readonly news: string | null;
}

export const HELD: Sql<[run: number], HeldRow> = {
  text: 'SELECT summary, aliases, events, news FROM held JOIN run ON run.run = held.run WHERE held.run = ?',
};

export const PLACE: Sql<[run: number, id: string], { place: number }> = {
  text: 'SELECT place FROM campaign WHERE run = ? AND id = ?',
};

export const LATEST_ALIAS: Sql<[from: string, run: number], Alias> = {
  text: `SELECT from_id AS "from", to_id AS "to", run FROM alias
    WHERE from_id = ? AND run <= ? ORDER BY run DESC LIMIT 1`,
};

export const ALIASES: Sql<[], Alias> = {
  text: 'SELECT from_id AS "from", to_id AS "to", run FROM alias ORDER BY run, from_id',
};
