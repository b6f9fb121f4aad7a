import type { Alert, AlertId, AlertRule, Delivery, StoredAlert, Told } from '../../model/alert.js';
import type { ArtifactKind, MentionOrigin } from '../../model/artifact.js';
import type { Day } from '../../model/day.js';
import type { CampaignId } from '../../model/ids.js';
import type {
  Attachment,
  PendingReport,
  Provisional,
  RecentReport,
  RunNews,
  Settlement,
} from '../../model/provisional.js';
import type { RunManifest } from '../../model/run.js';
import { alertsQuestion, newlyStored, readAlert, repeatedSince, toldOfRestored, writeAlert } from '../alerts.js';
import type { AlertFilter, FreshReport } from '../between-nights.js';
import { readSummary } from '../campaign-json.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import { packedRows, partsOfPage, provisionalOf, settledQuestion, settledTotal, settlementsIn } from '../settled.js';
import type { Page, PageRequest } from '../store.js';
import { COPIED, copiedRunNote } from '../whole.js';
import type { Database, Work } from './database.js';
import { RUN } from './lineage.js';
import { parts } from './reports.js';
import type { State } from './state.js';
import { cypher } from './statements.js';
import { only } from './stored-reports.js';
import type { Writer, Writing } from './writer.js';

interface PendingRow extends Omit<PendingReport, 'pointers'> {
  readonly pointers: readonly (readonly [
    kind: ArtifactKind,
    origin: MentionOrigin,
    campaigns: readonly (readonly [id: CampaignId, reports: number, firstDay: Day | null, lastDay: Day | null])[],
  ])[];
}

interface AlertConditions {
  readonly run: number;
  readonly since: number | null;
  readonly delivery: string | null;
}

type AttachedRow = Omit<RecentReport, 'day' | 'provisional'> & { readonly day: Day | null };

export const FRESH = cypher<{ after: number; seq: number; limit: number }, FreshReport>('read/fresh');
const PENDING = cypher<{ after: number; run: number; seq: number; limit: number }, PendingRow>('read/pending');
const ATTACHED = cypher<{ campaigns: readonly string[]; run: number }, AttachedRow>('read/attached');
const RECENT = cypher<{ campaigns: readonly string[]; run: number; since: number }, Omit<RecentReport, 'provisional'>>(
  'read/recent-members',
);
const CAMPAIGNS_OF = cypher<{ operation: string; run: number }, { id: string }>('read/campaigns-of-operation');
const NEWS = cypher<{ run: number; about: string; from: number; to: number }, { body: string }>('read/news');
const KNOWN = cypher<{ campaigns: readonly string[]; run: number }, { campaign: string; rule: AlertRule; day: Day }>(
  'read/known-alerts',
);
const LAST_ALERT = cypher<object, { place: number }>('read/last-alert');
const COUNT_ALERTS = cypher<AlertConditions, { total: number }>('read/count-alerts');
const ALERTS = cypher<AlertConditions & { offset: number; limit: number }, { body: string; delivery: Delivery }>(
  'read/alerts',
);
const ALERTS_SINCE = cypher<{ run: number; place: number; day: number }, { body: string }>('read/alerts-since');
const TOLD_FROM = cypher<{ from: number; to: number }, Pick<Alert, 'id' | 'rule' | 'day' | 'campaign'>>(
  'read/told-from',
);
const NOTE = cypher<{ name: string }, { text: string }>('read/note');
const SET_NOTE = cypher<{ name: string; text: string }, { text: string }>('write/note');
const TOLD_BETWEEN = cypher<{ run: number }, Told>('read/told-between');
const ATTACH = cypher<{ rows: readonly unknown[]; run: number }, never>('write/attach');
const FORGET_FRESH = cypher<{ rows: readonly (readonly [number, number])[] }, never>('write/forget-fresh');
const ADD_ALERTS = cypher<{ rows: readonly object[] }, never>('write/add-alerts');
const ADD_NEWS = cypher<{ rows: readonly object[] }, never>('write/add-news');
const MARK_DELIVERY = cypher<{ ids: readonly string[]; delivery: string }, never>('write/mark-delivery');

