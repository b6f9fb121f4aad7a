import { dayFromText, type Day } from '../model/day.js';
import type { RunManifest } from '../model/run.js';

/**
 * Banks can still stop a payment for about three days. The FBI's Financial Fraud Kill Chain, by which IC3's Recovery
 * Asset Team has transfers held, takes international wires of the last 72 hours ("Financial Fraud Kill Chain" notice,
 * FBI and FinCEN: from USD 50,000, recall sent).
 */
export const URGENT_DAYS = 3;

/** A report comes days after the payment (median 4 in the synthetic data), so accounts stay on the list for a week. */
export const DEFAULT_WINDOW_DAYS = 7;

/** Days in which an account must have been seen to be worth a stop-payment request, all included. */
export interface PaymentWindow {
  readonly days: number;
  readonly from: Day;
  /** First of the days that make a request urgent. */
  readonly urgentFrom: Day;
  readonly to: Day;
}

/** The window that ends on the run's day; null where no report is dated. */
export function windowOf({ asOf }: RunManifest, days: number): PaymentWindow | null {
  const to = asOf === null ? null : dayFromText(asOf);
  if (to === null) return null;
  return { days, from: to - days + 1, urgentFrom: to - Math.min(days, URGENT_DAYS) + 1, to };
}
