import { hash } from 'node:crypto';
import {
  ALERT_ARTIFACTS,
  ALERT_COUNTRIES,
  ALERT_WITNESSES,
  type Alert,
  type AlertId,
  type AlertRule,
  type AlertSettings,
} from '../model/alert.js';
import type { Campaign } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import type { CampaignId, ReportId } from '../model/ids.js';
import { compareText } from '../model/ids.js';
import type { Verdict } from './alert-rule.js';
import { digitsOf } from './mint.js';

/** A report of the window that speaks for an alert. */
export interface Witness {
  readonly id: ReportId;
  readonly day: Day;
  readonly provisional: boolean;
}

export interface AlertGiven {
  readonly verdict: Verdict;
  readonly campaign: Campaign;
  readonly today: Day;
  readonly run: number;
  readonly toldBy: Alert['toldBy'];
  readonly settings: AlertSettings;
  /** Reports by identified victims since any day; those of the window are taken. */
  readonly seen: readonly Witness[];
}

/** The alert in full: what it says never changes, whatever becomes of the campaign. */
export function alertOf({ verdict, campaign, today, run, toldBy, settings, seen }: AlertGiven): Alert {
  const { windowDays } = settings;
  const within = seen
    .filter(({ day }) => day <= today && day > today - windowDays)
    .sort((a, b) => a.day - b.day || compareText(a.id, b.id));
  const { currency, lostMinor } = campaign.ledger.converted;
  return {
    id: alertId(verdict.rule, campaign.id, today),
    rule: verdict.rule,
    campaign: campaign.id,
    title: campaign.title,
    day: today,
    run,
    toldBy,
    windowDays,
    victims: verdict.victims,
    provisionalReports: within.filter(({ provisional }) => provisional).length,
    usual: verdict.usual,
    reports: campaign.reports,
    linkedVictims: campaign.victims.distinct,
    lost: { currency, minor: lostMinor },
    countries: campaign.countries.slice(0, ALERT_COUNTRIES),
    strongest: campaign.strongest.slice(0, ALERT_ARTIFACTS).map(({ kind, folded, shown }) => ({ kind, folded, shown })),
    witnesses: within.slice(0, ALERT_WITNESSES).map(({ id }) => id),
  };
}

/** From what is told, so that the same data and the same previous runs give the same id, whoever finds it first. */
export function alertId(rule: AlertRule, campaign: CampaignId, day: Day): AlertId {
  return `a-${digitsOf(hash('sha256', [rule, campaign, day].join('\0'), 'hex'))}`;
}
