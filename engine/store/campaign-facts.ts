import type { Campaign, CampaignArtifact, LargestLoss, Ledger, Tally } from '../model/campaign.js';
import { LOSS_KINDS } from '../model/money.js';

/** What is said of a set of reports, whatever the level, the id and the run: an operation of one campaign says the same. */
export type CampaignFacts = Omit<Campaign, 'id' | 'level' | 'operation' | 'campaigns' | 'bornRun'>;

export const FACTS: readonly (keyof CampaignFacts)[] = [
  'title',
  'reports',
  'intelligence',
  'victims',
  'ledger',
  'countries',
  'fraudTypes',
  'sources',
  'firstDay',
  'lastDay',
  'strongest',
  'dormantSince',
];

type PackedLine = readonly [kind: number, currency: string, ...minor: [string, string], ...losses: [number, number]];
type PackedLargest = readonly [report: string, currency: string, minor: string, converted: string | null];
/** `shown` is 0 where it is as `folded`. */
type PackedArtifact = readonly [
  kind: string,
  folded: string,
  shown: string | 0,
  reports: number,
  reportsInAll: number,
  firstDay: number | null,
  lastDay: number | null,
  role: string,
];
type PackedTallies = readonly (readonly [value: string, reports: number])[];

/** By place and without names: a third of the text, and of the time to write it. Money is decimal text. */
type PackedFacts = readonly [
  title: string,
  reports: number,
  intelligence: number,
  distinct: number,
  unidentified: number,
  lines: readonly PackedLine[],
  converted: readonly [currency: string, lost: string, attempted: string, recovered: string, reportedLost: string],
  missingCurrencies: readonly string[],
  largest: PackedLargest | null,
  unreadableLosses: number,
  countries: PackedTallies,
  fraudTypes: PackedTallies,
  sources: PackedTallies,
  firstDay: number | null,
  lastDay: number | null,
  strongest: readonly PackedArtifact[],
  dormantSince: number | null,
];

export function writeFacts(facts: CampaignFacts): string {
  const { ledger, victims } = facts;
  const { currency, lostMinor, attemptedMinor, recoveredMinor, reportedLostMinor } = ledger.converted;
  const packed: PackedFacts = [
    facts.title,
    facts.reports,
    facts.intelligence,
    victims.distinct,
    victims.unidentified,
    ledger.lines.map(packedLine),
    [currency, String(lostMinor), String(attemptedMinor), String(recoveredMinor), String(reportedLostMinor)],
    ledger.converted.missingCurrencies,
    ledger.largestLoss && packedLargest(ledger.largestLoss),
    ledger.unreadableLosses,
    facts.countries.map(packedTally),
    facts.fraudTypes.map(packedTally),
    facts.sources.map(packedTally),
    facts.firstDay,
    facts.lastDay,
    facts.strongest.map(packedArtifact),
    facts.dormantSince,
  ];
  return JSON.stringify(packed);
}

function packedLine(line: Ledger['lines'][number]): PackedLine {
  const { kind, currency, countedMinor, reportedMinor, countedLosses, reportedLosses } = line;
  const minor = [String(countedMinor), String(reportedMinor)] as const;
  return [LOSS_KINDS.indexOf(kind), currency, ...minor, countedLosses, reportedLosses];
}

function packedLargest({ report, loss, convertedMinor }: LargestLoss): PackedLargest {
  return [report, loss.currency, String(loss.minor), convertedMinor === null ? null : String(convertedMinor)];
}

function packedTally({ value, reports }: Tally): PackedTallies[number] {
  return [value, reports];
}

function packedArtifact(artifact: CampaignArtifact): PackedArtifact {
  const { kind, folded, shown, reports, reportsInAll, firstDay, lastDay, role } = artifact;
  return [kind, folded, shown === folded ? 0 : shown, reports, reportsInAll, firstDay, lastDay, role];
}

/** The inverse of `writeFacts`; trusts the text, which nothing else writes. */
export function readFacts(text: string): CampaignFacts {
  const [
    title,
    reports,
    intelligence,
    distinct,
    unidentified,
    lines,
    converted,
    missingCurrencies,
    largest,
    unreadableLosses,
    countries,
    fraudTypes,
    sources,
    firstDay,
    lastDay,
    strongest,
    dormantSince,
  ] = JSON.parse(text) as PackedFacts;
  return {
    title,
    reports,
    intelligence,
    victims: { distinct, unidentified },
    ledger: {
      lines: lines.map(lineOf),
      converted: { ...convertedOf(converted), missingCurrencies },
      largestLoss: largest && largestOf(largest),
      unreadableLosses,
    },
    countries: countries.map(tallyOf),
    fraudTypes: fraudTypes.map(tallyOf),
    sources: sources.map(tallyOf),
    firstDay,
    lastDay,
    strongest: strongest.map(artifactOf),
    dormantSince,
  };
}

function lineOf([
  kind,
  currency,
  counted,
  reported,
  countedLosses,
  reportedLosses,
]: PackedLine): Ledger['lines'][number] {
  return {
    kind: LOSS_KINDS[kind] ?? 'lost',
    currency,
    countedMinor: BigInt(counted),
    reportedMinor: BigInt(reported),
    countedLosses,
    reportedLosses,
  };
}

function convertedOf([currency, lost, attempted, recovered, reportedLost]: PackedFacts[6]) {
  return {
    currency,
    lostMinor: BigInt(lost),
    attemptedMinor: BigInt(attempted),
    recoveredMinor: BigInt(recovered),
    reportedLostMinor: BigInt(reportedLost),
  };
}

function largestOf([report, currency, minor, converted]: PackedLargest): LargestLoss {
  return {
    report,
    loss: { currency, minor: BigInt(minor) },
    convertedMinor: converted === null ? null : BigInt(converted),
  };
}

function tallyOf([value, reports]: PackedTallies[number]): Tally {
  return { value, reports };
}

function artifactOf(packed: PackedArtifact): CampaignArtifact {
  const [kind, folded, shown, reports, reportsInAll, firstDay, lastDay, role] = packed;
  return {
    kind: kind as CampaignArtifact['kind'],
    folded,
    shown: shown === 0 ? folded : shown,
    reports,
    reportsInAll,
    firstDay,
    lastDay,
    role: role as CampaignArtifact['role'],
  };
}
