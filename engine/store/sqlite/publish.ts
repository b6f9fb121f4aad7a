import type { Campaign } from '../../model/campaign.js';
import type { Restoration, RunResult } from '../../model/run.js';
import { UNWATCHED, type Watch } from '../../model/watch.js';
import { readSummary, writeSummary } from '../campaign-json.js';
import { FACTS, writeFacts } from '../campaign-facts.js';
import { searchText } from '../filter.js';
import { moneyKey } from '../money-key.js';
import { readNews, writeNews } from '../news-json.js';
import { checkHeld, checkNext, placedCampaigns, runIsNotKept } from '../published.js';
import type { PlacedCampaign, WhichRun } from '../published.js';
import { asideRows, linkRows } from '../questions.js';
import { oldestKept } from '../run-states.js';
import { KEPT_RUNS } from '../store.js';
import { addNews, addNewsOfRestored, markUnseen, showNews } from './between-nights.js';
import type { Connection } from './connection.js';
import { latestRunNumber, runsBefore } from './lineage.js';
import { packedArtifacts, packedMembers, packedSlots } from './run-rows.js';
import * as lineage from './sql/lineage.js';
import * as past from './sql/past.js';
import * as sql from './sql/publish.js';
import { tagsText } from './tags.js';

/** Writes the run, moves the pointer that readers follow, and forgets the oldest run: all of it or nothing. */
export function publish(connection: Connection, result: RunResult, watch: Watch, which?: WhichRun): void {
  connection.write(() => {
    checkNext(result.manifest, runsBefore(connection), which);
    addRun(connection, result, 'published', watch);
    showNews(connection, result.news);
    // A run of another store comes with the reports that it has not seen.
    if (which !== 'any later run') markUnseen(connection, result.manifest);
    show(connection, result.manifest.run, result, watch);
  });
}

/** Writes the run where nobody sees it, in the place of one that was held before. */
export function hold(
  connection: Connection,
  result: RunResult,
  reasons: readonly string[],
  watch: Watch,
  which?: WhichRun,
): void {
  connection.write(() => {
    checkNext(result.manifest, runsBefore(connection), which);
    const { run } = result.manifest;
    addRun(connection, result, 'held', watch);
    const waiting = [reasons, result.aliases, result.events].map((rows) => JSON.stringify(rows));
    const [why = '', aliases = '', events = ''] = waiting;
    connection.statement(sql.ADD_HELD).run(run, why, aliases, events, writeNews(result.news));
    connection.statement(sql.DROP_HELD).run(run);
    watch.step('commit');
  });
}

export function publishHeld(connection: Connection, run: number): void {
  connection.write(() => {
    const row = connection.statement(lineage.HELD).get(run);
    const held = row === undefined ? null : readSummary(row.summary);
    checkHeld(run, held, latestRunNumber(connection));
    if (row === undefined) return;
    connection.statement(sql.IS_PUBLISHED).run(run);
    connection.statement(sql.NO_LONGER_HELD).run(run);
    // Nothing else writes these columns.
    const aliases = JSON.parse(row.aliases) as RunResult['aliases'];
    const events = JSON.parse(row.events) as RunResult['events'];
    showNews(connection, readNews(row.news));
    markUnseen(connection, held.manifest);
    show(connection, run, { aliases, events }, UNWATCHED);
  });
}

export function restore(connection: Connection, { manifest, aliases, events }: Restoration): void {
  connection.write(() => {
    checkNext(manifest, runsBefore(connection));
    const earlier = manifest.restores ?? 0;
    const row = connection.statement(lineage.RUN).get(earlier);
    if (row === undefined) throw runIsNotKept(earlier);
    connection
      .statement(sql.ADD_RUN)
      .run(manifest.run, 'published', writeSummary({ ...readSummary(row.summary), manifest }));
    for (const table of sql.SAY_AGAIN) connection.statement(table).run(manifest.run, earlier);
    markUnseen(connection, manifest);
    show(connection, manifest.run, { aliases, events }, UNWATCHED);
    addNewsOfRestored(connection, manifest);
  });
}

/** All rows of a run that are read by its number. */
function addRun(connection: Connection, result: RunResult, state: 'published' | 'held', watch: Watch): void {
  const { run } = result.manifest;
  connection.statement(sql.ADD_RUN).run(run, state, writeSummary(result));
  watch.step('campaigns', { unit: 'campaigns', of: result.campaigns.length + result.operations.length });
  addCampaigns(connection, result, watch);
  watch.step('memberships', { unit: 'campaigns', of: result.campaigns.length });
  for (const [place, reports] of packedMembers(result))
    connection.statement(sql.ADD_CAMPAIGN_MEMBERS).run(run, place, reports);
  watch.step('artifacts');
  for (const [place, artifacts] of packedArtifacts(result))
    connection.statement(sql.ADD_CAMPAIGN_ARTIFACTS).run(run, place, artifacts);
  for (const [slot, campaigns] of packedSlots(result))
    connection.statement(sql.ADD_ARTIFACT_CAMPAIGNS).run(run, slot, campaigns);
  watch.step('questions');
  addQuestions(connection, result);
  addNews(connection, result);
}

