import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { GenerateOptions } from '../../../datasets/generate/index.js';
import { writeDataset } from '../../../datasets/generate/index.js';
import { loadLists } from '../../../engine/artifact/load-lists.js';
import { protectedFromHubTest } from '../../../engine/artifact/registry.js';
import { lostUsdMinor } from '../../../engine/campaign/losses.js';
import { readRateFile } from '../../../engine/campaign/rate-file.js';
import { packageRoot } from '../../../engine/config.js';
import type { Counted } from '../../../engine/evaluate/top-errors.js';
import type { Truth } from '../../../engine/evaluate/truth.js';
import { readTruth } from '../../../engine/evaluate/truth.js';
import { intake } from '../../../engine/ingest/intake.js';
import type { EvidenceGraph } from '../../../engine/model/graph.js';
import { reportId } from '../../../engine/model/ids.js';
import type { Loaded } from '../../../engine/rescore/load.js';
import { loadEvidence } from '../../../engine/rescore/load.js';
import { weigh } from '../../../engine/rescore/rescore.js';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';

/** One data set as a night sees it, and its truth. */
export interface Case {
  readonly listed: EvidenceGraph;
  /** The same without any benign list. */
  readonly unlisted: EvidenceGraph;
  readonly truth: Truth;
  readonly counted: Counted;
}

/** What a night reads, and with which lists. */
export interface LineInput {
  readonly files: readonly string[];
  readonly profile?: string;
  readonly lists: readonly string[];
  readonly defaultLists?: boolean;
}

const shipped = (folder: string) => join(packageRoot(), 'datasets', folder);

/** The real line: generator, intake, SQLite, evidence with the generator's lists and the built-in ones, graph. */
export async function generatedCase(options: GenerateOptions): Promise<Case> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-quality-'));
  try {
    const { files } = await writeDataset(options, folder);
    const paths = files.map((file) => join(folder, file));
    const loaded = await loadThroughStore({ files: paths, lists: [join(folder, 'lists')] }, folder);
    const truth = await truthOf(loaded, join(folder, 'truth', 'reports.csv'));
    const lost = lostOf(loaded).map((minor, r) => (truth.duplicate[r] === 1 ? 0 : minor));
    return { ...graphsOf(loaded), truth, counted: { victim: truth.victim, lost } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes files in and reads them back as a night does. */
export async function loadThroughStore(input: LineInput, folder: string): Promise<Loaded> {
  const store = await openSqliteStore({ dir: join(folder, 'data') });
  try {
    const request = { stdin: Readable.from([]), profilesDir: shipped('profiles'), victimKey: Buffer.alloc(32, 1) };
    for await (const batch of intake({ ...request, inputs: input.files, profile: input.profile }))
      await store.addReports(batch.reports);
    const lists = loadLists({
      paths: input.lists,
      defaultLists: input.defaultLists ?? true,
      suffixList: true,
      shippedDir: shipped('lists'),
    });
    const source = await store.openEvidence();
    const loaded = await loadEvidence(source, { listed: lists.match.bind(lists), protectedFromHubTest });
    await source.close();
    return loaded;
  } finally {
    await store.close();
  }
}

export function graphsOf(loaded: Loaded): Pick<Case, 'listed' | 'unlisted'> {
  const { evidence } = loaded;
  const artifacts = { ...evidence.artifacts, listed: new Uint16Array(evidence.artifacts.count) };
  return {
    listed: weigh(loaded, rates()).graph,
    unlisted: weigh({ ...loaded, evidence: { ...evidence, artifacts } }, rates()).graph,
  };
}

/** The shipped ones. */
export function rates() {
  return readRateFile(join(shipped('rates'), 'rates.json'));
}

function lostOf({ evidence }: Loaded): Float64Array {
  const none = new Uint8Array(evidence.losses.count);
  return lostUsdMinor(evidence, none, rates()).map((minor) => (minor > 0 ? minor : 0));
}

async function truthOf(loaded: Loaded, file: string): Promise<Truth> {
  const numberOf = reportNumbers(loaded);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  return readTruth(lines, loaded.evidence.reports.count, numberOf);
}

/** The number of a report by its source and reference. */
export function reportNumbers({ evidence }: Loaded): (source: string, ref: string) => number | undefined {
  const { idWords, count } = evidence.reports;
  const numbers = new Map<string, number>();
  for (let r = 0; r < count; r++) numbers.set(idText(idWords.subarray(4 * r, 4 * r + 4)), r);
  return (source, ref) => numbers.get(reportId(source, ref));
}

function idText(words: Uint32Array): string {
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}
