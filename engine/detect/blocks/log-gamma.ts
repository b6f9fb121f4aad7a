const HALF_LOG_TWO_PI = 0.9189385332046727;

/** From here on the series below is good to 1e-11. */
const LARGE = 6;

/**
 * Logarithm of the gamma function, which JavaScript lacks; written out here because two implementations would not give the
 * same campaigns to the last bit. Stirling's series (Abramowitz and Stegun 6.1.41) from `LARGE` upwards, reached by the
 * recurrence gamma(x + 1) = x gamma(x) from below. Off by less than 1e-11, relative or absolute. @param x Above 0.
 */
export function logGamma(x: number): number {
  let z = x;
  let factors = 1;
  for (; z < LARGE; z++) factors *= z;
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))));
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(factors);
}

/** Its derivative, the digamma function, by the same recurrence and series (6.3.18). */
function digamma(x: number): number {
  let z = x;
  let sum = 0;
  for (; z < LARGE; z++) sum -= 1 / z;
  const square = 1 / (z * z);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132)))));
  return sum + Math.log(z) - 1 / (2 * z) - series;
}

/** Where the pieces are, each `1 / perUnit` wide, from `from` up to the next row's. `valueAt` knows them too. */
const PIECES = [
  { from: 1, perUnit: 256 },
  { from: 4, perUnit: 64 },
  { from: 16, perUnit: 16 },
] as const;
/** Counts are tempered to less than 100 on each side, and what is asked beyond is worked out. */
const END = 208;

/**
 * The same for sums of many terms, from 1 upwards: a third-degree polynomial a piece, with the right values and slopes at
 * both ends, off by less than 2e-11. A term costs no logarithm, and the hot part of the table stays in the cache nearest to
 * the processor.
 */
export function quickLogGamma(x: number): number {
  return x >= 1 && x < END ? valueAt(TABLE, x) : logGamma(x);
}

/** log gamma(x + step) - log gamma(x) for one step, by a table of its own. */
export class LogGammaStep {
  private readonly table: Float64Array;

  /** @param step Above 0. */
  constructor(private readonly step: number) {
    this.table = tableOf(
      (x) => logGamma(x + step) - logGamma(x),
      (x) => digamma(x + step) - digamma(x),
    );
  }

  at(x: number): number {
    if (x >= 1 && x < END) return valueAt(this.table, x);
    if (x >= 1) return logGamma(x + this.step) - logGamma(x);
    return valueAt(this.table, x + 1) - Math.log((x + this.step) / x);
  }
}

function valueAt(table: Float64Array, x: number): number {
  const at = x < 4 ? (x - 1) * 256 : x < 16 ? 768 + (x - 4) * 64 : 1536 + (x - 16) * 16;
  const piece = Math.floor(at);
  const t = at - piece;
  const i = 4 * piece;
  return ((table[i + 3]! * t + table[i + 2]!) * t + table[i + 1]!) * t + table[i]!;
}

function tableOf(valueOf: (x: number) => number, slopeOf: (x: number) => number): Float64Array {
  const coefficients: number[] = [];
  PIECES.forEach(({ from, perUnit }, row) => {
    const end = PIECES[row + 1]?.from ?? END;
    for (let i = 0; i < (end - from) * perUnit; i++) {
      const left = from + i / perUnit;
      const right = left + 1 / perUnit;
      const [f, g] = [valueOf(left), valueOf(right)];
      const [slope, slopeAtEnd] = [slopeOf(left) / perUnit, slopeOf(right) / perUnit];
      coefficients.push(f, slope, 3 * (g - f) - 2 * slope - slopeAtEnd, 2 * (f - g) + slope + slopeAtEnd);
    }
  });
  return Float64Array.from(coefficients);
}

const TABLE = tableOf(logGamma, digamma);
