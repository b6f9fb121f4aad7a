import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../api/http/app.js';
import { openEngine, readConfig, type Engine } from '../../../engine/index.js';
import { linesOf } from '../../e2e/reports.js';

/** The API over an engine in memory that has read these reports and published a run. */
export interface HttpWorld {
  readonly engine: Engine;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export async function httpWorld(
  reports: Parameters<typeof linesOf>[0],
  log: Writable | null = null,
): Promise<HttpWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
  const config = readConfig({ data: folder, store: 'memory:' }, {}, folder);
  const engine = await openEngine(config, { now: () => 0, randomBytes });
  const file = join(folder, 'reports.jsonl');
  await writeFile(file, linesOf(reports));
  await engine.ingest({ inputs: [file], stdin: Readable.from([]) });
  await engine.rescore({});
  const app = await buildApp({ engine, version: '0.0.0', log });
  return {
    engine,
    app,
    async close() {
      await app.close();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
