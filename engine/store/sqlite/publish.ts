import type { RunResult } from '../../model/run.js';
import { writeCampaign, writeSummary } from '../campaign-json.js';
import { searchText } from '../filter.js';
import { campaignArtifactRows, checkNext, memberRows, placedCampaigns, TAG_FIELDS, tagsOf } from '../published.js';
import type { PlacedCampaign } from '../published.js';
import { asideRows, linkRows } from '../questions.js';
import { KEPT_RUNS } from '../store.js';
import type { Connection } from './connection.js';
import { latestRunNumber } from './lineage.js';
import { moneyKey } from './money-key.js';
import * as sql from './sql/publish.js';

/** Writes the run, moves the pointer that readers follow, and forgets the oldest run: all of it or nothing. */
export function publish(connection: Connection, result: RunResult): void {
  connection.write(() => {
    checkNext(result, latestRunNumber(connection));
    const { run } = result.manifest;
    connection.statement(sql.ADD_RUN).run(run, writeSummary(result));
    for (const placed of placedCampaigns(result)) addCampaign(connection, run, placed);
    addMemberships(connection, result);
    addCampaignArtifacts(connection, result);
    addQuestions(connection, result);
    addLineage(connection, result);
    connection.statement(sql.POINT_TO).run(run);
    connection.statement(sql.FORGET_RUNS).run(run - KEPT_RUNS);
  });
}

function addCampaign(connection: Connection, run: number, { place, campaign, operation }: PlacedCampaign): void {
  const { level, id, bornRun, reports, victims, ledger, firstDay, lastDay } = campaign;
  const lost = moneyKey(ledger.converted.lostMinor);
  connection
    .statement(sql.ADD_CAMPAIGN)
    .run(run, place, level, operation, id, bornRun, reports, victims.distinct, lost, firstDay, lastDay);
  connection.statement(sql.ADD_CAMPAIGN_TEXT).run(run, place, writeCampaign(campaign));
  connection.statement(sql.ADD_CAMPAIGN_SEARCH).run(run, place, searchText(campaign));
  const tags = tagsOf(campaign);
  for (const field of TAG_FIELDS)
    for (const value of tags[field]) connection.statement(sql.ADD_CAMPAIGN_TAG).run(run, field, value, place);
}

function addMemberships(connection: Connection, result: RunResult): void {
  const add = connection.statement(sql.ADD_MEMBERSHIP);
  for (const { report, campaign } of memberRows(result)) add.run(result.manifest.run, report, campaign);
}

function addCampaignArtifacts(connection: Connection, result: RunResult): void {
  const add = connection.statement(sql.ADD_CAMPAIGN_ARTIFACT);
  for (const { campaign, artifact, reports, reportsInAll, firstDay, lastDay, role } of campaignArtifactRows(result))
    add.run(result.manifest.run, campaign, artifact, reports, reportsInAll, firstDay, lastDay, role);
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
