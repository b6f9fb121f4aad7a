import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { writeDataset } from '../../../datasets/generate/index.js';
import { loadLists } from '../../../engine/artifact/load-lists.js';
import { ALERT_DEFAULTS } from '../../../engine/campaign/alert-rule.js';
import { readRateFile } from '../../../engine/campaign/rate-file.js';
import { packageRoot } from '../../../engine/config.js';
import { intake } from '../../../engine/ingest/intake.js';
import type { StoredAlert } from '../../../engine/model/alert.js';
import type { Report } from '../../../engine/model/report.js';
import type { RunResult } from '../../../engine/model/run.js';
import { BetweenTheNights } from '../../../engine/open/between-nights.js';
import { rescore, type RescoreGiven } from '../../../engine/rescore/rescore.js';
import { memoryStore } from '../../../engine/store/memory.js';

/** What one day of the replay brought: reports by day, then a night over all of them. */
export interface ReplayedDay {
  /** 0 is what was there before. */
  readonly day: number;
  readonly reports: readonly Report[];
  readonly store: ReturnType<typeof memoryStore>;
  /** What was told while the reports came in. */
  readonly between: readonly StoredAlert[];
  /** The night before, against which they were attached; null on day 0. */
  readonly before: RunResult | null;
  readonly night: RunResult;
}

export interface ReplayOptions {
  readonly reports: number;
  readonly seed: number;
  readonly days: number;
}

/** Days that the generator's data span. */
const HORIZON_DAYS = 730;

const shipped = (...parts: string[]) => join(packageRoot(), 'datasets', ...parts);

/**
 * The last days of a data set as they would have come in: each day's reports, attached as they come, then a whole night,
 * all by the engine's own functions.
 *
 * @param onTruth is told where the truth lies before the first day.
 */
export async function* replay(
  { reports, seed, days }: ReplayOptions,
  onTruth: (file: string) => Promise<void>,
): AsyncGenerator<ReplayedDay> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-warning-'));
  try {
    const options = { reports, seed, nights: days, startDay: HORIZON_DAYS - days };
    const { files } = await writeDataset(options, folder);
    await onTruth(join(folder, 'truth', 'reports.csv'));
    const store = memoryStore();
    const given = nightOf(store, folder);
    let before: RunResult | null = null;
    for (const [day, file] of files.entries()) {
      const between = new BetweenTheNights(store, ALERT_DEFAULTS);
      const came: Report[] = [];
      for await (const batch of intake(requestOf(join(folder, file)))) {
        await store.addReports(batch.reports);
        await between.attachNew();
        came.push(...batch.reports);
      }
      const night = await rescore(given);
      yield { day, reports: came, store, between: (await between.attachAll())?.alerts ?? [], before, night };
      before = night;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requestOf(input: string) {
  const victimKey = Buffer.alloc(32, 1);
  return { inputs: [input], stdin: Readable.from([]), profilesDir: shipped('profiles'), victimKey };
}

function nightOf(store: ReturnType<typeof memoryStore>, folder: string): RescoreGiven {
  return {
    store,
    lists: loadLists({
      paths: [join(folder, 'lists')],
      defaultLists: true,
      suffixList: true,
      shippedDir: shipped('lists'),
    }),
    rates: readRateFile(shipped('rates', 'rates.json')),
    currency: 'USD',
    kernel: 'blocks',
    seed: 1,
    settings: {},
    asOf: null,
    version: 'bench',
    now: () => 0,
  };
}
