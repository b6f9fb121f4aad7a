/**
 * The promise that is tested here: what was acknowledged is on disk, nothing is half there, and readers see whole runs
 * only, whenever a process is killed. A kill cannot tell what a power cut does; that rests on fsync alone.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { ask } from './ask.js';
import { linesOf, plantedReports } from './reports.js';
import { serve } from './serving.js';
import { ended, lastJson, skein, startSkein, type Run } from './skein.js';

const CAMPAIGNS = 100;
const SIZE = 20;

/** Numbers from 0 to 1, the same for the same seed; the moments they choose still depend on the machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Kills an ingest and a rescore at random moments, again and again on one store, while a server is asked. */
export async function surviveKills(at: Run, moments: number, roll: () => number): Promise<void> {
  const reader = await serve(at.cwd, at.env);
  const watch = new AbortController();
  const watching = watchRuns(reader.url, watch.signal);
  let kills = 0;
  try {
    let rescoreMs = 1_500;
    for (let moment = 0; moment < moments; moment++) {
      kills += (await killIngest(at, moment, roll)) ? 1 : 0;
      kills += (await killRescore(at, rescoreMs * (0.2 + roll()))) ? 1 : 0;
      const started = Date.now();
      const { code, stdout } = await skein(['rescore', '--json'], at);
      rescoreMs = Date.now() - started;
      expect(code).toBe(0);
      expect(lastJson(stdout)).toMatchObject({ manifest: { counts: { campaigns: (moment + 1) * CAMPAIGNS } } });
    }
  } finally {
    watch.abort();
    reader.child.kill('SIGTERM');
  }
  expect(kills).toBeGreaterThan(0);
  expect(await watching).toBeGreaterThan(0);
  expect((await reader.end).code).toBe(0);
}

/**
 * Kills an ingest of fresh reports; all that it acknowledged must be there, whole, and the next one must
 * complete it. Answers whether the kill came before the end.
 */
async function killIngest(at: Run, moment: number, roll: () => number): Promise<boolean> {
  const before = moment * CAMPAIGNS * SIZE;
  const file = join(at.cwd, `part-${moment}.jsonl`);
  await writeFile(file, linesOf(plantedReports({ campaigns: CAMPAIGNS, size: SIZE, first: moment * CAMPAIGNS })));
  const child = startSkein(['ingest', file, '--json'], at);
  const end = ended(child);
  const delay = roll() * 400;
  if (roll() < 0.3) setTimeout(() => child.kill('SIGKILL'), 2 * delay);
  else child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay / 4));
  const { signal, stdout } = await end;
  const acknowledged = acceptedIn(stdout);
  const stored = await storedReports(at);
  expect(stored).toBeGreaterThanOrEqual(before + acknowledged);
  expect((await skein(['ingest', file], at)).code).toBe(0);
  expect(await storedReports(at)).toBe(before + CAMPAIGNS * SIZE);
  return signal !== null;
}

/** The largest figure in the whole lines; a line that the kill cut in two acknowledges nothing. */
function acceptedIn(stdout: string): number {
  const lines = stdout.split('\n').slice(0, -1);
  return Math.max(0, ...lines.map((line) => (JSON.parse(line) as { accepted: number }).accepted));
}

/** How many reports are there; each must have everything that it came with. */
async function storedReports(at: Run): Promise<number> {
  const { code, stdout } = await skein(['export', 'reports', '--format', 'jsonl'], at);
  expect(code).toBe(0);
  const lines = stdout.split('\n').slice(0, -1);
  for (const line of lines) {
    const report = JSON.parse(line) as { artifacts: object[]; losses: object[]; victimIdentified: boolean };
    expect([report.artifacts.length, report.losses.length, report.victimIdentified]).toEqual([2, 1, true]);
  }
  return lines.length;
}

/** Kills a rescore; the run that stands must be whole, be it the old or the new one. Answers as `killIngest`. */
async function killRescore(at: Run, afterMs: number): Promise<boolean> {
  const child = startSkein(['rescore'], at);
  const end = ended(child);
  await pause(afterMs);
  child.kill('SIGKILL');
  const { signal } = await end;
  const { runs } = lastJson((await skein(['runs', '--json'], at)).stdout) as {
    runs: { manifest: { run: number; counts: { clusteredReports: number } } }[];
  };
  const memberships = (await skein(['export', 'memberships'], at)).stdout.trimEnd().split('\n').length - 1;
  expect(memberships).toBe(runs[0]?.manifest.counts.clusteredReports ?? 0);
  return signal !== null;
}

interface PageOfCampaigns {
  readonly run: number | null;
  readonly total: number;
  readonly cursor: string | null;
  readonly campaigns: readonly { readonly reports: number }[];
}

/** Walks through all campaigns, over and over; every walk must add up to the manifest of its run. Answers how many did. */
async function watchRuns(url: string, signal: AbortSignal): Promise<number> {
  let walks = 0;
  for (; !signal.aborted; walks++) {
    const run = await walk(url).catch((error: unknown) => {
      if (signal.aborted) return null; // the server was told to end in mid-walk
      throw error;
    });
    await pause(run === null ? 200 : 50); // the machine has other work: the one that is to be killed
  }
  return walks;
}

async function walk(url: string): Promise<number | null> {
  const latest = JSON.parse((await ask(`${url}/v1/runs/latest`)).body) as {
    manifest?: { run: number; counts: { campaigns: number; clusteredReports: number } };
  };
  let page = await pageAt(url, '');
  const { run, total } = page;
  let [campaigns, reports] = [0, 0];
  for (;;) {
    expect(page.run).toBe(run);
    campaigns += page.campaigns.length;
    reports += page.campaigns.reduce((sum, one) => sum + one.reports, 0);
    if (page.cursor === null) break;
    page = await pageAt(url, `&cursor=${page.cursor}`);
  }
  expect(campaigns).toBe(total);
  const { manifest } = latest;
  if (manifest !== undefined && manifest.run === run)
    expect([campaigns, reports]).toEqual([manifest.counts.campaigns, manifest.counts.clusteredReports]);
  return run;
}

async function pageAt(url: string, more: string): Promise<PageOfCampaigns> {
  const { status, body } = await ask(`${url}/v1/campaigns?limit=37${more}`);
  expect(status).toBe(200);
  return JSON.parse(body) as PageOfCampaigns;
}
