import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { Artifact } from '../../model/artifact.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { ArtifactId } from '../../model/ids.js';
import { asTheyAre, batches } from '../batch.js';
import { RowKeys } from '../row-keys.js';
import type { StoreCounts } from '../store.js';
import { resultOf } from '../whole-run.js';
import type { KeyedReport, TakeIn, WholePart, WholeRun, WholeSource } from '../whole.js';
import type { MemoryBetweenNights } from './between-nights.js';
import type { ArtifactRow, MemoryReports, ReportRow } from './reports.js';
import type { HeldRun, MemoryRuns, PublishedRun } from './runs.js';

/** All that a memory store is made of. */
export interface MemoryParts {
  readonly notes: Map<string, string>;
  readonly reports: MemoryReports;
  readonly runs: MemoryRuns;
  readonly between: MemoryBetweenNights;
}

/** Tells what was there when it was opened; rows themselves never change. */
export class MemoryWhole implements WholeSource {
  readonly #notes: readonly { readonly name: string; readonly text: string }[];
  readonly #reports: readonly ReportRow[];
  readonly #artifacts: readonly ArtifactRow[];
  readonly #derivations: readonly { readonly child: number; readonly parent: number }[];
  readonly #past: Extract<WholePart, { readonly what: 'past' }>;
  readonly #runs: readonly WholeRun[];
  readonly #alerts: Extract<WholePart, { readonly what: 'alerts' }>;
  readonly #fresh: Extract<WholePart, { readonly what: 'fresh' }>;
  readonly #byId: ReadonlyMap<ArtifactId, ArtifactRow>;

