import { describe, expect, it } from 'vitest';
import { minorOf, readFilter } from '../../../api/present/filter.js';

function faultOf(words: Parameters<typeof readFilter>[0]): string | null {
  const reading = readFilter(words, 'USD');
  return 'fault' in reading ? reading.fault.word : null;
}

describe('the words of the filter', () => {
  it('become what the store understands', () => {
    const reading = readFilter(
      {
        type: ' Investment',
        country: 'de',
        currency: 'eur',
        minLoss: '10000.5',
        minVictims: 3,
        from: '2026-01-01',
        to: '2026-01-02',
      },
      'USD',
    );
    expect(reading).toMatchObject({
      filter: {
        type: 'investment',
        country: 'DE',
        currency: 'EUR',
        minLossMinor: 1000050n,
        minVictims: 3,
        from: 20454,
        to: 20455,
      },
    });
  });

  it('sort by what was lost, most first, when nothing is said', () => {
    expect(readFilter({}, 'USD')).toMatchObject({ filter: { sort: 'lost', order: 'desc', limit: 50 } });
  });

  it('are about campaigns unless operations are asked for', () => {
    expect(readFilter({}, 'USD')).toMatchObject({ filter: { level: 'campaign' } });
    expect(readFilter({ level: 'operation' }, 'USD')).toMatchObject({ filter: { level: 'operation' } });
    expect(readFilter({ operation: 'o-1' }, 'USD')).toMatchObject({ filter: { level: 'campaign', operation: 'o-1' } });
  });

  it('name no third level, and no operation within operations', () => {
    expect(faultOf({ level: 'ring' })).toBe('level');
    expect(faultOf({ level: 'operation', operation: 'o-1' })).toBe('operation');
  });

  it('sort ids upwards', () => {
    expect(readFilter({ sort: 'id' }, 'USD')).toMatchObject({ filter: { sort: 'id', order: 'asc' } });
  });

  it.each([
    [{ country: 'Germany' }, 'country'],
    [{ currency: 'XQQ' }, 'currency'],
    [{ minLoss: '-5' }, 'minLoss'],
    [{ minLoss: '1e6' }, 'minLoss'],
    [{ minLoss: '1.234' }, 'minLoss'],
    [{ minVictims: 1.5 }, 'minVictims'],
    [{ minReports: Number.NaN }, 'minReports'],
    [{ from: '2026-02-30' }, 'from'],
    [{ to: '1.1.2026' }, 'to'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'to'],
    [{ sort: 'title' }, 'sort'],
    [{ order: 'up' }, 'order'],
    [{ limit: 0 }, 'limit'],
    [{ limit: 501 }, 'limit'],
    [{ q: '' }, 'q'],
    [{ q: 'x'.repeat(2049) }, 'q'],
  ])('that cannot be read are named: %j', (words, word) => {
    expect(faultOf(words)).toBe(word);
  });
});

describe('an amount', () => {
  it.each([
    ['10', 'USD', 1000n],
    ['10.5', 'USD', 1050n],
    ['10', 'JPY', 10n],
    ['10.123', 'KWD', 10123n],
    ['999999999999999', 'USD', 99999999999999900n],
  ])('of %s %s is %d in minor units', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });

  it.each([
    ['10.5', 'JPY'],
    ['', 'USD'],
    ['1,000', 'USD'],
    ['.5', 'USD'],
    ['1'.repeat(16), 'USD'],
    ['١', 'USD'],
  ])('that is none, %j in %s, is declined', (text, currency) => {
    expect(minorOf(text, currency)).toBeNull();
  });
});
