import { describe, expect, it } from 'vitest';
import type { RingReport } from '../../datasets/generate/index.js';
import { RING, ringReports } from '../../datasets/generate/index.js';
import { cleanArtifact } from '../../engine/artifact/registry.js';

const REPORTS = ringReports(1);

describe('the ring', () => {
  it('took sixty million dollars from four hundred people, 15.4 million of it from one, once repeats are out', () => {
    const losses = new Map<string, string>();
    for (const { victim, losses: [loss] = [] } of REPORTS)
      if (victim !== undefined && loss !== undefined) losses.set(victim.email, loss.amount);
    const cents = [...losses.values()].map((amount) => Math.round(Number(amount) * 100));
    expect(cents).toHaveLength(RING.victims);
    expect(cents.reduce((sum, value) => sum + value, 0)).toBe(6_000_000_000);
    expect(Math.max(...cents)).toBe(1_540_000_000);
  });

  it('is reported twice by forty victims: the same amount at another agency within a month', () => {
    const byVictim = new Map<string, RingReport[]>();
    for (const report of REPORTS)
      if (report.victim !== undefined)
        byVictim.set(report.victim.email, [...(byVictim.get(report.victim.email) ?? []), report]);
    const twice = [...byVictim.values()].filter((reports) => reports.length === 2);
    expect(twice).toHaveLength(RING.reportedTwice);
    for (const [first, second] of twice) {
      expect(second!.source).not.toBe(first!.source);
      expect(second!.losses).toEqual(first!.losses);
      expect(Date.parse(second!.reportedAt) - Date.parse(first!.reportedAt)).toBeLessThan(30 * 86_400_000);
    }
  });

  it('is seen by eight agencies, each a part that shares nothing with the others, and by a vendor who sees across', () => {
    const users = new Map<string, Set<string>>();
    for (const { type, country, artifacts } of REPORTS)
      for (const { kind, value } of artifacts) {
        const { artifact, fellBack } = cleanArtifact(kind, value, {});
        expect([artifact.kind, fellBack]).toEqual([kind, null]);
        users.set(artifact.id, (users.get(artifact.id) ?? new Set()).add(type ?? country!));
      }
    expect(new Set(REPORTS.map(({ source }) => source)).size).toBe(9);
    for (const names of users.values()) expect([...names].filter((name) => name !== 'intelligence').length).toBe(1);
    expect([...users.values()].filter((names) => names.has('intelligence')).length).toBeGreaterThan(50);
  });
});
