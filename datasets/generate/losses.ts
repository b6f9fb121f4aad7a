import { Draws } from './draws.js';
import { marketAt } from './markets.js';
import { SCAM_TYPES, scamTypeAt } from './scam-types.js';
import { STREAM } from './streams.js';

const POISON_LOG_MEAN = 7;
const POISON_LOG_SIGMA = 1;
const EXACT_COPY_SHARE = 0.7;
const COPY_SPREAD = 0.03;
const ATTEMPTED_SHARE = 0.2;
const RECOVERED_SHARE = 0.02;
/** The one loss that outweighs everything else in the data. */
export const GREATEST_LOSS_USD = 25_000_000;

export interface GeneratedLoss {
  readonly amount: string;
  readonly currency: string;
  readonly kind: 'lost' | 'attempted' | 'recovered';
  readonly at: string;
}

export interface LossOf {
  /** The report whose loss it is; a duplicate's original. */
  readonly row: number;
  /** Place in `SCAM_TYPES`; -1 for poison. */
  readonly type: number;
  /** Place in `MARKETS`. */
  readonly market: number;
  readonly day: string;
  /** Row of the duplicate that repeats it, or -1. */
  readonly copy: number;
  readonly greatest: boolean;
}

/** What victims lost: lognormal by scam type, in the currency of their market. */
export class Losses {
  readonly #draws: Draws;
  readonly #shuffled: number;

  constructor(seed: number, amountsShuffled: number) {
    this.#draws = new Draws(seed);
    this.#shuffled = amountsShuffled;
  }

  of(want: LossOf): readonly GeneratedLoss[] {
    const draws = this.#draws.begin(STREAM.loss, want.row);
    const { currency, digits, usdRate } = marketAt(want.market);
    const type = draws.chance(this.#shuffled) && want.type >= 0 ? draws.below(SCAM_TYPES.length) : want.type;
    const lost = this.#lostUsd(draws, type);
    const usd = want.greatest ? GREATEST_LOSS_USD : lost.usd;
    const kind = usd > 0 ? 'lost' : 'attempted';
    const recovered = draws.chance(RECOVERED_SHARE) ? 0.1 + 0.8 * draws.unit() : 0;
    if (kind === 'attempted' && !draws.chance(ATTEMPTED_SHARE)) return [];
    const units = (usd > 0 ? usd : lost.asked) / usdRate;
    const written = (value: number): string => Math.max(value, 10 ** -digits).toFixed(digits);
    const amount = want.copy < 0 ? units : this.#copied(units, digits, want.copy);
    const loss = { amount: written(amount), currency, kind, at: want.day } as const;
    if (kind === 'attempted' || recovered === 0) return [loss];
    return [loss, { ...loss, amount: written(amount * recovered), kind: 'recovered' }];
  }

  /** What was taken, and what was asked for. */
  #lostUsd(draws: Draws, type: number): { usd: number; asked: number } {
    if (type < 0) return { usd: Math.exp(POISON_LOG_MEAN + POISON_LOG_SIGMA * draws.normal()), asked: 0 };
    const { lossMedianUsd, lossSigma, noLoss } = scamTypeAt(type);
    const nothing = draws.chance(noLoss);
    const asked = lossMedianUsd * Math.exp(lossSigma * draws.normal());
    return { usd: nothing ? 0 : asked, asked };
  }

  /** A second agency writes the same amount down, or a rounded one within 3 %. */
  #copied(units: number, digits: number, copy: number): number {
    const draws = this.#draws.begin(STREAM.copy, copy, 1);
    if (draws.chance(EXACT_COPY_SHARE)) return units;
    const near = units * (1 + COPY_SPREAD * (2 * draws.unit() - 1));
    const step = 10 ** Math.max(-digits, Math.floor(Math.log10(near)) - 1);
    const rounded = Math.round(near / step) * step;
    return Math.abs(rounded / units - 1) <= COPY_SPREAD ? rounded : Math.max(10 ** -digits, near);
  }
}
