import { LOG_AMOUNT_UNITS } from '../../model/graph.js';
import { logGamma, LogGammaStep, quickLogGamma } from './log-gamma.js';
import type { Parameters } from './parameters.js';
import { CATEGORY_COUNT, FLAG_COUNT, seriesOf } from './parameters.js';
import { SmallMarginals } from './small-marginals.js';
import type { Statistics } from './statistics.js';
import {
  AMOUNTS,
  AMOUNT_SUM,
  CATEGORISED,
  COUNTS,
  DATED,
  DAY_SQUARES,
  DAY_SUM,
  FIRST_CATEGORY,
  SUMS,
} from './statistics.js';

/**
 * What speaks for and against joining two parts beside the links they share (section 2.2, step 5; symbols in section 4 of
 * the rules). Everything is in nats; `xi` is their weighted sum, and exp(-xi) multiplies the price of the join, which
 * turns prior odds into posterior odds. Metadata mostly vetoes: positive evidence is capped at .38.
 */
export class Terms {
  /** The largest that xi can be. */
  readonly most: number;
  readonly useProfile: boolean;
  readonly useCategory: boolean;
  private readonly useTime: boolean;
  private readonly useAmount: boolean;

  private readonly flagPrior: BetaPriors;
  private readonly categoryPrior: BetaPriors;
  private readonly smallProfiles: SmallMarginals;
  private readonly smallCategories: SmallMarginals;
  private readonly spread: number;
  /** What one more report, as far as it counts, adds to the log gamma of a tempered count. */
  private readonly oneStep: LogGammaStep;

  constructor(private readonly parameters: Parameters) {
    this.useTime = parameters.time === 'on';
    this.useProfile = parameters.profile === 'on';
    this.useAmount = parameters.amount === 'on';
    this.useCategory = parameters.category === 'on';
    this.oneStep = new LogGammaStep(this.tempered(1));
    this.flagPrior = betaPriors(seriesOf(parameters, 'flagMean', FLAG_COUNT), this.oneStep);
    this.categoryPrior = betaPriors(seriesOf(parameters, 'categoryMean', CATEGORY_COUNT), this.oneStep);
    this.smallProfiles = new SmallMarginals(this.flagPrior.alpha, this.tempered.bind(this));
    this.smallCategories = new SmallMarginals(this.categoryPrior.alpha, this.tempered.bind(this));
    this.spread = Math.max(parameters.amountVariance - parameters.amountWithin, 0.3);
    this.most =
      (this.useProfile ? parameters.profileWeight * parameters.profileCeiling : 0) +
      (this.useAmount ? parameters.amountWeight * parameters.amountCeiling : 0) +
      (this.useCategory ? parameters.categoryWeight * parameters.categoryCeiling : 0);
  }

  /** The part of xi that costs little: time and amounts. */
  cheap(a: Statistics, i: number, b: Statistics, j: number): number {
    const { timeWeight, amountWeight, amountFloor, amountCeiling } = this.parameters;
    let xi = 0;
    if (this.useTime) xi -= timeWeight * this.ramp(this.gapDays(a, i, b, j));
    if (this.useAmount) xi += amountWeight * clip(this.amountFactor(a, i, b, j), amountFloor, amountCeiling);
    return xi;
  }

  /** The profile's part of xi for its Bayes factor. */
  ofProfile(factor: number): number {
    const { profileWeight, profileOffset, profileFloor, profileCeiling } = this.parameters;
    return this.useProfile ? profileWeight * clip(factor + profileOffset, profileFloor, profileCeiling) : 0;
  }

  /** The category's part of xi for its Bayes factor. */
  ofCategory(factor: number): number {
    const { categoryWeight, categoryFloor, categoryCeiling } = this.parameters;
    return this.useCategory ? categoryWeight * clip(factor, categoryFloor, categoryCeiling) : 0;
  }

  xi(a: Statistics, i: number, b: Statistics, j: number): number {
    const profile = this.ofProfile(this.profileFactor(a, i, b, j));
    return this.cheap(a, i, b, j) + profile + this.ofCategory(this.categoryFactor(a, i, b, j));
  }

  profileFactor(a: Statistics, i: number, b: Statistics, j: number): number {
    if (a.size[i]! < 1 || b.size[j]! < 1) return 0;
    return this.profileTogether(a, i, b, j) - this.profileAlone(a, i) - this.profileAlone(b, j);
  }

