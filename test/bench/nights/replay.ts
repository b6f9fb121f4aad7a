import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { writeDataset } from '../../../datasets/generate/index.js';
import { loadLists } from '../../../engine/artifact/load-lists.js';
import { readRateFile } from '../../../engine/campaign/rate-file.js';
import { reportIdAt } from '../../../engine/campaign/report-id.js';
import { packageRoot } from '../../../engine/config.js';
import { readTruth, type Truth } from '../../../engine/evaluate/truth.js';
import { intake } from '../../../engine/ingest/intake.js';
import { reportId } from '../../../engine/model/ids.js';
import type { RunResult } from '../../../engine/model/run.js';
import { rescore, score, type RescoreGiven } from '../../../engine/rescore/rescore.js';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';

/** What the truth says of all reports of the 30 nights, whenever they come in. */
export interface WholeTruth extends Truth {
  /** Number of a report in the truth by its id. */
  readonly numberOf: ReadonlyMap<string, number>;
}

export interface ReplayedNight {
  /** 0 is the base load. */
  readonly night: number;
  readonly result: RunResult;
  /** Number in the truth of each report of the run. */
  readonly truthOf: Int32Array;
  readonly truth: WholeTruth;
  /** CPU seconds of the run, its publication included. */
  readonly cpu: number;
  /** The same evidence found anew, where it was asked for. */
  readonly cold: RunResult | null;
}

export interface ReplayOptions {
  readonly reports: number;
  readonly seed: number;
  readonly nights: number;
  /** A cold run every so many. */
  readonly coldEvery: number;
  /** Nights on which a cold run on the same evidence is made beside, and not published. */
  readonly compared: readonly number[];
}

const shipped = (...parts: string[]) => join(packageRoot(), 'datasets', ...parts);

/** Nights as they come: take in what is new, score, publish; through the real line and SQLite. */
export async function* replay(options: ReplayOptions): AsyncGenerator<ReplayedNight> {
  const { reports, seed, nights, compared } = options;
  const folder = await mkdtemp(join(tmpdir(), 'skein-nights-'));
  const store = await openSqliteStore({ dir: join(folder, 'data') });
  try {
    const { files } = await writeDataset({ reports, seed, nights }, folder);
    const truth = await wholeTruth(join(folder, 'truth', 'reports.csv'), reports);
    const given = nightOf(store, join(folder, 'lists'), options.coldEvery);
    for (const [night, file] of files.entries()) {
      for await (const batch of intake({ ...INTAKE, inputs: [join(folder, file)] }))
        await store.addReports(batch.reports);
      const cold = compared.includes(night) ? await score({ ...given, cold: true }) : null;
      const before = process.cpuUsage();
      const result = await rescore(given);
      const { user, system } = process.cpuUsage(before);
      yield { night, result, truthOf: numbersIn(result, truth), truth, cpu: (user + system) / 1e6, cold };
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const INTAKE = { stdin: Readable.from([]), profilesDir: shipped('profiles'), victimKey: Buffer.alloc(32, 1) };

function nightOf(store: RescoreGiven['store'], lists: string, coldEvery: number): RescoreGiven {
  return {
    store,
    lists: loadLists({ paths: [lists], defaultLists: true, suffixList: true, shippedDir: shipped('lists') }),
    rates: readRateFile(shipped('rates', 'rates.json')),
    currency: 'USD',
    kernel: 'blocks',
    seed: 1,
    settings: {},
    coldEvery,
    asOf: null,
    version: 'bench',
    now: () => 0,
  };
}

async function wholeTruth(file: string, reports: number): Promise<WholeTruth> {
  const numberOf = new Map<string, number>();
  const truth = await readTruth(createInterface({ input: createReadStream(file) }), reports, (source, ref) => {
    const number = numberOf.size;
    numberOf.set(reportId(source, ref), number);
    return number;
  });
  return { ...truth, numberOf };
}

function numbersIn({ evidence: { reports } }: RunResult, { numberOf }: WholeTruth): Int32Array {
  return Int32Array.from({ length: reports.count }, (_, r) => numberOf.get(reportIdAt(reports.idWords, r)) ?? -1);
}
