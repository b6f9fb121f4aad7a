import fc from 'fast-check';
import { LOSS_KINDS } from '../../engine/model/money.js';
import type { Told } from '../campaign/world.js';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const oneOf = (letters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(letters));

/** Few values everywhere, so that reports share victims, artifacts, days and amounts. */
const TOLD = fc.record({
  source: oneOf('abc'),
  intelligence: fc.nat(9).map((draw) => draw === 0),
  day: optional(fc.nat(60)),
  country: optional(fc.constantFrom('DE', 'FR', 'JP')),
  fraudType: optional(fc.constantFrom('romance', 'job')),
  victim: fc.record(
    {
      nationalId: oneOf('ABC'),
      person: oneOf('abcd'),
      email: oneOf('abcdef'),
      phone: oneOf('abcd'),
      sourceId: oneOf('ab'),
    },
    { requiredKeys: [] },
  ),
  losses: fc.array(
    fc.record(
      {
        kind: fc.constantFrom(...LOSS_KINDS),
        currency: fc.constantFrom('USD', 'EUR', 'JPY', 'NGN'),
        minor: fc.constantFrom(1, 500, 12_345, 100_000_000_000_000),
        day: fc.nat(60),
      },
      { requiredKeys: ['kind', 'currency', 'minor'] },
    ),
    { maxLength: 3 },
  ),
  unreadable: fc.nat(2),
  artifacts: fc.array(
    fc.nat(12).map((value) => `ip:${value}`),
    { maxLength: 2 },
  ),
});

/** Reports with references of their own. */
export const REPORTS: fc.Arbitrary<Told[]> = fc
  .array(TOLD, { maxLength: 40 })
  .map((list) => list.map((told, ref) => ({ ...told, ref: String(ref) })));
