import {
  moneyText,
  type Campaign,
  type CampaignArtifact,
  type Ledger,
  type LedgerLine,
  type StoredReport,
  type Tally,
} from '../../engine/index.js';
import { dayCell } from './campaign-table.js';
import { lostText, missingText } from './run-lines.js';
import type { Column } from './table.js';
import { grouped, plural } from './text.js';
import { shownText } from '../present/shown.js';

const TALLIES = 8;

/** The figures of a campaign, one to a line. */
export function factLines(campaign: Campaign): string[] {
  const { victims, ledger } = campaign;
  const facts: (readonly [string, string])[] = [
    [
      'reports',
      grouped(campaign.reports) +
        (campaign.intelligence > 0 ? `, ${grouped(campaign.intelligence)} of them intelligence` : ''),
    ],
    [
      'victims',
      `${grouped(victims.distinct)} distinct${unidentifiedText(victims.unidentified)} (linked victims: there may be more)`,
    ],
    ['lost', lostText(ledger) + reportedText(ledger) + missingText(ledger)],
    ...otherTotals(ledger),
    ['largest loss', largestText(ledger)],
    [
      'seen',
      `${dayCell(campaign.firstDay)} to ${dayCell(campaign.lastDay)}` +
        (campaign.dormantSince === null ? '' : `, dormant since ${dayCell(campaign.dormantSince)}`),
    ],
    ['countries', talliesText(campaign.countries)],
    ['types', talliesText(campaign.fraudTypes)],
    ['sources', talliesText(campaign.sources)],
    ['known since', `run ${campaign.bornRun}`],
  ];
  return facts.map(([name, text]) => `${name.padEnd(13)} ${text}`);
}

export const LEDGER_COLUMNS: readonly Column<LedgerLine>[] = [
  { head: 'kind', cell: (line) => line.kind },
  { head: 'currency', cell: (line) => line.currency },
  { head: 'counted once', align: 'right', cell: (line) => amount(line.currency, line.countedMinor) },
  { head: 'losses', align: 'right', cell: (line) => grouped(line.countedLosses) },
  { head: 'as reported', align: 'right', cell: (line) => amount(line.currency, line.reportedMinor) },
  { head: 'losses', align: 'right', cell: (line) => grouped(line.reportedLosses) },
];

export const ARTIFACT_COLUMNS: readonly Column<CampaignArtifact>[] = [
  { head: 'kind', cell: (one) => one.kind },
  { head: 'artifact', least: 20, cell: shownText },
  { head: 'reports', align: 'right', cell: (one) => grouped(one.reports) },
  { head: 'in all', align: 'right', cell: (one) => grouped(one.reportsInAll) },
  { head: 'first seen', spare: 2, cell: (one) => dayCell(one.firstDay) },
  { head: 'last seen', spare: 1, cell: (one) => dayCell(one.lastDay) },
];

export const REPORT_COLUMNS: readonly Column<StoredReport>[] = [
  { head: 'source', most: 24, least: 8, cell: (report) => report.source },
  { head: 'ref', most: 40, least: 12, cell: (report) => report.ref },
  { head: 'reported', cell: (report) => report.reportedAt?.slice(0, 10) ?? '-' },
  { head: 'country', spare: 2, cell: (report) => report.country ?? '-' },
  { head: 'losses', align: 'right', most: 40, least: 16, cell: lossesText },
  { head: 'artifacts', most: 60, least: 16, spare: 1, cell: mentionsText },
  { head: 'TLP', spare: 3, cell: (report) => report.handling?.tlp ?? '-' },
];

function amount(currency: string, minor: bigint): string {
  return grouped(moneyText({ currency, minor }));
}

function unidentifiedText(unidentified: number): string {
  return unidentified === 0 ? '' : `, and ${plural(unidentified, 'report')} by victims without an identity`;
}

/** Says so where repeated losses were taken out of the sum. */
function reportedText({ converted }: Ledger): string {
  if (converted.reportedLostMinor === converted.lostMinor) return '';
  return ` (${amount(converted.currency, converted.reportedLostMinor)} as reported, repeated losses included)`;
}

function otherTotals({ converted, unreadableLosses }: Ledger): (readonly [string, string])[] {
  const total = (minor: bigint): string => `${converted.currency} ${amount(converted.currency, minor)}`;
  return [
    ...(converted.attemptedMinor > 0n ? [['attempted', total(converted.attemptedMinor)] as const] : []),
    ...(converted.recoveredMinor > 0n ? [['recovered', total(converted.recoveredMinor)] as const] : []),
    ...(unreadableLosses > 0
      ? [['unreadable', `${plural(unreadableLosses, 'loss', 'losses')}, in no sum`] as const]
      : []),
  ];
}

function largestText({ largestLoss, converted }: Ledger): string {
  if (largestLoss === null) return '-';
  const { loss, convertedMinor, report } = largestLoss;
  const told = `${loss.currency} ${grouped(moneyText(loss))}`;
  const same = convertedMinor === null || loss.currency === converted.currency;
  return `${told}${same ? '' : ` = ${converted.currency} ${amount(converted.currency, convertedMinor)}`} (report ${report})`;
}

function talliesText(tallies: readonly Tally[]): string {
  if (tallies.length === 0) return '-';
  const more = tallies.length > TALLIES ? `, and ${tallies.length - TALLIES} more` : '';
  return (
    tallies
      .slice(0, TALLIES)
      .map((one) => `${one.value} ${grouped(one.reports)}`)
      .join(', ') + more
  );
}

function lossesText(report: StoredReport): string {
  if (report.losses.length === 0) return '-';
  return report.losses
    .map(
      ({ kind, currency, minor }) =>
        `${kind === 'lost' ? '' : `${kind} `}${currency} ${amount(currency, BigInt(minor))}`,
    )
    .join(', ');
}

function mentionsText(report: StoredReport): string {
  const named = report.artifacts.filter((mention) => mention.origin !== 'derived');
  return named.length === 0 ? '-' : named.map(shownText).join(', ');
}
