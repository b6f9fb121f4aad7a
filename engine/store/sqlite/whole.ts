import type { Delivery, Told } from '../../model/alert.js';
import { artifactOf } from '../../model/artifact.js';
import type { Mention } from '../../model/artifact.js';
import type { ReportType } from '../../model/report.js';
import type { Settlement } from '../../model/provisional.js';
import { compareText } from '../../model/ids.js';
import { readAlert } from '../alerts.js';
import type { LineageEvent } from '../../model/campaign.js';
import type { Alias } from '../../model/run.js';
import { readSummary } from '../campaign-json.js';
import { readNews } from '../news-json.js';
import type { CampaignArtifactRow } from '../published.js';
import type { AsideRow, LinkRow } from '../questions.js';
import type { StoreCounts } from '../store.js';
import type { Derivation, FreshRow, KeyedReport, WholePart, WholeRun, WholeSource } from '../whole.js';
import { counts } from './artifacts.js';
import { freshPage } from './between-nights.js';
import { campaignOf } from './campaigns.js';
import { kindOf, originOf } from './codes.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { allMembers } from './members.js';
import { pages } from './pages.js';
import { lossesOf, remarksOf, victimOf } from './report-row.js';
import { artifactsIn } from './run-rows.js';
import * as newsSql from './sql/between-nights.js';
import * as campaignSql from './sql/campaigns.js';
import * as lineageSql from './sql/lineage.js';
import * as questionSql from './sql/questions.js';
import * as sql from './sql/whole.js';

/** A server takes so many at once best. */
const PAGE_ROWS = 5_000;
const LONG_PAGE_ROWS = 10_000;

