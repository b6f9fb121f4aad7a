import { describe, expect, it } from 'vitest';
import { possibleLinks } from '../../engine/campaign/possible-links.js';
import type { Campaign } from '../../engine/model/campaign.js';
import type { Partition } from '../../engine/model/partition.js';
import { campaign } from '../contract/store-runs.js';

/** Communities 0, 1 and 2 are campaigns at places 2, 0 and 1; community 3 is a report alone. */
const COMMUNITY = Int32Array.of(0, 0, 1, 1, 2, 2, 3);
const MEMBERSHIP = Int32Array.of(2, 2, 0, 0, 1, 1, -1);
const CAMPAIGNS: readonly Campaign[] = [
  campaign({ id: 'c-a', reports: 30 }),
  campaign({ id: 'c-b', reports: 7 }),
  campaign({ id: 'c-c', reports: 60 }),
];

function linksOf(found: Partial<Partition>) {
  const partition: Partition = {
    kernel: 'blocks',
    seed: 1,
    community: COMMUNITY,
    count: 4,
    hubs: [],
    parameters: {},
    ...found,
  };
  return possibleLinks(partition, CAMPAIGNS, MEMBERSHIP);
}

describe('possible links', () => {
  it('name the campaigns that a bridge was cut between, with the smaller side and no measured chance', () => {
    expect(linksOf({ bridges: [{ artifact: 9, communities: [0, 2] }] })).toEqual([
      {
        kind: 'bridge',
        campaigns: [1, 2],
        artifacts: [9],
        spells: 1,
        smallerReports: 7,
        pauseDays: null,
        probability: null,
      },
    ]);
  });

  it.each([
    [7, 1, 0.83],
    [7, 2, 0.94],
    [7, 9, 0.98],
    [30, 1, null],
    [30, 4, 0.97],
    [60, 3, null],
    [60, 5, 0.94],
    [3, 1, null],
  ])(
    'say how often a joint of a part of %i reports with %i shared spells held: %s',
    (smallerReports, spells, chance) => {
      const weakJoints = [{ community: 1, artifacts: [4], spells, smallerReports, pauseDays: 0 }];
      expect(linksOf({ weakJoints })).toMatchObject([{ kind: 'weak-joint', campaigns: [0], probability: chance }]);
    },
  );

  it('name no chance for a joint across a long pause, whatever it shares', () => {
    const joint = { community: 1, artifacts: [4], spells: 9, smallerReports: 7 };
    expect(linksOf({ weakJoints: [{ ...joint, pauseDays: 60 }] })).toMatchObject([{ probability: 0.98 }]);
    expect(linksOf({ weakJoints: [{ ...joint, pauseDays: 61 }] })).toMatchObject([
      { pauseDays: 61, probability: null },
    ]);
  });

  it.each([
    [1, 0.09],
    [2, 0.3],
    [8, 0.3],
  ])('say how often campaigns that share %i spells were one: %s', (spells, chance) => {
    const related = [{ communities: [0, 1] as const, artifacts: [4, 5], spells }];
    expect(linksOf({ related })).toMatchObject([{ kind: 'related', campaigns: [0, 2], probability: chance }]);
  });

  it('leave out reports that are in no campaign', () => {
    expect(linksOf({ related: [{ communities: [0, 3], artifacts: [1], spells: 1 }] })).toEqual([]);
  });
});