export async function pending(
  work: Work,
  { run, seq }: State,
  after: number,
  limit: number,
): Promise<readonly PendingReport[]> {
  if (run === null) return [];
  const rows = await work.run(PENDING, { after, run, seq, limit });
  return rows.map(({ pointers, ...report }) => ({
    ...report,
    pointers: pointers.flatMap(([kind, origin, campaigns]) => {
      const pointed = campaigns.map(([campaign, reports, firstDay, lastDay]) => ({
        campaign,
        reports,
        firstDay,
        lastDay,
      }));
      return pointed.length === 0 ? [] : [{ kind, derived: origin === 'derived', campaigns: pointed }];
    }),
  }));
}

/** All of it becomes valid with the transaction that holds the writers' lock. */
export function attach(
  writer: Writer,
  run: number,
  attachments: readonly Attachment[],
  alerts: readonly Alert[],
): Promise<readonly StoredAlert[] | null> {
  return writer.hold(async ({ state, last }) => {
    if (state.run !== run) return null;
    const rows = attachments.map(({ key, stamp, campaign, weight }) => [key, stamp, campaign, weight]);
    for (const few of parts(rows)) await last.run(ATTACH, { rows: few, run });
    const told = await newOf(last, run, alerts);
    await addAlerts(last, told);
    return told.map(newlyStored);
  });
}

/**
 * Those that do not repeat an alert that was told, or stands before them.
 *
 * @param run what later ones told was never published: their writer died.
 */
async function newOf(work: Work, run: number, alerts: readonly Alert[]): Promise<readonly Alert[]> {
  if (alerts.length === 0) return [];
  const known = await work.run(KNOWN, { campaigns: alerts.map(({ campaign }) => campaign), run });
  const told: Alert[] = [];
  for (const alert of alerts) {
    const isRepeated = [...known, ...told].some(
      ({ campaign, rule, day }) => campaign === alert.campaign && rule === alert.rule && day >= repeatedSince(alert),
    );
    if (!isRepeated) told.push(alert);
  }
  return told;
}

async function addAlerts(work: Work, alerts: readonly Alert[]): Promise<void> {
  if (alerts.length === 0) return;
  const { place } = only(await work.run(LAST_ALERT, {}));
  const rows = alerts.map((alert, i) => {
    const { id, rule, campaign, day, run, toldBy, title } = alert;
    const told = { id, rule, campaign, day, run, toldBy, place: place + 1 + i };
    return { properties: { ...told, name: title, delivery: 'waiting', body: writeAlert(alert) }, campaign };
  });
  for (const few of parts(rows)) await work.run(ADD_ALERTS, { rows: few });
}

/** With the rows of a run, before readers see it: what it says beside its campaigns, and its alerts. */
export async function addNews(database: Database, run: number, news: RunNews | undefined): Promise<void> {
  if (news === undefined) return;
  const rows = (['settled', 'told'] as const).flatMap((about) =>
    packedRows(news[about]).map((body, part) => ({ run, about, part, body, name: `${about} in run ${run}` })),
  );
  await database.once(async (work) => {
    await work.run(ADD_NEWS, { rows });
    await addAlerts(work, await newOf(work, run, news.alerts));
  });
}

/** As readers are let see the run: what it has seen is no longer provisional. */
export async function forgetSeen(last: Work, news: RunNews | undefined): Promise<void> {
  if (news === undefined) return;
  const rows = Array.from(news.seen.key, (key, row) => [key, news.seen.stamp[row] ?? -1] as const);
  for (const few of parts(rows)) await last.run(FORGET_FRESH, { rows: few });
}

export async function provisional(
  work: Work,
  { run }: State,
  ids: readonly CampaignId[],
): Promise<readonly (Provisional | null)[]> {
  const found: (Provisional | null)[] = [];
  for (const id of ids) {
    const own = run === null ? [] : await work.run(CAMPAIGNS_OF, { operation: id, run });
    const campaigns = [id, ...own.map((row) => row.id)];
    const rows = run === null ? [] : await work.run(ATTACHED, { campaigns, run });
    found.push(
      provisionalOf(
        run ?? 0,
        rows.map(({ victim }) => victim),
      ),
    );
  }
  return found;
}

