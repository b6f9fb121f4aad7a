import type { Artifacts } from './artifacts.js';
import { ARTIFACT_CLASS } from './artifacts.js';
import { Draws } from './draws.js';
import type { Hubs } from './hubs.js';
import type { Infrastructure } from './infrastructure.js';
import type { Settings } from './options.js';
import type { CampaignColumns, RowColumns } from './plan.js';
import { CLASS } from './plan.js';
import { KIND, LIFE_DAYS, LIFE_SIGMA, OWNED_KINDS, REPORTS_SERVED, scamTypeAt } from './scam-types.js';
import { STREAM } from './streams.js';

const STRIPPED_SHARE = 0.09;
const TYPO_SHARE = 0.02;
const OTHER_CELL_SHARE = 0.15;
const REPORTS_PER_CELL = 300;
const MOST_SLOTS = 40;
const TOUCH_LEAD_DAYS = 3;
const TEMPLATE_VARIANT_SHARE = 0.3;
const TEMPLATE_VARIANTS = 3;
const HOT_WALLET_SHARE = 0.08;
const GATEWAY_SHARE = 0.1;
const OWN_BANK_SHARE = 0.05;
const OWN_BANK_PHONE_SHARE = 0.7;
const KEPT_BY_DUPLICATE = 0.7;
const POISON_INNOCENT_SHARE = 0.4;
const POISON_THREE_SHARE = 0.4;
const INNOCENT_DOMAINS = 200;

/** An artifact that a report names, and what the truth says of that mention (place in `ARTIFACT_CLASSES`). */
export interface Mentioned {
  readonly artifact: number;
  readonly class: number;
}

/** Which artifacts each report names: a pure function of the report, as long as reports are asked for in order of time. */
export class Mentions {
  readonly #artifacts: Artifacts;
  readonly #hubs: Hubs;
  readonly #infrastructure: Infrastructure;
  readonly #campaigns: CampaignColumns;
  readonly #rows: RowColumns;
  readonly #hubNoise: number;
  readonly #draws: Draws;
  readonly #slotDraws: Draws;
  readonly #poisonDraws: Draws;

  constructor(
    artifacts: Artifacts,
    hubs: Hubs,
    infrastructure: Infrastructure,
    plan: { readonly campaigns: CampaignColumns; readonly rows: RowColumns },
    settings: Settings,
  ) {
    this.#artifacts = artifacts;
    this.#hubs = hubs;
    this.#infrastructure = infrastructure;
    this.#campaigns = plan.campaigns;
    this.#rows = plan.rows;
    this.#hubNoise = settings.hubNoise;
    this.#draws = new Draws(settings.seed);
    this.#slotDraws = new Draws(settings.seed);
    this.#poisonDraws = new Draws(settings.seed);
  }

