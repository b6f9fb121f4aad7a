import type { Alert, StoredAlert, Told } from '../model/alert.js';
import { compareText, type CampaignId } from '../model/ids.js';
import type { AlertFilter } from './between-nights.js';

// What all stores do alike with alerts.

/** The question that a page of alerts answers (`questionOf`). */
export function alertsQuestion({ since, delivery }: AlertFilter): string {
  return `alerts ${JSON.stringify([since, delivery])}`;
}

/** Everything an alert says as one text, but for its delivery, which changes. */
export function writeAlert(alert: Alert): string {
  return JSON.stringify({ ...alert, lost: { ...alert.lost, minor: String(alert.lost.minor) } });
}

/** The inverse of `writeAlert`; trusts the text, which nothing else writes. */
export function readAlert(text: string): Alert {
  const written = JSON.parse(text) as Omit<Alert, 'lost'> & {
    readonly lost: { readonly currency: string; readonly minor: string };
  };
  return { ...written, lost: { ...written.lost, minor: BigInt(written.lost.minor) } };
}

/**
 * From which day on an earlier alert of the same rule and campaign is the same alert: two processes may find one thing
 * at the same time.
 */
export function repeatedSince({ day, windowDays }: Alert): number {
  return day - windowDays + 1;
}

/** A new alert waits until somebody says that nobody is to be told. */
export function newlyStored(alert: Alert): StoredAlert {
  return { ...alert, delivery: 'waiting' };
}

/**
 * What is told of the campaigns of a run that is restored: what was when it was made, and what has been since, by whatever
 * run and by whatever ids.
 *
 * @param since alerts told since that run was published.
 * @param standsFor the id that a campaign has in the run; null for one that it has not.
 */
export function toldOfRestored(
  then: readonly Told[],
  since: readonly Pick<Alert, 'id' | 'rule' | 'day' | 'campaign'>[],
  standsFor: (id: CampaignId) => CampaignId | null,
): readonly Told[] {
  const told = new Map(then.map((each) => [`${each.campaign} ${each.alert}`, each]));
  for (const { id, rule, day, campaign } of since) {
    const now = standsFor(campaign);
    if (now !== null) told.set(`${now} ${id}`, { campaign: now, alert: id, rule, day });
  }
  return [...told.values()].sort((a, b) => compareText(a.campaign, b.campaign) || compareText(a.alert, b.alert));
}