export async function recent(
  work: Work,
  { run }: State,
  campaigns: readonly CampaignId[],
  since: Day,
): Promise<readonly RecentReport[]> {
  if (run === null) return [];
  const members = await work.run(RECENT, { campaigns, run, since });
  const attached = await work.run(ATTACHED, { campaigns, run });
  return [
    ...members.map((row) => ({ ...row, provisional: false })),
    ...attached.flatMap(({ day, ...row }) =>
      day !== null && day >= since && row.victim !== '' ? [{ ...row, day, provisional: true }] : [],
    ),
  ];
}

export async function settled(
  work: Work,
  state: State,
  asked: number | null,
  request: PageRequest,
): Promise<Page<Settlement>> {
  const question = settledQuestion(asked);
  const start = startOf(request, question) ?? { run: asked ?? state.run ?? 0, offset: 0 };
  const [row] = await work.run(RUN, { run: start.run });
  if (row === undefined && start.run !== 0) throw runIsGone(start.run);
  const total = row === undefined ? 0 : settledTotal(readSummary(row.summary).manifest);
  const { from, to, skip } = partsOfPage(start.offset, request.limit);
  const texts = await work.run(NEWS, { run: start.run, about: 'settled', from, to });
  const items = settlementsIn(texts.map(({ body }) => body)).slice(skip, skip + request.limit);
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export async function told(work: Work, { run }: State): Promise<readonly Told[]> {
  if (run === null) return [];
  return [...(await toldIn(work, run)), ...(await work.run(TOLD_BETWEEN, { run }))];
}

/** By the run itself. */
async function toldIn(work: Work, run: number): Promise<readonly Told[]> {
  const rows = await work.run(NEWS, { run, about: 'told', from: 0, to: Number.MAX_SAFE_INTEGER });
  return rows.flatMap(({ body }) => JSON.parse(body) as Told[]);
}

/**
 * What a run says that says an earlier one again: it settles nothing, and what was told stays told.
 *
 * @param standsFor the id that a campaign has in the run; null for one that it has not.
 */
export async function newsOfRestored(
  work: Work,
  { restores, previous }: RunManifest,
  standsFor: (id: CampaignId) => CampaignId | null,
): Promise<RunNews> {
  const earlier = restores ?? 0;
  const since = await work.run(TOLD_FROM, { from: earlier, to: previous ?? 0 });
  const none = { seen: { key: new Float64Array(), stamp: new Float64Array() }, settled: [], alerts: [] };
  return { ...none, told: toldOfRestored(await toldIn(work, earlier), since, standsFor) };
}

/**
 * The moment from which on a run has seen nothing, where ingest has not marked that: it is the first, or says an earlier one
 * again. Undefined also where its moment is in the count of another store.
 */
export async function unseenSince(
  { state, last }: Pick<Writing, 'state' | 'last'>,
  { run, restores, moment }: RunManifest,
): Promise<number | undefined> {
  if (state.run !== null && restores === null) return undefined;
  const [copied] = await last.run(NOTE, { name: copiedRunNote(restores ?? run) });
  if (copied === undefined) return moment;
  await last.run(SET_NOTE, { name: copiedRunNote(run), text: COPIED });
  return undefined;
}

export async function alerts(
  work: Work,
  state: State,
  filter: AlertFilter,
  request: PageRequest,
): Promise<Page<StoredAlert>> {
  const question = alertsQuestion(filter);
  const start = startOf(request, question) ?? { run: 0, offset: 0 };
  const run = state.run ?? 0;
  const conditions = { run, since: filter.since ?? null, delivery: filter.delivery ?? null };
  const { total } = only(await work.run(COUNT_ALERTS, conditions));
  const rows = await work.run(ALERTS, { ...conditions, offset: start.offset, limit: request.limit });
  const items = rows.map(({ body, delivery }) => ({ ...readAlert(body), delivery }));
  return { run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

/** Where the last alert stands now: what is told later is not seen from here. */
export async function lastAlertPlace(work: Work): Promise<number> {
  return only(await work.run(LAST_ALERT, {})).place;
}

export async function alertsSince(work: Work, run: number, place: number, day: Day): Promise<readonly Alert[]> {
  return (await work.run(ALERTS_SINCE, { run, place, day })).map(({ body }) => readAlert(body));
}

export function markDelivery(database: Database, ids: readonly AlertId[], delivery: Delivery): Promise<void> {
  return database.write(async (work) => {
    await work.run(MARK_DELIVERY, { ids, delivery });
  });
}
