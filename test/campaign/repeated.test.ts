import { describe, expect, it } from 'vitest';
import { paymentsOf } from '../../engine/campaign/payments.js';
import { repeatedLosses } from '../../engine/campaign/repeated.js';
import { resolveVictims } from '../../engine/campaign/victims.js';
import type { Told } from './world.js';
import { withHub, worldOf } from './world.js';

const VICTIM = { email: 'e' };
const LOSS = [{ minor: 50_000 }];

/** How many losses are counted, of how many, by the rule of one victim. */
function counted(told: readonly Told[]): string {
  const { evidence } = worldOf(told);
  const repeated = repeatedLosses(evidence, resolveVictims(evidence.victims, evidence.reports));
  return `${repeated.filter((one) => one === 0).length} of ${repeated.length}`;
}

function countedInCluster(told: readonly Told[], hub?: string): string {
  const world = worldOf(told);
  const person = resolveVictims(world.evidence.victims, world.evidence.reports);
  const partition = hub === undefined ? world.partition : withHub(world, hub);
  const payment = paymentsOf({ ...world, partition, person });
  return `${new Set(payment).size} of ${payment.length}`;
}

describe('a loss that one victim told twice', () => {
  const first = { ref: '1', source: 'police', day: 100, victim: VICTIM, losses: LOSS };

  it('counts once if another agency was told within 30 days', () => {
    expect(counted([first, { ...first, source: 'bank', day: 130 }])).toBe('1 of 2');
  });

  it.each<[string, Partial<Told>]>([
    ['the second report came after 31 days', { source: 'bank', day: 131 }],
    ['both reports are of one agency', { ref: '2' }],
    ['another person reports it', { source: 'bank', victim: { email: 'f' } }],
    ['the second victim is nobody known', { source: 'bank', victim: {} }],
    ['the amount differs by a cent', { source: 'bank', losses: [{ minor: 50_001 }] }],
    ['the currency differs', { source: 'bank', losses: [{ minor: 50_000, currency: 'EUR' }] }],
    ['one was lost and one attempted', { source: 'bank', losses: [{ minor: 50_000, kind: 'attempted' }] }],
    ['the second has no day at all', { source: 'bank', day: undefined }],
  ])('counts twice if %s', (_why, second) => {
    expect(counted([first, { ...first, ...second }])).toBe('2 of 2');
  });

  it('goes by the day of the loss where a report has no date', () => {
    const second = { ...first, source: 'bank', day: undefined, losses: [{ minor: 50_000, day: 95 }] };
    expect(counted([first, second])).toBe('1 of 2');
  });

  it('counts all losses within one report', () => {
    expect(counted([{ ...first, losses: [...LOSS, ...LOSS] }])).toBe('2 of 2');
  });

  it('counts two real payments twice although two agencies heard of both', () => {
    const twice = [...LOSS, ...LOSS];
    expect(
      counted([
        { ...first, losses: twice },
        { ...first, source: 'bank', losses: twice },
      ]),
    ).toBe('2 of 4');
    expect(
      counted([
        { ...first, losses: twice },
        { ...first, source: 'bank' },
      ]),
    ).toBe('2 of 3');
  });

  it('follows a chain of agencies by its latest report', () => {
    const chain = [100, 125, 150].map((day, place) => ({ ...first, source: `agency ${place}`, day }));
    expect(counted(chain)).toBe('1 of 3');
  });
});

describe('a loss told by a victim without identity', () => {
  const known = { ref: '1', source: 'police', day: 100, victim: VICTIM, losses: LOSS, artifacts: ['iban:1'] };
  const unknown = { ...known, source: 'bank', day: 110, victim: {} };

  it('counts once if a report of the campaign with a shared artifact tells the same', () => {
    expect(countedInCluster([known, unknown])).toBe('1 of 2');
    expect(countedInCluster([{ ...known, victim: {} }, unknown])).toBe('1 of 2');
    expect(countedInCluster([unknown, { ...known, day: 120 }])).toBe('1 of 2');
  });

  it.each<[string, Partial<Told>]>([
    ['both are of one agency', { source: 'police', ref: '2' }],
    ['they lie 31 days apart', { day: 131 }],
    ['they share no artifact', { artifacts: ['iban:2'] }],
    ['the amount differs', { losses: [{ minor: 49_999 }] }],
    ['both victims are known and differ', { victim: { email: 'f' } }],
    ['the second is intelligence', { intelligence: true }],
  ])('counts twice if %s', (_why, second) => {
    const bridge = { ref: '3', artifacts: ['iban:1', 'iban:2'] };
    expect(countedInCluster([known, { ...unknown, ...second }, bridge])).toBe('2 of 2');
  });

  it('does not hold a shared hub for evidence', () => {
    expect(countedInCluster([known, unknown], 'iban:1')).toBe('2 of 2');
  });

  it('counts a payment that a known victim told twice, and somebody unknown once more, once', () => {
    const again = { ...known, source: 'bank', day: 125 };
    const third = { ...unknown, source: 'exchange', day: 150 };
    expect(countedInCluster([known, again, third])).toBe('1 of 3');
  });

  it('counts as many payments as the agency that heard of most', () => {
    const many = (source: string, count: number): Told[] =>
      Array.from({ length: count }, (_, ref) => ({ ...unknown, source, ref: String(ref) }));
    expect(countedInCluster([...many('bank', 5), ...many('police', 3), ...many('exchange', 4)])).toBe('5 of 12');
  });
});
