/** What a person asks of the night, in terms of its rooms: which lists, rates, kernel and settings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLists } from '../artifact/load-lists.js';
import { ALERT_DEFAULTS } from '../campaign/alert-rule.js';
import { readRateFile } from '../campaign/rate-file.js';
import type { RateTable } from '../campaign/rates.js';
import type { BenignLists } from '../artifact/lists.js';
import { packageRoot, type Config } from '../config.js';
import { KERNELS } from '../detect/kernels.js';
import type {
  CompareRequest,
  ListChoice,
  NightSummary,
  RescoreRequest,
  Surroundings,
  VerifyRequest,
} from '../engine.js';
import { dayFromText } from '../model/day.js';
import { SkeinError } from '../model/errors.js';
import { compare, type Comparison } from '../rescore/compare.js';
import { USUAL_LIMITS } from '../rescore/hold.js';
import { rescore, score, type RescoreGiven } from '../rescore/rescore.js';
import { verify, type Verdict } from '../rescore/verify.js';
import type { Store } from '../store/store.js';
import { deliverAlerts } from './alerts.js';
import { BetweenTheNights } from './between-nights.js';
import { locked } from './locked.js';

/** Seed of a run that asks for none: any fixed number does, since the manifest keeps it. */
const DEFAULT_SEED = 1;

/** @throws SkeinError `usage` or `config` for what cannot be used, and what `rescore` throws. */
export async function runNight(
  store: Store,
  config: Config,
  surroundings: Surroundings,
  request: RescoreRequest,
): Promise<NightSummary> {
  const { now, meter } = surroundings;
  const asOf = request.asOf ?? null;
  if (asOf !== null && dayFromText(asOf) === null) throw new SkeinError('usage', `as-of must be a day as YYYY-MM-DD`);
  const alerts = { ...ALERT_DEFAULTS, ...config.alerts.settings };
  const given: RescoreGiven = {
    store,
    lists: listsOf(config, request),
    rates: ratesOf(config),
    currency: config.currency,
    kernel: request.kernel ?? KERNELS[0]?.name ?? 'blocks',
    seed: request.seed ?? DEFAULT_SEED,
    settings: request.settings ?? {},
    cold: request.cold,
    coldEvery: request.coldEvery ?? config.coldEvery,
    asOf,
    alerts,
    version: packageVersion(),
    threads: request.threads,
    now,
    meter,
    holdLimits: request.publishAnyway === true ? undefined : { ...USUAL_LIMITS, ...config.hold },
    onStep: request.onStep,
    onProgress: request.onProgress,
    onResumed: request.onResumed,
  };
  const night = async () => (request.dryRun === true ? { ...(await score(given)), held: [] } : rescore(given));
  const { manifest, unclustered, whole, held, news } = await (request.dryRun === true
    ? night()
    : locked(store, surroundings, request.onTakenOver, night));
  const isPublished = request.dryRun !== true && held.length === 0;
  let undelivered = 0;
  if (isPublished) {
    // Reports that came while it was made, and alerts of the run itself.
    await new BetweenTheNights(store, alerts).attachAll();
    undelivered = await deliverAlerts(store, config, surroundings);
  }
  return { manifest, unclustered, whole, held, alerts: isPublished ? (news?.alerts ?? []) : [], undelivered };
}

/** @throws SkeinError as `verify`, and `config` for lists and rates that cannot be used. */
export async function verifyRun(
  store: Store,
  config: Config,
  { now }: Surroundings,
  request: VerifyRequest,
): Promise<Verdict> {
  if (request.run === undefined && (await store.latestRun()) === null)
    throw new SkeinError('not-found', 'no run was published yet; skein rescore makes one');
  return verify({
    store,
    lists: listsOf(config, request),
    rates: ratesOf(config),
    version: packageVersion(),
    run: request.run ?? null,
    threads: request.threads,
    now,
    onProgress: request.onProgress,
  });
}

/** @throws SkeinError as `compare`, and `config` for lists and rates that cannot be used. */
export async function compareMethods(store: Store, config: Config, request: CompareRequest): Promise<Comparison> {
  return compare({
    store,
    lists: listsOf(config, request),
    rates: ratesOf(config),
    seed: request.seed ?? DEFAULT_SEED,
    methods: request.methods,
    latestRun: request.latestRun,
    truth: request.truth ?? null,
    onMethod: (method, done) => request.onProgress?.({ method, done, of: request.methods.length }),
  });
}

function listsOf(config: Config, choice: ListChoice): BenignLists {
  const lists = loadLists({
    paths: [...config.lists, ...(choice.lists ?? [])],
    defaultLists: choice.defaultLists ?? true,
    suffixList: choice.suffixList ?? true,
    shippedDir: join(packageRoot(), 'datasets', 'lists'),
  });
  for (const warning of lists.warnings) choice.onListWarning?.(warning);
  return lists;
}

function ratesOf(config: Config): RateTable {
  return readRateFile(config.ratesFile ?? join(packageRoot(), 'datasets', 'rates', 'rates.json'));
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
