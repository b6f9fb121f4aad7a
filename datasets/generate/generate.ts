import type { ArtifactKind } from '../../engine/model/artifact.js';
import type { ArtifactClass } from './artifacts.js';
import { ARTIFACT_CLASS, ARTIFACT_CLASSES, Artifacts } from './artifacts.js';
import { Hubs } from './hubs.js';
import { Infrastructure } from './infrastructure.js';
import type { Warninglist } from './lists.js';
import { warninglists } from './lists.js';
import type { Mentioned } from './mentions.js';
import { Mentions } from './mentions.js';
import { Narratives } from './narrative.js';
import type { GenerateOptions, Settings } from './options.js';
import { settle } from './options.js';
import type { Plan, ReportClass } from './plan.js';
import { CLASS, planReports, REPORT_CLASSES } from './plan.js';
import type { CanonicalReport } from './report.js';
import { Reports } from './report.js';
import { Truth } from './truth.js';
import { Values } from './values/values.js';

/** What the truth says of one mention. A URL's or an address's domain counts as mentioned where it is an artifact. */
export interface MentionTruth {
  readonly kind: ArtifactKind;
  /** Plainest spelling; the report may write it otherwise. */
  readonly value: string;
  readonly class: ArtifactClass;
}

export interface ReportTruth {
  /** Number of the report in the truth: stable for the options, unrelated to the order of the file. */
  readonly row: number;
  readonly class: ReportClass;
  /** Campaign or one-off; -1 for poison. Numbers from `Generation.campaigns` on are one-offs. */
  readonly campaign: number;
  readonly actor: number;
  /** The person who reports, numbered by row. */
  readonly victim: number;
  /** Row that a duplicate repeats, or -1. */
  readonly original: number;
}

export interface GeneratedReport {
  readonly report: CanonicalReport;
  readonly truth: ReportTruth;
  readonly mentions: readonly MentionTruth[];
}

export interface Generation {
  readonly settings: Settings;
  readonly plan: Plan;
  /** Campaigns of two reports and more. */
  readonly campaigns: number;
  readonly lists: readonly Warninglist[];
  /** All reports in order of time. To be walked once. */
  readonly reports: Iterable<GeneratedReport>;
  /** Smallest row of a report's recoverable component; complete once `reports` has been walked to its end. */
  readonly component: (row: number) => number;
}

/**
 * Makes reports one by one: memory grows with their number (about 150 bytes each), not with their text.
 *
 * @throws SkeinError `usage` for an option out of its bounds.
 */
export function generate(options: GenerateOptions): Generation {
  const settings = settle(options);
  const plan = planReports(settings);
  const artifacts = new Artifacts();
  const hubs = new Hubs(artifacts, settings);
  const infrastructure = new Infrastructure(artifacts, hubs, plan.campaigns, settings);
  const values = new Values(artifacts, hubs, settings.seed);
  const truth = new Truth(plan, artifacts);
  const parts: Parts = {
    plan,
    artifacts,
    values,
    truth,
    mentions: new Mentions(artifacts, hubs, infrastructure, plan, settings),
    reports: new Reports(plan, artifacts, values, new Narratives(artifacts, settings.seed), settings),
  };
  return {
    settings,
    plan,
    campaigns: plan.campaigns.count,
    lists: warninglists(hubs.all, values),
    reports: walk(parts),
    component: (row) => truth.component(row),
  };
}

interface Parts {
  readonly plan: Plan;
  readonly artifacts: Artifacts;
  readonly values: Values;
  readonly truth: Truth;
  readonly mentions: Mentions;
  readonly reports: Reports;
}

function* walk(parts: Parts): Generator<GeneratedReport> {
  for (const row of parts.plan.rows.order) {
    const found = parts.mentions.of(row);
    parts.truth.add(row, found);
    yield {
      report: parts.reports.make(row, found),
      truth: truthOf(parts, row),
      mentions: found.flatMap((mention) => mentionTruth(parts, row, mention)),
    };
  }
}

function truthOf({ plan, reports }: Parts, row: number): ReportTruth {
  const { rows, campaigns } = plan;
  const campaign = rows.campaign[row] ?? -1;
  const reportClass = rows.class[row] ?? 0;
  return {
    row,
    class: REPORT_CLASSES[reportClass] ?? 'campaign',
    campaign,
    actor: campaigns.actor[campaign] ?? -1,
    victim: reports.victims.person(row),
    original: reportClass === CLASS.duplicate ? (rows.original[row] ?? -1) : -1,
  };
}

function mentionTruth({ plan, artifacts, values }: Parts, row: number, mention: Mentioned): readonly MentionTruth[] {
  const { artifact } = mention;
  const named = { kind: values.kind(artifact), value: values.text(artifact), class: classWord(mention.class) };
  const host = artifacts.host(artifact);
  if (host < 0) return [named];
  const poison = plan.rows.class[row] === CLASS.poison;
  const hostClass =
    poison && artifacts.class(host) !== ARTIFACT_CLASS.hub ? ARTIFACT_CLASS.noise : artifacts.class(host);
  return [named, { kind: values.kind(host), value: values.text(host), class: classWord(hostClass) }];
}

function classWord(code: number): ArtifactClass {
  return ARTIFACT_CLASSES[code] ?? 'noise';
}
