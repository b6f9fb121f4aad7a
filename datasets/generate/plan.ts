import { cumulate, Draws, placeIn } from './draws.js';
import { MARKETS } from './markets.js';
import type { Settings } from './options.js';
import { SCAM_TYPES } from './scam-types.js';
import { STREAM } from './streams.js';

/** Days of the data; day 0 is 2024-09-01. */
export const HORIZON_DAYS = 730;
export const DAY_ZERO_MS = Date.UTC(2024, 8, 1);

const ONE_OFF_SHARE = 0.12;
const DUPLICATE_SHARE = 0.04;
const SIZE_EXPONENT = 2;
const LARGEST_SIZE = 30_000;
const LARGEST_SHARE = 0.05;
const SMALLEST_LARGEST = 50;
const CAMPAIGNS_PER_ACTOR = 2.5;
const ACTOR_ZIPF = 0.6;
const DUPLICATE_DELAY_DAYS = 6;
const LAG_MEDIAN_DAYS = 4;
const LONGEST_LAG_DAYS = 120;

/** What a report is in truth. */
export const REPORT_CLASSES = ['campaign', 'one-off', 'poison', 'duplicate'] as const;
export type ReportClass = (typeof REPORT_CLASSES)[number];
export const CLASS = { campaign: 0, oneOff: 1, poison: 2, duplicate: 3 } as const;

/** Columns of the campaigns; those from `count` on are one-offs, which are campaigns of a single report. */
export interface CampaignColumns {
  readonly count: number;
  readonly size: Int32Array;
  /** Place in `SCAM_TYPES`. */
  readonly type: Uint8Array;
  /** Place in `MARKETS`. */
  readonly market: Uint8Array;
  readonly actor: Int32Array;
  /** Days of the horizon; a campaign may begin before it. */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** Days after its start at which a campaign pauses, and for how long; 0 where it does not. */
  readonly pauseAfter: Float64Array;
  readonly pause: Float64Array;
}

/** Columns of the reports, in no order of time; `order` lists them by time. */
export interface RowColumns {
  readonly count: number;
  /** Reports of campaigns and one-offs, which come first. */
  readonly owned: number;
  readonly class: Uint8Array;
  /** Campaign or one-off; -1 for poison. */
  readonly campaign: Int32Array;
  /** Place within the campaign; for poison its own number. */
  readonly serial: Int32Array;
  /** Day of the report, and the same without its campaign's pause (artifacts do not age in a pause). */
  readonly time: Float64Array;
  readonly activeTime: Float64Array;
  /** Days from the incident to the report. */
  readonly lag: Float64Array;
  /** For a duplicate, the report that it repeats; else -1. */
  readonly original: Int32Array;
  /** 1 for reports that a duplicate repeats. */
  readonly repeated: Uint8Array;
  readonly order: Uint32Array;
}

export interface Plan {
  readonly campaigns: CampaignColumns;
  readonly rows: RowColumns;
}

/** Decides who reports what and when; everything else of a report follows from its key. Memory: some 60 bytes a report. */
export function planReports(settings: Settings): Plan {
  const draws = new Draws(settings.seed);
  const total = settings.reports;
  const poison = Math.min(total - 1, Math.round(total * settings.poison));
  const duplicates = Math.min(total - 1 - poison, Math.round(total * DUPLICATE_SHARE));
  const owned = total - poison - duplicates;
  const wanted = Math.min(Math.round(total * ONE_OFF_SHARE), owned);
  const oneOffs = owned - wanted === 1 ? owned : wanted; // a campaign has at least two reports
  const sizes = campaignSizes(draws.begin(STREAM.sizes), total, owned - oneOffs);
  const campaigns = planCampaigns(draws, settings, sizes, oneOffs);
  const rows = blankRows(total, owned);
  placeCampaignRows(draws, campaigns, rows);
  placeDuplicates(draws.begin(STREAM.duplicates), rows, duplicates);
  placePoison(draws.begin(STREAM.poison), rows, rows.owned + duplicates);
  rows.order.sort((a, b) => (rows.time[a] ?? 0) - (rows.time[b] ?? 0) || a - b);
  return { campaigns, rows };
}

/** Sizes by P(n) ~ n^-2 until they make up `reports`; the last one is cut, and a leftover single report joins it. */
function campaignSizes(draws: Draws, total: number, reports: number): number[] {
  const largest = Math.min(LARGEST_SIZE, Math.max(SMALLEST_LARGEST, Math.floor(LARGEST_SHARE * total)));
  const cumulative = cumulate(largest - 1, (place) => (place + 2) ** -SIZE_EXPONENT);
  const sizes: number[] = [];
  let left = reports;
  while (left > 1) {
    const size = Math.min(left, 2 + placeIn(cumulative, draws.unit()));
    sizes.push(size);
    left -= size;
  }
  if (left === 1) sizes.push((sizes.pop() ?? 1) + 1);
  return sizes;
}

