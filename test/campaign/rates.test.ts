import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lostUsdMinor } from '../../engine/campaign/losses.js';
import { parseRates, readRateFile } from '../../engine/campaign/rate-file.js';
import { convert } from '../../engine/campaign/rates.js';
import { dayFromText, NO_DAY } from '../../engine/model/day.js';
import { SkeinError } from '../../engine/model/errors.js';
import { worldOf } from './world.js';

const CSV = 'Date,USD,JPY,GBP,\n2026-02-02,1.2,180.5,N/A,\n2026-01-02,1.1,170,0.85,\n';
const SHIPPED = fileURLToPath(new URL('../../datasets/rates/rates.json', import.meta.url));

function day(text: string): number {
  return dayFromText(text)!;
}

function converted(minor: bigint, from: string, to: string, on: string, text = CSV): bigint | null {
  const ratio = parseRates(text, 'rates').ratio(from, to, day(on));
  return ratio && convert(minor, ratio);
}

describe('a rate table', () => {
  it('takes the latest row on or before the day', () => {
    expect(converted(100_00n, 'EUR', 'USD', '2026-02-01')).toBe(110_00n);
    expect(converted(100_00n, 'EUR', 'USD', '2026-02-02')).toBe(120_00n);
  });

  it('has no rate before its first row, and none 93 days after its last', () => {
    expect(converted(1n, 'EUR', 'USD', '2026-01-01')).toBeNull();
    expect(converted(100n, 'EUR', 'USD', '2026-05-05')).toBe(120n);
    expect(converted(1n, 'EUR', 'USD', '2026-05-06')).toBeNull();
  });

  it('goes back to an earlier row where the latest does not quote a currency', () => {
    expect(converted(85_00n, 'GBP', 'EUR', '2026-02-10')).toBe(100_00n);
  });

  it('takes both sides of a cross rate from one day', () => {
    expect(converted(85_00n, 'GBP', 'USD', '2026-02-10')).toBe(110_00n);
  });

  it('knows how many digits a currency has', () => {
    expect(converted(1805n, 'JPY', 'EUR', '2026-02-02')).toBe(10_00n);
    expect(converted(10_00n, 'EUR', 'JPY', '2026-02-02')).toBe(1805n);
  });

  it('needs no rate and no day for the currency itself', () => {
    expect(parseRates(CSV, 'rates').ratio('KWD', 'KWD', NO_DAY)).toEqual({ over: 1n, under: 1n });
    expect(parseRates(CSV, 'rates').ratio('EUR', 'USD', NO_DAY)).toBeNull();
    expect(parseRates(CSV, 'rates').ratio('???', '???', 0)).toBeNull();
  });

  it('rounds once, halves to the even neighbour, beyond what a floating number holds', () => {
    expect([1n, 3n, 5n, 7n].map((minor) => convert(minor, { over: 1n, under: 2n }))).toEqual([0n, 2n, 2n, 4n]);
    expect(convert(99_999_999_999_999n, { over: 10_000_001n, under: 1n })).toBe(1_000_000_099_999_989_999_999n);
  });

  it('reads its own JSON, one series or a list in which the first answer wins', () => {
    const series = (usd: string): object => ({
      source: 's',
      licence: 'l',
      base: 'EUR',
      rows: [{ date: '2026-01-01', rates: { USD: usd, XAF: 655.957 } }],
    });
    expect(converted(100n, 'EUR', 'USD', '2026-01-01', JSON.stringify(series('2')))).toBe(200n);
    const list = JSON.stringify([series('2'), series('3')]);
    expect(converted(100n, 'EUR', 'USD', '2026-01-01', list)).toBe(200n);
    expect(parseRates(list, 'rates').described).toBe('s, 2026-01-01 to 2026-01-01; s, 2026-01-01 to 2026-01-01');
  });

  it('is the same table, up to what was known, when days are added to it; and another when one is changed', () => {
    const was = parseRates('Date,USD\n2026-01-02,1.1\n2026-01-01,1.0', 'rates');
    const later = parseRates('Date,USD\n2026-01-03,1.2\n2026-01-02,1.1\n2026-01-01,1.0', 'rates');
    const mended = parseRates('Date,USD\n2026-01-03,1.2\n2026-01-02,1.1\n2026-01-01,1.01', 'rates');
    expect(later.digest).not.toBe(was.digest);
    expect(later.until(was.lastDays).digest).toBe(was.digest);
    expect(mended.until(was.lastDays).digest).not.toBe(was.digest);
    expect(later.until([]).digest).toBe(later.digest);
  });

  it('reads a byte order mark and line ends of Windows', () => {
    expect(converted(100n, 'EUR', 'USD', '2026-01-02', `\uFEFF${CSV.replaceAll('\n', '\r\n')}`)).toBe(110n);
  });

  it.each([
    ['an empty file', ''],
    ['some other table', 'day,usd\n2026-01-01,1\n'],
    ['a date of another form', 'Date,USD\n2 January 2026,1.1\n'],
    ['a day that is not in the calendar', 'Date,USD\n2026-02-30,1.1\n'],
    ['a rate of zero', 'Date,USD\n2026-01-01,0.00\n'],
    ['a negative rate', 'Date,USD\n2026-01-01,-1\n'],
    ['a rate that is no number', 'Date,USD\n2026-01-01,1e3\n'],
    ['a day twice', 'Date,USD\n2026-01-01,1\n2026-01-01,2\n'],
    ['broken JSON', '{"source": '],
    ['JSON of another shape', '{"rates": {"USD": 1}}'],
    ['rows that are no objects', '{"source":"s","licence":"l","base":"EUR","rows":[1]}'],
    [
      'a currency that is none',
      '{"source":"s","licence":"l","base":"EUR","rows":[{"date":"2026-01-01","rates":{"usd":1}}]}',
    ],
  ])('refuses %s', (_name, text) => {
    expect(() => parseRates(text, 'rates.csv')).toThrow(SkeinError);
    expect(() => parseRates(text, 'rates.csv')).toThrow(/^rates\.csv is not a rate table: /);
  });

  it('says that a file cannot be read', () => {
    expect(() => readRateFile('/nowhere/rates.csv')).toThrow(/cannot be read/);
  });
});