/** Lets readers see a run that is written, and forgets the oldest. */
function show(connection: Connection, run: number, given: Pick<RunResult, 'aliases' | 'events'>, watch: Watch): void {
  addLineage(connection, run, given);
  connection.statement(sql.POINT_TO).run(run);
  watch.step('oldest run');
  const published = connection.statement(lineage.PUBLISHED_RUNS).all();
  const { oldest, predecessor } = oldestKept(
    published.map((row) => row.run),
    KEPT_RUNS,
  );
  connection.statement(sql.FORGET_RUNS).run(oldest, predecessor ?? 0);
  if (predecessor !== null && connection.statement(sql.IS_PREDECESSOR).run(predecessor).changes > 0)
    for (const table of sql.FORGET_ANSWERS) connection.statement(table).run(predecessor);
  const { moment = null } = connection.statement(past.OLDEST_MOMENT).get() ?? {};
  for (const table of past.FORGET_BEFORE) connection.statement(table).run(moment ?? 0);
  watch.step('commit');
}

const TOLD_AT_ONCE = 1_000;

/** Campaigns come before operations, so that an operation finds what its only campaign has already said. */
function addCampaigns(connection: Connection, result: RunResult, watch: Watch): void {
  const { run } = result.manifest;
  const onlyOf = onlyCampaigns(result);
  const said = result.facts ?? result.campaigns.map(writeFacts);
  for (const { place, campaign, operation } of placedCampaigns(result)) {
    const only = operation === null ? (onlyOf[place - said.length] ?? -1) : -1;
    const facts = saysTheSame(campaign, result.campaigns[only], said[only]) ? only : place;
    addCampaign(connection, run, { place, campaign, operation }, facts);
    if (facts === place) addFacts(connection, run, place, campaign, said[place] ?? writeFacts(campaign));
    if (place % TOLD_AT_ONCE === 0) watch.through(TOLD_AT_ONCE);
  }
}

/** Whether an operation says what its only campaign does. Where both were made of one draft, they hold the same objects. */
function saysTheSame(operation: Campaign, only: Campaign | undefined, said: string | undefined): boolean {
  if (only === undefined) return false;
  return FACTS.every((fact) => operation[fact] === only[fact]) || writeFacts(operation) === said;
}

/** Per operation: its campaign where it has one alone, else -1. */
function onlyCampaigns({ operationOf, operations }: RunResult): Int32Array {
  const only = new Int32Array(operations.length).fill(NONE_YET);
  operationOf.forEach((operation, campaign) => {
    only[operation] = only[operation] === NONE_YET ? campaign : -1;
  });
  return only;
}

const NONE_YET = -2;

function addCampaign(connection: Connection, run: number, placed: PlacedCampaign, facts: number): void {
  const { level, campaigns, id, bornRun, reports, victims, ledger, firstDay, lastDay } = placed.campaign;
  const own = [level, placed.operation, campaigns, id, bornRun] as const;
  const lost = moneyKey(ledger.converted.lostMinor);
  connection
    .statement(sql.ADD_CAMPAIGN)
    .run(run, placed.place, ...own, reports, victims.distinct, lost, firstDay, lastDay, facts);
}

function addFacts(connection: Connection, run: number, place: number, campaign: Campaign, body: string): void {
  connection.statement(sql.ADD_CAMPAIGN_FACTS).run(run, place, body);
  connection.statement(sql.ADD_CAMPAIGN_SEARCH).run(run, place, tagsText(campaign), searchText(campaign));
}

function addQuestions(connection: Connection, result: RunResult): void {
  const { run } = result.manifest;
  linkRows(result).forEach(({ link, artifacts, places }, place) => {
    connection.statement(sql.ADD_LINK).run(run, place, link.kind, JSON.stringify(artifacts), JSON.stringify(link));
    for (const campaign of places) connection.statement(sql.ADD_LINK_CAMPAIGN).run(run, campaign, place);
  });
  asideRows(result).forEach(({ artifact, aside }, place) => {
    const body = JSON.stringify(aside);
    connection.statement(sql.ADD_SET_ASIDE).run(run, place, artifact, aside.class, aside.list, body);
  });
}

function addLineage(
  connection: Connection,
  run: number,
  { aliases, events }: Pick<RunResult, 'aliases' | 'events'>,
): void {
  for (const alias of aliases) connection.statement(sql.ADD_ALIAS).run(alias.from, alias.run, alias.to);
  events.forEach(({ event, campaign, other, shared, size }, place) => {
    connection.statement(sql.ADD_EVENT).run(run, place, event, campaign, other, shared, size);
  });
}
