import { dayFromText, type Day } from '../model/day.js';
import { compareText } from '../model/ids.js';
import type { Money } from '../model/money.js';
import type { BriefedReport, BriefingSource } from './source.js';

/** What reports say was lost, repeated losses and all: never a sum to add to another. */
export interface LostSum {
  /** In the run's currency; what had no rate is missing. */
  readonly convertedMinor: bigint;
  /** By currency. */
  readonly lines: readonly Money[];
  readonly losses: number;
  /** Losses without a rate. */
  readonly unconverted: number;
}

export interface LostLoss extends Money {
  /** Null without a rate. */
  readonly convertedMinor: bigint | null;
}

/** The day of its arrival, as detection sees it. */
export function dayOfReport({ reportedAt }: Pick<BriefedReport, 'reportedAt'>): Day | null {
  return reportedAt === null ? null : dayFromText(reportedAt.slice(0, 10));
}

/** What a report says was lost, at the rate of the loss's day, or else of the report's. */
export function lostIn(report: BriefedReport, source: Pick<BriefingSource, 'convert'>): readonly LostLoss[] {
  if (report.type === 'intelligence') return [];
  return report.losses
    .filter(({ kind }) => kind === 'lost')
    .map(({ currency, minor, at }) => {
      const money = { currency, minor: BigInt(minor) };
      const day = (at === null ? null : dayFromText(at)) ?? dayOfReport(report);
      return { ...money, convertedMinor: source.convert(money, day) };
    });
}

export interface SumSheet {
  /** The losses of one report. */
  add(lost: readonly LostLoss[]): void;
  close(): { readonly reports: number; readonly lost: LostSum };
}

export function sumOf(): SumSheet {
  const byCurrency = new Map<string, bigint>();
  let [reports, losses, unconverted, convertedMinor] = [0, 0, 0, 0n];
  return {
    add: (lost) => {
      reports++;
      for (const loss of lost) {
        losses++;
        byCurrency.set(loss.currency, (byCurrency.get(loss.currency) ?? 0n) + loss.minor);
        if (loss.convertedMinor === null) unconverted++;
        else convertedMinor += loss.convertedMinor;
      }
    },
    close: () => {
      const lines = [...byCurrency].map(([currency, minor]) => ({ currency, minor }));
      lines.sort((a, b) => compareText(a.currency, b.currency));
      return { reports, lost: { convertedMinor, lines, losses, unconverted } };
    },
  };
}
