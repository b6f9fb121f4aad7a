import type { Alert, AlertId, Delivery, StoredAlert, Told } from '../../model/alert.js';
import type { Day } from '../../model/day.js';
import type { CampaignId } from '../../model/ids.js';
import type { Attachment, PendingReport, Provisional, RecentReport, Settlement } from '../../model/provisional.js';
import type { RunNews } from '../../model/provisional.js';
import type { RunManifest, RunResult } from '../../model/run.js';
import { alertsQuestion, newlyStored, readAlert, repeatedSince, toldOfRestored, writeAlert } from '../alerts.js';
import type { AlertFilter, FreshReport } from '../between-nights.js';
import { readSummary } from '../campaign-json.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import { packedRows, partsOfPage, provisionalOf, settledQuestion, settledTotal, settlementsIn } from '../settled.js';
import type { Page, PageRequest } from '../store.js';
import { COPIED, copiedRunNote } from '../whole.js';
import type { Connection } from './connection.js';
import { latestRunNumber, placeOf, resolveIn } from './lineage.js';
import { membersIn } from './run-rows.js';
import { Pointing } from './pointing.js';
import * as sql from './sql/between-nights.js';
import * as campaignSql from './sql/campaigns.js';
import * as lineageSql from './sql/lineage.js';
import * as memberSql from './sql/members.js';
import { note, setNoteOnce } from './write.js';

/** One for each connection, of the run that it was asked about last. */
const POINTING = new WeakMap<Connection, Pointing>();

export function pending(connection: Connection, after: number, limit: number): readonly PendingReport[] {
  const run = latestRunNumber(connection);
  if (run === null) return [];
  const pointing = pointingOf(connection, run);
  return connection
    .statement(sql.PENDING)
    .all(after, run, limit)
    .map(({ type, victim, ...report }) => ({
      ...report,
      victim: type === 'victim' ? victim : '',
      pointers: pointing.pointersOf(report.key),
    }));
}

function pointingOf(connection: Connection, run: number): Pointing {
  const known = POINTING.get(connection);
  if (known?.run === run) return known;
  const made = new Pointing(connection, run);
  POINTING.set(connection, made);
  return made;
}

export function attach(
  connection: Connection,
  run: number,
  attachments: readonly Attachment[],
  alerts: readonly Alert[],
): readonly StoredAlert[] | null {
  return connection.write(() => {
    if (latestRunNumber(connection) !== run) return null;
    const row = connection.statement(sql.ATTACH);
    for (const { key, stamp, campaign, weight } of attachments) row.run(run, campaign, weight, key, stamp);
    return tell(connection, alerts);
  });
}

/** Answers those that are new. */
function tell(connection: Connection, alerts: readonly Alert[]): readonly StoredAlert[] {
  const told: StoredAlert[] = [];
  for (const alert of alerts) {
    const { id, rule, campaign, day, run, toldBy } = alert;
    if (connection.statement(sql.REPEATED).get(campaign, rule, repeatedSince(alert)) !== undefined) continue;
    const { changes } = connection
      .statement(sql.ADD_ALERT)
      .run(id, rule, campaign, day, run, toldBy, writeAlert(alert));
    if (changes > 0) told.push(newlyStored(alert));
  }
  return told;
}

/** With the rows of a run: what it says beside its campaigns. */
export function addNews(
  connection: Connection,
  { manifest, news }: Pick<RunResult, 'manifest'> & { readonly news?: Pick<RunNews, 'settled' | 'told'> | undefined },
): void {
  const add = connection.statement(sql.ADD_NEWS);
  packedRows(news?.settled ?? []).forEach((body, part) => add.run(manifest.run, 'settled', part, body));
  packedRows(news?.told ?? []).forEach((body, part) => add.run(manifest.run, 'told', part, body));
}

/** Once a run that says another one again has its campaigns and aliases: it settles nothing, and what was told stays told. */
export function addNewsOfRestored(connection: Connection, manifest: RunManifest): void {
  const { run, restores } = manifest;
  const since = connection.statement(sql.TOLD_FROM).all(restores ?? 0);
  const told = toldOfRestored(
    toldIn(connection, restores ?? 0),
    since.map(({ rule, ...alert }) => ({ ...alert, rule: rule as Told['rule'] })),
    (id) => resolveIn(connection, run, id)?.id ?? null,
  );
  addNews(connection, { manifest, news: { settled: [], told } });
}

/** As the run becomes the one that readers follow: what it has seen is no longer provisional, and its alerts are told. */
export function showNews(connection: Connection, news: RunNews | undefined): void {
  const forget = connection.statement(sql.FORGET_FRESH);
  news?.seen.key.forEach((key, row) => forget.run(key, news.seen.stamp[row] ?? -1));
  tell(connection, news?.alerts ?? []);
}

/**
 * Before the run becomes the one that readers follow: marks what it has not seen where ingest did not, since it is the
 * first or says an earlier one again.
 */
