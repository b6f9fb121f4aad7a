import { describe, expect, it } from 'vitest';
import { readTruth } from '../../engine/evaluate/truth.js';
import { SkeinError } from '../../engine/model/errors.js';

const HEADER = 'source,ref,campaign,actor,class,original,victim,component';

async function read(...lines: string[]) {
  const numberOf = (_source: string, ref: string) => (Number(ref) < 6 ? Number(ref) : undefined);
  const { recoverable, campaign, victim, duplicate } = await readTruth([HEADER, ...lines, ''], 6, numberOf);
  return { recoverable: [...recoverable], campaign: [...campaign], victim: [...victim], duplicate: [...duplicate] };
}

describe('reading the truth', () => {
  it('labels campaigns, what could be found of them, people and duplicates', async () => {
    const truth = await read(
      'a,0,c1,a1,campaign,,p1,r1',
      'a,1,c1,a1,duplicate,a/0,p1,r1',
      'b,2,c1,a1,campaign,,p2,r9',
      'b,3,c2,a1,campaign,,p3,r4',
      'b,4,c2,a1,campaign,,p4,r4',
    );
    expect(truth).toEqual({
      recoverable: [0, 0, -1, 2, 2, -1],
      campaign: [0, 0, 0, 1, 1, -1],
      victim: [0, 0, 1, 2, 3, -1],
      duplicate: [0, 1, 0, 0, 0, 0],
    });
  });

  it('leaves each report of no campaign alone, and out of what could be found', async () => {
    const { campaign, recoverable } = await read('a,0,,,poison,,p1,', 'a,1,,,poison,,p2,');
    expect(campaign.slice(0, 2)).toEqual([0, 1]);
    expect(recoverable.slice(0, 2)).toEqual([-1, -1]);
  });

  it('passes over reports that are not there', async () => {
    expect((await read('a,99,c1,a1,campaign,,p1,r1')).campaign).toEqual(Array<number>(6).fill(-1));
  });

  it('refuses a file with other columns', async () => {
    await expect(readTruth(['source,ref'], 0, () => 0)).rejects.toThrow(SkeinError);
    await expect(readTruth(['source,ref'], 0, () => 0)).rejects.toThrow('"campaign", "class", "victim", "component"');
  });
});
