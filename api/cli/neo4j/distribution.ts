import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SkeinError } from '../../../engine/index.js';
import { pomText } from './pom.js';

/** The jars of a server, made once by Maven and kept; `pom.xml` in the folder tells which they are. */
export interface Distribution {
  readonly folder: string;
}

const STAMP = 'pom.xml';

export function isReady(folder: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === pomText();
}

/**
 * The distribution in the folder, made first if it is missing or of other versions. It is made beside its place and moved
 * there when it is whole, so one that was broken off is never taken for a good one.
 *
 * @throws SkeinError `missing-program` without Maven; `store-failed` where Maven fails, with the end of what it said.
 */
export async function resolveDistribution(folder: string, env: NodeJS.ProcessEnv): Promise<Distribution> {
  if (isReady(folder)) return { folder };
  await mkdir(dirname(folder), { recursive: true });
  const made = await mkdtemp(`${folder}-`);
  try {
    const pom = join(made, STAMP);
    await writeFile(pom, pomText());
    await runMaven(['-B', '-q', '-f', pom, `-Dfolder=${made}`, 'package'], env);
    await replace(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return { folder };
}

/** Two processes may have made it at once: the one that comes second leaves the good one as it is. */
async function replace(made: string, folder: string): Promise<void> {
  if (isReady(folder)) return;
  await rm(folder, { recursive: true, force: true });
  await rename(made, folder).catch((cause: unknown) => {
    if (!isReady(folder)) throw new SkeinError('store-failed', `the Neo4j jars cannot be moved to ${folder}`, cause);
  });
}

async function runMaven(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('mvn', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new SkeinError('missing-program', 'mvn (Maven) is needed to fetch Neo4j, and is not on the PATH', cause));
    });
    child.once('close', resolve);
  });
  if (code === 0) return;
  const lines = Buffer.concat(said).toString('utf8').trim().split('\n').slice(-3).join(' ');
  throw new SkeinError('store-failed', `Maven could not fetch Neo4j: ${lines}`);
}
