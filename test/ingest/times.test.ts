import { describe, expect, it } from 'vitest';
import { isTimeZone, readDay, readTime } from '../../engine/ingest/times.js';

const iso = (timeZone: string) => ({ format: 'iso', timeZone });

describe('times', () => {
  it.each([
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z'],
    ['2026-03-04T10:00:00.123456Z', '2026-03-04T10:00:00.123Z'],
    ['2026-03-04T10:00:00+02:00', '2026-03-04T08:00:00.000Z'],
    ['2026-03-04T01:00:00+0530', '2026-03-03T19:30:00.000Z'],
    ['2026-03-04 10:00', '2026-03-04T10:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each([
    '2026-02-29',
    '2026-04-31T00:00:00Z',
    '2026-03-04T24:00:00Z',
    '2026-03-04T10:61:00Z',
    '4.3.2026',
    '1969-12-31',
    '2100-01-01',
    '+020260-01-01',
    '2026-03-04T10:00:00Zjunk',
  ])('refuses %s', (text) => {
    expect(readTime(text)).toBeNull();
  });

  it('puts times without an offset into the zone that is given, summer time included', () => {
    expect(readTime('2026-01-04 12:00:00', iso('Europe/Berlin'))).toBe('2026-01-04T11:00:00.000Z');
    expect(readTime('2026-07-04T12:00:00', iso('Europe/Berlin'))).toBe('2026-07-04T10:00:00.000Z');
    expect(readTime('2026-07-04T12:00:00Z', iso('Europe/Berlin'))).toBe('2026-07-04T12:00:00.000Z');
    expect(readTime('2026-03-29T02:30:00', iso('Europe/Berlin'))).not.toBeNull(); // the hour that was skipped
    expect(readTime('2026-03-04T01:00:00', iso('Asia/Seoul'))).toBe('2026-03-03T16:00:00.000Z');
  });

  it('keeps a date alone that day in every zone', () => {
    expect(readTime('2026-03-04', iso('Asia/Seoul'))).toBe('2026-03-04T00:00:00.000Z');
    expect(readDay('2026-03-04T23:00:00-05:00')).toBe('2026-03-05');
  });

  it('reads patterns and epochs', () => {
    expect(readTime('04.03.2026 10:05', { format: 'DD.MM.YYYY HH:mm', timeZone: 'UTC' })).toBe(
      '2026-03-04T10:05:00.000Z',
    );
    expect(readTime('03/04/2026', { format: 'MM/DD/YYYY', timeZone: 'America/New_York' })).toBe(
      '2026-03-04T00:00:00.000Z',
    );
    expect(readTime('04-03-2026', { format: 'DD.MM.YYYY', timeZone: 'UTC' })).toBeNull();
    expect(readTime(1772618400, { format: 'epoch', timeZone: 'UTC' })).toBe('2026-03-04T10:00:00.000Z');
    expect(readTime('1772618400000', { format: 'epoch-ms', timeZone: 'UTC' })).toBe('2026-03-04T10:00:00.000Z');
    expect(readTime('soon', { format: 'epoch', timeZone: 'UTC' })).toBeNull();
  });

  it('knows time zones', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Middle/Earth')]).toEqual([true, false]);
  });
});
