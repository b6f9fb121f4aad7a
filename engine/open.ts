import { join } from 'node:path';
import { packageRoot, type Config } from './config.js';
import type { CopyRequest, Engine, FirstLoadRequest, Health, Surroundings } from './engine.js';
import { campaignsAsked, pageAsked, setAsideAsked } from './open/ask.js';
import { guarded, requireOpening } from './open/door.js';
import { openStore } from './store/choose.js';
import type { CopyResult } from './store/copy.js';
import type { Store } from './store/store.js';

export interface OpenOptions {
  /** Whether the data folder must be there; by default it is made. */
  readonly mustExist?: boolean;
}

/**
 * Picks the store and joins the rooms. Rooms are loaded when they are first asked for: the numbering plans, suffixes,
 * lists and kernels take longer to load than most questions to answer.
 *
 * @throws SkeinError `usage` for words that are none, `not-found` for data that must exist and do not, `config` for a store that cannot be used, `store-failed` for one that cannot be opened.
 */
export async function openEngine(
  config: Config,
  surroundings: Surroundings,
  options: OpenOptions = {},
): Promise<Engine> {
  requireOpening(config, surroundings);
  const store = await openStore(config.storeUrl, {
    user: config.storeUser,
    password: config.storePassword,
    cypherDir: join(packageRoot(), 'cypher'),
    ...options,
  });
  return guarded({
    config,
    ingest: async (request) => (await import('./open/take-in.js')).takeIn(store, config, surroundings, request),
    rescore: async (request = {}) => (await import('./open/night.js')).runNight(store, config, surroundings, request),
    rollback: async (request) => (await import('./open/publish.js')).rollBack(store, config, surroundings, request),
    verify: async (request = {}) => (await import('./open/night.js')).verifyRun(store, config, surroundings, request),
    publishHeld: async (request) =>
      (await import('./open/publish.js')).publishHeld(store, config, surroundings, request),
    compare: async (request) => (await import('./open/night.js')).compareMethods(store, config, request),
    compareRuns: async (request) => (await import('./open/publish.js')).compareKept(store, request),
    lookup: async (value, hint = {}) => (await import('./open/look-up.js')).lookUp(store, value, hint),
    health: () => health(store),
    alerts: async (filter = {}, page = {}) =>
      (await import('./open/alerts.js')).alertAnswers(store, filter, pageAsked(page)),
    redeliverAlerts: async () => (await import('./open/alerts.js')).redeliver(store, config, surroundings),
    provisional: async (run, ids) => (await import('./open/provisional.js')).provisionalSince(store, run, ids),
    settled: async (run = null, page = {}) =>
      (await import('./open/provisional.js')).settledBy(store, run, pageAsked(page)),
    latestRun: () => store.latestRun(),
    runs: () => store.runs(),
    campaigns: async (filter = {}) => campaignsAsked(store, filter),
    campaign: (id) => store.campaign(id),
    campaignReports: async (id, page = {}) => store.campaignReports(id, pageAsked(page)),
    campaignArtifacts: async (id, page = {}) => store.campaignArtifacts(id, pageAsked(page)),
    exportReports: () => store.exportReports(),
    possibleLinks: async (filter = {}, page = {}) => store.possibleLinks(filter, pageAsked(page)),
    setAside: async (filter = {}, page = {}) => setAsideAsked(store, filter, page),
    events: async (run = null, page = {}) => store.events(run, pageAsked(page)),
    history: async (id, page = {}) => store.history(id, pageAsked(page)),
    brief: async (request = {}) => (await import('./open/brief.js')).briefMorning(store, config, request),
    briefCampaign: async (request) => (await import('./open/brief.js')).briefCampaign(store, config, request),
    exportMemberships: (level = 'campaign') => store.exportMemberships(level),
    exportCampaigns: (level = 'campaign') => store.exportCampaigns(level),
    exportMentions: (campaign = null) => store.exportMentions(campaign),
    close: () => store.close(),
  });
}

/** @throws SkeinError as `copyStores` in `open/move`. */
export async function copyStores(
  config: Config,
  surroundings: Surroundings,
  request: CopyRequest,
): Promise<CopyResult> {
  return (await import('./open/move.js')).copyStores(config, surroundings, request);
}

/** @throws SkeinError as `loadServer` in `open/move`. */
export async function loadServer(
  config: Config,
  surroundings: Surroundings,
  request: FirstLoadRequest,
): Promise<CopyResult> {
  return (await import('./open/move.js')).loadServer(config, surroundings, request);
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
