import { logGamma } from './log-gamma.js';

/** Reports from which on a part's marginal likelihood is worked out each time. */
const LARGE = 5;

/**
 * Marginal likelihoods of the flags of small parts, alone or two together, as sums of one number a flag: most blocks are
 * single reports or a few, so the counts that a flag can have in two of them are few as well.
 */
export class SmallMarginals {
  /** For sizes n and m, flag k, and counts x of n and y of m. */
  private readonly values: Float64Array;
  private readonly flags: number;

  /**
   * @param alpha First parameter of each flag's beta prior, whose parameters add up to 2.
   * @param tempered What one report of a part of n weighs.
   */
  constructor(alpha: Float64Array, tempered: (n: number) => number) {
    this.flags = alpha.length;
    this.values = new Float64Array(LARGE ** 4 * alpha.length);
    for (let n = 0; n < LARGE; n++)
      for (let m = 0; m < LARGE; m++) this.fill(alpha, n, m, n === 0 ? 0 : tempered(n), m === 0 ? 0 : tempered(m));
  }

  private fill(alpha: Float64Array, n: number, m: number, ofOne: number, ofOther: number): void {
    const total = 2 + ofOne * n + ofOther * m;
    alpha.forEach((prior, k) => {
      const at = this.row(n, m) + k * LARGE * LARGE;
      const without = logGamma(total) + logGamma(prior) + logGamma(2 - prior);
      for (let x = 0; x <= n; x++) {
        for (let y = 0; y <= m; y++) {
          const a = prior + ofOne * x + ofOther * y;
          this.values[at + LARGE * x + y] = logGamma(a) + logGamma(total - a) - without;
        }
      }
    });
  }

  private row(n: number, m: number): number {
    return (n * LARGE + m) * this.flags * LARGE * LARGE;
  }

  /** Whether parts of n and m reports are small enough. */
  holds(n: number, m: number): boolean {
    return n < LARGE && m < LARGE;
  }

  /** Sum over flags of log B(alpha + x, beta + n - x) / B(alpha, beta), tempered, for two rows of counts. */
  of(n: number, countsA: Int32Array, rowA: number, m: number, countsB: Int32Array, rowB: number): number {
    const { values, flags } = this;
    let at = this.row(n, m);
    let sum = 0;
    for (let k = 0; k < flags; k++, at += LARGE * LARGE)
      sum += values[at + LARGE * countsA[rowA + k]! + (m === 0 ? 0 : countsB[rowB + k]!)]!;
    return sum;
  }
}
