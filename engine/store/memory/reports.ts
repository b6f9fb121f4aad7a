import type { Artifact } from '../../model/artifact.js';
import type { NamedArtifact } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { ArtifactId, ReportId } from '../../model/ids.js';
import type { Report } from '../../model/report.js';
import { compareVersions } from '../newer.js';
import type { AddCounts } from '../store.js';

export interface ReportRow {
  readonly key: number;
  readonly report: Report;
}

export interface ArtifactRow {
  readonly key: number;
  readonly artifact: Artifact;
}

/** The reports as they stand, with the artifacts and derivations that they and their older versions told of. */
export class MemoryReports {
  readonly #reports = new Map<ReportId, ReportRow>();
  readonly #byKey: ReportRow[] = [];
  readonly #batches: (readonly Report[])[] = [];
  /** What came of another store, and behind how many batches. */
  readonly #learned: { readonly behind: number; readonly again: (then: MemoryReports) => void }[] = [];
  readonly #artifacts = new Map<ArtifactId, ArtifactRow>();
  readonly #artifactsByKey: ArtifactRow[] = [];
  readonly #parents = new Map<ArtifactId, Set<ArtifactId>>();
  readonly #mentionedBy = new Map<ArtifactId, Set<number>>();

  /** What it held at the end of an earlier batch: all batches are kept, and added anew. */
  at(moment: number | undefined): MemoryReports {
    if (moment === undefined || moment === this.moment()) return this;
    const then = new MemoryReports();
    for (let behind = 0; behind <= moment; behind++) {
      for (const each of this.#learned) if (each.behind === behind) each.again(then);
      const batch = behind < moment ? this.#batches[behind] : undefined;
      if (batch !== undefined) then.add(batch, () => undefined);
    }
    return then;
  }

  /** Row keys of the reports that came, or changed, after the end of an earlier batch. */
  since(moment: number): readonly number[] {
    if (moment >= this.moment()) return [];
    const then = this.at(moment);
    return this.#byKey.filter(({ key, report }) => then.byKey(key)?.report !== report).map(({ key }) => key);
  }

  /** Batches so far. */
  moment(): number {
    return this.#batches.length;
  }

  /** @param onChange is told of each report that came or changed, by its row key. */
  add(reports: readonly Report[], onChange: (key: number) => void): AddCounts {
    this.#batches.push([...reports]);
    const counts = { inserted: 0, updated: 0, unchanged: 0 };
    for (const report of reports) counts[this.#add(report, onChange)]++;
    return counts;
  }

  all(): readonly ReportRow[] {
    return this.#byKey;
  }

  byKey(key: number): ReportRow | undefined {
    return this.#byKey[key];
  }

  /** The artifact, if a report mentions it. */
  artifact(id: ArtifactId): ArtifactRow | undefined {
    return this.mentioning(id).length > 0 ? this.#artifacts.get(id) : undefined;
  }

  /** By row key, mentioned or not. */
  named(key: number): NamedArtifact {
    const row = this.#artifactsByKey[key];
    invariant(row !== undefined, 'an artifact of a run is not in the store');
    const { kind, folded, shown } = row.artifact;
    return { kind, folded, shown };
  }

  artifacts(): readonly ArtifactRow[] {
    return [...this.#artifacts.values()].filter((row) => this.mentioning(row.artifact.id).length > 0);
  }

  /** Artifacts that a report mentions or that an older version did. */
  everMentioned(): readonly ArtifactRow[] {
    return this.#artifactsByKey;
  }

  /** Row keys of child and parent, mentioned or not. */
  everDerived(): readonly { readonly child: number; readonly parent: number }[] {
    return [...this.#parents].flatMap(([childId, parents]) =>
      [...parents].map((id) => ({ child: this.#artifactKey(childId), parent: this.#artifactKey(id) })),
    );
  }

  /** Row key of a report that is there. */
  keyOf(id: ReportId): number {
    return this.#reports.get(id)?.key ?? -1;
  }

  /** An artifact that no report need mention; its row key. */
  learnArtifact(artifact: Artifact): number {
    this.#show(artifact);
    this.#learned.push({ behind: this.moment(), again: (then) => then.learnArtifact(artifact) });
    return this.#artifactKey(artifact.id);
  }

  learnDerivation(child: number, parent: number): void {
    const [childId, parentId] = [this.#artifactsByKey[child]?.artifact.id, this.#artifactsByKey[parent]?.artifact.id];
    invariant(
      childId !== undefined && parentId !== undefined,
      'a derivation names artifacts that are not in the store',
    );
    this.#parents.set(childId, (this.#parents.get(childId) ?? new Set()).add(parentId));
    this.#learned.push({
      behind: this.moment(),
      again: (then) => {
        then.learnDerivation(child, parent);
      },
    });
  }

  /** Row keys of the reports that mention an artifact. */
  mentioning(id: ArtifactId): readonly number[] {
    return [...(this.#mentionedBy.get(id) ?? [])];
  }

  /** Row keys of child and parent, both mentioned. */
  derivations(): readonly (readonly [child: number, parent: number])[] {
    return [...this.#parents].flatMap(([childId, parents]) => {
      const child = this.artifact(childId);
      if (child === undefined) return [];
      return [...parents].flatMap((id) => {
        const parent = this.artifact(id);
        return parent === undefined ? [] : [[child.key, parent.key] as const];
      });
    });
  }

  #add(report: Report, onChange: (key: number) => void): keyof AddCounts {
    this.#learn(report);
    const known = this.#reports.get(report.id);
    if (known !== undefined && compareVersions(report, known.report) <= 0) return 'unchanged';
    for (const { artifact } of known?.report.mentions ?? [])
      this.#mentionedBy.get(artifact.id)?.delete(known?.key ?? -1);
    const row = { key: known?.key ?? this.#byKey.length, report };
    this.#reports.set(report.id, row);
    this.#byKey[row.key] = row;
    for (const { artifact } of report.mentions) this.#reportsOf(artifact.id).add(row.key);
    onChange(row.key);
    return known === undefined ? 'inserted' : 'updated';
  }

  /**
   * An older version that arrives late still tells of spellings and derivations. They are taken in, for they would have
   * been had it come first, and the order of arrival must change no answer.
   */
  #learn(report: Report): void {
    for (const { artifact } of report.mentions) this.#show(artifact);
    const mentioned = new Set(report.mentions.map(({ artifact }) => artifact.id));
    for (const { artifact, parents } of report.mentions) {
      const known = this.#parents.get(artifact.id) ?? new Set();
      this.#parents.set(artifact.id, known);
      for (const parent of parents) if (mentioned.has(parent)) known.add(parent);
    }
  }

  /** Of all spellings ever met the smallest is shown. */
  #show(artifact: Artifact): void {
    const known = this.#artifacts.get(artifact.id);
    if (known !== undefined && compareText(known.artifact.shown, artifact.shown) <= 0) return;
    const row = { key: known?.key ?? this.#artifactsByKey.length, artifact };
    this.#artifacts.set(artifact.id, row);
    this.#artifactsByKey[row.key] = row;
  }

  #artifactKey(id: ArtifactId): number {
    return this.#artifacts.get(id)?.key ?? -1;
  }

  #reportsOf(id: ArtifactId): Set<number> {
    const known = this.#mentionedBy.get(id);
    if (known !== undefined) return known;
    const made = new Set<number>();
    this.#mentionedBy.set(id, made);
    return made;
  }
}
