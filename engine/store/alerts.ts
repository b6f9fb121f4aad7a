import type { Alert, StoredAlert } from '../model/alert.js';
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
