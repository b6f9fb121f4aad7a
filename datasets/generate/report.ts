import type { ArtifactKind } from '../../engine/model/artifact.js';
import { dayOfMs, dayText } from '../../engine/model/day.js';
import type { Artifacts } from './artifacts.js';
import { Draws } from './draws.js';
import type { GeneratedLoss } from './losses.js';
import { Losses } from './losses.js';
import { AGENCIES, agencyOf, marketAt, MARKETS } from './markets.js';
import type { Mentioned } from './mentions.js';
import type { Narratives } from './narrative.js';
import type { Settings } from './options.js';
import type { CampaignColumns, Plan } from './plan.js';
import { CLASS, DAY_ZERO_MS } from './plan.js';
import { KIND, SCAM_TYPES, scamTypeAt } from './scam-types.js';
import { STREAM } from './streams.js';
import { spelled, spelledPhone } from './values/spelling.js';
import type { Values } from './values/values.js';
import type { GeneratedVictim } from './victims.js';
import { Victims } from './victims.js';

const HOME_MARKET_SHARE = 0.75;
const HOME_AGENCY_SHARE = 0.9;
const COUNTRY_SHARE = 0.92;
const TYPE_SHARE = 0.9;
const NARRATIVE_SHARE = 0.4;
const DAY_MS = 86_400_000;

/** One line of the canonical JSON Lines. */
export interface CanonicalReport {
  readonly source: string;
  readonly ref: string;
  readonly reportedAt: string;
  readonly incidentAt: string;
  readonly fraudType?: string;
  readonly country?: string;
  readonly victim?: GeneratedVictim;
  readonly losses?: readonly GeneratedLoss[];
  readonly artifacts?: readonly { readonly kind: ArtifactKind; readonly value: string; readonly role: string }[];
  readonly narrative?: string;
}

const ROLES: readonly string[] = [
  'contact',
  'contact',
  'payment',
  'payment',
  'website',
  'website',
  'infrastructure',
  'contact',
  'message',
];

/** Puts reports together from what the other parts decide. */
export class Reports {
  readonly #plan: Plan;
  readonly #artifacts: Artifacts;
  readonly #values: Values;
  readonly #narratives: Narratives;
  readonly #settings: Settings;
  readonly #draws: Draws;
  readonly #spellings: Draws;
  readonly #losses: Losses;
  readonly victims: Victims;
  readonly #counters = new Uint32Array(AGENCIES.length);
  readonly #greatest: number;

  constructor(plan: Plan, artifacts: Artifacts, values: Values, narratives: Narratives, settings: Settings) {
    this.#plan = plan;
    this.#artifacts = artifacts;
    this.#values = values;
    this.#narratives = narratives;
    this.#settings = settings;
    this.#draws = new Draws(settings.seed);
    this.#spellings = new Draws(settings.seed);
    this.#losses = new Losses(settings.seed, settings.amountsShuffled);
    this.victims = new Victims(plan.rows, settings);
    this.#greatest = rowOfGreatestLoss(plan.campaigns);
  }

