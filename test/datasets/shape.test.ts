import { describe, expect, it } from 'vitest';
import type { Generation, GeneratedReport, ReportTruth } from '../../datasets/generate/index.js';
import { generate } from '../../datasets/generate/index.js';
import { ceiling } from './oracle.js';

interface Shape {
  readonly campaigns: number;
  readonly largest: number;
  readonly artifacts: number;
  readonly edges: number;
  /** Share of reports with 0, 1, 2, 3, and 4 or more artifacts. */
  readonly mentions: readonly number[];
  readonly topHub: number;
}

function walk(generation: Generation): { shape: Shape; truths: ReportTruth[] } {
  const uses = new Map<string, number>();
  const truths: ReportTruth[] = [];
  const mentions = [0, 0, 0, 0, 0];
  let edges = 0;
  const take = (made: GeneratedReport): void => {
    truths.push(made.truth);
    edges += made.mentions.length;
    mentions[Math.min(4, made.mentions.length)]!++;
    for (const { kind, value } of made.mentions) uses.set(`${kind}:${value}`, (uses.get(`${kind}:${value}`) ?? 0) + 1);
  };
  for (const made of generation.reports) take(made);
  const count = truths.length;
  const sizes = generation.plan.campaigns.size.subarray(0, generation.campaigns);
  const shape = {
    campaigns: generation.campaigns,
    largest: Math.max(...sizes),
    artifacts: uses.size,
    edges,
    mentions: mentions.map((share) => share / count),
    topHub: Math.max(...uses.values()) / count,
  };
  return { shape, truths };
}

/** Figures of the detection rules, section 5, at 30k; a heavy tail makes single seeds differ by some percent. */
describe('shape at 30,000 reports', () => {
  const generation = generate({ reports: 30_000, seed: 1 });
  const { shape, truths } = walk(generation);

  it('has about 2,511 campaigns (15 %), the largest near 1,300 and under its cap', () => {
    expect(Math.abs(shape.campaigns / 2511 - 1)).toBeLessThan(0.15);
    expect(shape.largest).toBeGreaterThan(600);
    expect(shape.largest).toBeLessThanOrEqual(1500);
  });

  it('has about 28,913 artifacts (7 %) and 73,000 mentions (4 %)', () => {
    expect(Math.abs(shape.artifacts / 28_913 - 1)).toBeLessThan(0.07);
    expect(Math.abs(shape.edges / 73_000 - 1)).toBeLessThan(0.04);
  });

  it('has 13, 18, 22, 21 and 26 % of reports with 0, 1, 2, 3 and more artifacts (2 points)', () => {
    for (const [place, share] of [0.13, 0.18, 0.22, 0.21, 0.26].entries())
      expect(Math.abs(shape.mentions[place]! - share)).toBeLessThan(0.02);
  });

  it('has a mail provider in 9 to 11 % of all reports', () => {
    expect(shape.topHub).toBeGreaterThan(0.085);
    expect(shape.topHub).toBeLessThan(0.115);
  });

  it('lets nobody find more than the oracle of section 1: pair F1 near .824, B-cubed near .780, found near .783', () => {
    const { pairF1, bCubedF1, found } = ceiling(generation, truths);
    expect(Math.abs(pairF1 - 0.824)).toBeLessThan(0.03);
    expect(Math.abs(bCubedF1 - 0.78)).toBeLessThan(0.025);
    expect(Math.abs(found - 0.783)).toBeLessThan(0.05);
  });
});

describe('shape at 3,000 reports', () => {
  it('keeps the means per report over five seeds', () => {
    const seeds = [1, 2, 3, 4, 5].map((seed) => walk(generate({ reports: 3000, seed })).shape);
    const mean = (of: (shape: Shape) => number): number =>
      seeds.reduce((sum, shape) => sum + of(shape), 0) / seeds.length;
    expect(Math.abs(mean((shape) => shape.edges) / 7300 - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean((shape) => shape.mentions[0]!) - 0.13)).toBeLessThan(0.02);
    expect(Math.max(...seeds.map((shape) => shape.largest))).toBeLessThanOrEqual(150);
  });
});
