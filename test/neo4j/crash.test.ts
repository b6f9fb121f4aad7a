import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ask as askHttp } from '../e2e/ask.js';
import { linesOf, plantedReports } from '../e2e/reports.js';
import { serve } from '../e2e/serving.js';
import { ended, folders, lastJson, skein, startSkein, type Run } from '../e2e/skein.js';
import { ask, openStore, serverEnvironment, wipe, withOwnServer } from './reach.js';
import { killServer, restartServer } from './restart.js';

const folder = folders();
const CAMPAIGNS = 120;
const SIZE = 25;
const ALL = CAMPAIGNS * SIZE;
/** Enough for two transactions, so that the first is acknowledged while the second is under way. */
const MANY_CAMPAIGNS = 300;

async function place(campaigns = CAMPAIGNS): Promise<Run & { readonly file: string }> {
  await wipe();
  const cwd = await folder();
  const file = join(cwd, 'reports.jsonl');
  await writeFile(file, linesOf(plantedReports({ campaigns, size: SIZE })));
  return { cwd, file, env: serverEnvironment() };
}

/** What the store says that it holds, and what it does hold. */
async function held(): Promise<{ reports: number; mentions: number }> {
  const store = await openStore();
  try {
    const { reports, mentions } = await store.counts();
    const [found] = await ask<{ reports: number; mentions: number; twice: number }>(
      `MATCH (s:Skein) MATCH (r:Report) WHERE r.since <= s.seq
       WITH r, COUNT { (r)-[:MENTIONS]->() } AS mentions, COUNT { MATCH (r)-[:MENTIONS]->(a) RETURN DISTINCT a } AS apart
       RETURN count(r) AS reports, sum(mentions) AS mentions, sum(mentions - apart) AS twice`,
    );
    expect(found).toEqual({ reports, mentions, twice: 0 });
    return { reports, mentions };
  } finally {
    await store.close();
  }
}

withOwnServer('a Neo4j server that is killed', () => {
  it(
    'in mid-ingest loses nothing acknowledged, and the next ingest completes it with nothing twice',
    { timeout: 600_000 },
    async () => {
      const at = await place(MANY_CAMPAIGNS);
      const child = startSkein(['ingest', at.file, '--json'], at);
      const end = ended(child);
      await once(child.stdout, 'data');
      await pause(120);
      await killServer();
      const { code, stdout, stderr } = await end;
      expect(code).toBe(3);
      expect(stderr).toMatch(/store-failed/);
      expect(stderr).not.toMatch(/victims\.net|ZYXID/);
      const lines = stdout.split('\n').slice(0, -1);
      const acknowledged = Math.max(...lines.map((line) => (JSON.parse(line) as { accepted: number }).accepted));
      await restartServer();
      expect((await held()).reports).toBeGreaterThanOrEqual(acknowledged);
      expect((await skein(['ingest', at.file], at)).code).toBe(0);
      const all = MANY_CAMPAIGNS * SIZE;
      expect(await held()).toEqual({ reports: all, mentions: 2 * all });
    },
  );

  it(
    'in mid-publication shows nobody half a run, and the next night publishes the whole',
    { timeout: 600_000 },
    async () => {
      const at = await place();
      expect((await skein(['ingest', at.file], at)).code).toBe(0);
      const child = startSkein(['rescore', '--json'], at);
      const end = ended(child);
      await untilPublishing();
      await killServer();
      const { code } = await end;
      await restartServer();
      const store = await openStore();
      const run = (await store.latestRun())?.manifest.run ?? null;
      await store.close();
      // The answer to the last commit may be lost with the server, so a run may stand that its writer took for failed.
      if (code === 0) expect(run).toBe(1);
      const again = await skein(['rescore', '--json'], at);
      expect(again.code).toBe(0);
      const { manifest } = lastJson(again.stdout) as {
        manifest: { run: number; counts: { clusteredReports: number } };
      };
      expect(manifest.run).toBe((run ?? 0) + 1);
      const { stdout } = await skein(['export', 'memberships'], at);
      expect(stdout.trimEnd().split('\n').length - 1).toBe(manifest.counts.clusteredReports);
      const twice = await ask(
        'MATCH (r:Report)-[m:MEMBER_OF]->() WITH r, count(m) AS many WHERE many > 1 RETURN r.key',
      );
      expect(twice).toEqual([]);
      const [ties] = await ask<{ ties: number }>('MATCH ()-[m:MEMBER_OF]->(:Campaign) RETURN count(m) AS ties');
      expect(ties?.ties).toBe(manifest.counts.clusteredReports);
    },
  );

  it('is told of over HTTP as away, and found again when it is back', { timeout: 600_000 }, async () => {
    const at = await place();
    expect((await skein(['ingest', at.file], at)).code).toBe(0);
    const { child, url, end } = await serve(at.cwd, at.env);
    expect(JSON.parse((await askHttp(`${url}/health`)).body)).toMatchObject({ reports: ALL });
    await killServer();
    const away = await askHttp(`${url}/v1/campaigns`);
    expect([away.status, away.headers['retry-after']]).toEqual([503, '5']);
    expect(away.headers['content-type']).toMatch(/problem\+json/);
    expect(away.body).not.toMatch(/127\.0\.0\.1|bolt/);
    await restartServer();
    let back = await askHttp(`${url}/health`);
    for (let look = 0; look < 20 && back.status !== 200; look++) {
      await pause(500);
      back = await askHttp(`${url}/health`);
    }
    expect(JSON.parse(back.body)).toMatchObject({ reports: ALL });
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });
});

/** Looks until rows of the run are there, or it is over. */
async function untilPublishing(): Promise<void> {
  for (let look = 0; look < 5_000; look++) {
    const [state] = await ask<{ begun: boolean }>(
      'MATCH (s:Skein) RETURN s.publishing IS NOT NULL OR s.run IS NOT NULL AS begun',
    );
    if (state?.begun === true) return;
    await pause(20);
  }
}
