import { join } from 'node:path';
import { loadLists } from '../../../engine/artifact/load-lists.js';
import { readRateFile } from '../../../engine/campaign/rate-file.js';
import { packageRoot, type Config } from '../../../engine/config.js';
import type { EvidenceGraph } from '../../../engine/model/graph.js';
import { loadEvidence } from '../../../engine/rescore/load.js';
import { viewsOf, weigh } from '../../../engine/rescore/rescore.js';
import { openStore } from '../../../engine/store/choose.js';

/** The graph that kernels see, and the row key of each of its reports. */
export async function evidenceOf(
  config: Config,
): Promise<{ readonly graph: EvidenceGraph; readonly keys: readonly number[] }> {
  const shipped = join(packageRoot(), 'datasets');
  const lists = loadLists({
    paths: config.lists,
    defaultLists: true,
    suffixList: true,
    shippedDir: join(shipped, 'lists'),
  });
  const store = await openStore(config.storeUrl, {
    user: config.storeUser,
    password: config.storePassword,
    cypherDir: join(packageRoot(), 'cypher'),
  });
  try {
    const source = await store.openEvidence();
    const loaded = await loadEvidence(source, viewsOf(lists));
    await source.close();
    const { graph } = weigh(loaded, readRateFile(join(shipped, 'rates', 'rates.json')));
    const keys = new Array<number>(graph.reports).fill(-1);
    loaded.reportOfKey.forEach((report, key) => {
      if (report >= 0) keys[report] = key;
    });
    return { graph, keys };
  } finally {
    await store.close();
  }
}
