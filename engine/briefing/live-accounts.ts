import type { ArtifactKind } from '../model/artifact.js';
import type { Campaign, CampaignArtifact } from '../model/campaign.js';
import { compareText } from '../model/ids.js';
import type { BriefingSource } from './source.js';
import type { PaymentWindow } from './window.js';

/** Where money goes, and may be held. */
const PAYMENT_KINDS: ReadonlySet<ArtifactKind> = new Set(['iban', 'bank-account', 'wallet']);

/** Of one campaign at most so many accounts stand in a briefing: the latest seen. */
export const MAX_ACCOUNTS = 25;

export interface LiveAccounts {
  /** Seen within the window, the latest first; benign ones are no target and left out. */
  readonly accounts: readonly CampaignArtifact[];
  /** Seen within the window in all, and seen on its urgent days. */
  readonly total: number;
  readonly urgent: number;
}

export const NO_ACCOUNTS: LiveAccounts = { accounts: [], total: 0, urgent: 0 };

/** Accounts and wallets of a campaign that were seen within the window. */
export async function liveAccounts(
  source: BriefingSource,
  campaign: Campaign,
  window: PaymentWindow | null,
): Promise<LiveAccounts> {
  if (window === null || campaign.lastDay === null || campaign.lastDay < window.from) return NO_ACCOUNTS;
  const found: CampaignArtifact[] = [];
  for await (const one of source.artifacts(campaign.id)) if (isLive(one, window)) found.push(one);
  return {
    accounts: found.sort(latestFirst).slice(0, MAX_ACCOUNTS),
    total: found.length,
    urgent: found.filter(({ lastDay }) => (lastDay ?? 0) >= window.urgentFrom).length,
  };
}

function isLive({ kind, role, lastDay }: CampaignArtifact, { from }: PaymentWindow): boolean {
  return PAYMENT_KINDS.has(kind) && role !== 'listed' && lastDay !== null && lastDay >= from;
}

function latestFirst(a: CampaignArtifact, b: CampaignArtifact): number {
  return (
    (b.lastDay ?? 0) - (a.lastDay ?? 0) ||
    b.reports - a.reports ||
    compareText(a.kind, b.kind) ||
    compareText(a.folded, b.folded)
  );
}
