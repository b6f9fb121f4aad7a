import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { writeDataset } from '../../datasets/generate/index.js';
import { loadLists } from '../../engine/artifact/load-lists.js';
import { protectedFromHubTest } from '../../engine/artifact/registry.js';
import { packageRoot } from '../../engine/config.js';
import { intake } from '../../engine/ingest/intake.js';
import type { EvidenceGraph } from '../../engine/model/graph.js';
import { loadEvidence } from '../../engine/rescore/load.js';
import { weigh } from '../../engine/rescore/rescore.js';
import { openSqliteStore } from '../../engine/store/sqlite/open.js';
import type { Store } from '../../engine/store/store.js';
import { cpuSeconds } from './measure.js';
import { rates } from './quality/line.js';

export interface LineFigures {
  readonly reports: number;
  /** CPU seconds by step. */
  readonly read: number;
  readonly store: number;
  readonly load: number;
  readonly graph: number;
  readonly evidenceGraph: EvidenceGraph;
}

/** Generates reports, takes them in and builds the graph, as a night does; each step's CPU apart. */
export async function measureLine(reports: number, seed: number): Promise<LineFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-bench-'));
  try {
    await writeDataset({ reports, seed }, folder);
    const store = await openSqliteStore({ dir: join(folder, 'data') });
    const { read, stored } = await takeIn(store, join(folder, 'reports.jsonl'));
    const lists = loadLists({
      paths: [join(folder, 'lists')],
      defaultLists: true,
      suffixList: true,
      shippedDir: join(packageRoot(), 'datasets', 'lists'),
    });
    const source = await store.openEvidence();
    const loaded = await cpuSeconds(() =>
      loadEvidence(source, { listed: lists.match.bind(lists), protectedFromHubTest }),
    );
    await source.close();
    const graph = await cpuSeconds(() => weigh(loaded.result, rates()).graph);
    await store.close();
    return { reports, read, store: stored, load: loaded.cpu, graph: graph.cpu, evidenceGraph: graph.result };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeIn(store: Store, file: string): Promise<{ read: number; stored: number }> {
  let stored = 0;
  const all = await cpuSeconds(async () => {
    const profilesDir = join(packageRoot(), 'datasets', 'profiles');
    const victimKey = Buffer.alloc(32, 1);
    for await (const batch of intake({ inputs: [file], stdin: Readable.from([]), profilesDir, victimKey })) {
      const { cpu } = await cpuSeconds(() => store.addReports(batch.reports));
      stored += cpu;
    }
  });
  return { read: all.cpu - stored, stored };
}
