import type { Campaign } from '../../model/campaign.js';
import type { RunResult } from '../../model/run.js';
import type { Watch } from '../../model/watch.js';
import { writeSummary } from '../campaign-json.js';
import { searchText } from '../filter.js';
import { checkNext, placedCampaigns } from '../published.js';
import type { PlacedCampaign } from '../published.js';
import { asideRows, linkRows } from '../questions.js';
import { KEPT_RUNS } from '../store.js';
import { writeFacts } from '../campaign-facts.js';
import type { Connection } from './connection.js';
import { latestRunNumber } from './lineage.js';
import { moneyKey } from '../money-key.js';
import { packedArtifacts, packedMembers, packedSlots } from './run-rows.js';
import * as sql from './sql/publish.js';
import { tagsText } from './tags.js';

/** Writes the run, moves the pointer that readers follow, and forgets the oldest run: all of it or nothing. */
export function publish(connection: Connection, result: RunResult, watch: Watch): void {
  connection.write(() => {
    checkNext(result, latestRunNumber(connection));
    const { run } = result.manifest;
    connection.statement(sql.ADD_RUN).run(run, writeSummary(result));
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
    addLineage(connection, result);
    connection.statement(sql.POINT_TO).run(run);
    watch.step('oldest run');
    connection.statement(sql.FORGET_RUNS).run(run - KEPT_RUNS);
    watch.step('commit');
  });
}

const TOLD_AT_ONCE = 1_000;

/** Campaigns come before operations, so that an operation finds what its only campaign has already said. */
function addCampaigns(connection: Connection, result: RunResult, watch: Watch): void {
  const { run } = result.manifest;
  const onlyOf = onlyCampaigns(result);
  const said = result.campaigns.map(writeFacts);
  for (const { place, campaign, operation } of placedCampaigns(result)) {
    const body = operation === null ? writeFacts(campaign) : (said[place] ?? '');
    const only = operation === null ? (onlyOf[place - said.length] ?? -1) : -1;
    const facts = only >= 0 && said[only] === body ? only : place;
    addCampaign(connection, run, { place, campaign, operation }, facts);
    if (facts === place) addFacts(connection, run, place, campaign, body);
    if (place % TOLD_AT_ONCE === 0) watch.through(TOLD_AT_ONCE);
  }
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

function addLineage(connection: Connection, result: RunResult): void {
  for (const { from, to, run } of result.aliases) connection.statement(sql.ADD_ALIAS).run(from, run, to);
  result.events.forEach(({ event, campaign, other, shared, size }, place) => {
    connection.statement(sql.ADD_EVENT).run(result.manifest.run, place, event, campaign, other, shared, size);
  });
}