export function markUnseen(connection: Connection, { run, restores, moment }: RunManifest): void {
  if (latestRunNumber(connection) !== null && restores === null) return;
  if (note(connection, copiedRunNote(restores ?? run)) === null) connection.statement(sql.MARK_SINCE).run({ moment });
  else setNoteOnce(connection, copiedRunNote(run), COPIED);
}

export function provisional(connection: Connection, ids: readonly CampaignId[]): readonly (Provisional | null)[] {
  const run = latestRunNumber(connection);
  if (run === null) return ids.map(() => null);
  return ids.map((id) => {
    const victims = campaignIdsAt(connection, run, id).flatMap((campaign) =>
      connection.statement(sql.ATTACHED_TO).all(campaign, run).map(victimIn),
    );
    return provisionalOf(run, victims);
  });
}

/** The campaign of this id in the run, or the campaigns of the operation; empty for an id that the run has not. */
function campaignIdsAt(connection: Connection, run: number, id: CampaignId): readonly CampaignId[] {
  const place = placeOf(connection, run, id);
  if (place === null) return [];
  return connection
    .statement(memberSql.PLACES_AT)
    .all({ run, place })
    .flatMap((row) => connection.statement(campaignSql.IDS_AT).get(run, row.place)?.id ?? []);
}

function victimIn({ type, victim }: { readonly type: string; readonly victim: string }): string {
  return type === 'victim' ? victim : '';
}

export function recent(connection: Connection, ids: readonly CampaignId[], since: Day): readonly RecentReport[] {
  const run = latestRunNumber(connection);
  if (run === null) return [];
  return ids.flatMap((campaign) => {
    const place = placeOf(connection, run, campaign);
    const packed = place === null ? undefined : connection.statement(memberSql.MEMBERS_AT).get(run, place);
    const keys = packed === undefined ? [] : membersIn(packed.reports);
    const members = connection.statement(sql.RECENT_OF).all(JSON.stringify(keys), since);
    const attached = connection
      .statement(sql.ATTACHED_TO)
      .all(campaign, run)
      .flatMap(({ id, day, ...rest }) =>
        day !== null && day >= since && victimIn(rest) !== ''
          ? [{ campaign, id, day, victim: rest.victim, provisional: true }]
          : [],
      );
    return [...members.map((row) => ({ campaign, ...row, provisional: false })), ...attached];
  });
}

export function settled(connection: Connection, asked: number | null, request: PageRequest): Page<Settlement> {
  const question = settledQuestion(asked);
  const start = startOf(request, question) ?? { run: asked ?? latestRunNumber(connection) ?? 0, offset: 0 };
  const row = connection.statement(lineageSql.RUN).get(start.run);
  if (row === undefined && start.run !== 0) throw runIsGone(start.run);
  const total = row === undefined ? 0 : settledTotal(readSummary(row.summary).manifest);
  const { from, to, skip } = partsOfPage(start.offset, request.limit);
  const rows = settlementsIn(
    connection
      .statement(sql.NEWS)
      .all(start.run, 'settled', from, to)
      .map(({ body }) => body),
  );
  const items = rows.slice(skip, skip + request.limit);
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export function told(connection: Connection): readonly Told[] {
  const run = latestRunNumber(connection) ?? 0;
  const nightly = toldIn(connection, run);
  const since = connection.statement(sql.TOLD_BETWEEN).all(run);
  return [
    ...nightly,
    ...since.map(({ id, campaign, rule, day }) => ({ campaign, alert: id, rule: rule as Told['rule'], day })),
  ];
}

/** By the run itself. */
function toldIn(connection: Connection, run: number): readonly Told[] {
  return connection
    .statement(sql.NEWS)
    .all(run, 'told', 0, Number.MAX_SAFE_INTEGER)
    .flatMap(({ body }) => JSON.parse(body) as Told[]);
}

export function alerts(connection: Connection, filter: AlertFilter, request: PageRequest): Page<StoredAlert> {
  const question = alertsQuestion(filter);
  const start = startOf(request, question) ?? { run: 0, offset: 0 };
  const parameters = { since: filter.since ?? null, delivery: filter.delivery ?? null };
  const total = connection.statement(sql.COUNT_ALERTS).get(parameters)?.total ?? 0;
  const items = connection
    .statement(sql.ALERTS)
    .all({ ...parameters, limit: request.limit, offset: start.offset })
    .map(({ body, delivery }) => ({ ...readAlert(body), delivery: delivery as Delivery }));
  const run = latestRunNumber(connection) ?? 0;
  return { run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export function alertsSince(connection: Connection, day: Day): readonly Alert[] {
  return connection
    .statement(sql.ALERTS_SINCE)
    .all(day)
    .map(({ body }) => readAlert(body));
}

export function markDelivery(connection: Connection, ids: readonly AlertId[], delivery: Delivery): void {
  connection.write(() => {
    for (const id of ids) connection.statement(sql.MARK_DELIVERY).run(delivery, id);
  });
}

export function freshPage(connection: Connection, after: FreshReport | null, limit: number): readonly FreshReport[] {
  return connection.statement(sql.FRESH).all(after?.key ?? -1, limit);
}
