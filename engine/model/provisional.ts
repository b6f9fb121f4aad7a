import type { Alert, Told } from './alert.js';
import type { ArtifactKind } from './artifact.js';
import type { Day } from './day.js';
import type { CampaignId, ReportId } from './ids.js';

/** A campaign of the latest run that an artifact points to. */
export interface PointedCampaign {
  readonly campaign: CampaignId;
  /** Reports of the campaign that mention the artifact. */
  readonly reports: number;
  /** The stretch in which the campaign was active; null where none of its reports is dated. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** An artifact of a report that links, or would with this report, and is neither set aside nor a suspect. */
export interface Pointer {
  readonly kind: ArtifactKind;
  /** Whether it follows from another artifact of the report alone. */
  readonly derived: boolean;
  /** By id; at least one. */
  readonly campaigns: readonly PointedCampaign[];
}

/** A report that came, or changed, since the evidence of the latest run was read, and that nobody has looked at since. */
export interface PendingReport {
  /** The store's row key. */
  readonly key: number;
  /** Grows with each change of the report: what was found out about an older version is not kept. */
  readonly stamp: number;
  readonly id: ReportId;
  readonly day: Day | null;
  /** The victim's tokens as one text (`store/newer`); empty for intelligence. It never leaves the engine. */
  readonly victim: string;
  readonly pointers: readonly Pointer[];
}

/** Where a report belongs until the night has looked at it: a campaign and how sure that is, or nowhere yet. */
export interface Attachment {
  readonly key: number;
  readonly stamp: number;
  /** Null: its artifacts point to no campaign, or not clearly enough. */
  readonly campaign: CampaignId | null;
  /** 0..1; 0 without a campaign. */
  readonly weight: number;
}

/** What is attached to a campaign beside its published figures, which it never changes. */
export interface Provisional {
  /** The run that the reports came after. */
  readonly run: number;
  readonly reports: number;
  /** Distinct victims of these reports; some may be known to the campaign already, so it has at most so many more. */
  readonly furtherVictims: number;
}

/** A victim's report of a campaign in the last days, provisional or not. */
export interface RecentReport {
  readonly campaign: CampaignId;
  readonly id: ReportId;
  readonly day: Day;
  /** The victim's tokens as one text (`store/newer`). It never leaves the engine. */
  readonly victim: string;
  readonly provisional: boolean;
}

/** `confirmed`: the night left the report where it was. `moved`: it is in another campaign. `released`: in none. */
export const SETTLED = ['confirmed', 'moved', 'released'] as const;
export type Settled = (typeof SETTLED)[number];

/** What a run made of a provisional report. */
export interface Settlement {
  readonly report: ReportId;
  /** The campaign that it was attached to, by the id it had then. */
  readonly from: CampaignId;
  /** Null where it was released. */
  readonly to: CampaignId | null;
  readonly weight: number;
  readonly outcome: Settled;
}

/** Reports that a run has seen for the first time, by row key and stamp: they are no longer provisional with it. */
export interface SeenReports {
  readonly key: Float64Array;
  readonly stamp: Float64Array;
}

/** What a run says beside its campaigns: of what came before it, and of what someone should look at. */
export interface RunNews {
  readonly seen: SeenReports;
  /** By report id. */
  readonly settled: readonly Settlement[];
  /** By id: new with this run. */
  readonly alerts: readonly Alert[];
  /** By campaign, then alert: campaigns of this run that were told of, now or earlier. */
  readonly told: readonly Told[];
}

export interface NewsCounts extends Readonly<Record<Settled, number>> {
  readonly alerts: number;
}
