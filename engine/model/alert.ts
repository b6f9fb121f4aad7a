import type { NamedArtifact, Tally } from './campaign.js';
import type { Day } from './day.js';
import type { CampaignId, ReportId } from './ids.js';
import type { Money } from './money.js';

/**
 * `outbreak`: a young campaign has found so many victims within a week. `growth`: an older one finds far more of them
 * than in the weeks before.
 */
export const ALERT_RULES = ['outbreak', 'growth'] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

/** `a-` and 12 base32 digits, from rule, campaign and day (`campaign/alert`). */
export type AlertId = string;

/** When an alert is told, and for how long nothing is told of the same campaign again. */
export interface AlertSettings {
  /** Distinct victims within the window that an alert needs, at least. */
  readonly victims: number;
  readonly windowDays: number;
  /** Until this age a campaign is young; for as long nothing more is told of an older one that was told of. */
  readonly youngDays: number;
  /** Standard deviations, of a Poisson process, above the three windows before: for campaigns that are no longer young. */
  readonly growthZ: number;
}

/** What the windows before would lead one to expect, for `growth`. */
export interface UsualVictims {
  /** Mean of the three windows before. */
  readonly perWindow: number;
  readonly z: number;
}

/** Something that someone should look at today. Once told it stands for ever, and is never told again. */
export interface Alert {
  readonly id: AlertId;
  readonly rule: AlertRule;
  /** The id that the campaign had when the alert was told. */
  readonly campaign: CampaignId;
  readonly title: string;
  /** The last day of the window. */
  readonly day: Day;
  /** The run that the figures of the campaign are from. */
  readonly run: number;
  /** Whether the run itself told it, or reports that came in after it. */
  readonly toldBy: 'night' | 'ingest';
  readonly windowDays: number;
  /** Distinct victims who reported within the window. */
  readonly victims: number;
  /** Reports of the window that are attached provisionally. */
  readonly provisionalReports: number;
  /** Null for an outbreak. */
  readonly usual: UsualVictims | null;
  /** Of the campaign in the run; provisional reports change none of them. */
  readonly reports: number;
  readonly linkedVictims: number;
  /** Counted, in the reporting currency. */
  readonly lost: Money;
  /** Most reports first, at most `ALERT_COUNTRIES`. */
  readonly countries: readonly Tally[];
  /** What holds the campaign together, strongest first, at most `ALERT_ARTIFACTS`; live: defang before showing. */
  readonly strongest: readonly NamedArtifact[];
  /** Reports of the window, the first `ALERT_WITNESSES` by (day, id): by them the campaign is known again if its id is lost. */
  readonly witnesses: readonly ReportId[];
}

export const ALERT_COUNTRIES = 5;
export const ALERT_ARTIFACTS = 3;
export const ALERT_WITNESSES = 20;

/** A campaign that was told of, by the id that it has in a run. */
export interface Told {
  readonly campaign: CampaignId;
  readonly alert: AlertId;
  readonly rule: AlertRule;
  readonly day: Day;
}

/**
 * How far the telling of an alert to others has come: nobody was to be told (`unasked`), it is to be sent (`waiting`), the
 * other side has taken it (`sent`), or it stands in the file of those that nobody took (`dead`).
 */
export const DELIVERIES = ['unasked', 'waiting', 'sent', 'dead'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface StoredAlert extends Alert {
  readonly delivery: Delivery;
}
