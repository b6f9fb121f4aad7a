import { describe, expect, it } from 'vitest';
import { kernelOf, KERNELS } from '../../engine/detect/kernels.js';
import { SERVER_KERNEL } from '../../engine/rescore/server-kernel.js';
import { KERNEL_NAMES } from '../../engine/model/partition.js';
import { kernelContract } from './kernel.js';

kernelContract(kernelOf('blocks'), { connected: true, local: true });
// Small graphs have no hubs and no bridges by the usual measures: so ask again with measures that fit them.
const SMALL = {
  hubReports: 3,
  hubAttached: 2,
  hubClusterReports: 1,
  hubClusters: 2,
  hubQ: 0.6,
  bridgeReports: 2,
  vouchAmounts: 1,
};
kernelContract(kernelOf('blocks'), { connected: true, local: true }, SMALL);
kernelContract(kernelOf('components'), { connected: true, local: true });
// Modularity looks at the whole graph.
kernelContract(kernelOf('modularity'), { connected: true, local: false });
kernelContract(kernelOf('modularity'), { connected: true, local: false }, { resolution: 3, weighted: true });
// So does the library's, and its communities may fall apart: the library promises neither.
kernelContract(kernelOf('louvain'), { connected: false, local: false });

describe('the list of kernels', () => {
  it('has one for each name but that of the store, ours first', () => {
    const here = KERNEL_NAMES.filter((name) => name !== SERVER_KERNEL);
    expect(KERNELS.map((kernel) => kernel.name).sort()).toEqual(here.toSorted());
    expect(KERNELS[0]!.name).toBe('blocks');
  });

  it('refuses an unknown name', () => {
    expect(() => kernelOf('magic')).toThrow('no kernel "magic"');
  });
});
