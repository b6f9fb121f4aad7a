import type { CampaignId } from '../../model/ids.js';
import type { Alias } from '../../model/run.js';
import { resolveId } from '../aliases.js';
import type { Resolved } from '../aliases.js';
import type { RunsBefore } from '../published.js';
import type { Connection } from './connection.js';
import * as sql from './sql/lineage.js';

/** The run that readers see, or null before the first. */
export function latestRunNumber(connection: Connection): number | null {
  return connection.statement(sql.PUBLISHED).get()?.run ?? null;
}

export function runsBefore(connection: Connection): RunsBefore {
  return { latest: latestRunNumber(connection), highest: connection.statement(sql.HIGHEST).get()?.run ?? 0 };
}

export function isKept(connection: Connection, run: number): boolean {
  return connection.statement(sql.RUN).get(run) !== undefined;
}

/** Place of a present id among the campaigns and operations of a run. */
export function placeOf(connection: Connection, run: number, id: CampaignId): number | null {
  return connection.statement(sql.PLACE).get(run, id)?.place ?? null;
}

/** What the id stood for in that run, by the aliases known then. */
export function resolveIn(connection: Connection, run: number, id: CampaignId): Resolved | null {
  return resolveId(
    id,
    (each) => placeOf(connection, run, each) !== null,
    (each) => connection.statement(sql.LATEST_ALIAS).get(each, run),
  );
}

/** Place of what an id, present or past, stood for in that run; null if that was nothing. */
export function presentPlace(connection: Connection, run: number, asked: CampaignId): number | null {
  const id = resolveIn(connection, run, asked)?.id ?? null;
  return id === null ? null : placeOf(connection, run, id);
}

export function allAliases(connection: Connection): readonly Alias[] {
  return connection.statement(sql.ALIASES).all();
}
