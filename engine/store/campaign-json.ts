import type { Campaign, Ledger } from '../model/campaign.js';
import type { Rest, RunSummary } from '../model/run.js';

/** A value as its JSON text holds it: sums of money as decimal text, for a JSON number would round them. */
type Written<T> = T extends bigint ? string : T extends object ? { readonly [K in keyof T]: Written<T[K]> } : T;

export function writeCampaign(campaign: Campaign): string {
  return JSON.stringify(campaign, moneyAsText);
}

/** The inverse of `writeCampaign`; trusts the text, which nothing else writes. */
export function readCampaign(text: string): Campaign {
  const written = JSON.parse(text) as Written<Campaign>;
  return { ...written, ledger: readLedger(written.ledger) };
}

export function writeSummary({ manifest, unclustered, whole }: RunSummary): string {
  return JSON.stringify({ manifest, unclustered, whole } satisfies RunSummary, moneyAsText);
}

/** The inverse of `writeSummary`. */
export function readSummary(text: string): RunSummary {
  const { manifest, unclustered, whole } = JSON.parse(text) as Written<RunSummary>;
  return { manifest, unclustered: readRest(unclustered), whole: readRest(whole) };
}

function moneyAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function readRest(written: Written<Rest>): Rest {
  return { ...written, ledger: readLedger(written.ledger) };
}

function readLedger({ lines, converted, largestLoss, unreadableLosses }: Written<Ledger>): Ledger {
  return {
    lines: lines.map((line) => ({
      ...line,
      countedMinor: BigInt(line.countedMinor),
      reportedMinor: BigInt(line.reportedMinor),
    })),
    converted: {
      ...converted,
      lostMinor: BigInt(converted.lostMinor),
      attemptedMinor: BigInt(converted.attemptedMinor),
      recoveredMinor: BigInt(converted.recoveredMinor),
      reportedLostMinor: BigInt(converted.reportedLostMinor),
    },
    largestLoss: largestLoss && {
      ...largestLoss,
      loss: { ...largestLoss.loss, minor: BigInt(largestLoss.loss.minor) },
      convertedMinor: largestLoss.convertedMinor === null ? null : BigInt(largestLoss.convertedMinor),
    },
    unreadableLosses,
  };
}
