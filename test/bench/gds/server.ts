import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveDistribution } from '../../../api/cli/neo4j/distribution.js';
import { prepareHome, readPassword } from '../../../api/cli/neo4j/home.js';
import { startServer, stopServer } from '../../../api/cli/neo4j/process.js';
import { freePort } from '../../neo4j/server.js';

/** A server of its own, as `npm run neo4j` starts one: with both compilers of Java, since the work is long. */
export interface BenchServer {
  readonly url: string;
  readonly password: string;
  /** CPU seconds, user and system, since the server began. */
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Of Linux on every machine that anyone has today. */
const TICKS_A_SECOND = 100;

export async function startBenchServer(env: NodeJS.ProcessEnv): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-bench-neo4j-'));
  const { folder: distribution } = await resolveDistribution(join(ROOT, '.neo4j-dist'), env);
  const [boltPort, httpPort] = [await freePort(), await freePort()];
  const settings = { distribution, boltPort, httpPort, heapMb: 2_048, pageCacheMb: 512 };
  const home = await prepareHome({ folder, settings, password: undefined, randomBytes, env });
  const { pid } = await startServer({ home, settings, env, detached: true });
  return {
    url: `bolt://127.0.0.1:${boltPort}`,
    password: (await readPassword(home)) ?? '',
    cpuSeconds: () => cpuOf(pid),
    stop: async () => {
      await stopServer(pid, folder, 90_000);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Columns 14 and 15 of `/proc/PID/stat` (proc(5)); the name in column 2 may hold anything but ends at the last bracket. */
function cpuOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