describe('the rates that ship', () => {
  const shipped = readRateFile(SHIPPED);

  it('say where they come from', () => {
    expect(shipped.described).toContain('European Central Bank');
    expect(shipped.described).toContain('2020-01-02 to 2026-10-30');
  });

  it.each('USD GBP JPY INR NGN BRL CHF CAD AUD CNY KRW SGD HKD SEK PLN TRY ZAR MXN KWD AED VND UAH'.split(' '))(
    'convert %s to dollars and back on every day from June 2024 to October 2026',
    (currency) => {
      for (let on = day('2024-06-01'); on <= day('2026-10-30'); on++) {
        const there = shipped.ratio('USD', currency, on);
        const back = shipped.ratio(currency, 'USD', on);
        expect(there && back && convert(convert(1_000_000_00n, there), back)).toBeGreaterThan(999_990_00n / 10n);
      }
    },
  );
});

describe('the amount that detection sees', () => {
  const rates = parseRates(CSV, 'rates');
  const on = day('2026-02-02');

  function seen(told: Parameters<typeof worldOf>[0][number], repeated = 0): number {
    const { evidence } = worldOf([told]);
    return lostUsdMinor(evidence, new Uint8Array(evidence.losses.count).fill(repeated), rates)[0]!;
  }

  it("adds up what a report lost, in dollars of the loss's own day", () => {
    const losses = [{ minor: 100_00, currency: 'EUR', day: day('2026-01-02') }, { minor: 5_00 }];
    expect(seen({ ref: '1', day: on, losses })).toBe(115_00);
    expect(seen({ ref: '1', day: on, losses: [{ minor: 100_00, currency: 'EUR' }] })).toBe(120_00);
  });

  it('is nothing for attempts, repeats, intelligence and what has no rate', () => {
    expect(seen({ ref: '1', losses: [{ minor: 1, kind: 'attempted' }] })).toBeNaN();
    expect(seen({ ref: '1', losses: [{ minor: 1 }] }, 1)).toBeNaN();
    expect(seen({ ref: '1', intelligence: true, losses: [{ minor: 1 }] })).toBeNaN();
    expect(seen({ ref: '1', losses: [{ minor: 1, currency: 'EUR' }] })).toBeNaN();
    expect(seen({ ref: '1', day: on, losses: [{ minor: 1, currency: 'XAF' }] })).toBeNaN();
  });
});
