import type { Artifacts } from './artifacts.js';
import { ARTIFACT_CLASS } from './artifacts.js';
import { Draws } from './draws.js';
import type { Hubs } from './hubs.js';
import type { Settings } from './options.js';
import type { CampaignColumns } from './plan.js';
import { KIND, URL_HOST } from './scam-types.js';
import { STREAM } from './streams.js';

const MULE_SHARE = 0.15;
const PAIRED_SHARE = 0.05;
const ACTOR_SHARE = 0.05;
const ADDRESS_POOL_SHARE = 0.5;
const SHARED_TEMPLATE_SHARE = 0.4;
const FREE_MAIL_SHARE = 0.6;
const SHORTENER_SHARE = 0.25;
const BUCKET_DAYS = 30;
const REPORTS_PER_POOL_ADDRESS = 1500;
const REPORTS_PER_OPEN_MULE = 15_000;
const SMALLEST_TEMPLATE_POOL = 6;
const CAMPAIGNS_PER_POOL_TEMPLATE = 40;
/** A URL's domain outlives the URL by one generation. */
const HOST_GENERATIONS = 2;

/** Where in a campaign's life a report came to an artifact: the key that every draw about that artifact derives from. */
export interface Touch {
  readonly campaign: number;
  readonly kind: number;
  readonly cell: number;
  readonly slot: number;
  readonly generation: number;
  /** Day of the report, for what is shared by month. */
  readonly time: number;
  /** For a variant of a message, the number of the usual one. */
  readonly model?: number;
}

interface OpenMule {
  readonly artifact: number;
  left: number;
}

/** Turns keys into artifacts: most are a campaign's own, some stand for what several campaigns use. */
export class Infrastructure {
  readonly #artifacts: Artifacts;
  readonly #hubs: Hubs;
  readonly #campaigns: CampaignColumns;
  readonly #settings: Settings;
  readonly #draws: Draws;
  readonly #openMules: number;
  readonly #mules = new Map<number, (OpenMule | undefined)[]>();
  readonly #unpaired = new Map<number, number[]>();

  constructor(artifacts: Artifacts, hubs: Hubs, campaigns: CampaignColumns, settings: Settings) {
    this.#artifacts = artifacts;
    this.#hubs = hubs;
    this.#campaigns = campaigns;
    this.#settings = settings;
    this.#draws = new Draws(settings.seed);
    this.#openMules = Math.max(1, Math.round(settings.reports / REPORTS_PER_OPEN_MULE));
  }

