import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLists } from './artifact/load-lists.js';
import { understand } from './artifact/registry.js';
import { readRateFile } from './campaign/rate-file.js';
import { packageRoot, type Config } from './config.js';
import { KERNELS } from './detect/kernels.js';
import type {
  Engine,
  Health,
  IngestRequest,
  IngestSummary,
  LookupAnswer,
  RescoreRequest,
  Surroundings,
} from './engine.js';
import { intake } from './ingest/intake.js';
import { keyCheck } from './ingest/pseudonym.js';
import { RejectsLedger } from './ingest/rejects.js';
import { IntakeTally } from './ingest/tally.js';
import { loadVictimKey } from './ingest/victim-key.js';
import type { ArtifactKind } from './model/artifact.js';
import { dayFromText } from './model/day.js';
import { SkeinError } from './model/errors.js';
import type { RunSummary } from './model/run.js';
import { rescore } from './rescore/rescore.js';
import { openStore } from './store/choose.js';
import type { Store } from './store/store.js';

/** Seed of a run that asks for none: any fixed number does, since the manifest keeps it. */
const DEFAULT_SEED = 1;

/** Name of the note by which a store knows the key that its pseudonyms were made with. */
const KEY_NOTE = 'victim-key-check';

/**
 * Picks the store and joins the rooms.
 *
 * @throws SkeinError `config` for a store that cannot be used, `store-failed` for one that cannot be opened.
 */
export async function openEngine(config: Config, surroundings: Surroundings): Promise<Engine> {
  const store = await openStore(config.storeUrl);
  return {
    config,
    ingest: (request) => ingest(store, config, surroundings, request),
    rescore: (request) => rescoreStore(store, config, surroundings, request),
    lookup: (value, hint) => lookup(store, value, hint),
    health: () => health(store),
    latestRun: () => store.latestRun(),
    runs: () => store.runs(),
    campaigns: (filter) => store.campaigns(filter),
    campaign: (id) => store.campaign(id),
    campaignReports: (id, page) => store.campaignReports(id, page),
    campaignArtifacts: (id, page) => store.campaignArtifacts(id, page),
    exportReports: () => store.exportReports(),
    possibleLinks: (filter, page) => store.possibleLinks(filter, page),
    setAside: (filter, page) => store.setAside(filter, page),
    exportMemberships: (level) => store.exportMemberships(level),
    exportCampaigns: (level) => store.exportCampaigns(level),
    exportMentions: (campaign) => store.exportMentions(campaign),
    close: () => store.close(),
  };
}

/** Batch by batch: what progress has told of is on disk. */
async function ingest(
  store: Store,
  config: Config,
  { now, randomBytes }: Surroundings,
  request: IngestRequest,
): Promise<IngestSummary> {
  const victimKey = await loadVictimKey(config.dataDir, randomBytes);
  await checkKey(store, keyCheck(victimKey));
  const rejects = new RejectsLedger(config.dataDir, new Date(now()).toISOString().replace(/[:.]/g, '-'));
  const tally = new IntakeTally();
  try {
    const profilesDir = join(packageRoot(), 'datasets', 'profiles');
    for await (const batch of intake({ ...request, profilesDir, victimKey })) {
      await rejects.write(batch.rejected);
      tally.add(batch, await store.addReports(batch.reports));
      request.onProgress?.(tally.progress(batch));
    }
  } finally {
    await rejects.close();
  }
  return tally.summary(rejects.reasons, rejects.path);
}

/** One store, one key: with two of them one person would be two victims. */
async function checkKey(store: Store, check: string): Promise<void> {
  if ((await store.setNoteOnce(KEY_NOTE, check)) !== check)
    throw new SkeinError(
      'key-mismatch',
      'the store was filled with another victim.key: put the right one into the data directory, or victims would be counted twice',
    );
}

async function rescoreStore(
  store: Store,
  config: Config,
  { now }: Surroundings,
  request: RescoreRequest,
): Promise<RunSummary> {
  const asOf = request.asOf ?? null;
  if (asOf !== null && dayFromText(asOf) === null) throw new SkeinError('usage', `as-of must be a day as YYYY-MM-DD`);
  const { manifest, unclustered, whole } = await rescore({
    store,
    lists: loadLists({
      paths: [...config.lists, ...(request.lists ?? [])],
      defaultLists: request.defaultLists ?? true,
      suffixList: request.suffixList ?? true,
      shippedDir: join(packageRoot(), 'datasets', 'lists'),
    }),
    rates: readRateFile(config.ratesFile ?? join(packageRoot(), 'datasets', 'rates', 'rates.json')),
    currency: config.currency,
    kernel: request.kernel ?? KERNELS[0]?.name ?? 'blocks',
    seed: request.seed ?? DEFAULT_SEED,
    settings: request.settings ?? {},
    asOf,
    version: packageVersion(),
    now,
    onPhase: (phase, done) => request.onProgress?.({ phase, done }),
  });
  return { manifest, unclustered, whole };
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function lookup(
  store: Store,
  value: string,
  { kind, country }: { readonly kind?: ArtifactKind; readonly country?: string },
): Promise<LookupAnswer> {
  const understood = understand(value, { country: country ?? null }).filter(
    (artifact) => kind === undefined || artifact.kind === kind,
  );
  return { understood, found: await store.artifacts(understood.map(({ id }) => id)) };
}

async function health(store: Store): Promise<Health> {
  const [counts, run] = await Promise.all([store.counts(), store.latestRun()]);
  return {
    store: store.url.replace(/:.*/s, ''), // the folder's path is nobody's business over HTTP
    counts,
    run: run?.manifest.run ?? null,
    asOf: run?.manifest.asOf ?? null,
  };
}
