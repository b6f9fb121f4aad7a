import { describe, expect, it } from 'vitest';
import { labelsOfMemberships, type Placed } from '../../engine/evaluate/memberships.js';

async function* rows(...placed: readonly (readonly [ref: string, campaignId: string])[]): AsyncGenerator<Placed> {
  for (const [ref, campaignId] of placed) yield await Promise.resolve({ source: 's', ref, campaignId });
}

const numberOf = (_source: string, ref: string): number | undefined => (ref === 'unknown' ? undefined : Number(ref));

describe('memberships as labels', () => {
  it('are the same for the same campaign and differ for all who are in none', async () => {
    const found = await labelsOfMemberships(rows(['3', 'c-b'], ['0', 'c-a'], ['1', 'c-b']), 5, numberOf);
    expect(found[1]).toBe(found[3]);
    expect(new Set(found).size).toBe(4);
  });

  it('pass over reports that nobody numbered', async () => {
    expect(new Set(await labelsOfMemberships(rows(['unknown', 'c-a'], ['0', 'c-a']), 2, numberOf)).size).toBe(2);
  });
});
