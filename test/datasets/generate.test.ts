import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeneratedReport, GenerateOptions } from '../../datasets/generate/index.js';
import { generate, GREATEST_LOSS_USD } from '../../datasets/generate/index.js';

function reportsOf(options: GenerateOptions): GeneratedReport[] {
  return [...generate(options).reports];
}

function textOf(options: GenerateOptions): string {
  return reportsOf(options)
    .map((made) => JSON.stringify(made))
    .join('\n');
}

const THREE_THOUSAND = reportsOf({ reports: 3000, seed: 11 });

describe('generated reports', () => {
  it('are the same for the same seed and others for another', () => {
    const first = textOf({ reports: 400, seed: 3 });
    expect(textOf({ reports: 400, seed: 3 })).toBe(first);
    expect(textOf({ reports: 400, seed: 4 })).not.toBe(first);
  });

  it('come as many as asked for, in order of time, each under a reference of its own, within the two years', () => {
    const times = THREE_THOUSAND.map(({ report }) => report.reportedAt);
    expect(THREE_THOUSAND).toHaveLength(3000);
    expect([...times].sort()).toEqual(times);
    expect(times[0]! >= '2024-09-01' && times.at(-1)! < '2026-09-01').toBe(true);
    expect(new Set(THREE_THOUSAND.map(({ report }) => `${report.source} ${report.ref}`)).size).toBe(3000);
    expect(new Set(THREE_THOUSAND.map(({ report }) => report.source)).size).toBe(8);
    expect(THREE_THOUSAND.every(({ report }) => report.incidentAt <= report.reportedAt)).toBe(true);
  });

  it('always name an artifact or tell a story', () => {
    expect(THREE_THOUSAND.every(({ report }) => report.artifacts !== undefined || report.narrative !== undefined)).toBe(
      true,
    );
  });

  it('have the shares of one-offs, duplicates and poison that the rules give', () => {
    const share = (name: string): number => THREE_THOUSAND.filter(({ truth }) => truth.class === name).length / 3000;
    expect([share('one-off'), share('duplicate'), share('poison')]).toEqual([0.12, 0.04, 0.005]);
  });

  it('let a duplicate tell the same loss within 3 %, later, to another agency, with the same e-mail', () => {
    const byRow = new Map(THREE_THOUSAND.map((made) => [made.truth.row, made]));
    let exact = 0;
    let lossy = 0;
    for (const copy of THREE_THOUSAND.filter(({ truth }) => truth.class === 'duplicate')) {
      const original = byRow.get(copy.truth.original)!;
      expect(copy.report.source).not.toBe(original.report.source);
      expect(copy.report.reportedAt >= original.report.reportedAt).toBe(true);
      expect(copy.report.victim?.email).toBe(original.report.victim?.email);
      expect(copy.report.victim?.email).toBeDefined();
      const [told, first] = [copy.report.losses?.[0], original.report.losses?.[0]];
      expect(told?.currency).toBe(first?.currency);
      if (told === undefined || first === undefined) continue;
      lossy++;
      if (told.amount === first.amount) exact++;
      const cent = first.currency === 'JPY' ? 1 : 0.01;
      expect(Math.abs(Number(told.amount) - Number(first.amount))).toBeLessThanOrEqual(
        0.03 * Number(first.amount) + cent,
      );
    }
    expect(exact / lossy).toBeGreaterThan(0.55);
    expect(exact / lossy).toBeLessThan(0.9);
  });

  it('hold one loss of 25 million dollars', () => {
    const usd = { USD: 1, EUR: 1.09, GBP: 1.28, JPY: 0.0067, INR: 0.0118, NGN: 0.00065, BRL: 0.18 };
    const greatest = THREE_THOUSAND.filter(({ report, truth }) => {
      const loss = report.losses?.[0];
      const rate = usd[(loss?.currency ?? 'USD') as keyof typeof usd];
      return truth.class !== 'duplicate' && Math.abs(Number(loss?.amount ?? 0) * rate - GREATEST_LOSS_USD) < 1;
    });
    expect(greatest).toHaveLength(1);
  });

  it('answer to the knobs: no sharing, no listed hub, more poison', () => {
    const plain = generate({ reports: 1000, seed: 2, sharing: 0, listedShare: 0, poison: 0.1 });
    const made = [...plain.reports];
    expect(made.flatMap(({ mentions }) => mentions).filter((mention) => mention.class === 'shared')).toEqual([]);
    expect(plain.lists.flatMap(({ content }) => content.list)).toEqual([]);
    expect(made.filter(({ truth }) => truth.class === 'poison')).toHaveLength(100);
  });

  it('pause where asked to: gaps of two months appear within campaigns', () => {
    const gap = (pauses: number): number => {
      const days = new Map<number, number[]>();
      for (const { report, truth } of reportsOf({ reports: 3000, seed: 5, pauses }))
        if (truth.class === 'campaign')
          days.set(truth.campaign, [...(days.get(truth.campaign) ?? []), Date.parse(report.reportedAt) / 86_400_000]);
      const big = [...days.values()].filter((list) => list.length >= 20);
      return (
        big.filter((list) => list.some((day, place) => place > 0 && day - list[place - 1]! > 45)).length / big.length
      );
    };
    expect(gap(1)).toBeGreaterThan(gap(0) + 0.4);
  });

  it('refuse options out of their bounds', () => {
    expect(() => generate({ reports: 0, seed: 1 })).toThrow('reports must be a whole number from 1');
    expect(() => generate({ reports: 10, seed: 1.5 })).toThrow('seed must be a whole number');
    expect(() => generate({ reports: 10, seed: 1, poison: 2 })).toThrow('poison must be a number from 0 to 0.5');
  });

  it('come in full whatever the options', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    const options = fc.record({
      reports: fc.integer({ min: 1, max: 60 }),
      seed: fc.maxSafeInteger(),
      poison: share,
      sharing: fc.double({ min: 0, max: 6, noNaN: true }),
      hubNoise: fc.double({ min: 0, max: 10, noNaN: true }),
      pauses: share,
      textOnly: share,
      repeatVictims: share,
    });
    fc.assert(
      fc.property(options, (drawn) => {
        const made = reportsOf(drawn);
        expect(made).toHaveLength(drawn.reports);
        expect(new Set(made.map(({ truth }) => truth.row)).size).toBe(drawn.reports);
      }),
      { numRuns: 60 },
    );
  });
});
