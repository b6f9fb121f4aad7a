import type { Alert } from '../../model/alert.js';
import { ARTIFACT_KINDS, MENTION_ORIGINS } from '../../model/artifact.js';
import type { Campaign, NamedArtifact } from '../../model/campaign.js';
import type { Day } from '../../model/day.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import { asTheyAre, batches, derivationBatch, mentionBatch } from '../batch.js';
import { lossesText, victimText } from '../newer.js';
import { lastJoints } from '../questions.js';
import { dayOfReport } from '../report-day.js';
import type { DerivationTuple, MentionTuple } from '../batch.js';
import type { FreshReport } from '../between-nights.js';
import type {
  AsOf,
  DerivationBatch,
  EvidenceArtifact,
  EvidenceReport,
  EvidenceSource,
  LastMembership,
  LastRun,
  MentionBatch,
  StoreCounts,
} from '../store.js';
import type { ArtifactRow, MemoryReports, ReportRow } from './reports.js';
import type { MemoryBetweenNights } from './between-nights.js';
import type { MemoryRuns, PublishedRun } from './runs.js';

/** Copies what it will tell when it is opened; reports themselves never change. */
export class MemoryEvidence implements EvidenceSource {
  readonly #reports: readonly ReportRow[];
  readonly #artifacts: readonly ArtifactRow[];
  readonly #keys: ReadonlyMap<string, number>;
  readonly #derivations: readonly DerivationTuple[];
  readonly #run: PublishedRun | null;
  readonly #lastRun: LastRun | null;
  readonly #fresh: readonly FreshReport[];
  readonly #alerts: readonly Alert[];
  readonly #nextRun: number;
  readonly #moment: number;

  constructor(reports: MemoryReports, runs: MemoryRuns, between: MemoryBetweenNights, asOf: AsOf | null = null) {
    this.#reports = [...reports.all()];
    this.#artifacts = [...reports.artifacts()].sort(compareArtifacts);
    this.#keys = new Map(this.#artifacts.map((row) => [row.artifact.id, row.key]));
    this.#derivations = reports.derivations();
    this.#run = asOf === null ? runs.latest() : runs.at(asOf.previous);
    this.#moment = reports.moment();
    this.#fresh = between.fresh();
    this.#alerts = between.alertsSince(-Infinity);
    this.#nextRun = asOf?.run ?? runs.highest() + 1;
    const last = this.#run?.run ?? 0;
    this.#lastRun = this.#run && {
      run: this.#run.run,
      ...lastCampaigns(this.#run),
      aliases: runs.aliases().filter((alias) => alias.run <= last),
      manifest: this.#run.summary.manifest,
      weakJoints: lastJoints(this.#run.links),
    };
  }

  counts(): Promise<StoreCounts> {
    const mentions = this.#reports.reduce((sum, { report }) => sum + report.mentions.length, 0);
    return Promise.resolve({ reports: this.#reports.length, artifacts: this.#artifacts.length, mentions });
  }

  reports(): AsyncIterable<readonly EvidenceReport[]> {
    return batches(this.#reports.map(evidenceReport), asTheyAre);
  }

  artifacts(): AsyncIterable<readonly EvidenceArtifact[]> {
    return batches(
      this.#artifacts.map(({ key, artifact: { kind, folded } }) => ({ key, kind, folded })),
      asTheyAre,
    );
  }

  artifactNames(keys: Float64Array): Promise<readonly NamedArtifact[]> {
    const named = new Map(this.#artifacts.map(({ key, artifact }) => [key, artifact]));
    return Promise.resolve(
      Array.from(keys, (key) => {
        const artifact = named.get(key);
        invariant(artifact !== undefined, 'a run names an artifact that its evidence has not');
        const { kind, folded, shown } = artifact;
        return { kind, folded, shown };
      }),
    );
  }

  mentions(): AsyncIterable<MentionBatch> {
    return batches(
      this.#reports.flatMap((row) => this.#mentionsOf(row)),
      mentionBatch,
    );
  }

  derivations(): AsyncIterable<DerivationBatch> {
    return batches(this.#derivations, derivationBatch);
  }

  lastMemberships(): AsyncIterable<readonly LastMembership[]> {
    return batches(
      [...(this.#run?.membership ?? [])].map(([report, campaign]) => ({ report, campaign })),
      asTheyAre,
    );
  }

  fresh(): AsyncIterable<readonly FreshReport[]> {
    return batches(this.#fresh, asTheyAre);
  }

  alertsSince(day: Day): Promise<readonly Alert[]> {
    return Promise.resolve(this.#alerts.filter((alert) => alert.day >= day));
  }

  lastRun(): Promise<LastRun | null> {
    return Promise.resolve(this.#lastRun);
  }

  moment(): Promise<number> {
    return Promise.resolve(this.#moment);
  }

  nextRun(): Promise<number> {
    return Promise.resolve(this.#nextRun);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #mentionsOf({ key, report }: ReportRow): readonly MentionTuple[] {
    return report.mentions.map(({ artifact, origin }) => [
      key,
      this.#keys.get(artifact.id) ?? -1,
      MENTION_ORIGINS.indexOf(origin),
    ]);
  }
}

function lastCampaigns({ placed }: PublishedRun): Pick<LastRun, 'campaigns' | 'operations'> {
  const campaigns = placed.filter((each) => each.operation !== null);
  const last = ({ id, bornRun, reports }: Campaign) => ({ id, bornRun, reports });
  return {
    campaigns: campaigns.map(({ campaign, operation }) => ({
      ...last(campaign),
      operation: (operation ?? 0) - campaigns.length,
    })),
    operations: placed.slice(campaigns.length).map(({ campaign }) => last(campaign)),
  };
}

function compareArtifacts({ artifact: a }: ArtifactRow, { artifact: b }: ArtifactRow): number {
  return ARTIFACT_KINDS.indexOf(a.kind) - ARTIFACT_KINDS.indexOf(b.kind) || compareText(a.folded, b.folded);
}

function evidenceReport({ key, report }: ReportRow): EvidenceReport {
  const { id, source, type, country, fraudType, digest } = report;
  return {
    key,
    id,
    source,
    type,
    day: dayOfReport(report),
    country,
    fraudType,
    losses: lossesText(report),
    unreadableLosses: report.unreadableLosses.length,
    victim: victimText(report),
    digest,
  };
}