  categoryFactor(a: Statistics, i: number, b: Statistics, j: number): number {
    if (a.counts[i * COUNTS + CATEGORISED]! < 1 || b.counts[j * COUNTS + CATEGORISED]! < 1) return 0;
    return this.categoryTogether(a, i, b, j) - this.categoryAlone(a, i) - this.categoryAlone(b, j);
  }

  /** Log marginal likelihood of one part's flags, and of two parts' flags taken together, up to the same constant. */
  profileAlone(a: Statistics, i: number): number {
    const n = a.size[i]!;
    if (this.smallProfiles.holds(n, 0)) return this.smallProfiles.of(n, a.counts, i * COUNTS, 0, a.counts, 0);
    const scale = this.tempered(n);
    return marginal(this.flagPrior, a.counts, i * COUNTS, scale, a.counts, 0, 0, scale * n);
  }

  profileTogether(a: Statistics, i: number, b: Statistics, j: number): number {
    const n = a.size[i]!;
    const m = b.size[j]!;
    const x = i * COUNTS;
    const y = j * COUNTS;
    if (this.smallProfiles.holds(n, m)) return this.smallProfiles.of(n, a.counts, x, m, b.counts, y);
    const p = this.tempered(n);
    const q = this.tempered(m);
    return marginal(this.flagPrior, a.counts, x, p, b.counts, y, q, p * n + q * m);
  }

  /** The same of categories, over the reports that say one. */
  categoryAlone(a: Statistics, i: number): number {
    const n = a.counts[i * COUNTS + CATEGORISED]!;
    const x = i * COUNTS + FIRST_CATEGORY;
    if (this.smallCategories.holds(n, 0)) return this.smallCategories.of(n, a.counts, x, 0, a.counts, 0);
    const scale = this.tempered(n);
    return marginal(this.categoryPrior, a.counts, x, scale, a.counts, 0, 0, scale * n);
  }

  categoryTogether(a: Statistics, i: number, b: Statistics, j: number): number {
    const n = a.counts[i * COUNTS + CATEGORISED]!;
    const m = b.counts[j * COUNTS + CATEGORISED]!;
    const x = i * COUNTS + FIRST_CATEGORY;
    const y = j * COUNTS + FIRST_CATEGORY;
    if (this.smallCategories.holds(n, m)) return this.smallCategories.of(n, a.counts, x, m, b.counts, y);
    const p = this.tempered(n);
    const q = this.tempered(m);
    return marginal(this.categoryPrior, a.counts, x, p, b.counts, y, q, p * n + q * m);
  }

  /**
   * Writes what one report's flags, and its category, add to the log likelihood of a cluster's: first for a report without
   * any, then what each of them changes (see `Outlooks`).
   *
   * @param inside 1 for a report that is counted in the row, which is then judged against the rest.
   */
  outlook(into: Float64Array, at: number, { size, counts }: Statistics, row: number, inside: 0 | 1): void {
    const c = row * COUNTS;
    const categorised = counts[c + CATEGORISED]! - inside;
    if (this.useProfile) this.oneMore(into, at, this.flagPrior, counts, c, size[row]! - inside, inside);
    if (this.useCategory && categorised > 0)
      this.oneMore(into, at + FLAG_COUNT + 1, this.categoryPrior, counts, c + FIRST_CATEGORY, categorised, inside);
  }

  private oneMore(
    into: Float64Array,
    at: number,
    { alpha, firstStep }: BetaPriors,
    counts: Int32Array,
    row: number,
    n: number,
    inside: 0 | 1,
  ): void {
    const { oneStep } = this;
    const q = this.tempered(n);
    const total = oneStep.at(2 + q * n);
    let without = 0;
    for (let k = 0; k < alpha.length; k++) {
      const x = counts[row + k]!;
      const a = alpha[k]!;
      // A member with the flag leaves one less of it to the rest. What no member has, or each has, is not asked the other way.
      const yes = x < inside ? NaN : x === inside ? firstStep[k]! : oneStep.at(a + q * (x - inside));
      const no = x > n ? yes : oneStep.at(2 + q * n - a - q * x);
      into[at + 1 + k] = x < inside ? 0 : yes - no;
      without += no - total;
    }
    into[at] = without;
  }

  private tempered(n: number): number {
    return 1 / (1 + n / this.parameters.profileTemper);
  }

