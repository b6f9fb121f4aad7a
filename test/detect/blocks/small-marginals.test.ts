import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '../../../engine/detect/blocks/log-gamma.js';
import { SmallMarginals } from '../../../engine/detect/blocks/small-marginals.js';

const ALPHA = Float64Array.of(0.04, 0.3, 1, 1.7, 1.98);
const tempered = (n: number): number => 1 / (1 + n / 100);
const marginals = new SmallMarginals(ALPHA, tempered);

/** log B(a + x, b + n - x) / B(a, b), as it is written. */
function written(n: number, a: readonly number[], m: number, b: readonly number[]): number {
  const weight = tempered(n) * n + (m === 0 ? 0 : tempered(m) * m);
  let sum = 0;
  ALPHA.forEach((alpha, k) => {
    const x = tempered(n) * a[k]! + (m === 0 ? 0 : tempered(m) * b[k]!);
    sum += logGamma(alpha + x) + logGamma(2 - alpha + weight - x) - logGamma(2 + weight);
    sum -= logGamma(alpha) + logGamma(2 - alpha);
  });
  return sum;
}

const part = (least: number) =>
  fc
    .integer({ min: least, max: 4 })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.integer({ min: 0, max: n }), { minLength: 5, maxLength: 5 })));

describe('marginal likelihoods of small parts', () => {
  it('are those of the formula, of one part and of two together', () => {
    fc.assert(
      fc.property(part(1), part(0), ([n, a], [m, b]) => {
        const told = marginals.of(n, Int32Array.from([9, ...a]), 1, m, Int32Array.from([9, 9, ...b]), 2);
        expect(told).toBeCloseTo(written(n, a, m, b), 10);
      }),
    );
  });

  it('are not kept for parts of five reports and more', () => {
    expect([marginals.holds(4, 4), marginals.holds(5, 1), marginals.holds(1, 5)]).toEqual([true, false, false]);
  });
});