  /** The report of a row. Call it once per row, in order of time: references are given in that order. */
  make(row: number, mentions: readonly Mentioned[]): CanonicalReport {
    const place = this.#place(row);
    const ms = DAY_ZERO_MS + Math.floor((this.#plan.rows.time[row] ?? 0) * 86_400) * 1000;
    const agency = AGENCIES[place.agency] ?? AGENCIES[0];
    const serial = (this.#counters[place.agency] = (this.#counters[place.agency] ?? 0) + 1);
    const ref = `${new Date(ms).getUTCFullYear()}-${String(serial).padStart(7, '0')}`;
    const draws = this.#draws.begin(STREAM.filing, row);
    const incidentAt = dayText(dayOfMs(ms - (this.#plan.rows.lag[row] ?? 0) * DAY_MS));
    const country = draws.chance(COUNTRY_SHARE) ? place.country : null;
    const fraudType = this.#fraudType(row, draws);
    const victim = this.victims.identity(row, `V${ref}`);
    const losses = this.#lossesOf(row, place.market, incidentAt);
    return {
      source: agency,
      ref,
      reportedAt: new Date(ms).toISOString().replace('.000', ''),
      incidentAt,
      ...(fraudType !== null && { fraudType }),
      ...(country !== null && { country }),
      ...(victim !== null && { victim }),
      ...(losses.length > 0 && { losses }),
      ...this.#evidence(row, mentions, country, draws.chance(NARRATIVE_SHARE)),
    };
  }

  /** Country, market and agency. A duplicate has the market of its original and goes to another agency. */
  #place(row: number): { market: number; country: string; agency: number } {
    const { rows, campaigns } = this.#plan;
    const duplicate = rows.class[row] === CLASS.duplicate;
    const original = duplicate ? (rows.original[row] ?? row) : row;
    const draws = this.#draws.begin(STREAM.place, original);
    const campaign = rows.campaign[original] ?? -1;
    const home = campaign >= 0 && draws.chance(HOME_MARKET_SHARE);
    const drawn = drawnMarket(draws.unit());
    const market = home ? (campaigns.market[campaign] ?? 0) : drawn;
    const country = draws.pick(marketAt(market).countries);
    const own = draws.chance(HOME_AGENCY_SHARE) ? agencyOf(country) : draws.below(AGENCIES.length);
    if (!duplicate) return { market, country, agency: own };
    const step = 1 + this.#draws.begin(STREAM.copy, row, 2).below(AGENCIES.length - 1);
    return { market, country, agency: (own + step) % AGENCIES.length };
  }

  /** What the agency filed it under: at times nothing, at times the wrong thing. */
  #fraudType(row: number, draws: Draws): string | null {
    const [said, wrong, other] = [draws.chance(TYPE_SHARE), draws.chance(this.#settings.wrongTypes), draws.unit()];
    if (!said) return null;
    const campaign = this.#plan.rows.campaign[row] ?? -1;
    const type =
      campaign >= 0 && !wrong ? (this.#plan.campaigns.type[campaign] ?? 0) : Math.floor(other * SCAM_TYPES.length);
    return scamTypeAt(type).word;
  }

  #lossesOf(row: number, market: number, day: string): readonly GeneratedLoss[] {
    const { rows, campaigns } = this.#plan;
    const duplicate = rows.class[row] === CLASS.duplicate;
    const original = duplicate ? (rows.original[row] ?? row) : row;
    const campaign = rows.campaign[row] ?? -1;
    return this.#losses.of({
      row: original,
      type: campaign >= 0 ? (campaigns.type[campaign] ?? 0) : -1,
      market,
      day,
      copy: duplicate ? row : -1,
      greatest: original === this.#greatest,
    });
  }

  /** Artifacts as this reporter writes them, some in the narrative alone. */
  #evidence(
    row: number,
    mentions: readonly Mentioned[],
    country: string | null,
    talks: boolean,
  ): Pick<CanonicalReport, 'artifacts' | 'narrative'> {
    const template = mentions.find(({ artifact }) => this.#artifacts.kind(artifact) === KIND.template);
    const quoted = template?.artifact ?? -1;
    const told: string[] = [];
    const artifacts: { kind: ArtifactKind; value: string; role: string }[] = [];
    const draws = this.#spellings.begin(STREAM.spelling, row);
    for (const { artifact } of mentions) {
      const kind = this.#artifacts.kind(artifact);
      if (kind === KIND.template) continue; // seen in the message that the narrative quotes
      const inText = (talks || quoted >= 0) && kind !== KIND.ip && draws.chance(this.#settings.textOnly);
      if (inText) told.push(this.#values.text(artifact));
      else
        artifacts.push({
          kind: this.#values.kind(artifact),
          value: this.#spell(artifact, country),
          role: ROLES[kind] ?? 'other',
        });
    }
    const tells = talks || artifacts.length + told.length === 0; // a report has to say something
    const narrative = tells || quoted >= 0 ? this.#narratives.of({ row, country, quoted, told, talks: tells }) : null;
    return { ...(artifacts.length > 0 && { artifacts }), ...(narrative !== null && { narrative }) };
  }

  #spell(artifact: number, country: string | null): string {
    const kind = this.#artifacts.kind(artifact);
    if (kind === KIND.phone) return spelledPhone(this.#values.phone(artifact), country, this.#spellings);
    return spelled(kind, this.#values.text(artifact), this.#spellings);
  }
}

function drawnMarket(u: number): number {
  let left = u;
  for (const [place, market] of MARKETS.entries()) {
    left -= market.share;
    if (left < 0) return place;
  }
  return 0;
}

/** Scams in which so much can be lost at once. */
const GREATEST_LOSS_TYPES: readonly string[] = ['investment', 'business-email-compromise'];

/** First report of the largest campaign of such a scam; rows of campaigns stand in the order of the campaigns. */
function rowOfGreatestLoss(campaigns: CampaignColumns): number {
  let row = 0;
  let best = { row: 0, weight: 0 };
  for (let c = 0; c < campaigns.count; c++) {
    const size = campaigns.size[c] ?? 0;
    const fitting = GREATEST_LOSS_TYPES.includes(scamTypeAt(campaigns.type[c] ?? 0).word);
    const weight = fitting ? size : size / 1e6; // without a fitting one, the largest of all
    if (weight > best.weight) best = { row, weight };
    row += size;
  }
  return best.row;
}
