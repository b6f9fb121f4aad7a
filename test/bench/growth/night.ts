import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { StepFigures } from '../../../engine/index.js';

/** What a process used from its start to its end. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** The line at one size. */
export interface Night {
  readonly reports: number;
  readonly mentions: number;
  readonly campaigns: number;
  readonly ingest: Usage;
  /** The whole process of the night, its start included. */
  readonly rescore: Usage;
  readonly steps: readonly StepFigures[];
}

interface RescoreAnswer {
  readonly manifest: { readonly counts: { readonly mentions: number; readonly campaigns: number } };
  readonly profile: { readonly steps: readonly StepFigures[] };
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TELL_USAGE = new URL('../tell-usage.mjs', import.meta.url).href;
const MOST_OUTPUT_BYTES = 1 << 28;

/** Generates, takes in and scores, in a folder that the caller removes. */
export async function measureNight(reports: number, seed: number, folder: string): Promise<Night> {
  await skein(folder, 'generate', '--reports', String(reports), '--seed', String(seed), '--out', 'made');
  const { usage: ingest } = await skein(folder, 'ingest', join('made', 'reports.jsonl'));
  const { usage, answer } = await skein(folder, 'rescore', '--profile', '--lists', join('made', 'lists'));
  const { manifest, profile } = answer as RescoreAnswer;
  const { mentions, campaigns } = manifest.counts;
  return { reports, mentions, campaigns, ingest, rescore: usage, steps: profile.steps };
}

async function skein(cwd: string, ...args: readonly string[]): Promise<{ usage: Usage; answer: unknown }> {
  const file = join(cwd, 'usage.jsonl');
  await rm(file, { force: true });
  const main = join(ROOT, 'dist', 'api', 'cli', 'main.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', TELL_USAGE, main, ...args, '--json'], {
    cwd,
    env: { ...process.env, SKEIN_DATA: join(cwd, 'data'), BENCH_USAGE_FILE: file },
    maxBuffer: MOST_OUTPUT_BYTES,
  });
  const usage = JSON.parse(await readFile(file, 'utf8')) as Usage;
  return { usage, answer: JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? 'null') };
}
