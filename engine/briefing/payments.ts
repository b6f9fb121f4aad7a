import type { Campaign, CampaignArtifact } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import { liveAccounts, type LiveAccounts } from './live-accounts.js';
import { dayOfReport, lostIn, type LostSum, sumOf } from './report-sums.js';
import type { BriefingSource, BriefedReport } from './source.js';
import type { PaymentWindow } from './window.js';

/** So many campaigns are looked at, most lost first, for one that has an account seen in the last days. */
const LOOKED_AT_FOR_EACH = 25;

/** An account or wallet, as a bank needs it for a stop-payment request. */
export interface LiveAccount {
  readonly artifact: CampaignArtifact;
  readonly urgent: boolean;
  /** Reports of the campaign that name it, within the window and ever, and what they say was lost (as reported). */
  readonly inWindow: NamedIn;
  readonly ever: NamedIn;
  /** Latest day, said by a report that names it, on which money was lost. */
  readonly lastLossAt: string | null;
}

export interface NamedIn {
  readonly reports: number;
  readonly lost: LostSum;
}

export interface PaymentTarget {
  readonly campaign: Campaign;
  readonly accounts: readonly LiveAccount[];
  /** Accounts seen within the window in all: `accounts` holds the latest. */
  readonly total: number;
  readonly urgent: number;
}

export interface PaymentList {
  readonly window: PaymentWindow;
  readonly targets: readonly PaymentTarget[];
  /** Campaigns seen within the window, and how many of them were looked at. */
  readonly active: number;
  readonly lookedAt: number;
}

/**
 * Whom to ask for a stop, in the order in which money may still be there: campaigns with an account seen on the urgent
 * days, then the rest of the window; within each, most lost first.
 */
export async function paymentList(source: BriefingSource, window: PaymentWindow, limit: number): Promise<PaymentList> {
  const active = await source.activeSince(window.from, window.to);
  const chosen = new Map<string, Chosen>();
  const looked = new Set<string>();
  for (const from of new Set([window.urgentFrom, window.from])) {
    const { campaigns } = from === window.from ? active : await source.activeSince(from, window.to);
    await choose(source, campaigns, { window, from, limit }, { chosen, looked });
  }
  const targets: PaymentTarget[] = [];
  for (const one of chosen.values()) targets.push(await targetOf(source, one, window));
  return { window, targets, active: active.total, lookedAt: looked.size };
}

interface Chosen {
  readonly campaign: Campaign;
  readonly live: LiveAccounts;
}

interface Asked {
  readonly window: PaymentWindow;
  /** An account must have been seen since. */
  readonly from: Day;
  readonly limit: number;
}

async function choose(
  source: BriefingSource,
  campaigns: AsyncIterable<Campaign>,
  { window, from, limit }: Asked,
  { chosen, looked }: { readonly chosen: Map<string, Chosen>; readonly looked: Set<string> },
): Promise<void> {
  let looks = 0;
  for await (const campaign of campaigns) {
    if (chosen.size >= limit || looks++ >= limit * LOOKED_AT_FOR_EACH) return;
    if (chosen.has(campaign.id)) continue;
    looked.add(campaign.id);
    const live = await liveAccounts(source, campaign, window);
    if (live.accounts.some(({ lastDay }) => (lastDay ?? 0) >= from)) chosen.set(campaign.id, { campaign, live });
  }
}

async function targetOf(source: BriefingSource, { campaign, live }: Chosen, window: PaymentWindow) {
  const sheets = new Map(live.accounts.map((artifact) => [keyOf(artifact), new AccountSheet(artifact, window)]));
  for await (const report of source.reports(campaign.id))
    for (const named of report.artifacts) sheets.get(keyOf(named))?.add(report, source);
  const accounts = [...sheets.values()].map((sheet) => sheet.close());
  return { campaign, accounts, total: live.total, urgent: live.urgent };
}

function keyOf({ kind, folded }: Pick<CampaignArtifact, 'kind' | 'folded'>): string {
  return `${kind}:${folded}`;
}

class AccountSheet {
  readonly #ever = sumOf();
  readonly #inWindow = sumOf();
  #lastLossAt: string | null = null;

  constructor(
    private readonly artifact: CampaignArtifact,
    private readonly window: PaymentWindow,
  ) {}

  add(report: BriefedReport, source: BriefingSource): void {
    const day = dayOfReport(report);
    const lost = lostIn(report, source);
    this.#ever.add(lost);
    if (day !== null && day >= this.window.from) this.#inWindow.add(lost);
    for (const { kind, at } of report.losses)
      if (kind === 'lost' && at !== null && at > (this.#lastLossAt ?? '')) this.#lastLossAt = at;
  }

  close(): LiveAccount {
    return {
      artifact: this.artifact,
      urgent: (this.artifact.lastDay ?? 0) >= this.window.urgentFrom,
      inWindow: this.#inWindow.close(),
      ever: this.#ever.close(),
      lastLossAt: this.#lastLossAt,
    };
  }
}
