import type { Campaign } from '../../model/campaign.js';
import { compareText } from '../../model/ids.js';
import { searchText } from '../filter.js';
import { tagsOf } from '../published.js';
import type { CampaignFilter, CampaignSort } from '../store.js';

/** Whether all conditions of the filter hold; `operation` as the id that it has in the run. */
export function fits(campaign: Campaign, filter: CampaignFilter): boolean {
  const { level, operation, type, country, currency, q } = filter;
  const tags = tagsOf(campaign);
  return (
    campaign.level === level &&
    (operation === undefined || campaign.operation === operation) &&
    (type === undefined || tags.type.includes(type)) &&
    (country === undefined || tags.country.includes(country)) &&
    (currency === undefined || tags.currency.includes(currency)) &&
    campaign.ledger.converted.lostMinor >= (filter.minLossMinor ?? 0n) &&
    campaign.victims.distinct >= (filter.minVictims ?? 0) &&
    campaign.reports >= (filter.minReports ?? 0) &&
    overlaps(campaign, filter) &&
    (q === undefined || searchText(campaign).includes(q.toLowerCase()))
  );
}

function overlaps({ firstDay, lastDay }: Campaign, { from, to }: CampaignFilter): boolean {
  if (from === undefined && to === undefined) return true;
  if (firstDay === null || lastDay === null) return false;
  return lastDay >= (from ?? -Infinity) && firstDay <= (to ?? Infinity);
}

const VALUES: Readonly<Record<CampaignSort, (campaign: Campaign) => bigint | number | null>> = {
  lost: (campaign) => campaign.ledger.converted.lostMinor,
  victims: (campaign) => campaign.victims.distinct,
  reports: (campaign) => campaign.reports,
  firstSeen: (campaign) => campaign.firstDay,
  lastSeen: (campaign) => campaign.lastDay,
  id: () => 0,
};

/** Orders campaigns as the filter asks; those without a value come last in either order, ties by id ascending. */
export function compareCampaigns({ sort, order }: CampaignFilter): (a: Campaign, b: Campaign) => number {
  const value = VALUES[sort];
  const sign = order === 'asc' ? 1 : -1;
  return (a, b) => {
    if (sort === 'id') return sign * compareText(a.id, b.id);
    const [x, y] = [value(a), value(b)];
    if (x === y) return compareText(a.id, b.id);
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -sign : sign;
  };
}
