import { afterEach } from 'vitest';
import { expectPagesAsGraph } from '../neo4j/pages-as-graph.js';
import { openStore, wipe, withServer } from '../neo4j/reach.js';
import { storeContract } from './store.js';

/** Each takes a second of a server that other tests wait for. */
const PROPERTY_RUNS = 15;

withServer('on a real server', () => {
  const open = async () => {
    await wipe();
    return { store: await openStore(), reopen: () => openStore() };
  };
  // Runs read pages that stand beside the graph: whatever a case did, both must say the same.
  afterEach(expectPagesAsGraph);
  storeContract('neo4j', open, PROPERTY_RUNS);
});
