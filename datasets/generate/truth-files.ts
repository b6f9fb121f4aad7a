import type { GeneratedReport } from './generate.js';
import { AGENCIES, MARKETS } from './markets.js';
import type { CampaignColumns } from './plan.js';
import { REPORT_CLASSES } from './plan.js';
import { scamTypeAt } from './scam-types.js';

/**
 * The truth beside the reports. `component` is the same for reports that genuine links could join (rules, "Recoverable
 * truth"); `campaign` and `component` are empty where a report is of none.
 */
export const REPORTS_HEADER = 'source,ref,campaign,actor,class,original,victim,component\n';
export const MENTIONS_HEADER = 'source,ref,kind,value,class\n';
export const CAMPAIGNS_HEADER = 'campaign,actor,type,reports,duplicates,distinctVictims,lostUsd\n';

/** Lines of `mentions.csv`: values are made by us and hold no comma or quote. */
export function mentionLines({ report, mentions }: GeneratedReport): string {
  return mentions
    .map((mention) => `${report.source},${report.ref},${mention.kind},${mention.value},${mention.class}\n`)
    .join('');
}

/** What `reports.csv` needs of each report, kept in columns until the components are known. */
export class ReportTruthLog {
  readonly #row: Int32Array;
  readonly #source: Uint8Array;
  readonly #class: Uint8Array;
  readonly #campaign: Int32Array;
  readonly #actor: Int32Array;
  readonly #victim: Int32Array;
  readonly #original: Int32Array;
  /** Year and serial of the reference. */
  readonly #year: Uint16Array;
  readonly #serial: Uint32Array;
  /** Place in the file of each row: an original is named by its reference. */
  readonly #placeOfRow: Int32Array;
  #count = 0;

  constructor(reports: number) {
    this.#row = new Int32Array(reports);
    this.#source = new Uint8Array(reports);
    this.#class = new Uint8Array(reports);
    this.#campaign = new Int32Array(reports);
    this.#actor = new Int32Array(reports);
    this.#victim = new Int32Array(reports);
    this.#original = new Int32Array(reports);
    this.#year = new Uint16Array(reports);
    this.#serial = new Uint32Array(reports);
    this.#placeOfRow = new Int32Array(reports);
  }

  add({ report, truth }: GeneratedReport): void {
    const place = this.#count++;
    this.#row[place] = truth.row;
    this.#source[place] = AGENCIES.findIndex((agency) => agency === report.source);
    this.#class[place] = REPORT_CLASSES.indexOf(truth.class);
    this.#campaign[place] = truth.campaign;
    this.#actor[place] = truth.actor;
    this.#victim[place] = truth.victim;
    this.#original[place] = truth.original;
    this.#year[place] = Number(report.ref.slice(0, 4));
    this.#serial[place] = Number(report.ref.slice(5));
    this.#placeOfRow[truth.row] = place;
  }

  *lines(component: (row: number) => number): Generator<string> {
    for (let place = 0; place < this.#count; place++) {
      const row = this.#row[place] ?? 0;
      const campaign = this.#campaign[place] ?? -1;
      const original = this.#original[place] ?? -1;
      const cells = [
        this.#name(place),
        campaign < 0 ? '' : `c${campaign}`,
        campaign < 0 ? '' : `a${this.#actor[place] ?? 0}`,
        REPORT_CLASSES[this.#class[place] ?? 0] ?? '',
        original < 0 ? '' : this.#name(this.#placeOfRow[original] ?? 0).replace(',', '/'),
        `p${this.#victim[place] ?? 0}`,
        campaign < 0 ? '' : `r${component(row)}`,
      ];
      yield `${cells.join(',')}\n`;
    }
  }

  #name(place: number): string {
    const ref = `${this.#year[place] ?? 0}-${String(this.#serial[place] ?? 0).padStart(7, '0')}`;
    return `${AGENCIES[this.#source[place] ?? 0] ?? ''},${ref}`;
  }

  /** Distinct victims of each campaign. */
  distinctVictims(campaigns: number): Int32Array {
    const places = new Uint32Array(this.#count).map((_, place) => place);
    const campaignOf = (place: number): number => this.#campaign[place] ?? -1;
    const victimOf = (place: number): number => this.#victim[place] ?? -1;
    places.sort((a, b) => campaignOf(a) - campaignOf(b) || victimOf(a) - victimOf(b));
    const distinct = new Int32Array(campaigns);
    let before = -1;
    for (const place of places) {
      const campaign = campaignOf(place);
      const known = before >= 0 && campaignOf(before) === campaign && victimOf(before) === victimOf(place);
      if (campaign >= 0 && campaign < campaigns && !known) distinct[campaign] = (distinct[campaign] ?? 0) + 1;
      before = place;
    }
    return distinct;
  }
}

const USD_RATE = new Map(MARKETS.map((market) => [market.currency, market.usdRate]));

/** Sums over a campaign's reports; a loss that a duplicate repeats counts once. */
export class CampaignTotals {
  readonly reports: Int32Array;
  readonly duplicates: Int32Array;
  /** At the generator's own round rates. */
  readonly lostUsd: Float64Array;

  constructor(campaigns: CampaignColumns) {
    this.reports = new Int32Array(campaigns.count);
    this.duplicates = new Int32Array(campaigns.count);
    this.lostUsd = new Float64Array(campaigns.count);
  }

  add({ report, truth }: GeneratedReport): void {
    const { campaign } = truth;
    if (campaign < 0 || campaign >= this.reports.length) return;
    this.reports[campaign] = (this.reports[campaign] ?? 0) + 1;
    if (truth.class === 'duplicate') {
      this.duplicates[campaign] = (this.duplicates[campaign] ?? 0) + 1;
      return;
    }
    for (const loss of report.losses ?? []) {
      if (loss.kind !== 'lost') continue;
      this.lostUsd[campaign] = (this.lostUsd[campaign] ?? 0) + Number(loss.amount) * (USD_RATE.get(loss.currency) ?? 0);
    }
  }
}

export function* campaignLines(
  campaigns: CampaignColumns,
  totals: CampaignTotals,
  log: ReportTruthLog,
): Generator<string> {
  const distinct = log.distinctVictims(campaigns.count);
  for (let c = 0; c < campaigns.count; c++) {
    const cells = [
      `c${c}`,
      `a${campaigns.actor[c] ?? 0}`,
      scamTypeAt(campaigns.type[c] ?? 0).word,
      totals.reports[c] ?? 0,
      totals.duplicates[c] ?? 0,
      distinct[c] ?? 0,
      (totals.lostUsd[c] ?? 0).toFixed(2),
    ];
    yield `${cells.join(',')}\n`;
  }
}
