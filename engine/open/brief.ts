/** Answers what a briefing asks out of the store, all of one run. */
import { join } from 'node:path';
import { campaignBriefing, type CampaignBriefing } from '../briefing/one-campaign.js';
import { morningBriefing, type MorningBriefing } from '../briefing/morning.js';
import type { BriefingSource, CampaignOrder } from '../briefing/source.js';
import { DEFAULT_WINDOW_DAYS } from '../briefing/window.js';
import { readRateFile } from '../campaign/rate-file.js';
import { convert, type RateTable } from '../campaign/rates.js';
import { packageRoot, type Config } from '../config.js';
import type { BriefRequest, CampaignBriefRequest } from '../engine.js';
import { NO_DAY, type Day } from '../model/day.js';
import type { Campaign } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import type { CampaignId } from '../model/ids.js';
import type { Money } from '../model/money.js';
import type { RunSummary } from '../model/run.js';
import { MAX_PAGE, type CampaignFilter, type Page, type PageRequest, type Store } from '../store/store.js';

const DEFAULT_LIMIT = 10;
/** Possible links, and events of the past, that stand in a briefing. */
const SHOWN = 20;

/** @throws SkeinError `not-found` before the first run, and for a run that was never published. */
export async function briefMorning(store: Store, config: Config, request: BriefRequest): Promise<MorningBriefing> {
  return inOneRun(store, config, async (source) => {
    const latest = source.figures.manifest.run;
    const run = request.run ?? latest;
    await store.events(run, { limit: 1 }); // a run that never was is told before any work is done
    return morningBriefing(source, { run, days: daysOf(request), limit: request.limit ?? DEFAULT_LIMIT });
  });
}

/** @throws SkeinError `not-found` before the first run, and for an id that was never given or was dissolved. */
export async function briefCampaign(
  store: Store,
  config: Config,
  request: CampaignBriefRequest,
): Promise<CampaignBriefing> {
  return inOneRun(store, config, async (source) => {
    const answer = await store.campaign(request.id);
    if (answer === null) throw new SkeinError('not-found', 'no campaign ever had this id');
    const { campaign, followed } = answer;
    if (campaign === null)
      throw new SkeinError('not-found', 'this campaign was dissolved: its reports went separate ways');
    return campaignBriefing(source, campaign, followed, { id: request.id, days: daysOf(request) });
  });
}

function daysOf({ days = DEFAULT_WINDOW_DAYS }: { readonly days?: number | undefined }): number {
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new SkeinError('usage', 'the days of a briefing must be a whole number from 1 to 366');
  return days;
}

const LOOKS = 5;

/** Asks all of it again where a run was published meanwhile, so that every figure is of the run that the page names. */
async function inOneRun<T>(store: Store, config: Config, work: (source: BriefingSource) => Promise<T>): Promise<T> {
  const rates = readRateFile(config.ratesFile ?? join(packageRoot(), 'datasets', 'rates', 'rates.json'));
  for (let look = 1; ; look++) {
    const kept = await store.runs();
    const figures = await store.latestRun();
    if (figures === null) throw new SkeinError('not-found', 'no run was published yet; skein rescore makes one');
    const answer = await work(sourceOf(store, { figures, kept, rates }));
    const now = await store.latestRun();
    if (now?.manifest.run === figures.manifest.run || look === LOOKS) return answer;
  }
}

interface Given {
  readonly figures: RunSummary;
  readonly kept: readonly RunSummary[];
  readonly rates: RateTable;
}

function sourceOf(store: Store, { figures, kept, rates }: Given): BriefingSource {
  const { currency } = figures.manifest;
  return {
    figures,
    kept,
    events: (run) => items((page) => store.events(run, page)),
    campaign: async (id) => (await store.campaign(id))?.campaign ?? null,
    campaignsBy: (sort) => campaignsBy(store, { sort }),
    activeSince: async (from, to) => ({
      total: (await store.campaigns({ ...BY_LOST, from, to, limit: 1 })).total,
      campaigns: campaignsBy(store, { sort: 'lost', from, to }),
    }),
    artifacts: (id) => items((page) => store.campaignArtifacts(id, page)),
    reports: (id) => items((page) => store.campaignReports(id, page)),
    links: (id) => store.possibleLinks({ campaign: id }, { limit: SHOWN }),
    history: (id) => historyOf(store, id),
    convert: (money, day) => convertedMinor(rates, currency, money, day),
  };
}

const BY_LOST: CampaignFilter = { level: 'campaign', sort: 'lost', order: 'desc', limit: MAX_PAGE };

async function* campaignsBy(
  store: Store,
  { sort, from, to }: { readonly sort: CampaignOrder; readonly from?: Day; readonly to?: Day },
): AsyncGenerator<Campaign> {
  let cursor: string | undefined;
  do {
    const page = await store.campaigns({ ...BY_LOST, sort, from, to, limit: CAMPAIGNS_AT_ONCE, cursor });
    yield* page.campaigns;
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
}

/** Few are asked for at once, as most briefings need the first of them only. */
const CAMPAIGNS_AT_ONCE = 100;

async function* items<T>(next: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await next({ limit: MAX_PAGE, cursor });
    yield* page.items;
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
}

async function historyOf(store: Store, id: CampaignId) {
  const page = await store.history(id, { limit: SHOWN });
  return { items: page.items, total: page.total };
}

function convertedMinor(rates: RateTable, to: string, { currency, minor }: Money, day: Day | null): bigint | null {
  const ratio = rates.ratio(currency, to, day ?? NO_DAY);
  return ratio === null ? null : convert(minor, ratio);
}