/** All parts of one pinned connection of its own. */
export class SqliteWhole implements WholeSource {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  counts(): Promise<StoreCounts> {
    return Promise.resolve().then(() => guarded(() => counts(this.#connection)));
  }

  async *parts(): AsyncGenerator<WholePart> {
    const connection = this.#connection;
    yield { what: 'notes', rows: guarded(() => connection.statement(sql.NOTES).all()) };
    const reports = connection.statement(sql.REPORTS);
    for await (const rows of pages((last: sql.WholeReportRow | null) => reports.all(last?.key ?? -1, PAGE_ROWS)))
      yield { what: 'reports', rows: guarded(() => rows.map((row) => keyedReport(connection, row))) };
    yield* this.#artifacts();
    const pairs = connection.statement(sql.DERIVATIONS);
    const next = (last: Derivation | null) => pairs.all(last?.child ?? -1, last?.parent ?? -1, LONG_PAGE_ROWS);
    for await (const rows of pages(next)) yield { what: 'derivations', rows };
    yield guarded(() => ({
      what: 'past',
      aliases: connection.statement(sql.PAST_ALIASES).all(),
      events: connection.statement(sql.PAST_EVENTS).all(),
    }));
    for (const row of guarded(() => connection.statement(sql.KEPT_RUNS).all()))
      yield { what: 'run', run: await wholeRun(connection, row) };
    yield { what: 'alerts', rows: guarded(() => connection.statement(sql.ALERTS).all().map(toldAlert)) };
    yield { what: 'fresh', rows: await this.#fresh() };
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  async *#artifacts(): AsyncGenerator<WholePart> {
    const page = this.#connection.statement(sql.ARTIFACTS);
    const next = (last: sql.ArtifactTuple | null) => page.all(last?.[0] ?? -1, last?.[1] ?? '', LONG_PAGE_ROWS);
    for await (const tuples of pages(next)) {
      const rows = tuples.map(([code, folded, key, shown]) => ({
        key,
        artifact: artifactOf(kindOf(code), folded, shown),
      }));
      yield { what: 'artifacts', rows };
    }
  }

  async #fresh(): Promise<readonly FreshRow[]> {
    const rows: FreshRow[] = [];
    for await (const page of pages((last: newsSql.FreshRow | null) => this.#freshPage(last))) rows.push(...page);
    return rows;
  }

  #freshPage(last: newsSql.FreshRow | null): readonly newsSql.FreshRow[] {
    return freshPage(this.#connection, last, LONG_PAGE_ROWS);
  }
}

function keyedReport(connection: Connection, row: sql.WholeReportRow): KeyedReport {
  const { key, victim, losses, remarks, type, ...rest } = row;
  const mentioned = connection
    .statement(sql.MENTIONS_OF)
    .all(key)
    .map((row) => ({ ...row, artifact: artifactOf(kindOf(row.kind), row.folded, row.shown) }))
    .sort((a, b) => compareText(a.artifact.id, b.artifact.id));
  const mentions = mentioned.map(({ artifact, origin, role }): Mention => {
    return { artifact, origin: originOf(origin), role, parents: [] };
  });
  const own = { victim: victimOf(victim), losses: lossesOf(losses), ...remarksOf(remarks) };
  const report = { ...rest, type: type as ReportType, ...own, mentions };
  return { key, report, artifacts: mentioned.map((row) => row.key) };
}

async function wholeRun(connection: Connection, { run, summary, reasons }: sql.KeptRunRow): Promise<WholeRun> {
  const { campaigns, operations } = await campaignsOf(connection, run);
  const members: { report: number; campaign: number }[] = [];
  for await (const { place, reports } of allMembers(connection, run))
    for (const report of reports) members.push({ report, campaign: place });
  return guarded(() => ({
    summary: readSummary(summary),
    campaigns,
    operations,
    members,
    artifacts: artifactRows(connection, run),
    links: linkRows(connection, run),
    setAside: connection.statement(sql.ALL_SET_ASIDE).all(run).map(asideRow),
    settled: newsRows(connection, run, 'settled') as Settlement[],
    told: newsRows(connection, run, 'told') as Told[],
    ...(reasons === null ? shown(connection, run) : waiting(connection, run, reasons)),
  }));
}

type Lineage = Pick<WholeRun, 'aliases' | 'events' | 'held'>;

function shown(connection: Connection, run: number): Lineage {
  return {
    aliases: connection.statement(sql.ALIASES_OF).all(run),
    events: connection.statement(questionSql.EVENTS).all(run, 0, Number.MAX_SAFE_INTEGER),
    held: null,
  };
}

function waiting(connection: Connection, run: number, reasons: string): Lineage {
  const row = connection.statement(lineageSql.HELD).get(run);
  const { seen, alerts } = readNews(row?.news ?? null) ?? NO_NEWS;
  return {
    aliases: JSON.parse(row?.aliases ?? '[]') as Alias[],
    events: JSON.parse(row?.events ?? '[]') as LineageEvent[],
    held: { reasons: JSON.parse(reasons) as string[], seen, alerts },
  };
}

const NO_NEWS = { seen: { key: new Float64Array(), stamp: new Float64Array() }, alerts: [] };

async function campaignsOf(connection: Connection, run: number): Promise<Pick<WholeRun, 'campaigns' | 'operations'>> {
  const found: Record<'campaign' | 'operation', ReturnType<typeof campaignOf>[]> = { campaign: [], operation: [] };
  const page = connection.statement(campaignSql.CAMPAIGNS);
  for (const level of ['campaign', 'operation'] as const) {
    const next = (last: { place: number } | null) => page.all(run, level, last?.place ?? -1, PAGE_ROWS);
    for await (const rows of pages(next)) for (const row of rows) found[level].push(campaignOf(row));
  }
  return { campaigns: found.campaign, operations: found.operation };
}

function artifactRows(connection: Connection, run: number): readonly CampaignArtifactRow[] {
  const rows: CampaignArtifactRow[] = [];
  for (const { place, artifacts } of connection.statement(sql.ALL_ARTIFACTS).all(run))
    for (const row of artifactsIn(place, artifacts)) rows.push(row);
  return rows;
}

function linkRows(connection: Connection, run: number): readonly LinkRow[] {
  const placesOf = new Map<number, number[]>();
  for (const { link, campaign } of connection.statement(sql.LINK_CAMPAIGNS).all(run))
    placesOf.set(link, [...(placesOf.get(link) ?? []), campaign]);
  return connection
    .statement(sql.ALL_LINKS)
    .all(run)
    .map(({ place, artifacts, body }) => ({
      link: JSON.parse(body) as LinkRow['link'],
      artifacts: JSON.parse(artifacts) as number[],
      places: placesOf.get(place) ?? [],
    }));
}

function asideRow({ artifact, body }: { readonly artifact: number; readonly body: string }): AsideRow {
  return { artifact, aside: JSON.parse(body) as AsideRow['aside'] };
}

function newsRows(connection: Connection, run: number, about: string): unknown[] {
  return connection
    .statement(newsSql.NEWS)
    .all(run, about, 0, Number.MAX_SAFE_INTEGER)
    .flatMap(({ body }) => JSON.parse(body) as unknown[]);
}

function toldAlert({ body, delivery }: { readonly body: string; readonly delivery: string }) {
  return { alert: readAlert(body), delivery: delivery as Delivery };
}
