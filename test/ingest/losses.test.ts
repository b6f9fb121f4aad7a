import { describe, expect, it } from 'vitest';
import { accepted, readRecord } from './reading.js';
import { MAX_LOSSES } from '../../engine/ingest/limits.js';

const read = (...losses: unknown[]) => accepted({ losses }).report;
const eur = (amount: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  amount,
  currency: 'EUR',
  kind: 'lost',
  ...more,
});

describe('losses', () => {
  it('are whole minor units of their currency', () => {
    const report = read(
      { amount: '15400000.00', currency: 'USD', kind: 'lost', at: '2026-03-01' },
      { amount: 1234.5, currency: 'eur', kind: 'Attempted' },
      { amount: '500', currency: 'JPY' },
      { amount: '1.234', currency: 'KWD', kind: 'recovered' },
    );
    expect(report.losses).toEqual([
      { kind: 'lost', currency: 'USD', minor: 1_540_000_000, at: '2026-03-01' },
      { kind: 'attempted', currency: 'EUR', minor: 123_450, at: null },
      { kind: 'lost', currency: 'JPY', minor: 500, at: null },
      { kind: 'recovered', currency: 'KWD', minor: 1234, at: null },
    ]);
    expect(report.unreadableLosses).toEqual([]);
  });

  it('read the cents of a JSON number as they were written', () => {
    for (const amount of [0.1, 0.29, 1.1, 4.35, 1019.1, 999999999999.99])
      expect(read(eur(amount)).losses[0]?.minor).toBe(Number(amount.toFixed(2).replace('.', '')));
  });

  it.each([
    ['negative', eur('-5'), 'amount', 'negative'],
    ['zero', eur('0.00'), 'amount', 'zero'],
    ['missing', eur(undefined), 'amount', 'missing'],
    ['a word', eur('a lot'), 'amount', 'not a plain decimal amount'],
    ['with separators that could mean either', eur('1,234'), 'amount', 'not a plain decimal amount'],
    ['in exponents', eur('1e5'), 'amount', 'not a plain decimal amount'],
    ['NaN', eur(NaN), 'amount', 'not an amount'],
    ['an object', eur({}), 'amount', 'not an amount'],
    [
      'too finely cut',
      { amount: '1.005', currency: 'USD' },
      'amount',
      'more than 2 digits after the point for its currency',
    ],
    [
      'too finely cut for yen',
      { amount: '1.5', currency: 'JPY' },
      'amount',
      'more than 0 digits after the point for its currency',
    ],
    ['absurd', eur('99999999999999999999'), 'amount', 'beyond the largest believable loss'],
    ['absurdly long', eur('9'.repeat(1000)), 'amount', 'not a plain decimal amount'],
    ['in no currency', { amount: '5', currency: 'XYZ9' }, 'currency', 'not a currency of ISO 4217'],
    ['in an unknown currency', { amount: '5', currency: 'DOGE' }, 'currency', 'not a currency of ISO 4217'],
    ["in ISO's code for no currency", { amount: '5', currency: 'XXX' }, 'currency', 'not a currency of ISO 4217'],
    ['of an unknown kind', eur('5', { kind: 'mislaid' }), 'kind', 'not one of lost, attempted, recovered'],
    ['on a bad day', eur('5', { at: '2026-02-30' }), 'at', 'not a date between 1970 and 2100'],
  ])('are unreadable when %s', (_, loss, key, reason) => {
    const report = read(eur('7'), loss);
    expect(report.losses).toHaveLength(1);
    expect(report.unreadableLosses).toEqual([{ field: `losses[1].${key}`, reason }]);
  });

  it('are unreadable as JSON numbers past 2^53, which are not what was written', () => {
    const result = readRecord(
      JSON.parse('{"source":"a","ref":"1","losses":[{"amount":9007199254740993,"currency":"JPY"}]}'),
    );
    expect('report' in result && result.report.unreadableLosses).toEqual([
      { field: 'losses[0].amount', reason: 'beyond the largest believable loss' },
    ]);
  });

  it('are unreadable when they are no list or no object', () => {
    expect(accepted({ losses: 'all' }).report.unreadableLosses).toEqual([{ field: 'losses', reason: 'not a list' }]);
    expect(read(5).unreadableLosses).toEqual([{ field: 'losses[0]', reason: 'not an object' }]);
  });

  it('end at a limit, which is said', () => {
    const report = read(...Array.from({ length: MAX_LOSSES + 5 }, () => eur('1')));
    expect(report.losses).toHaveLength(MAX_LOSSES);
    expect(report.unreadableLosses).toEqual([{ field: 'losses', reason: `more than ${MAX_LOSSES} in one report` }]);
  });
});
