const HALF_LOG_TWO_PI = 0.9189385332046727;

/** From here on the series below is good to 1e-11. */
const LARGE = 6;

/**
 * Sum of logarithms of the gamma function, which JavaScript lacks; written out here because two implementations would not
 * give the same campaigns to the last bit. Stirling's series (Abramowitz and Stegun 6.1.41) from `LARGE` upwards, reached by
 * the recurrence gamma(x + 1) = x gamma(x) from below. Off by less than 1e-11 a term, relative or absolute. A class, because a
 * sum of twenty terms takes one logarithm for all the factors of the recurrence, not one for each term.
 */
export class LogGammaSum {
  private sum = 0;
  private factors = 1;

  /** @param x Above 0.01, and at most 30 terms below `LARGE` in a sum: then the factors stay within a double. */
  add(x: number): void {
    let z = x;
    for (; z < LARGE; z++) this.factors *= z;
    const inverse = 1 / z;
    const square = inverse * inverse;
    const series =
      inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))));
    this.sum += (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series;
  }

  /** The sum so far; starts a new one. */
  take(): number {
    const total = this.sum - Math.log(this.factors);
    this.sum = 0;
    this.factors = 1;
    return total;
  }
}

export function logGamma(x: number): number {
  const sum = new LogGammaSum();
  sum.add(x);
  return sum.take();
}