  /** Number of the artifact at a touch; the first touch of a key decides what it is. */
  at(touch: Touch): number {
    const draws = this.#draws.begin(
      STREAM.artifactKey,
      touch.campaign,
      touch.kind,
      touch.cell,
      touch.slot,
      touch.generation,
    );
    draws.next();
    const { hi, lo } = draws;
    const known = this.#artifacts.find(hi, lo);
    if (known >= 0) return known;
    const shared = this.#sharedAt(touch, hi, lo);
    if (shared >= 0) {
      this.#artifacts.alias(hi, lo, shared);
      return shared;
    }
    return this.#make(hi, lo, touch);
  }

  /** The campaign's message; `variant` 0 is the usual one. */
  template(touch: Touch, variant: number): number {
    const usual = this.#template(touch, 0);
    return variant === 0 ? usual : this.#template({ ...touch, model: usual }, variant);
  }

  #template(touch: Touch, variant: number): number {
    const { campaign } = touch;
    const draws = this.#draws.begin(STREAM.template, campaign);
    if (!draws.chance(this.#shared(SHARED_TEMPLATE_SHARE))) return this.at({ ...touch, cell: variant });
    const pool = Math.max(SMALLEST_TEMPLATE_POOL, Math.round(this.#campaigns.count / CAMPAIGNS_PER_POOL_TEMPLATE));
    return this.#pooled(touch, 1 + (this.#campaigns.type[campaign] ?? 0), draws.below(pool) * 4 + variant);
  }

  /** A slip of the pen in one report: an artifact that nobody else names. */
  misspelt(model: number, row: number, place: number): number {
    const artifacts = this.#artifacts;
    const oldHost = artifacts.host(model);
    const isUrl = artifacts.kind(model) === KIND.url;
    const host = isUrl && oldHost >= 0 ? this.#misspeltAt(oldHost, row, place + 16, -1) : oldHost;
    return this.#misspeltAt(model, row, place, host);
  }

  #misspeltAt(model: number, row: number, place: number, host: number): number {
    const artifacts = this.#artifacts;
    const draws = this.#draws.begin(STREAM.typo, row, place);
    draws.next();
    const known = artifacts.find(draws.hi, draws.lo);
    if (known >= 0) return known;
    const typo = {
      kind: artifacts.kind(model),
      class: ARTIFACT_CLASS.typo,
      market: artifacts.market(model),
      host,
      model,
    };
    return artifacts.add(draws.hi, draws.lo, typo);
  }

  /** A domain that has done nothing, named by mistake. */
  innocent(place: number): number {
    const draws = this.#draws.begin(STREAM.innocent, place);
    draws.next();
    const known = this.#artifacts.find(draws.hi, draws.lo);
    if (known >= 0) return known;
    return this.#artifacts.add(draws.hi, draws.lo, { kind: KIND.domain, class: ARTIFACT_CLASS.noise, market: 0 });
  }

  #shared(share: number): number {
    return Math.min(1, share * this.#settings.sharing);
  }

  /** The shared artifact that a new key stands for, or -1. */
  #sharedAt(touch: Touch, hi: number, lo: number): number {
    const { kind } = touch;
    const draws = this.#draws.beginAt(STREAM.artifact, hi, lo);
    if (kind === KIND.iban && draws.chance(this.#shared(MULE_SHARE))) return this.#mule(touch, hi, lo);
    const pairs = kind === KIND.phone || kind === KIND.wallet;
    if (pairs && draws.chance(this.#shared(PAIRED_SHARE))) return this.#paired(touch, hi, lo);
    const actors = kind === KIND.iban || kind === KIND.wallet || kind === KIND.ip || kind === KIND.domain;
    if (actors && draws.chance(this.#shared(ACTOR_SHARE))) {
      const actor = this.#campaigns.actor[touch.campaign] ?? 0;
      return this.#pooled(touch, -1 - actor, Math.floor(touch.time / BUCKET_DAYS));
    }
    if (kind === KIND.ip && draws.chance(this.#shared(ADDRESS_POOL_SHARE))) {
      const addresses = Math.max(5, Math.round(this.#settings.reports / REPORTS_PER_POOL_ADDRESS));
      return this.#pooled(touch, 0, Math.floor(draws.unit() ** 2 * addresses));
    }
    return -1;
  }

  /** The member of a pool that all who draw the same place share. */
  #pooled(touch: Touch, pool: number, place: number): number {
    const draws = this.#draws.begin(STREAM.poolKey, touch.kind, pool, place);
    draws.next();
    const { hi, lo } = draws;
    const known = this.#artifacts.find(hi, lo);
    return known >= 0 ? known : this.#add(hi, lo, touch, ARTIFACT_CLASS.shared);
  }

  /** Money mules take 2 .. 4 keys each of one month; a few are open at a time. */
  #mule(touch: Touch, hi: number, lo: number): number {
    const bucket = Math.floor(touch.time / BUCKET_DAYS);
    const open = this.#mules.get(bucket) ?? new Array<OpenMule | undefined>(this.#openMules).fill(undefined);
    this.#mules.set(bucket, open);
    const draws = this.#draws.beginAt(STREAM.mule, hi, lo);
    const place = draws.below(this.#openMules);
    const mule = open[place];
    if (mule !== undefined) {
      mule.left--;
      if (mule.left === 0) open[place] = undefined;
      return mule.artifact;
    }
    const left = 1 + draws.below(3);
    const artifact = this.#add(hi, lo, touch, ARTIFACT_CLASS.shared);
    open[place] = { artifact, left };
    return artifact;
  }

  /** Numbers and wallets that pass from one campaign to another, however much later. */
  #paired(touch: Touch, hi: number, lo: number): number {
    const waiting = this.#unpaired.get(touch.kind) ?? [];
    this.#unpaired.set(touch.kind, waiting);
    const draws = this.#draws.beginAt(STREAM.pairs, hi, lo);
    if (waiting.length > 0 && draws.chance(0.5)) {
      const place = draws.below(waiting.length);
      const partner = waiting[place] ?? -1;
      const last = waiting.pop() ?? -1;
      if (place < waiting.length) waiting[place] = last;
      return partner;
    }
    const artifact = this.#add(hi, lo, touch, ARTIFACT_CLASS.shared);
    waiting.push(artifact);
    return artifact;
  }

  #make(hi: number, lo: number, touch: Touch): number {
    return this.#add(hi, lo, touch, ARTIFACT_CLASS.genuine);
  }

  #add(hi: number, lo: number, touch: Touch, artifactClass: number): number {
    const market = this.#campaigns.market[touch.campaign] ?? 0;
    const host = touch.kind === KIND.url || touch.kind === KIND.email ? this.#hostOf(hi, lo, touch) : -1;
    const kind = touch.kind === URL_HOST ? KIND.domain : touch.kind;
    const type = this.#campaigns.type[touch.campaign] ?? 0;
    const model = touch.model ?? -1;
    return this.#artifacts.add(hi, lo, { kind, class: artifactClass, market, host, type, model });
  }

  /** Domain under a new URL or address: a hub; else a URL has one of the campaign's, an address one of its own. */
  #hostOf(hi: number, lo: number, touch: Touch): number {
    const draws = this.#draws.beginAt(STREAM.hub, hi, lo);
    const isUrl = touch.kind === KIND.url;
    const hubShare = Math.min(0.95, (isUrl ? SHORTENER_SHARE : FREE_MAIL_SHARE) * this.#settings.hubNoise);
    if (draws.chance(hubShare)) return this.#hubs.member(isUrl ? 'shortener' : 'mail', draws.unit());
    if (!isUrl) return this.#ownHost(hi, lo, touch);
    return this.at({ ...touch, kind: URL_HOST, generation: Math.floor(touch.generation / HOST_GENERATIONS) });
  }

  #ownHost(hi: number, lo: number, touch: Touch): number {
    const draws = this.#draws.beginAt(STREAM.mailHost, hi, lo);
    draws.next();
    const market = this.#campaigns.market[touch.campaign] ?? 0;
    return this.#artifacts.add(draws.hi, draws.lo, { kind: KIND.domain, class: ARTIFACT_CLASS.genuine, market });
  }
}
