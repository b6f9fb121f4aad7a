/**
 * The one place that decides which fields of a report leave skein, through HTTP, `--json` and exports alike. It is a list
 * of what may leave, not of what may not: a field added to the store stays inside until it is named here. Victims'
 * pseudonyms are no part of `StoredReport`, and only the fact that there is an identity is told. Nobody is
 * authenticated yet, and so the server answers the machine it runs on alone; the markings (TLP, releasable-to) travel with
 * every report for the reader to keep.
 */
import { moneyJson, type Handling, type MoneyJson, type Reliability, type StoredReport } from '../../engine/index.js';
import { artifactJson, type ArtifactJson } from '../present/campaign.js';

export interface LossJson extends MoneyJson {
  readonly kind: string;
  readonly at: string | null;
}

export interface MentionJson extends ArtifactJson {
  readonly origin: string;
  readonly role: string | null;
}

export interface ReportJson {
  readonly id: string;
  readonly source: string;
  readonly ref: string;
  readonly type: string;
  readonly reportedAt: string | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly victimIdentified: boolean;
  readonly losses: readonly LossJson[];
  readonly unreadableLosses: readonly { readonly field: string; readonly reason: string }[];
  readonly artifacts: readonly MentionJson[];
  readonly handling: Handling | null;
  readonly reliability: Reliability | null;
  readonly campaignId: string | null;
  readonly operationId: string | null;
}

export function reportJson(report: StoredReport): ReportJson {
  return {
    id: report.id,
    source: report.source,
    ref: report.ref,
    type: report.type,
    reportedAt: report.reportedAt,
    incidentAt: report.incidentAt,
    fraudType: report.fraudType,
    country: report.country,
    victimIdentified: report.victimIdentified,
    losses: report.losses.map((loss) => ({
      kind: loss.kind,
      ...moneyJson({ currency: loss.currency, minor: BigInt(loss.minor) }),
      at: loss.at,
    })),
    unreadableLosses: report.unreadableLosses.map(({ field, reason }) => ({ field, reason })),
    artifacts: report.artifacts.map((mention) => ({
      ...artifactJson(mention),
      origin: mention.origin,
      role: mention.role,
    })),
    handling: report.handling && { tlp: report.handling.tlp, releasableTo: report.handling.releasableTo },
    reliability: report.reliability && {
      source: report.reliability.source,
      information: report.reliability.information,
    },
    campaignId: report.campaignId,
    operationId: report.operationId,
  };
}
