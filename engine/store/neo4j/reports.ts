import { SkeinError } from '../../model/errors.js';
import type { Artifact } from '../../model/artifact.js';
import type { ArtifactId } from '../../model/ids.js';
import type { Report } from '../../model/report.js';
import type { AddCounts } from '../store.js';
import { planArtifacts, emptyPlan } from './artifact-plan.js';
import { artifactHash, planBatch, type BatchPlan, type KnownArtifact, type KnownReport } from './batch-plan.js';
import type { Database, Work } from './database.js';
import { putReportPages } from './put-report-pages.js';
import { cypher, type Cypher } from './statements.js';
import type { Writer, Writing } from './writer.js';

const KNOWN_REPORTS = cypher<{ ids: readonly string[] }, KnownReport>('read/known-reports');
const KNOWN_ARTIFACTS = cypher<{ ids: readonly string[] }, KnownArtifact & { id: string }>('read/known-artifacts');
const BEFORE_REPORTS = cypher<{ keys: readonly number[]; seq: number }, never>('write/before-reports');
const BEFORE_ARTIFACTS = cypher<{ keys: readonly number[]; seq: number }, never>('write/before-artifacts');
const BATCH_STATE = cypher<object, { seq: number; prepared: number; preparedBy: string | null }>('write/batch-state');
const ADD_ARTIFACTS = cypher<Rows<object>, never>('write/add-artifacts');
const SHOW_ARTIFACTS = cypher<Rows<object>, never>('write/show-artifacts');
const ADD_REPORTS = cypher<Rows<object>, never>('write/add-reports');
const REPLACE_REPORTS = cypher<Rows<object> & { seq: number }, never>('write/replace-reports');
const ADD_PSEUDONYMS = cypher<Rows<object> & { seq: number }, never>('write/add-pseudonyms');
const ADD_MENTIONS = cypher<Rows<readonly unknown[]> & { seq: number }, never>('write/add-mentions');
const ADD_DERIVATIONS = cypher<Rows<readonly unknown[]> & { seq: number }, never>('write/add-derivations');
const SETTLE_ARTIFACTS = cypher<{ keys: readonly number[] }, { lost: number; found: number }>('write/settle-artifacts');
const MARK_FRESH = cypher<{ keys: readonly number[] }, never>('write/mark-fresh');
const PREPARE_BATCH = cypher<PreparedBatch, never>('write/prepare-batch');
const SHOW_BATCH = cypher<object, never>('write/show-batch');

interface Rows<T> {
  readonly rows: readonly T[];
}

interface PreparedBatch {
  readonly seq: number;
  readonly by: string;
  readonly reports: number;
  readonly artifacts: number;
  readonly mentions: number;
  readonly nextReport: number;
  readonly nextArtifact: number;
  readonly replacing: number | null;
}

/** Rows that one statement takes: beyond this the server gets slower, not faster. */
const MOST_ROWS = 10_000;
/** Most artifacts of a feed come again soon, and asking for one costs more than keeping a report. */
const MOST_REMEMBERED = 200_000;

/** Adds batches of reports: each is prepared whole, then shown by one property. */
export class ReportWriter {
  readonly #database: Database;
  readonly #writer: Writer;
  #remembered = new Map<ArtifactId, KnownArtifact>();
  /** The batch after which the graph was as it is remembered. */
  #rememberedSeq = -1;

  constructor(database: Database, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
  }

  async add(reports: readonly Report[]): Promise<AddCounts> {
    if (reports.length === 0) return { inserted: 0, updated: 0, unchanged: 0 };
    const plan = await this.#writer.hold((writing) => this.#add(reports, writing));
    // The next writer would do it too; doing it now keeps the graph clean for those who look at it.
    if (plan.replaced.length > 0) await this.#writer.hold(() => Promise.resolve()).catch(ignoreBusy);
    return plan.counts;
  }