function planCampaigns(draws: Draws, settings: Settings, sizes: readonly number[], oneOffs: number): CampaignColumns {
  const all = sizes.length + oneOffs;
  const columns = {
    count: sizes.length,
    size: new Int32Array(all).fill(1),
    type: new Uint8Array(all),
    market: new Uint8Array(all),
    actor: new Int32Array(all),
    start: new Float64Array(all),
    duration: new Float64Array(all),
    pauseAfter: new Float64Array(all),
    pause: new Float64Array(all),
  };
  columns.size.set(sizes);
  const types = cumulate(SCAM_TYPES.length, (place) => SCAM_TYPES[place]?.share ?? 0);
  const markets = cumulate(MARKETS.length, (place) => MARKETS[place]?.share ?? 0);
  const actors = cumulate(
    Math.max(1, Math.ceil(sizes.length / CAMPAIGNS_PER_ACTOR)),
    (place) => (place + 1) ** -ACTOR_ZIPF,
  );
  for (let c = 0; c < all; c++) {
    draws.begin(STREAM.campaign, c);
    columns.type[c] = placeIn(types, draws.unit());
    columns.market[c] = placeIn(markets, draws.unit());
    columns.actor[c] = placeIn(actors, draws.unit());
    const size = columns.size[c] ?? 1;
    const start = -60 + 780 * draws.unit();
    const duration = Math.min(700, Math.max(2, 12 * size ** 0.35 * Math.exp(0.5 * draws.normal())));
    columns.start[c] = start;
    columns.duration[c] = duration;
    if (size > 1 && draws.chance(settings.pauses)) pauseCampaign(draws, columns, c);
  }
  return columns;
}

/** A pause that would push the campaign out of the data moves its beginning forward in time instead. */
function pauseCampaign(draws: Draws, columns: CampaignColumns, c: number): void {
  const [start, duration] = [columns.start[c] ?? 0, columns.duration[c] ?? 0];
  const pause = 60 + 60 * draws.unit();
  columns.pauseAfter[c] = duration * (0.25 + 0.25 * draws.unit());
  columns.pause[c] = pause;
  if (start + duration + pause > HORIZON_DAYS) columns.start[c] = start - pause;
}

function blankRows(count: number, owned: number): RowColumns {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  return {
    count,
    owned,
    class: new Uint8Array(count),
    campaign: new Int32Array(count).fill(-1),
    serial: new Int32Array(count),
    time: new Float64Array(count),
    activeTime: new Float64Array(count),
    lag: new Float64Array(count),
    original: new Int32Array(count).fill(-1),
    repeated: new Uint8Array(count),
    order,
  };
}

function placeCampaignRows(draws: Draws, campaigns: CampaignColumns, rows: RowColumns): void {
  let row = 0;
  for (let c = 0; c < campaigns.size.length; c++) {
    for (let serial = 0; serial < (campaigns.size[c] ?? 0); serial++, row++) {
      rows.class[row] = c < campaigns.count ? CLASS.campaign : CLASS.oneOff;
      rows.campaign[row] = c;
      rows.serial[row] = serial;
      placeInTime(draws.begin(STREAM.time, c, serial), campaigns, c, rows, row);
    }
  }
}

/** Draws until a report falls into the horizon; a campaign that lies outside it is reported at its edge. */
function placeInTime(draws: Draws, campaigns: CampaignColumns, c: number, rows: RowColumns, row: number): void {
  const [start, duration] = [campaigns.start[c] ?? 0, campaigns.duration[c] ?? 0];
  for (let attempt = 0; attempt < 32; attempt++) {
    const lag = reportLag(draws);
    const incident = start + duration * draws.beta(1.5, 2.5);
    const time = incident + pauseBefore(campaigns, c, incident) + lag;
    if (time < 0 || time >= HORIZON_DAYS) continue;
    [rows.time[row], rows.activeTime[row], rows.lag[row]] = [time, incident + lag, lag];
    return;
  }
  const edge = Math.min(HORIZON_DAYS - 1, Math.max(0, start)) + draws.unit();
  [rows.time[row], rows.activeTime[row], rows.lag[row]] = [edge, edge, reportLag(draws)];
}

function reportLag(draws: Draws): number {
  return Math.min(LONGEST_LAG_DAYS, LAG_MEDIAN_DAYS * Math.exp(draws.normal()));
}

/** Days by which a campaign's pause has put off what happens at a moment of its activity. */
function pauseBefore(campaigns: CampaignColumns, c: number, moment: number): number {
  const [pause, after] = [campaigns.pause[c] ?? 0, campaigns.pauseAfter[c] ?? 0];
  return pause > 0 && moment - (campaigns.start[c] ?? 0) >= after ? pause : 0;
}

/** Duplicates repeat distinct reports; where fewer are left than asked for, repeats repeat. */
function placeDuplicates(draws: Draws, rows: RowColumns, count: number): void {
  for (let i = 0; i < count; i++) {
    let original = draws.below(rows.owned);
    for (let attempt = 0; attempt < 64 && rows.repeated[original] === 1; attempt++) original = draws.below(rows.owned);
    rows.repeated[original] = 1;
    const row = rows.owned + i;
    rows.class[row] = CLASS.duplicate;
    rows.campaign[row] = rows.campaign[original] ?? -1;
    rows.serial[row] = rows.serial[original] ?? 0;
    rows.original[row] = original;
    rows.activeTime[row] = rows.activeTime[original] ?? 0;
    rows.time[row] = later(rows.time[original] ?? 0, draws.exponential(DUPLICATE_DELAY_DAYS));
    rows.lag[row] = (rows.lag[original] ?? 0) + (rows.time[row] ?? 0) - (rows.time[original] ?? 0);
  }
}

/** Poison comes up soon after the report whose artifact it names first: `original` says which. */
function placePoison(draws: Draws, rows: RowColumns, from: number): void {
  for (let row = from; row < rows.count; row++) {
    const first = draws.below(rows.owned);
    rows.class[row] = CLASS.poison;
    rows.serial[row] = row - from;
    rows.original[row] = first;
    rows.time[row] = later(rows.time[first] ?? 0, draws.exponential(DUPLICATE_DELAY_DAYS));
    rows.activeTime[row] = rows.time[row] ?? 0;
    rows.lag[row] = reportLag(draws);
  }
}

/** Some days later, or just before the data ends. */
function later(time: number, days: number): number {
  return Math.min(time + days, time + (HORIZON_DAYS - time) * 0.999);
}
