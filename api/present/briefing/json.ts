/** Briefings in words that leave the engine, for machines: the same for `--format json` and for HTTP. */
import {
  defang,
  moneyJson,
  type Alias,
  type CampaignArtifact,
  type CampaignBriefing,
  type LineageEventName,
  type LiveAccount,
  type LiveAccounts,
  type MoneyJson,
  type MorningBriefing,
  type NamedIn,
  type PaymentTarget,
  type PaymentWindow,
  type RunManifest,
  type Section,
  type Tally,
} from '../../../engine/index.js';
import {
  campaignArtifactJson,
  campaignJson,
  dayOrNull,
  type CampaignArtifactJson,
  type CampaignJson,
} from '../campaign.js';
import { eventJson, type EventJson } from '../events.js';
import { linkJson, type PossibleLinkJson } from '../links.js';
import { restJson, type RestJson } from '../run.js';
import { RECOVERABLE } from './limits.js';

export interface BriefedRunJson {
  readonly run: number;
  readonly asOf: string | null;
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface WindowJson {
  readonly days: number;
  readonly from: string | null;
  readonly urgentFrom: string | null;
  readonly to: string | null;
}

export interface MorningJson {
  /** The run whose events are told; null where it is no longer kept. */
  readonly told: BriefedRunJson | null;
  /** The run whose events are asked for, and the one whose figures stand here. */
  readonly run: number;
  readonly figures: BriefedRunJson;
  readonly limit: number;
  readonly whole: RestJson;
  readonly unclustered: RestJson;
  readonly counts: {
    readonly campaign: Readonly<Record<LineageEventName, number>>;
    readonly operation: Readonly<Record<LineageEventName, number>>;
  };
  readonly sections: readonly SectionJson[];
  readonly payments: PaymentsJson | null;
}

export interface SectionJson {
  readonly event: string;
  /** Campaigns that it happened to; `rows` holds the first of them, `gone` were dissolved since. */
  readonly campaigns: number;
  readonly events: number;
  readonly gone: number;
  readonly rows: readonly {
    readonly campaign: CampaignJson;
    readonly events: readonly EventJson[];
    readonly eventCount: number;
    readonly liveAccounts: number;
    readonly urgentAccounts: number;
  }[];
}

export interface PaymentsJson {
  readonly window: WindowJson;
  /** What recoverable means here, and who says so. */
  readonly recoverable: string;
  /** Campaigns active in the window, and how many of them were looked at. */
  readonly active: number;
  readonly lookedAt: number;
  readonly targets: readonly {
    readonly campaignId: string;
    readonly title: string;
    readonly lost: MoneyJson;
    /** Accounts seen in the window in all, and on its urgent days. */
    readonly total: number;
    readonly urgent: number;
    readonly accounts: readonly AccountJson[];
  }[];
}

/** What a bank needs: the number itself, as people write it, and harmless. */
export interface AccountJson {
  readonly kind: string;
  readonly value: string;
  /** As a person writes it, live: for the form of a bank, not for a page. */
  readonly written: string;
  readonly shown: string;
  readonly role: string;
  readonly urgent: boolean;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly lastLossAt: string | null;
  readonly reportsInAll: number;
  readonly inWindow: NamedInJson;
  readonly ever: NamedInJson;
}

export interface NamedInJson {
  readonly reports: number;
  readonly losses: number;
  /** In the run's currency, as reported; `unconverted` losses are missing from it. */
  readonly lost: MoneyJson;
  readonly unconverted: number;
  readonly lines: readonly MoneyJson[];
}

export interface CampaignBriefJson {
  readonly figures: BriefedRunJson;
  readonly asked: string;
  readonly followed: readonly Alias[];
  readonly campaign: CampaignJson;
  readonly window: WindowJson | null;
  readonly live: {
    readonly total: number;
    readonly urgent: number;
    readonly accounts: readonly (CampaignArtifactJson & { readonly written: string })[];
  };
  readonly timeline: TimelineJson;
  readonly countries: readonly Tally[];
  readonly largest: readonly (MoneyJson & { readonly kind: string })[];
  readonly artifacts: {
    readonly total: number;
    readonly roles: readonly { readonly role: string; readonly artifacts: number }[];
    readonly timed: readonly CampaignArtifactJson[];
  };
  readonly joints: {
    readonly byOne: number;
    readonly bySeveral: number;
    readonly hanging: readonly { readonly artifact: CampaignArtifactJson; readonly reports: number }[];
  };
  readonly links: { readonly total: number; readonly items: readonly PossibleLinkJson[] };
  readonly doubts: {
    readonly undated: number;
    readonly unidentified: number;
    readonly unreadableLosses: number;
    readonly noCountry: number;
    readonly equalAmounts: number;
    readonly equal: readonly (MoneyJson & { readonly reports: number })[];
  };
  readonly history: { readonly total: number; readonly items: readonly (EventJson & { readonly run: number })[] };
}

export interface TimelineJson {
  readonly unit: string;
  readonly periods: readonly {
    readonly from: string | null;
    readonly reports: number;
    readonly reportedLost: MoneyJson;
  }[];
  readonly undated: { readonly reports: number; readonly reportedLost: MoneyJson };
  readonly unconverted: number;
}

export function morningJson(briefing: MorningBriefing): MorningJson {
  const { asked, told, figures, whole, unclustered, counts, sections, payments } = briefing;
  return {
    told: told && runOf(told),
    run: asked.run,
    figures: runOf(figures),
    limit: asked.limit,
    whole: restJson(whole),
    unclustered: restJson(unclustered),
    counts,
    sections: sections.map(sectionJson),
    payments: payments && {
      window: windowJson(payments.window),
      recoverable: RECOVERABLE,
      active: payments.active,
      lookedAt: payments.lookedAt,
      targets: payments.targets.map((target) => targetJson(target, figures.currency)),
    },
  };
}

function runOf({ run, asOf, startedAt, finishedAt }: RunManifest): BriefedRunJson {
  return { run, asOf, startedAt, finishedAt };
}

function windowJson({ days, from, urgentFrom, to }: PaymentWindow): WindowJson {
  return { days, from: dayOrNull(from), urgentFrom: dayOrNull(urgentFrom), to: dayOrNull(to) };
}

function sectionJson({ event, campaigns, events, gone, rows }: Section): SectionJson {
  return {
    event,
    campaigns,
    events,
    gone,
    rows: rows.map((row) => ({
      campaign: campaignJson(row.campaign),
      events: row.events.map(eventJson),
      eventCount: row.eventCount,
      liveAccounts: row.live.total,
      urgentAccounts: row.live.urgent,
    })),
  };
}

function targetJson({ campaign, accounts, total, urgent }: PaymentTarget, currency: string) {
  const { lost } = campaignJson(campaign).ledger;
  return {
    campaignId: campaign.id,
    title: campaign.title,
    lost,
    total,
    urgent,
    accounts: accounts.map((one) => accountJson(one, currency)),
  };
}

function accountJson({ artifact, urgent, inWindow, ever, lastLossAt }: LiveAccount, currency: string): AccountJson {
  const { kind, folded, shown, role, firstDay, lastDay, reportsInAll } = artifact;
  return {
    kind,
    value: folded,
    written: shown,
    shown: defang(shown),
    role,
    urgent,
    firstSeen: dayOrNull(firstDay),
    lastSeen: dayOrNull(lastDay),
    lastLossAt,
    reportsInAll,
    inWindow: namedInJson(inWindow, currency),
    ever: namedInJson(ever, currency),
  };
}

function namedInJson({ reports, lost }: NamedIn, currency: string): NamedInJson {
  return {
    reports,
    losses: lost.losses,
    lost: moneyJson({ currency, minor: lost.convertedMinor }),
    unconverted: lost.unconverted,
    lines: lost.lines.map(moneyJson),
  };
}

export function campaignBriefJson(briefing: CampaignBriefing): CampaignBriefJson {
  const { asked, campaign, figures, followed, window, timeline, artifacts, joints, links, doubts, history } = briefing;
  const { equal, equalKinds, ...counted } = doubts;
  return {
    figures: runOf(figures),
    asked: asked.id,
    followed,
    campaign: campaignJson(campaign),
    window: window && windowJson(window),
    live: liveJson(briefing.live),
    timeline: timelineJson(timeline, figures.currency),
    countries: briefing.countries,
    largest: briefing.largest.map(({ kind, ...money }) => ({ kind, ...moneyJson(money) })),
    artifacts: { ...artifacts, timed: artifacts.timed.map(campaignArtifactJson) },
    joints: {
      byOne: joints.byOne,
      bySeveral: joints.bySeveral,
      hanging: joints.hanging.map(({ artifact, reports }) => ({ artifact: campaignArtifactJson(artifact), reports })),
    },
    links: { total: links.total, items: links.items.map(linkJson) },
    doubts: {
      ...counted,
      equalAmounts: equalKinds,
      equal: equal.map(({ reports, ...money }) => ({ ...moneyJson(money), reports })),
    },
    history: { total: history.total, items: history.items.map((event) => ({ run: event.run, ...eventJson(event) })) },
  };
}

function liveJson({ total, urgent, accounts }: LiveAccounts): CampaignBriefJson['live'] {
  const written = (one: CampaignArtifact) => ({ ...campaignArtifactJson(one), written: one.shown });
  return { total, urgent, accounts: accounts.map(written) };
}

function timelineJson(
  { unit, periods, undated, unconverted }: CampaignBriefing['timeline'],
  currency: string,
): TimelineJson {
  const lost = (minor: bigint): MoneyJson => moneyJson({ currency, minor });
  return {
    unit,
    periods: periods.map(({ firstDay, reports, lostMinor }) => ({
      from: dayOrNull(firstDay),
      reports,
      reportedLost: lost(lostMinor),
    })),
    undated: { reports: undated.reports, reportedLost: lost(undated.lostMinor) },
    unconverted,
  };
}