  /** Artifacts of another store, which no report need mention; answers the row key of each. */
  learn(artifacts: readonly Artifact[]): Promise<readonly number[]> {
    return this.#writer.hold(async (writing) => {
      const hashes = artifacts.map(({ id }) => artifactHash(id));
      const rows = await this.#database.read((work) => work.run(KNOWN_ARTIFACTS, { ids: hashes }));
      const known = new Map(rows.map((row) => [row.id, row]));
      const { plan, keys } = planArtifacts(artifacts, hashes, known, writing.state);
      await this.#keep(plan, writing);
      return keys;
    });
  }

  /** Which of them follow from which, by row key. */
  async derive(derivations: BatchPlan['derivations']): Promise<void> {
    if (derivations.length === 0) return;
    await this.#writer.hold((writing) => this.#keep({ ...emptyPlan(writing.state), derivations }, writing));
  }

  /** A batch without reports. */
  async #keep(plan: BatchPlan, writing: Writing): Promise<void> {
    if (plan.newArtifacts.length + plan.shown.length + plan.derivations.length === 0) return;
    this.#rememberedSeq = -1;
    await this.#keepBefore(plan, writing.state.seq + 1);
    await this.#prepare(plan, writing);
    await writing.last.run(SHOW_BATCH, {});
  }

  async #add(reports: readonly Report[], writing: Writing): Promise<BatchPlan> {
    const { state } = writing;
    const remembered = this.#rememberedSeq === state.seq ? this.#remembered : new Map<ArtifactId, KnownArtifact>();
    this.#rememberedSeq = -1; // what a failed batch remembers is not in the graph
    const known = await this.#database.read(async (work) => {
      await learnArtifacts(work, reports, remembered);
      return work.run(KNOWN_REPORTS, { ids: [...new Set(reports.map((report) => report.id))] });
    });
    const { nextReport, nextArtifact } = state;
    const { plan, artifacts } = planBatch({ reports, known, artifacts: remembered, nextReport, nextArtifact });
    if (plan.newReports.length + plan.replaced.length + plan.derivations.length + artifacts.size === 0) return plan;
    await this.#keepBefore(plan, state.seq + 1);
    await this.#prepare(plan, writing);
    await writing.last.run(SHOW_BATCH, {});
    for (const [id, { key, shown, orphan }] of artifacts) remembered.set(id, { key, shown, orphan });
    if (plan.unsettled.length > 0 || remembered.size > MOST_REMEMBERED) remembered.clear();
    this.#remembered = remembered;
    this.#rememberedSeq = state.seq + 1;
    return plan;
  }

  async #keepBefore(plan: BatchPlan, seq: number): Promise<void> {
    const reports = plan.replaced.map((node) => node.key);
    if (reports.length + plan.changedArtifacts.length === 0) return;
    await this.#database.write(async (work) => {
      for (const keys of parts(reports)) await work.run(BEFORE_REPORTS, { keys, seq });
      for (const keys of parts(plan.changedArtifacts)) await work.run(BEFORE_ARTIFACTS, { keys, seq });
    });
  }

  async #prepare(plan: BatchPlan, { state, token }: Writing): Promise<void> {
    const seq = state.seq + 1;
    await this.#database.write(async (work) => {
      const [now] = await work.run(BATCH_STATE, {});
      if (now?.preparedBy === token) return; // the commit went through, and only its answer was lost
      if (now?.seq !== state.seq || now.prepared !== state.seq)
        throw new SkeinError('store-busy', 'another process has taken over the lock of the store: try again');
      await writeRows(work, plan, seq);
      if (state.run !== null) await markFresh(work, plan);
      const { lost, found } = await settleArtifacts(work, plan.unsettled);
      await work.run(PREPARE_BATCH, {
        seq,
        by: token,
        reports: plan.newReports.length,
        artifacts: plan.newArtifacts.length + found - lost,
        mentions: plan.mentionsMore,
        nextReport: plan.nextReport,
        nextArtifact: plan.nextArtifact,
        replacing: plan.replaced.length > 0 ? seq : null,
      });
    });
  }
}

/** Asks for those artifacts of the reports that are not remembered. */
async function learnArtifacts(
  work: Work,
  reports: readonly Report[],
  remembered: Map<ArtifactId, KnownArtifact>,
): Promise<void> {
  const idOf = new Map<string, ArtifactId>();
  for (const report of reports)
    for (const { artifact } of report.mentions)
      if (!remembered.has(artifact.id)) idOf.set(artifactHash(artifact.id), artifact.id);
  for (const ids of parts([...idOf.keys()]))
    for (const { id, ...known } of await work.run(KNOWN_ARTIFACTS, { ids })) remembered.set(idOf.get(id) ?? id, known);
}

async function writeRows(work: Work, plan: BatchPlan, seq: number): Promise<void> {
  const artifacts = plan.newArtifacts.map(({ properties, label }) => ({
    properties: { ...properties, since: seq },
    label,
  }));
  await inParts(work, ADD_ARTIFACTS, artifacts, {});
  await inParts(work, SHOW_ARTIFACTS, plan.shown, {});
  await inParts(
    work,
    ADD_REPORTS,
    plan.newReports.map((node) => ({ ...node, since: seq })),
    {},
  );
  await inParts(work, REPLACE_REPORTS, plan.replaced, { seq });
  await inParts(work, ADD_PSEUDONYMS, plan.pseudonyms, { seq });
  await inParts(work, ADD_MENTIONS, plan.mentions, { seq });
  await putReportPages(work, plan, seq);
  await inParts(work, ADD_DERIVATIONS, plan.derivations, { seq });
}

async function markFresh(work: Work, { newReports, replaced }: BatchPlan): Promise<void> {
  for (const nodes of parts([...newReports, ...replaced]))
    await work.run(MARK_FRESH, { keys: nodes.map(({ key }) => key) });
}

async function settleArtifacts(work: Work, unsettled: readonly number[]): Promise<{ lost: number; found: number }> {
  const sum = { lost: 0, found: 0 };
  for (const keys of parts(unsettled))
    for (const { lost, found } of await work.run(SETTLE_ARTIFACTS, { keys })) {
      sum.lost += lost;
      sum.found += found;
    }
  return sum;
}

async function inParts<T, P extends object>(
  work: Work,
  statement: Cypher<Rows<T> & P, never>,
  rows: readonly T[],
  more: P,
): Promise<void> {
  for (const part of parts(rows)) await work.run(statement, { rows: part, ...more });
}

/** The rows in parts that one statement takes. */
export function parts<T>(rows: readonly T[], most = MOST_ROWS): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => rows.slice(i * most, (i + 1) * most));
}

function ignoreBusy(cause: unknown): void {
  if (!(cause instanceof SkeinError && cause.code === 'store-busy')) throw cause;
}
