import type { Alias } from '../../../model/run.js';
import type { Sql } from '../connection.js';

export const PUBLISHED: Sql<[], { run: number }> = { text: 'SELECT run FROM published' };

export const RUN: Sql<[run: number], { summary: string }> = { text: 'SELECT summary FROM run WHERE run = ?' };

export const RUNS: Sql<[], { summary: string }> = { text: 'SELECT summary FROM run ORDER BY run DESC' };

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
