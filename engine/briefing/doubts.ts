import { compareText } from '../model/ids.js';
import type { Money } from '../model/money.js';
import { dayOfReport } from './report-sums.js';
import type { BriefedReport } from './source.js';

/** What a reader of the figures must know is uncertain. */
export interface Doubts {
  readonly undated: number;
  /** Victims' reports without any identity: they may be the same people. */
  readonly unidentified: number;
  readonly unreadableLosses: number;
  /** Losses of exactly the same amount, told by several reports: one payment told twice, or a fixed price. */
  readonly equal: readonly EqualLosses[];
  readonly equalKinds: number;
  /** Reports of victims that name no country. */
  readonly noCountry: number;
}

export interface EqualLosses extends Money {
  readonly reports: number;
}

const MAX_EQUAL = 5;

export class DoubtSheet {
  readonly #amounts = new Map<string, number>();
  #undated = 0;
  #unidentified = 0;
  #unreadable = 0;
  #noCountry = 0;

  add(report: BriefedReport): void {
    if (dayOfReport(report) === null) this.#undated++;
    if (report.type === 'intelligence') return;
    if (!report.victimIdentified) this.#unidentified++;
    if (report.country === null) this.#noCountry++;
    this.#unreadable += report.unreadableLosses.length;
    const lost = report.losses
      .filter(({ kind }) => kind === 'lost')
      .map(({ currency, minor }) => `${currency} ${minor}`);
    for (const amount of new Set(lost)) this.#amounts.set(amount, (this.#amounts.get(amount) ?? 0) + 1);
  }

  close(): Doubts {
    const equal = [...this.#amounts]
      .filter(([, reports]) => reports > 1)
      .sort(([a, n], [b, m]) => m - n || compareText(a, b));
    return {
      undated: this.#undated,
      unidentified: this.#unidentified,
      unreadableLosses: this.#unreadable,
      equal: equal.slice(0, MAX_EQUAL).map(([amount, reports]) => {
        const [currency = '', minor = '0'] = amount.split(' ');
        return { currency, minor: BigInt(minor), reports };
      }),
      equalKinds: equal.length,
      noCountry: this.#noCountry,
    };
  }
}
