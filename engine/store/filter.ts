import type { Campaign } from '../model/campaign.js';
import type { CampaignFilter } from './store.js';

/** Stands between texts that are searched as one, so that no match runs over from one into the next. */
const BETWEEN = '\u001f';

/** Everything that `CampaignFilter.q` looks into, in lower case. */
export function searchText(campaign: Campaign): string {
  return [campaign.title, ...campaign.strongest.map((artifact) => artifact.shown)].join(BETWEEN).toLowerCase();
}

/** The question that a page answers, whatever its size and place: pages of one question go on from each other. */
export function questionOf(filter: CampaignFilter): string {
  const { level, operation, type, country, currency, minLossMinor, minVictims, minReports, from, to, q, sort, order } =
    filter;
  const minLoss = minLossMinor?.toString();
  const conditions = [level, operation, type, country, currency, minLoss, minVictims, minReports, from, to, q];
  return JSON.stringify([...conditions, sort, order]);
}