  of(row: number): readonly Mentioned[] {
    const reportClass = this.#rows.class[row];
    if (reportClass === CLASS.poison) return this.#poison(row);
    let found = this.#ofCampaign(this.#rows.campaign[row] ?? 0, this.#rows.serial[row] ?? 0, row);
    if (reportClass === CLASS.duplicate) {
      const copy = this.#draws.begin(STREAM.copy, row);
      found = found.filter(() => copy.chance(KEPT_BY_DUPLICATE));
    }
    const slips = this.#draws.begin(STREAM.slips, row);
    return found.map((mention, place) => (slips.chance(TYPO_SHARE) ? this.#misspelt(mention, row, place) : mention));
  }

  #misspelt(mention: Mentioned, row: number, place: number): Mentioned {
    return { artifact: this.#infrastructure.misspelt(mention.artifact, row, place), class: ARTIFACT_CLASS.typo };
  }

  /** What a campaign's report names, before slips. */
  #ofCampaign(campaign: number, serial: number, row: number): Mentioned[] {
    const draws = this.#draws.begin(STREAM.report, campaign, serial);
    const found: Mentioned[] = [];
    if (draws.chance(STRIPPED_SHARE)) return found;
    const type = scamTypeAt(this.#campaigns.type[campaign] ?? 0);
    const cell = draws.below(this.#cells(campaign));
    for (let kind = 0; kind < OWNED_KINDS.length; kind++) {
      const rate = type.mentions[kind] ?? 0;
      if (!draws.chance(rate)) continue;
      const hub = this.#hubInstead(draws, kind, type.word);
      if (hub < 0) found.push(this.#mention(this.#owned(draws, { campaign, kind, cell, rate, row })));
      else found.push({ artifact: hub, class: ARTIFACT_CLASS.hub });
    }
    if (draws.chance(Math.min(1, OWN_BANK_SHARE * this.#hubNoise))) found.push(this.#ownBank(draws));
    return found;
  }

  #mention(artifact: number): Mentioned {
    return { artifact, class: this.#artifacts.class(artifact) };
  }

  #cells(campaign: number): number {
    return 1 + Math.floor((this.#campaigns.size[campaign] ?? 1) / REPORTS_PER_CELL);
  }

  /** An exchange's wallet or a bulk SMS gateway in the place of a campaign's own, or -1. */
  #hubInstead(draws: Draws, kind: number, scam: string): number {
    if (kind === KIND.wallet && draws.chance(Math.min(1, HOT_WALLET_SHARE * this.#hubNoise)))
      return this.#hubs.member('wallet', draws.unit());
    if (kind === KIND.phone && scam === 'phishing' && draws.chance(Math.min(1, GATEWAY_SHARE * this.#hubNoise)))
      return this.#hubs.member('gateway', draws.unit());
    return -1;
  }

  #ownBank(draws: Draws): Mentioned {
    const family = draws.chance(OWN_BANK_PHONE_SHARE) ? 'bankPhone' : 'bankDomain';
    return { artifact: this.#hubs.member(family, draws.unit()), class: ARTIFACT_CLASS.hub };
  }

  /** One of the campaign's artifacts of a kind: cell, slot and generation (detection rules, section 5). */
  #owned(draws: Draws, want: { campaign: number; kind: number; cell: number; rate: number; row: number }): number {
    const { campaign, kind } = want;
    const time = this.#rows.time[want.row] ?? 0;
    const touched = (this.#rows.activeTime[want.row] ?? 0) - draws.exponential(TOUCH_LEAD_DAYS);
    if (kind === KIND.template) {
      const variant = draws.chance(TEMPLATE_VARIANT_SHARE) ? 1 + draws.below(TEMPLATE_VARIANTS) : 0;
      const generation = this.#generation(touched, campaign, kind, 0, 0);
      return this.#infrastructure.template({ campaign, kind, cell: 0, slot: 0, generation, time }, variant);
    }
    const cells = this.#cells(campaign);
    const cell = cells > 1 && draws.chance(OTHER_CELL_SHARE) ? draws.below(cells) : want.cell;
    const slots = this.#slots(campaign, kind, want.rate, cells);
    const slot = Math.floor(draws.unit() ** 1.5 * slots);
    const generation = this.#generation(touched, campaign, kind, cell, slot);
    return this.#infrastructure.at({ campaign, kind, cell, slot, generation, time });
  }

  #slots(campaign: number, kind: number, rate: number, cells: number): number {
    const perDay = (this.#campaigns.size[campaign] ?? 1) / cells / (this.#campaigns.duration[campaign] ?? 1);
    const slots = Math.round((perDay * rate * (LIFE_DAYS[kind] ?? 1)) / (REPORTS_SERVED[kind] ?? 1));
    return Math.min(MOST_SLOTS, Math.max(1, slots));
  }

  #generation(touched: number, campaign: number, kind: number, cell: number, slot: number): number {
    const draws = this.#slotDraws.begin(STREAM.slot, campaign, kind, cell, slot);
    const life = (LIFE_DAYS[kind] ?? 1) * Math.exp(LIFE_SIGMA * draws.normal());
    return Math.floor((touched + life * draws.unit()) / life);
  }

  /** Two or three artifacts of campaigns that it has nothing to do with; often an innocent domain as well. */
  #poison(row: number): Mentioned[] {
    const draws = this.#poisonDraws.begin(STREAM.poisonTouch, row);
    const wanted = draws.chance(POISON_THREE_SHARE) ? 3 : 2;
    const found = new Set<number>();
    let from = this.#rows.original[row] ?? 0;
    for (let attempt = 0; attempt < 12 && found.size < wanted; attempt++) {
      const own = this.#ofCampaign(this.#rows.campaign[from] ?? 0, this.#rows.serial[from] ?? 0, from);
      const taken = own.filter((mention) => mention.class !== ARTIFACT_CLASS.hub);
      if (taken.length > 0) found.add(draws.pick(taken).artifact);
      from = draws.below(this.#rows.owned);
    }
    if (draws.chance(POISON_INNOCENT_SHARE)) found.add(this.#infrastructure.innocent(draws.below(INNOCENT_DOMAINS)));
    return [...found].map((artifact) => ({ artifact, class: ARTIFACT_CLASS.noise }));
  }
}
