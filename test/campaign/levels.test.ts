import { describe, expect, it } from 'vitest';
import { atOperations, campaignsIn, operationOfCampaigns } from '../../engine/campaign/levels.js';
import type { Partition } from '../../engine/model/partition.js';

const PARTITION: Partition = {
  kernel: 'blocks',
  seed: 1,
  community: Int32Array.of(0, 1, 0, 1, 2),
  count: 3,
  hubs: [],
  parameters: {},
};

describe('operations above campaigns', () => {
  it('are the communities themselves where a kernel has one level', () => {
    expect(atOperations(PARTITION)).toBe(PARTITION);
  });

  it('are what the kernel says where it has two', () => {
    const above = atOperations({ ...PARTITION, operation: Int32Array.of(0, 0, 0, 0, 1) });
    expect([...above.community]).toEqual([0, 0, 0, 0, 1]);
    expect(above.count).toBe(2);
  });

  it('hold each of their campaigns whole', () => {
    const operationOf = operationOfCampaigns(Int32Array.of(1, 0, 1, 0, -1), Int32Array.of(0, 0, 0, 0, -1), 2);
    expect([...operationOf]).toEqual([0, 0]);
    expect([...campaignsIn(operationOf, 1)]).toEqual([2]);
  });

  it('stop the run when a campaign would lie in two of them', () => {
    expect(() => operationOfCampaigns(Int32Array.of(0, 0), Int32Array.of(0, 1), 1)).toThrow(/lies in two operations/);
  });

  it('stop the run when a report would be in an operation and in no campaign', () => {
    expect(() => operationOfCampaigns(Int32Array.of(0, -1), Int32Array.of(0, 0), 1)).toThrow(/no campaign/);
  });
});