  constructor({ notes, reports, runs, between }: MemoryParts) {
    this.#notes = [...notes].map(([name, text]) => ({ name, text }));
    this.#reports = [...reports.all()];
    this.#artifacts = reports.everMentioned().toSorted(byArtifact);
    this.#byId = new Map(this.#artifacts.map((row) => [row.artifact.id, row]));
    this.#derivations = reports.everDerived();
    const kept = runs.newestFirst().toReversed();
    const numbers = new Set(kept.map(({ run }) => run));
    this.#past = {
      what: 'past',
      aliases: runs.aliases().filter((alias) => !numbers.has(alias.run)),
      events: runs.allEvents().filter((event) => !numbers.has(event.run)),
    };
    const published = kept.map((run) => ({ ...saidBy(run), ...shown(run.run, runs, between) }));
    const held = runs.held();
    this.#runs = [...published, ...(held === null ? [] : [{ ...saidBy(held.run), ...waiting(held) }])].sort(byNumber);
    this.#alerts = {
      what: 'alerts',
      rows: between.allAlerts().map(({ delivery, ...alert }) => ({ alert, delivery })),
    };
    this.#fresh = { what: 'fresh', rows: between.fresh().toSorted((a, b) => a.key - b.key) };
  }

  counts(): Promise<StoreCounts> {
    const mentions = this.#reports.reduce((sum, { report }) => sum + report.mentions.length, 0);
    return Promise.resolve({ reports: this.#reports.length, artifacts: this.#artifacts.length, mentions });
  }

  async *parts(): AsyncGenerator<WholePart> {
    yield { what: 'notes', rows: this.#notes };
    for await (const rows of batches(this.#reports, asTheyAre))
      yield { what: 'reports', rows: rows.map((row) => this.#asShown(row)) };
    for await (const rows of batches(this.#artifacts, asTheyAre)) yield { what: 'artifacts', rows };
    for await (const rows of batches(this.#derivations, asTheyAre)) yield { what: 'derivations', rows };
    yield this.#past;
    for (const run of this.#runs) yield { what: 'run', run };
    yield this.#alerts;
    yield this.#fresh;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #asShown({ key, report }: ReportRow): KeyedReport {
    const mentions = report.mentions
      .toSorted((a, b) => compareText(a.artifact.id, b.artifact.id))
      .map(({ artifact, origin, role }) => ({
        artifact: this.#artifact(artifact).artifact,
        origin,
        role,
        parents: [],
      }));
    const artifacts = mentions.map(({ artifact }) => this.#artifact(artifact).key);
    return { key, report: { ...report, mentions }, artifacts };
  }

  #artifact({ id }: Artifact): ArtifactRow {
    const row = this.#byId.get(id);
    invariant(row !== undefined, 'an artifact of a report is not in the store');
    return row;
  }
}

type Said = 'summary' | 'campaigns' | 'operations' | 'members' | 'artifacts' | 'links' | 'setAside';

function saidBy(run: PublishedRun): Pick<WholeRun, Said> {
  const campaigns = run.placed.filter(({ operation }) => operation !== null);
  return {
    summary: run.summary,
    campaigns: campaigns.map(({ campaign }) => campaign),
    operations: run.placed.slice(campaigns.length).map(({ campaign }) => campaign),
    members: [...run.membership].map(([report, campaign]) => ({ report, campaign })),
    artifacts: run.artifacts,
    links: run.links,
    setAside: run.setAside,
  };
}

function shown(run: number, runs: MemoryRuns, between: MemoryBetweenNights): Omit<WholeRun, Said> {
  const aliases = runs.aliases().filter((alias) => alias.run === run);
  return { aliases, events: runs.eventsOf(run), ...between.newsOf(run), held: null };
}

function waiting({ result, reasons }: HeldRun): Omit<WholeRun, Said> {
  const { seen = NONE_SEEN, settled = [], told = [], alerts = [] } = result.news ?? {};
  return { aliases: result.aliases, events: result.events, settled, told, held: { reasons, seen, alerts } };
}

const NONE_SEEN = { key: new Float64Array(), stamp: new Float64Array() };

function byNumber(a: WholeRun, b: WholeRun): number {
  return a.summary.manifest.run - b.summary.manifest.run;
}

function byArtifact({ artifact: a }: ArtifactRow, { artifact: b }: ArtifactRow): number {
  return ARTIFACT_KINDS.indexOf(a.kind) - ARTIFACT_KINDS.indexOf(b.kind) || compareText(a.folded, b.folded);
}

export class MemoryTakeIn implements TakeIn {
  readonly #own: MemoryParts;
  readonly #keys = new RowKeys();

  constructor(own: MemoryParts) {
    this.#own = own;
  }

  take(part: WholePart): Promise<void> {
    return new Promise((resolve) => {
      this.#take(part);
      resolve();
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #take(part: WholePart): void {
    const { notes, reports, runs, between } = this.#own;
    switch (part.what) {
      case 'notes':
        for (const { name, text } of part.rows) if (!notes.has(name)) notes.set(name, text);
        break;
      case 'reports':
        reports.add(
          part.rows.map(({ report }) => report),
          (key) => {
            between.changed(key);
          },
        );
        for (const { key, report } of part.rows) this.#keys.setReport(key, reports.keyOf(report.id));
        break;
      case 'artifacts':
        for (const { key, artifact } of part.rows) this.#keys.setArtifact(key, reports.learnArtifact(artifact));
        break;
      case 'derivations':
        for (const { child, parent } of part.rows)
          reports.learnDerivation(this.#keys.artifact(child), this.#keys.artifact(parent));
        break;
      case 'past':
        runs.addPast(part.aliases, part.events);
        break;
      case 'run':
        this.#takeRun(part.run);
        break;
      case 'alerts':
        between.takeAlerts(part.rows.map(({ alert, delivery }) => ({ ...alert, delivery })));
        break;
      case 'fresh':
        between.takeFresh(part.rows.map((row) => ({ ...row, key: this.#keys.report(row.key) })));
        break;
    }
  }

  #takeRun(run: WholeRun): void {
    const { runs, between } = this.#own;
    if (run.summary.manifest.run <= runs.highest()) return;
    const result = resultOf(run, this.#keys);
    if (run.held !== null) {
      runs.hold(result, run.held.reasons, 'any later run');
      return;
    }
    runs.publish(result, 'any later run');
    between.publish(result);
  }
}
