import type { ConvertedLedger, LargestLoss, Ledger, LedgerLine } from '../model/campaign.js';
import type { Evidence } from '../model/graph.js';
import { compareText } from '../model/ids.js';
import type { LossKind } from '../model/money.js';
import { LOSS_KINDS } from '../model/money.js';
import { at, byteAt, numberAt } from './columns.js';
import { convertedAt, LOST, type ConvertedLosses } from './losses.js';
import { reportIdAt } from './report-id.js';
import { Sum } from './sum.js';

export interface LedgerGiven {
  readonly evidence: Evidence;
  /** Payment of each loss (`paymentsOf`): losses that tell of one payment count once in each set. */
  readonly payment: Int32Array;
  /** Each loss in the reporting currency (`convertLosses`). */
  readonly converted: ConvertedLosses;
  readonly currency: string;
}

/** One line of the ledger while it grows; the converted sums leave out what has no rate. */
interface Cell {
  readonly kind: number;
  readonly currency: number;
  readonly countedMinor: Sum;
  readonly reportedMinor: Sum;
  countedLosses: number;
  reportedLosses: number;
  readonly convertedCountedMinor: Sum;
  readonly convertedReportedMinor: Sum;
  missing: number;
}

/** Adds up losses, set after set: `close` answers for what was added since the last time, and starts afresh. */
export class LedgerSheet {
  private readonly cells = new Map<number, Cell>();
  private largest = -1;
  private unreadable = 0;
  /** The set in which a payment was last counted: telling payments apart needs no set of its own. */
  private readonly countedIn: Int32Array;
  private set = 1;

  constructor(private readonly given: LedgerGiven) {
    this.countedIn = new Int32Array(given.payment.length);
  }

  addUnreadable(losses: number): void {
    this.unreadable += losses;
  }

  add(loss: number): void {
    const { evidence, converted } = this.given;
    const cell = this.cell(byteAt(evidence.losses.kind, loss), numberAt(evidence.losses.currency, loss));
    const minor = numberAt(evidence.losses.minor, loss);
    cell.reportedLosses++;
    cell.reportedMinor.add(minor);
    if (Number.isNaN(numberAt(converted.minor, loss))) cell.missing++;
    else this.addConverted(cell.convertedReportedMinor, loss);
    if (!this.isNew(at(this.given.payment, loss))) return;
    cell.countedLosses++;
    cell.countedMinor.add(minor);
    this.addConverted(cell.convertedCountedMinor, loss);
    if (cell.kind === LOST && (this.largest < 0 || this.compareSize(loss, this.largest) > 0)) this.largest = loss;
  }

  close(): Ledger {
    const cells = [...this.cells.values()].sort(
      (a, b) => a.kind - b.kind || compareText(this.currencyText(a.currency), this.currencyText(b.currency)),
    );
    const ledger: Ledger = {
      lines: cells.map((cell) => this.line(cell)),
      converted: this.convertedLedger(cells),
      largestLoss: this.largestLoss(),
      unreadableLosses: this.unreadable,
    };
    this.cells.clear();
    this.set++;
    this.largest = -1;
    this.unreadable = 0;
    return ledger;
  }

  /** Nothing where no rate is known. */
  private addConverted(sum: Sum, loss: number): void {
    const minor = numberAt(this.given.converted.minor, loss);
    if (minor === Infinity) sum.addLarge(this.given.converted.large.get(loss) ?? 0n);
    else if (!Number.isNaN(minor)) sum.add(minor);
  }

  private isNew(payment: number): boolean {
    if (at(this.countedIn, payment) === this.set) return false;
    this.countedIn[payment] = this.set;
    return true;
  }

  private cell(kind: number, currency: number): Cell {
    const key = currency * LOSS_KINDS.length + kind;
    const known = this.cells.get(key);
    if (known) return known;
    const cell: Cell = {
      kind,
      currency,
      countedMinor: new Sum(),
      reportedMinor: new Sum(),
      countedLosses: 0,
      reportedLosses: 0,
      convertedCountedMinor: new Sum(),
      convertedReportedMinor: new Sum(),
      missing: 0,
    };
    this.cells.set(key, cell);
    return cell;
  }

  /**
   * Converted amounts first, by size. What has no rate comes after: amounts of different currencies do not compare, so
   * by currency, then size. Equal ones: the lower report, then the lower place, which is the one that came first here.
   */
  private compareSize(a: number, b: number): number {
    const { converted, evidence } = this.given;
    const inA = convertedAt(converted, a);
    const inB = convertedAt(converted, b);
    if (inA !== null && inB !== null) return inA > inB ? 1 : inA < inB ? -1 : b - a;
    if (inA !== null || inB !== null) return inA !== null ? 1 : -1;
    const { currency, minor } = evidence.losses;
    return (
      compareText(this.currencyText(numberAt(currency, b)), this.currencyText(numberAt(currency, a))) ||
      numberAt(minor, a) - numberAt(minor, b) ||
      b - a
    );
  }

  private currencyText(currency: number): string {
    return this.given.evidence.losses.currencies[currency] ?? '';
  }

  private line(cell: Cell): LedgerLine {
    return {
      kind: kindAt(cell.kind),
      currency: this.currencyText(cell.currency),
      countedMinor: cell.countedMinor.total,
      reportedMinor: cell.reportedMinor.total,
      countedLosses: cell.countedLosses,
      reportedLosses: cell.reportedLosses,
    };
  }

  private convertedLedger(cells: readonly Cell[]): ConvertedLedger {
    const counted = (kind: LossKind): bigint =>
      cells.reduce((sum, cell) => (kindAt(cell.kind) === kind ? sum + cell.convertedCountedMinor.total : sum), 0n);
    const missing = new Set(cells.filter((cell) => cell.missing > 0).map((cell) => this.currencyText(cell.currency)));
    return {
      currency: this.given.currency,
      lostMinor: counted('lost'),
      attemptedMinor: counted('attempted'),
      recoveredMinor: counted('recovered'),
      reportedLostMinor: cells.reduce(
        (sum, cell) => (cell.kind === LOST ? sum + cell.convertedReportedMinor.total : sum),
        0n,
      ),
      missingCurrencies: [...missing].sort(compareText),
    };
  }

  private largestLoss(): LargestLoss | null {
    if (this.largest < 0) return null;
    const { losses, reports } = this.given.evidence;
    return {
      report: reportIdAt(reports.idWords, at(losses.report, this.largest)),
      loss: {
        currency: this.currencyText(numberAt(losses.currency, this.largest)),
        minor: BigInt(numberAt(losses.minor, this.largest)),
      },
      convertedMinor: convertedAt(this.given.converted, this.largest),
    };
  }
}

function kindAt(code: number): LossKind {
  return LOSS_KINDS[code] ?? 'lost';
}
