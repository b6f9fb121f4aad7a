import type { Alias } from '../../model/run.js';
import { invariant } from '../../model/errors.js';
import type { CampaignId } from '../../model/ids.js';
import { checkNext } from '../published.js';
import { writeAlert } from '../alerts.js';
import type { RowKeys } from '../row-keys.js';
import { resultOf } from '../whole-run.js';
import type { Derivation, FreshRow, KeyedArtifact, KeyedReport, Note, TakeIn, ToldAlert } from '../whole.js';
import type { WholePart, WholeRun } from '../whole.js';
import type { Database } from './database.js';
import { hold } from './held.js';
import { publishRows } from './publish.js';
import { parts, type ReportWriter } from './reports.js';
import { rowsOf } from './run-rows.js';
import { runsBefore, stateOf } from './state.js';
import { cypher } from './statements.js';
import { only } from './stored-reports.js';
import type { Writer } from './writer.js';

interface Rows {
  readonly rows: readonly object[];
}

const SET_NOTE = cypher<Note, { text: string }>('write/note');
const KEYS = cypher<{ ids: readonly string[] }, { id: string; key: number }>('read/keys-of-reports');
const ADD_CLUSTERS = cypher<Rows, never>('write/add-past-clusters');
const ADD_ALIASES = cypher<Rows & { run: number }, never>('write/add-aliases');
const COUNT_EVENTS = cypher<{ run: number }, { total: number }>('read/count-events');
const ADD_EVENTS = cypher<Rows, never>('write/add-events');
const LAST_ALERT = cypher<object, { place: number }>('read/last-alert');
const ADD_ALERTS = cypher<Rows, never>('write/add-alerts');
const FORGET_ALL_FRESH = cypher<object, never>('write/forget-all-fresh');
const ADD_FRESH = cypher<Rows, never>('write/add-fresh');

export interface TakeInGiven {
  readonly database: Database;
  readonly writer: Writer;
  readonly reports: ReportWriter;
}

/** Keeps each part by the ways in which a store of its own would have come to it. */
export class Neo4jTakeIn implements TakeIn {
  readonly #given: TakeInGiven;
  readonly #keys: RowKeys;

  /** @param keys those that are known already. */
  constructor(given: TakeInGiven, keys: RowKeys) {
    this.#given = given;
    this.#keys = keys;
  }

  take(part: WholePart): Promise<void> {
    switch (part.what) {
      case 'notes':
        return this.#takeNotes(part.rows);
      case 'reports':
        return this.#takeReports(part.rows);
      case 'artifacts':
        return this.#takeArtifacts(part.rows);
      case 'derivations':
        return this.#takeDerivations(part.rows);
      case 'past':
        return this.#takePast(part);
      case 'run':
        return this.#takeRun(part.run);
      case 'alerts':
        return this.#takeAlerts(part.rows);
      case 'fresh':
        return this.#takeFresh(part.rows);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #takeNotes(rows: readonly Note[]): Promise<void> {
    return this.#given.database.write(async (work) => {
      for (const { name, text } of rows) await work.run(SET_NOTE, { name, text });
    });
  }

  async #takeReports(rows: readonly KeyedReport[]): Promise<void> {
    await this.#given.reports.add(rows.map(({ report }) => report));
    const ids = rows.map(({ report }) => report.id);
    const found = await this.#given.database.read((work) => work.run(KEYS, { ids }));
    const keyOf = new Map(found.map(({ id, key }) => [id, key]));
    for (const { key, report } of rows) {
      const own = keyOf.get(report.id);
      invariant(own !== undefined, 'a report that was taken in is there');
      this.#keys.setReport(key, own);
    }
  }

  async #takeArtifacts(rows: readonly KeyedArtifact[]): Promise<void> {
    const own = await this.#given.reports.learn(rows.map(({ artifact }) => artifact));
    rows.forEach(({ key }, row) => {
      this.#keys.setArtifact(key, own[row] ?? -1);
    });
  }

  #takeDerivations(rows: readonly Derivation[]): Promise<void> {
    return this.#given.reports.derive(
      rows.map(({ child, parent }) => [this.#keys.artifact(child), this.#keys.artifact(parent)]),
    );
  }

  async #takePast({ aliases, events }: Extract<WholePart, { readonly what: 'past' }>): Promise<void> {
    const { database } = this.#given;
    const ids = new Set(events.flatMap(({ campaign, other }) => (other === null ? [campaign] : [campaign, other])));
    for (const rows of parts([...ids].map(clusterRow)))
      await database.write((work) => work.run(ADD_CLUSTERS, { rows }));
    for (const [run, given] of byRun<Alias>(aliases))
      for (const rows of parts(given)) await database.write((work) => work.run(ADD_ALIASES, { rows, run }));
    for (const [run, happened] of byRun(events)) {
      const rows = happened.map((event, place) => ({ ...event, place, name: eventName(event) }));
      const there = only(await database.read((work) => work.run(COUNT_EVENTS, { run }))).total;
      for (const few of parts(rows.slice(there))) await database.once((work) => work.run(ADD_EVENTS, { rows: few }));
    }
  }

  async #takeRun(run: WholeRun): Promise<void> {
    const { database, writer } = this.#given;
    const { highest } = await database.read(stateOf);
    if (run.summary.manifest.run <= highest) return;
    const result = resultOf(run, this.#keys);
    if (run.held !== null) {
      await hold(database, writer, result, run.held.reasons, 'any later run');
      return;
    }
    await publishRows(database, writer, ({ state }) => {
      checkNext(result.manifest, runsBefore(state), 'any later run');
      return Promise.resolve(rowsOf(result));
    });
  }

  #takeAlerts(rows: readonly ToldAlert[]): Promise<void> {
    return this.#given.database.write(async (work) => {
      const { place } = only(await work.run(LAST_ALERT, {}));
      const alerts = rows.map(({ alert, delivery }, i) => {
        const { id, rule, campaign, day, run, toldBy, title } = alert;
        const told = { id, rule, campaign, day, run, toldBy, place: place + 1 + i };
        return { properties: { ...told, name: title, delivery, body: writeAlert(alert) }, campaign };
      });
      for (const few of parts(alerts)) await work.run(ADD_ALERTS, { rows: few });
    });
  }

  #takeFresh(rows: readonly FreshRow[]): Promise<void> {
    const fresh = rows.map(({ key, ...row }) => ({ report: this.#keys.report(key), ...row }));
    return this.#given.database.write(async (work) => {
      await work.run(FORGET_ALL_FRESH, {});
      for (const few of parts(fresh)) await work.run(ADD_FRESH, { rows: few });
    });
  }
}

function clusterRow(id: CampaignId): { readonly id: CampaignId; readonly level: string } {
  return { id, level: id.startsWith('o-') ? 'operation' : 'campaign' };
}

function eventName({ event, other }: { readonly event: string; readonly other: string | null }): string {
  return other === null ? event : `${event}: ${other}`;
}

function byRun<T extends { readonly run: number }>(rows: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const known = found.get(row.run);
    if (known === undefined) found.set(row.run, [row]);
    else known.push(row);
  }
  return found;
}
