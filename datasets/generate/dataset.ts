import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { WriteStream } from 'node:fs';
import type { GeneratedReport, Generation } from './generate.js';
import { generate } from './generate.js';
import { nightStarts, partName } from './nights.js';
import type { GenerateOptions } from './options.js';
import { DAY_ZERO_MS } from './plan.js';
import {
  campaignLines,
  CampaignTotals,
  CAMPAIGNS_HEADER,
  MENTIONS_HEADER,
  mentionLines,
  ReportTruthLog,
  REPORTS_HEADER,
} from './truth-files.js';

export interface DatasetSummary {
  readonly reports: number;
  readonly campaigns: number;
  /** Paths within the folder, in the order in which they are to be ingested. */
  readonly files: readonly string[];
}

const PROGRESS_EVERY = 10_000;

/**
 * Writes a data set: `reports.jsonl` (with nights: the base load, and `nights/night-01.jsonl` on), `lists/*.json` (MISP
 * warninglists of the hubs that are listed), `truth/*.csv` and a `README` with the options. Files that are there are
 * overwritten. `onProgress` hears how many reports have been written.
 *
 * @throws SkeinError `usage` for an option out of its bounds; whatever the file system throws.
 */
export async function writeDataset(
  options: GenerateOptions,
  outDir: string,
  onProgress?: (written: number, total: number) => void,
): Promise<DatasetSummary> {
  const generation = generate(options);
  await mkdir(join(outDir, 'lists'), { recursive: true });
  await mkdir(join(outDir, 'truth'), { recursive: true });
  for (const { file, content } of generation.lists)
    await writeFile(join(outDir, 'lists', file), `${JSON.stringify(content, null, 2)}\n`);
  await writeFile(join(outDir, 'README'), readme(generation));
  const files = await writeReports(generation, outDir, onProgress);
  return { reports: generation.settings.reports, campaigns: generation.campaigns, files };
}

async function writeReports(
  generation: Generation,
  outDir: string,
  onProgress: ((written: number, total: number) => void) | undefined,
): Promise<string[]> {
  const total = generation.settings.reports;
  const log = new ReportTruthLog(total);
  const totals = new CampaignTotals(generation.plan.campaigns);
  const mentions = await TextFile.open(join(outDir, 'truth', 'mentions.csv'), MENTIONS_HEADER);
  const parts = new Parts(outDir, nightStarts(generation.plan, generation.settings));
  let written = 0;
  for (const made of generation.reports) {
    await parts.write(made);
    await mentions.write(mentionLines(made));
    log.add(made);
    totals.add(made);
    if (++written % PROGRESS_EVERY === 0) onProgress?.(written, total);
  }
  onProgress?.(total, total);
  await Promise.all([parts.close(), mentions.close()]);
  await writeTruth(generation, log, totals, outDir);
  return parts.files;
}

async function writeTruth(
  generation: Generation,
  log: ReportTruthLog,
  totals: CampaignTotals,
  outDir: string,
): Promise<void> {
  const reports = await TextFile.open(join(outDir, 'truth', 'reports.csv'), REPORTS_HEADER);
  for (const line of log.lines(generation.component)) await reports.write(line);
  const campaigns = await TextFile.open(join(outDir, 'truth', 'campaigns.csv'), CAMPAIGNS_HEADER);
  for (const line of campaignLines(generation.plan.campaigns, totals, log)) await campaigns.write(line);
  await Promise.all([reports.close(), campaigns.close()]);
}

/** One command that makes the same folder again. */
function readme({ settings }: Generation): string {
  const given = Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`);
  return `Synthetic reports made by skein (datasets/generate). No person, account or site in it is real.\n${given.join(' ')}\n`;
}

/** The base load and the nights, each in its file; a night without reports is an empty file. */
class Parts {
  readonly files: string[] = [];
  readonly #outDir: string;
  readonly #starts: readonly number[];
  #open: TextFile | null = null;

  constructor(outDir: string, starts: readonly number[]) {
    this.#outDir = outDir;
    this.#starts = starts;
  }

  async write({ report }: GeneratedReport): Promise<void> {
    const day = (Date.parse(report.reportedAt) - DAY_ZERO_MS) / 86_400_000;
    while (this.#open === null || day >= (this.#starts[this.files.length - 1] ?? Infinity)) await this.#next();
    await this.#open.write(`${JSON.stringify(report)}\n`);
  }

  async close(): Promise<void> {
    while (this.files.length <= this.#starts.length) await this.#next();
    await this.#open?.close();
  }

  async #next(): Promise<void> {
    await this.#open?.close();
    const name = partName(this.files.length);
    if (this.files.length === 1) await mkdir(join(this.#outDir, 'nights'), { recursive: true });
    this.files.push(name);
    this.#open = await TextFile.open(join(this.#outDir, name), '');
  }
}

/** Gathers text and waits for the disk, so that a million reports never pile up in memory. */
class TextFile {
  readonly #stream: WriteStream;
  #waiting = '';

  private constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  static async open(path: string, head: string): Promise<TextFile> {
    const stream = createWriteStream(path);
    await once(stream, 'open');
    const file = new TextFile(stream);
    await file.write(head);
    return file;
  }

  async write(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length < 65_536) return;
    const full = !this.#stream.write(this.#waiting);
    this.#waiting = '';
    if (full) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    this.#stream.end(this.#waiting);
    await finished(this.#stream);
  }
}
