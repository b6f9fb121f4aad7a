// Our modularity kernel, as built, speaking the peers' protocol (see `peers/measure.mjs`). Run `npm run build` first.
import { PRIVATE, SHARED } from '../../dist/engine/detect/modularity/allocate.js';
import { modularityInThreads, openModularityThreads } from '../../dist/engine/detect/modularity/detect.js';
import { weightedGraph } from '../../dist/engine/detect/modularity/weighted-graph.js';
import { speak } from './peers/measure.mjs';

await speak({
  async load({ nodes, source, target, weights }, count) {
    const graph = weightedGraph(nodes, { source, target, weights }, count > 1 ? SHARED : PRIVATE);
    return { graph, threads: await openModularityThreads(count) };
  },
  async detect({ graph, threads }) {
    return (await modularityInThreads(graph, 1, threads)).of;
  },
  close: ({ threads }) => threads.close(),
});
