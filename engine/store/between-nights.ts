import type { Alert, AlertId, Delivery, StoredAlert, Told } from '../model/alert.js';
import type { Day } from '../model/day.js';
import type { CampaignId } from '../model/ids.js';
import type { Attachment, PendingReport, Provisional, RecentReport, Settlement } from '../model/provisional.js';
import type { Page, PageRequest } from './page.js';

/** The part of the store port that is about reports which came after the latest run, and about alerts. */
export interface BetweenNights {
  /**
   * Reports that came or changed since the latest run's evidence was read and are not attached under that run, by row
   * key, behind `after` (-1 for all); at most `limit`. Adding a report makes it pending; there are none before the first run.
   */
  pending(after: number, limit: number): Promise<readonly PendingReport[]>;
  /**
   * Keeps where pending reports belong until the next run, and new alerts, in one transaction. A report that has changed
   * since keeps waiting. An alert that repeats one of the same rule and campaign within its window is left out. Answers
   * the alerts that are new; null, and nothing is kept, if `run` is not the latest any longer.
   */
  attach(
    run: number,
    attachments: readonly Attachment[],
    alerts: readonly Alert[],
  ): Promise<readonly StoredAlert[] | null>;
  /** What is attached to each of these campaigns or operations of the latest run, in the order asked; null for nothing. */
  provisional(ids: readonly CampaignId[]): Promise<readonly (Provisional | null)[]>;
  /** Reports by identified victims since a day: members of these campaigns in the latest run, and what is attached to them. */
  recent(ids: readonly CampaignId[], since: Day): Promise<readonly RecentReport[]>;
  /** What the latest run made of reports that were provisional until then, by report id. Any kept run may be asked for. */
  settled(run: number | null, page: PageRequest): Promise<Page<Settlement>>;

  /** Campaigns that were told of, by the ids of the latest run. */
  told(): Promise<readonly Told[]>;
  /** All alerts ever told, oldest first: published runs' and those told between runs. */
  alerts(filter: AlertFilter, page: PageRequest): Promise<Page<StoredAlert>>;
  /** How far the telling of these alerts has come; unknown ids are left out. */
  markDelivery(ids: readonly AlertId[], delivery: Delivery): Promise<void>;
}

/** What a run reads of it, at the one point in time of its evidence. */
export interface FreshEvidence {
  /** Reports that came or changed since the latest run's evidence was read. In any order; none before the first run. */
  fresh(): AsyncIterable<readonly FreshReport[]>;
  /** Alerts of this day and later, oldest first. */
  alertsSince(day: Day): Promise<readonly Alert[]>;
}

/** A report that the latest run did not know as it stands now. */
export interface FreshReport extends Attachment {
  /** The run under which it was attached; 0 where nobody has looked at it. */
  readonly run: number;
}

export interface AlertFilter {
  /** Alerts of this day and later. */
  readonly since?: Day;
  readonly delivery?: Delivery;
}

/** An artifact that one report alone mentioned so far links it to the next one. */
export function pointsAt(role: string): boolean {
  return role === 'links' || role === 'single-use';
}
