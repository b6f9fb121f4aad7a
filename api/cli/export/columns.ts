/** The columns of the CSV exports. Artifacts are defanged in all of them: CSV is opened by people. */
import {
  dayText,
  moneyText,
  type Campaign,
  type MembershipRow,
  type MentionRow,
  type StoredReport,
  type Tally,
} from '../../../engine/index.js';
import type { CsvColumn } from './csv.js';
import { shownText } from '../../present/shown.js';

export const MEMBERSHIP_COLUMNS: readonly CsvColumn<MembershipRow>[] = [
  { head: 'source', cell: (row) => row.source },
  { head: 'ref', cell: (row) => row.ref },
  { head: 'campaignId', cell: (row) => row.campaignId },
];

export const REPORT_COLUMNS: readonly CsvColumn<StoredReport>[] = [
  { head: 'source', cell: (report) => report.source },
  { head: 'ref', cell: (report) => report.ref },
  { head: 'type', cell: (report) => report.type },
  { head: 'reportedAt', cell: (report) => report.reportedAt },
  { head: 'incidentAt', cell: (report) => report.incidentAt },
  { head: 'fraudType', cell: (report) => report.fraudType },
  { head: 'country', cell: (report) => report.country },
  { head: 'victimIdentified', cell: (report) => report.victimIdentified },
  { head: 'losses', cell: lossesCell },
  { head: 'unreadableLosses', cell: (report) => report.unreadableLosses.length },
  { head: 'artifacts', cell: mentionsCell },
  { head: 'tlp', cell: (report) => report.handling?.tlp ?? null },
  { head: 'releasableTo', cell: (report) => report.handling?.releasableTo.join(' ') ?? null },
  { head: 'campaignId', cell: (report) => report.campaignId },
  { head: 'operationId', cell: (report) => report.operationId },
];

export const CAMPAIGN_COLUMNS: readonly CsvColumn<Campaign>[] = [
  { head: 'id', cell: (one) => one.id },
  { head: 'title', cell: (one) => one.title },
  { head: 'reports', cell: (one) => one.reports },
  { head: 'intelligence', cell: (one) => one.intelligence },
  { head: 'distinctVictims', cell: (one) => one.victims.distinct },
  { head: 'unidentifiedVictims', cell: (one) => one.victims.unidentified },
  { head: 'currency', cell: (one) => one.ledger.converted.currency },
  { head: 'lost', cell: (one) => converted(one, one.ledger.converted.lostMinor) },
  { head: 'reportedLost', cell: (one) => converted(one, one.ledger.converted.reportedLostMinor) },
  { head: 'attempted', cell: (one) => converted(one, one.ledger.converted.attemptedMinor) },
  { head: 'recovered', cell: (one) => converted(one, one.ledger.converted.recoveredMinor) },
  { head: 'missingCurrencies', cell: (one) => one.ledger.converted.missingCurrencies.join(' ') },
  { head: 'largestLoss', cell: largestCell },
  { head: 'countries', cell: (one) => talliesCell(one.countries) },
  { head: 'fraudTypes', cell: (one) => talliesCell(one.fraudTypes) },
  { head: 'sources', cell: (one) => talliesCell(one.sources) },
  { head: 'firstSeen', cell: (one) => (one.firstDay === null ? null : dayText(one.firstDay)) },
  { head: 'lastSeen', cell: (one) => (one.lastDay === null ? null : dayText(one.lastDay)) },
  { head: 'operation', cell: (one) => one.operation },
  { head: 'campaigns', cell: (one) => one.campaigns },
  { head: 'strongest', cell: (one) => one.strongest.map((a) => `${a.kind} ${shownText(a)}`).join('; ') },
];

export const MENTION_COLUMNS: readonly CsvColumn<MentionRow>[] = [
  { head: 'source', cell: (row) => row.source },
  { head: 'ref', cell: (row) => row.ref },
  { head: 'campaignId', cell: (row) => row.campaignId },
  { head: 'kind', cell: (row) => row.kind },
  { head: 'artifact', cell: shownText },
  { head: 'origin', cell: (row) => row.origin },
];

function converted(campaign: Campaign, minor: bigint): string {
  return moneyText({ currency: campaign.ledger.converted.currency, minor });
}

function largestCell({ ledger: { largestLoss } }: Campaign): string | null {
  return largestLoss && `${moneyText(largestLoss.loss)} ${largestLoss.loss.currency}`;
}

function talliesCell(tallies: readonly Tally[]): string {
  return tallies.map((one) => `${one.value} ${one.reports}`).join('; ');
}

function lossesCell(report: StoredReport): string {
  return report.losses
    .map(({ kind, currency, minor }) => `${kind} ${moneyText({ currency, minor: BigInt(minor) })} ${currency}`)
    .join('; ');
}

function mentionsCell(report: StoredReport): string {
  return report.artifacts.map((mention) => `${mention.kind} ${shownText(mention)}`).join('; ');
}
