import { createHash } from 'node:crypto';
import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { Artifact, MentionOrigin } from '../../model/artifact.js';
import { compareText } from '../../model/ids.js';
import type { ArtifactId, ReportId } from '../../model/ids.js';
import type { Report, VictimField, VictimToken } from '../../model/report.js';
import { compareVersions, victimText } from '../newer.js';
import { dayOfReport } from '../report-day.js';
import type { AddCounts } from '../store.js';
import { artifactName, KIND_LABELS } from './names.js';
import { reportNode, type ReportNode } from './report-row.js';
import { artifactPlace } from './text-order.js';

/** A report as the graph, or an earlier place in the batch, has it. */
export interface KnownReport {
  readonly id: ReportId;
  readonly key: number;
  readonly reportedAt: string | null;
  readonly digest: string;
  /** As `victimText` writes it. */
  readonly victim: string;
  /** Row keys of the artifacts that it mentions. */
  readonly mentioned: readonly number[];
}

/** An artifact as the graph, or an earlier place in the batch, has it. */
export interface KnownArtifact {
  readonly key: number;
  readonly shown: string;
  readonly orphan: boolean;
}

export type MentionRow = readonly [
  report: number,
  artifact: number,
  origin: MentionOrigin,
  role: string | null,
  day: number | null,
];

/** An artifact's own properties, as its node has them. */
export interface ArtifactNode extends Pick<Artifact, 'kind' | 'folded' | 'shown'> {
  readonly key: number;
  /** `artifactHash` of its id. */
  readonly id: string;
  readonly place: string;
  readonly name: string;
}

/** Everything that a batch writes, as rows. */
export interface BatchPlan {
  readonly counts: AddCounts;
  readonly newArtifacts: readonly { readonly properties: ArtifactNode; readonly label: string }[];
  readonly shown: readonly { readonly key: number; readonly shown: string; readonly name: string }[];
  readonly newReports: readonly ReportNode[];
  readonly replaced: readonly ReportNode[];
  readonly pseudonyms: readonly { readonly report: number; readonly tokens: string }[];
  readonly mentions: readonly MentionRow[];
  readonly derivations: readonly (readonly [child: number, parent: number])[];
  /** Artifacts that may have lost their last mention, or found one again. */
  readonly unsettled: readonly number[];
  /** Those of them, and of `shown`, that readers know already. */
  readonly changedArtifacts: readonly number[];
  /** How many mentions there are more than before. */
  readonly mentionsMore: number;
  readonly nextReport: number;
  readonly nextArtifact: number;
}

export interface PlanGiven {
  readonly reports: readonly Report[];
  readonly known: readonly KnownReport[];
  /** By id; all that the batch mentions and the graph knows. The plan leaves it as it found it. */
  readonly artifacts: ReadonlyMap<ArtifactId, KnownArtifact>;
  readonly nextReport: number;
  readonly nextArtifact: number;
}

/** Decides what a batch changes; the graph is not touched. Also answers the artifacts as they will be. */
export function planBatch(given: PlanGiven): {
  readonly plan: BatchPlan;
  readonly artifacts: ReadonlyMap<ArtifactId, KnownArtifact>;
} {
  const planner = new Planner(given);
  for (const report of given.reports) planner.add(report);
  return planner.finish();
}

/** The unique name of an artifact in the graph, whose folded text may be longer than an index takes. */
export function artifactHash(id: ArtifactId): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

class Planner {
  readonly #given: PlanGiven;
  readonly #reports: Map<ReportId, KnownReport>;
  /** The version that stands in the end, of each report that the batch adds or replaces. */
  readonly #standing = new Map<ReportId, { readonly report: Report; readonly key: number; readonly isNew: boolean }>();
  readonly #artifacts = new Map<ArtifactId, KnownArtifact & { readonly artifact: Artifact }>();
  readonly #derivations = new Map<string, readonly [number, number]>();
  readonly #unsettled = new Set<number>();
  readonly #counts = { inserted: 0, updated: 0, unchanged: 0 };
  #nextReport: number;
  #nextArtifact: number;

  constructor(given: PlanGiven) {
    this.#given = given;
    this.#reports = new Map(given.known.map((row) => [row.id, row]));
    this.#nextReport = given.nextReport;
    this.#nextArtifact = given.nextArtifact;
  }

