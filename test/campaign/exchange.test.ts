import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exchange } from '../../engine/campaign/exchange.js';
import { convert } from '../../engine/campaign/rates.js';
import { Sum } from '../../engine/campaign/sum.js';

const positive = fc.oneof(fc.bigInt(1n, 1_000n), fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 20n));
const amount = fc.oneof(fc.nat(1_000), fc.nat(), fc.maxSafeNat());

describe('an exchange', () => {
  it('gives what exact arithmetic gives, however large or small', () => {
    fc.assert(
      fc.property(positive, positive, amount, (over, under, minor) => {
        const exact = convert(BigInt(minor), { over, under });
        const value = new Exchange({ over, under }).convert(minor);
        expect(BigInt(value)).toBe(exact);
        expect(typeof value).toBe(exact > BigInt(Number.MAX_SAFE_INTEGER) ? 'bigint' : 'number');
      }),
      { numRuns: 2_000 },
    );
  });

  it('rounds halves to the even neighbour', () => {
    const half = new Exchange({ over: 1n, under: 2n });
    expect([1, 3, 5, 7].map((minor) => half.convert(minor))).toEqual([0, 2, 2, 4]);
  });
});

describe('a sum', () => {
  it('stays exact beyond what a double can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(amount, fc.bigInt(0n, 10n ** 30n))), (values) => {
        const sum = new Sum();
        for (const value of values)
          if (typeof value === 'number') sum.add(value);
          else sum.addLarge(value);
        expect(sum.total).toBe(values.reduce<bigint>((total, value) => total + BigInt(value), 0n));
      }),
    );
  });
});
