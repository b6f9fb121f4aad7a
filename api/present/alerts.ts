import {
  alertText,
  dayText,
  moneyJson,
  type Alert,
  type AlertAnswer,
  type AlertRule,
  type Delivery,
  type MoneyJson,
  type Page,
  type Provisional,
  type Tally,
} from '../../engine/index.js';
import { artifactJson, type ArtifactJson } from './campaign.js';
import { runOrNull, type ItemsJson } from './page.js';

export interface AlertJson {
  readonly id: string;
  readonly rule: AlertRule;
  /** The id that the campaign had when the alert was told. */
  readonly campaignId: string;
  readonly title: string;
  readonly day: string;
  readonly run: number;
  readonly toldBy: 'night' | 'ingest';
  readonly windowDays: number;
  readonly victims: number;
  readonly provisionalReports: number;
  readonly usual: { readonly perWindow: number; readonly z: number } | null;
  readonly campaignReports: number;
  readonly linkedVictims: number;
  readonly lost: MoneyJson;
  readonly countries: readonly Tally[];
  readonly strongest: readonly ArtifactJson[];
  /** Why, in a sentence. */
  readonly text: string;
}

export interface AlertAnswerJson extends AlertJson {
  /** The id that the campaign has in the latest run; null where it was dissolved. */
  readonly campaignNow: string | null;
  readonly delivery: Delivery;
}

export function alertJson(alert: Alert): AlertJson {
  return {
    id: alert.id,
    rule: alert.rule,
    campaignId: alert.campaign,
    title: alert.title,
    day: dayText(alert.day),
    run: alert.run,
    toldBy: alert.toldBy,
    windowDays: alert.windowDays,
    victims: alert.victims,
    provisionalReports: alert.provisionalReports,
    usual: alert.usual,
    campaignReports: alert.reports,
    linkedVictims: alert.linkedVictims,
    lost: moneyJson(alert.lost),
    countries: alert.countries,
    strongest: alert.strongest.map(artifactJson),
    text: alertText(alert),
  };
}

export function alertPageJson({ run, total, cursor, items }: Page<AlertAnswer>): ItemsJson<AlertAnswerJson> {
  const answers = items.map((alert) => ({ ...alertJson(alert), campaignNow: alert.now, delivery: alert.delivery }));
  return { run: runOrNull(run), total, cursor, items: answers };
}

/** `+3 provisional reports since run 12, up to 2 further victims`; null for nothing. */
export function provisionalText(provisional: Provisional | null): string | null {
  if (provisional === null) return null;
  const { run, reports, furtherVictims } = provisional;
  const victims = furtherVictims === 0 ? 'no further victims' : `up to ${furtherVictims} further victims`;
  return `+${reports} provisional report${reports === 1 ? '' : 's'} since run ${run}, ${victims}`;
}