  add(report: Report): void {
    const known = this.#reports.get(report.id);
    const order = known === undefined ? 1 : compareVersions(report, { ...known, victim: tokensOf(known.victim) });
    // An older version that arrives late still tells of spellings and derivations: arrival order must change no answer.
    if (order !== 0) this.#learn(report, order < 0 ? 'all' : 'orphans');
    if (order <= 0) {
      this.#counts.unchanged++;
      return;
    }
    for (const key of known?.mentioned ?? []) this.#unsettled.add(key);
    const key = known?.key ?? this.#nextReport++;
    this.#standing.set(report.id, { report, key, isNew: key >= this.#given.nextReport });
    const { id, reportedAt, digest } = report;
    const mentioned = report.mentions.map(({ artifact }) => this.#intern(artifact).key);
    this.#reports.set(id, { id, key, reportedAt, digest, victim: victimText(report), mentioned });
    this.#counts[known === undefined ? 'inserted' : 'updated']++;
  }

  finish(): ReturnType<typeof planBatch> {
    const standing = [...this.#standing.values()].sort((a, b) => a.key - b.key);
    const nodes = standing.map((each) => ({ ...each, node: reportNode(each.report, each.key) }));
    const artifacts = [...this.#artifacts.values()].sort((a, b) => a.key - b.key);
    const isNew = (key: number) => key >= this.#given.nextArtifact;
    const unsettled = [...this.#unsettled].sort((a, b) => a - b);
    const shown = artifacts.filter(
      (row) => !isNew(row.key) && row.shown !== this.#given.artifacts.get(row.artifact.id)?.shown,
    );
    const changed = new Set([...unsettled.filter((key) => !isNew(key)), ...shown.map((row) => row.key)]);
    const mentions = standing.flatMap((each) => this.#mentionsOf(each.report, each.key));
    const before = this.#given.known.filter((row) => this.#standing.has(row.id));
    const plan: BatchPlan = {
      counts: this.#counts,
      newArtifacts: artifacts.filter((row) => isNew(row.key)).map(newArtifact),
      shown: shown.map(({ key, shown: text, artifact }) => ({
        key,
        shown: text,
        name: artifactName(artifact.kind, text),
      })),
      newReports: nodes.filter((each) => each.isNew).map((each) => each.node),
      replaced: nodes.filter((each) => !each.isNew).map((each) => each.node),
      pseudonyms: standing
        .filter((each) => each.report.victim.length > 0)
        .map(({ report, key }) => ({ report: key, tokens: victimText(report) })),
      mentions,
      derivations: [...this.#derivations.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      unsettled,
      changedArtifacts: [...changed].sort((a, b) => a - b),
      mentionsMore: mentions.length - before.reduce((sum, row) => sum + row.mentioned.length, 0),
      nextReport: this.#nextReport,
      nextArtifact: this.#nextArtifact,
    };
    return { plan, artifacts: this.#artifacts };
  }

  #mentionsOf(report: Report, key: number): readonly MentionRow[] {
    const day = dayOfReport(report);
    return report.mentions
      .map(({ artifact, origin, role }): MentionRow => [key, this.#intern(artifact).key, origin, role, day])
      .sort((a, b) => a[1] - b[1]);
  }

  /** All artifacts of the report, and who derives from whom; a parent that the report itself does not mention says nothing. */
  #learn(report: Report, unsettled: 'all' | 'orphans'): void {
    const keys = new Map<ArtifactId, number>();
    for (const { artifact } of report.mentions) {
      const { key, orphan } = this.#intern(artifact);
      keys.set(artifact.id, key);
      if (orphan || unsettled === 'all') this.#unsettled.add(key);
    }
    for (const { artifact, parents } of report.mentions)
      for (const id of parents) {
        const [child, parent] = [keys.get(artifact.id), keys.get(id)];
        if (child !== undefined && parent !== undefined) this.#derivations.set(`${child} ${parent}`, [child, parent]);
      }
  }

  /** The artifact as it will be, made if it is new. Of all spellings ever met the smallest is shown. */
  #intern(artifact: Artifact): KnownArtifact {
    const met = this.#artifacts.get(artifact.id) ?? this.#known(artifact);
    if (met !== undefined && compareText(met.shown, artifact.shown) <= 0) return met;
    const row = {
      key: met?.key ?? this.#nextArtifact++,
      shown: artifact.shown,
      orphan: met?.orphan ?? false,
      artifact,
    };
    this.#artifacts.set(artifact.id, row);
    return row;
  }

  #known(artifact: Artifact): (KnownArtifact & { readonly artifact: Artifact }) | undefined {
    const known = this.#given.artifacts.get(artifact.id);
    if (known === undefined) return undefined;
    const row = { ...known, artifact };
    this.#artifacts.set(artifact.id, row);
    return row;
  }
}

export function newArtifact({
  key,
  shown,
  artifact,
}: KnownArtifact & { readonly artifact: Artifact }): BatchPlan['newArtifacts'][number] {
  const { id, kind, folded } = artifact;
  const place = artifactPlace(ARTIFACT_KINDS.indexOf(kind), folded);
  const properties = { key, id: artifactHash(id), kind, folded, shown, place, name: artifactName(kind, shown) };
  return { properties, label: KIND_LABELS[kind] };
}

/** The inverse of `victimText`: neither fields nor tokens hold a space or an equals sign. */
export function tokensOf(text: string): readonly VictimToken[] {
  if (text === '') return [];
  return text.split(' ').map((pair) => {
    const at = pair.indexOf('=');
    return { field: pair.slice(0, at) as VictimField, token: pair.slice(at + 1) };
  });
}
