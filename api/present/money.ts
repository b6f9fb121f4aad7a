import { moneyJson, type Ledger, type LedgerLine, type MoneyJson } from '../../engine/index.js';

export interface LedgerLineJson {
  readonly kind: string;
  /** Each loss once. */
  readonly counted: MoneyJson;
  /** All losses as they came, repeated ones too. */
  readonly reported: MoneyJson;
  readonly countedLosses: number;
  readonly reportedLosses: number;
}

export interface LargestLossJson {
  readonly reportId: string;
  readonly loss: MoneyJson;
  /** In the reporting currency; null without a rate. */
  readonly converted: MoneyJson | null;
}

/** Totals in the reporting currency, then the lines per currency that they were made from. */
export interface LedgerJson {
  readonly lost: MoneyJson;
  readonly attempted: MoneyJson;
  readonly recovered: MoneyJson;
  /** As `lost`, with repeated losses still in. */
  readonly reportedLost: MoneyJson;
  /** Currencies without a rate: they stand in `lines` and are missing from the four totals above. */
  readonly missingCurrencies: readonly string[];
  readonly lines: readonly LedgerLineJson[];
  readonly largestLoss: LargestLossJson | null;
  readonly unreadableLosses: number;
}

export function ledgerJson(ledger: Ledger): LedgerJson {
  const { converted } = ledger;
  const total = (minor: bigint): MoneyJson => moneyJson({ currency: converted.currency, minor });
  return {
    lost: total(converted.lostMinor),
    attempted: total(converted.attemptedMinor),
    recovered: total(converted.recoveredMinor),
    reportedLost: total(converted.reportedLostMinor),
    missingCurrencies: converted.missingCurrencies,
    lines: ledger.lines.map(lineJson),
    largestLoss: largestLossJson(ledger),
    unreadableLosses: ledger.unreadableLosses,
  };
}

function lineJson(line: LedgerLine): LedgerLineJson {
  return {
    kind: line.kind,
    counted: moneyJson({ currency: line.currency, minor: line.countedMinor }),
    reported: moneyJson({ currency: line.currency, minor: line.reportedMinor }),
    countedLosses: line.countedLosses,
    reportedLosses: line.reportedLosses,
  };
}

function largestLossJson({ largestLoss, converted }: Ledger): LargestLossJson | null {
  if (largestLoss === null) return null;
  const { convertedMinor } = largestLoss;
  return {
    reportId: largestLoss.report,
    loss: moneyJson(largestLoss.loss),
    converted: convertedMinor === null ? null : moneyJson({ currency: converted.currency, minor: convertedMinor }),
  };
}