  /** Days between the stretches in which two parts were active; 0 if either has no date. */
  gapDays(a: Statistics, i: number, b: Statistics, j: number): number {
    const n = a.counts[i * COUNTS + DATED]!;
    const m = b.counts[j * COUNTS + DATED]!;
    if (n === 0 || m === 0) return 0;
    const meanA = a.sums[i * SUMS + DAY_SUM]! / n;
    const meanB = b.sums[j * SUMS + DAY_SUM]! / m;
    const apart = Math.abs(meanA - meanB);
    if (apart <= this.parameters.gapNearDays) return 0; // deviations only shorten it
    const deviationA = Math.sqrt(Math.max(a.sums[i * SUMS + DAY_SQUARES]! / n - meanA * meanA, 0));
    const deviationB = Math.sqrt(Math.max(b.sums[j * SUMS + DAY_SQUARES]! / m - meanB * meanB, 0));
    return apart - this.parameters.gapDeviations * (deviationA + deviationB);
  }

  private ramp(gapDays: number): number {
    const { gapNearDays, gapFarDays } = this.parameters;
    return clip((gapDays - gapNearDays) / (gapFarDays - gapNearDays), 0, 1);
  }

  /** Bayes factor for one normal mean of log amounts against two; each side's amounts are worth at most kappa. */
  amountFactor(a: Statistics, i: number, b: Statistics, j: number): number {
    const { amountMean, amountWithin, amountKappa } = this.parameters;
    const k1 = a.counts[i * COUNTS + AMOUNTS]!;
    const k2 = b.counts[j * COUNTS + AMOUNTS]!;
    if (k1 === 0 || k2 === 0) return 0;
    const f1 = 1 / (1 + k1 / amountKappa);
    const f2 = 1 / (1 + k2 / amountKappa);
    const m1 = k1 * f1;
    const m2 = k2 * f2;
    const x1 = f1 * (a.sums[i * SUMS + AMOUNT_SUM]! / LOG_AMOUNT_UNITS - k1 * amountMean);
    const x2 = f2 * (b.sums[j * SUMS + AMOUNT_SUM]! / LOG_AMOUNT_UNITS - k2 * amountMean);
    const m = m1 + m2;
    const x = x1 + x2;
    const s2 = this.spread;
    const r = s2 / amountWithin;
    const pull =
      (x * x) / (amountWithin + m * s2) - (x1 * x1) / (amountWithin + m1 * s2) - (x2 * x2) / (amountWithin + m2 * s2);
    return -0.5 * Math.log((1 + m * r) / ((1 + m1 * r) * (1 + m2 * r))) + 0.5 * r * pull;
  }
}

/** Beta priors of flags, of weight 2 around their mean rates. */
interface BetaPriors {
  readonly alpha: Float64Array;
  /** Log gamma of each of the first parameters. */
  readonly logGammas: Float64Array;
  /** Sum of the log beta functions. */
  readonly logBeta: number;
  /** What the first report with a flag adds to the log gamma of its first parameter. */
  readonly firstStep: Float64Array;
}

function betaPriors(means: Float64Array, oneStep: LogGammaStep): BetaPriors {
  const alpha = means.map((mean) => 2 * mean);
  let logBeta = 0;
  for (const a of alpha) logBeta += logGamma(a) + logGamma(2 - a); // and log gamma of 2, which is 0
  return { alpha, logBeta, logGammas: alpha.map(logGamma), firstStep: alpha.map((a) => oneStep.at(a)) };
}

/** Sum over flags of log B(alpha + x, beta + n - x) / B(alpha, beta), with x from two rows of counts, each scaled. */
function marginal(
  { alpha, logGammas, logBeta }: BetaPriors,
  countsA: Int32Array,
  rowA: number,
  scaleA: number,
  countsB: Int32Array,
  rowB: number,
  scaleB: number,
  n: number,
): number {
  let sum = 0;
  let factors = 1; // gamma(x + 1) = x gamma(x): one logarithm for all terms below 1
  for (let k = 0; k < alpha.length; k++) {
    const x = scaleA * countsA[rowA + k]! + scaleB * countsB[rowB + k]!;
    const a = alpha[k]! + x;
    const b = 2 + n - a;
    if (x === 0) sum += logGammas[k]!;
    else {
      if (a < 1) factors *= a;
      sum += quickLogGamma(a < 1 ? a + 1 : a);
    }
    if (b < 1) factors *= b;
    sum += quickLogGamma(b < 1 ? b + 1 : b);
  }
  return sum - Math.log(factors) - alpha.length * quickLogGamma(2 + n) - logBeta;
}

function clip(x: number, least: number, most: number): number {
  return x < least ? least : x > most ? most : x;
}
