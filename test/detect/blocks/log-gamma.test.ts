import { describe, expect, it } from 'vitest';
import { logGamma, LogGammaStep, quickLogGamma } from '../../../engine/detect/blocks/log-gamma.js';

/** Wherever a piece of a table may begin or end, and places between. */
const ALONG = [
  ...[1, 4, 16, 64, 208].flatMap((x) => [x, x + 1e-9, x + 1 / 3]),
  ...Array.from({ length: 24 }, (_, i) => 2 + i).flatMap((x) => [x - 1e-9, x, x + 1e-9, x + 1 / 3]),
  ...Array.from({ length: 2000 }, (_, i) => 1 + 0.1173 * i),
];

describe('the logarithm of the gamma function', () => {
  it.each([
    [0.02, 3.900_804_516_098_377],
    [0.5, 0.572_364_942_924_700_1], // log of the square root of pi
    [1, 0],
    [1.5, -0.120_782_237_635_245_2],
    [2, 0],
    [10, 12.801_827_480_081_469],
    [100.5, 361.435_540_467_777_6],
    [1e6, 12_815_504.569_147_611],
  ])('at %d is %d', (x, expected) => {
    const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(tolerance);
  });

  it('keeps its recurrence: log gamma(x + 1) = log gamma(x) + log x', () => {
    for (let x = 0.013; x < 300; x *= 1.37)
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-12 * Math.max(1, logGamma(x + 1)));
  });

  it('is the same from the table, wherever one of its pieces begins or ends', () => {
    for (const x of ALONG) expect(Math.abs(quickLogGamma(x) - logGamma(x))).toBeLessThan(1e-10);
  });

  it('grows by a step as the table of that step says', () => {
    for (const step of [1 / 1.01, 0.5, 1 / 1.5]) {
      const table = new LogGammaStep(step);
      for (const x of [0.003, 0.4, ...ALONG])
        expect(Math.abs(table.at(x) - (logGamma(x + step) - logGamma(x)))).toBeLessThan(1e-10);
    }
  });
});
