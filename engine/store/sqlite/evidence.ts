import { setImmediate as otherWork } from 'node:timers/promises';
import type { Alert } from '../../model/alert.js';
import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { NamedArtifact } from '../../model/campaign.js';
import type { Day } from '../../model/day.js';
import { invariant } from '../../model/errors.js';
import type { ReportType } from '../../model/report.js';
import { readSummary } from '../campaign-json.js';
import { runIsNotKept } from '../published.js';
import { lastJoints, type LinkRow } from '../questions.js';
import type {
  AsOf,
  DerivationBatch,
  EvidenceArtifact,
  EvidenceReport,
  EvidenceSource,
  LastMembership,
  LastRun,
  MentionBatch,
  ReportBatch,
  StoreCounts,
  TemplateBatch,
} from '../store.js';
import type { FreshReport } from '../between-nights.js';
import { counts, namesOf } from './artifacts.js';
import { alertsSince, freshPage } from './between-nights.js';
import { kindOf } from './codes.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { allAliases, latestRunNumber, runsBefore } from './lineage.js';
import { columnOf, numbersIn } from './link-text.js';
import { allMembers } from './members.js';
import { pages } from './pages.js';
import { Past } from './past.js';
import * as sql from './sql/evidence.js';
import { ALL_ARTIFACTS, DERIVATIONS_THEN, MOMENT, SUMMARY } from './sql/past.js';

/** Rows with texts in them: pages small enough to die young are a third cheaper than those of ten thousand. */
const PAGE_ROWS = 1_000;
const LINK_PAGE_ROWS = 20_000;
const TEMPLATE = ARTIFACT_KINDS.indexOf('template');

/**
 * All streams of one pinned connection of its own. Every page is one finished statement, so that streams may be read
 * side by side, left half way or closed at any time.
 */
export class SqliteEvidence implements EvidenceSource {
  readonly #connection: Connection;

  readonly #asOf: AsOf | null;
  readonly #past: Past | null;

  constructor(connection: Connection, asOf: AsOf | null = null) {
    this.#connection = connection;
    this.#asOf = asOf;
    this.#past = asOf === null ? null : new Past(connection, asOf.moment);
  }

  async counts(): Promise<StoreCounts> {
    if (this.#past !== null) return this.#countsThen(this.#past);
    return Promise.resolve().then(() => guarded(() => counts(this.#connection)));
  }

  reports(): AsyncIterable<ReportBatch | readonly EvidenceReport[]> {
    return this.#past === null ? this.#reportsNow() : this.#reportsThen(this.#past);
  }

  async *#reportsNow(): AsyncIterable<ReportBatch> {
    const page = this.#connection.statement(sql.REPORTS);
    for (let last = -1; ;) {
      const batch = guarded(() => page.get(last, PAGE_ROWS));
      if (!batch?.bytes) return;
      yield { length: batch.length, bytes: batch.bytes };
      last = batch.last;
      await otherWork();
    }
  }

  async *#reportsThen(past: Past): AsyncIterable<readonly EvidenceReport[]> {
    const page = this.#connection.statement(sql.REPORT_ROWS);
    for await (const rows of pages((last: sql.ReportTuple | null) => page.all(last?.[0] ?? -1, PAGE_ROWS)))
      yield past.reports(rows).map(evidenceReport);
  }

  artifacts(): AsyncIterable<TemplateBatch | readonly EvidenceArtifact[]> {
    return this.#past === null ? this.#artifactsNow() : this.#artifactsThen(this.#past);
  }

  async *#artifactsNow(): AsyncIterable<TemplateBatch | readonly EvidenceArtifact[]> {
    yield* this.#artifactsIn(0, TEMPLATE);
    yield* this.#templates();
    yield* this.#artifactsIn(TEMPLATE + 1, ARTIFACT_KINDS.length);
  }

  async *#artifactsIn(kind: number, below: number): AsyncIterable<readonly EvidenceArtifact[]> {
    const page = this.#connection.statement(sql.ARTIFACTS);
    const next = (last: sql.ArtifactTuple | null) => page.all(last?.[0] ?? kind, last?.[1] ?? '', below, PAGE_ROWS);
    for await (const rows of pages(next)) yield rows.map(evidenceArtifact);
  }

  async *#templates(): AsyncIterable<TemplateBatch> {
    const page = this.#connection.statement(sql.TEMPLATES);
    for (let last = ''; ;) {
      const batch = guarded(() => page.get(TEMPLATE, last, PAGE_ROWS));
      if (!batch?.bytes) return;
      yield { length: batch.length, bytes: batch.bytes };
      last = batch.last;
      await otherWork();
    }
  }

  async *#artifactsThen(past: Past): AsyncIterable<readonly EvidenceArtifact[]> {
    const mentioned = await past.learnMentioned(() => this.#mentionsNow());
    const page = this.#connection.statement(ALL_ARTIFACTS);
    const next = (last: sql.ArtifactTuple | null) => page.all(last?.[0] ?? -1, last?.[1] ?? '', PAGE_ROWS);
    for await (const rows of pages(next)) yield past.artifacts(rows.map(evidenceArtifact), mentioned);
  }

  async artifactNames(keys: Float64Array): Promise<readonly NamedArtifact[]> {
    const names = new Map<number, NamedArtifact>();
    const ascending = keys.toSorted(); // as the table lies: each page of it is read once
    for (let from = 0; from < ascending.length; from += PAGE_ROWS) {
      const page = ascending.subarray(from, from + PAGE_ROWS);
      for (const [key, name] of guarded(() => namesOf(this.#connection, page)))
        names.set(key, this.#nameThen(key, name));
      await otherWork();
    }
    return Array.from(keys, (key) => {
      const name = names.get(key);
      invariant(name !== undefined, 'an artifact of a run is not in the store');
      return name;
    });
  }

  #nameThen(key: number, name: NamedArtifact): NamedArtifact {
    return this.#past === null ? name : { ...name, shown: this.#past.shown(key, name.shown) };
  }

  mentions(): AsyncIterable<MentionBatch> {
    return this.#past?.mentions(this.#mentionsNow()) ?? this.#mentionsNow();
  }

  async *#mentionsNow(): AsyncIterable<MentionBatch> {
    for await (const rows of this.#links(sql.MENTIONS, 3)) {
      const origin = new Uint8Array(columnOf(rows, 2, 3));
      yield { length: origin.length, report: columnOf(rows, 0, 3), artifact: columnOf(rows, 1, 3), origin };
    }
  }

  async *derivations(): AsyncIterable<DerivationBatch> {
    const mentioned = await this.#past?.learnMentioned(() => this.#mentionsNow());
    const moment = this.#asOf?.moment;
    const then = (child: number, parent: number, limit: number) =>
      this.#connection.statement(DERIVATIONS_THEN).get(child, parent, moment ?? 0, limit);
    for await (const rows of this.#links(sql.DERIVATIONS, 2, moment === undefined ? undefined : then)) {
      const batch = { length: rows.length / 2, child: columnOf(rows, 0, 2), parent: columnOf(rows, 1, 2) };
      yield mentioned === undefined ? batch : (this.#past?.derivations(batch, mentioned) ?? batch);
    }
  }

  async *lastMemberships(): AsyncIterable<readonly LastMembership[]> {
    const run = guarded(() => this.#previous());
    if (run === null) return;
    for await (const { place, reports } of allMembers(this.#connection, run))
      yield reports.map((report) => ({ report, campaign: place }));
  }

  fresh(): AsyncIterable<readonly FreshReport[]> {
    return pages((last: FreshReport | null) => freshPage(this.#connection, last, PAGE_ROWS));
  }

  alertsSince(day: Day): Promise<readonly Alert[]> {
    return Promise.resolve().then(() => guarded(() => alertsSince(this.#connection, day)));
  }

  lastRun(): Promise<LastRun | null> {
    return Promise.resolve().then(() => guarded(() => this.#lastRun()));
  }

  moment(): Promise<number> {
    return Promise.resolve().then(
      () => this.#asOf?.moment ?? guarded(() => this.#connection.statement(MOMENT).get()?.batch ?? 0),
    );
  }

  nextRun(): Promise<number> {
    if (this.#asOf !== null) return Promise.resolve(this.#asOf.run);
    return Promise.resolve().then(() => guarded(() => runsBefore(this.#connection).highest + 1));
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  /** Pages of links, each row `width` numbers of which the first two are its key. */
  async *#links(
    sqlOf: typeof sql.MENTIONS,
    width: number,
    then?: (first: number, second: number, limit: number) => sql.LinkText | undefined,
  ): AsyncGenerator<Float64Array> {
    const page = this.#connection.statement(sqlOf);
    let last: readonly [number, number] = [-1, -1];
    for (;;) {
      const text = guarded(() => (then ?? page.get.bind(page))(...last, LINK_PAGE_ROWS))?.text ?? null;
      if (text === null) return;
      const rows = numbersIn(text, LINK_PAGE_ROWS * width);
      last = lastKey(rows, width);
      yield rows;
      await otherWork();
    }
  }

  /** The run that this one goes on from. */
  #previous(): number | null {
    return this.#asOf === null ? latestRunNumber(this.#connection) : this.#asOf.previous;
  }

  async #countsThen(past: Past): Promise<StoreCounts> {
    const counted = { reports: 0, artifacts: 0, mentions: 0 };
    for await (const { length } of this.reports()) counted.reports += length;
    for await (const { length } of this.mentions()) counted.mentions += length;
    counted.artifacts = (await past.learnMentioned(() => this.#mentionsNow())).size;
    return counted;
  }

  #lastRun(): LastRun | null {
    const run = this.#previous();
    if (run === null) return null;
    const row = this.#connection.statement(SUMMARY).get(run);
    if (row === undefined) throw runIsNotKept(run);
    const summary = readSummary(row.summary);
    const rows = this.#connection.statement(sql.LAST_CAMPAIGNS).all(run);
    const weakJoints = this.#connection.statement(sql.WEAK_JOINTS).all(run);
    return {
      run,
      ...lastCampaigns(rows),
      aliases: allAliases(this.#connection).filter((alias) => alias.run <= run),
      manifest: summary.manifest,
      weakJoints: lastJoints(weakJoints.map(linkRow)),
    };
  }
}

function linkRow({ campaign, artifacts, body }: { campaign: number; artifacts: string; body: string }): LinkRow {
  // Nothing else writes these columns.
  return {
    link: JSON.parse(body) as LinkRow['link'],
    artifacts: JSON.parse(artifacts) as LinkRow['artifacts'],
    places: [campaign],
  };
}

/** Operations stand behind the campaigns, so their own places begin where campaigns end. */
function lastCampaigns(rows: readonly sql.LastCampaignRow[]): Pick<LastRun, 'campaigns' | 'operations'> {
  const campaigns = rows.flatMap(({ operation, ...row }) => (operation === null ? [] : [{ ...row, operation }]));
  return {
    campaigns: campaigns.map((row) => ({ ...row, operation: row.operation - campaigns.length })),
    operations: rows.slice(campaigns.length).map(({ id, bornRun, reports }) => ({ id, bornRun, reports })),
  };
}

/** SQLite does not promise in which order it joins a text, so the last key is looked for. */
function lastKey(rows: Float64Array, width: number): readonly [number, number] {
  let [first, second] = [-1, -1];
  for (let row = 0; row < rows.length; row += width) {
    const [a = 0, b = 0] = [rows[row], rows[row + 1]];
    if (a > first || (a === first && b > second)) [first, second] = [a, b];
  }
  return [first, second];
}

function evidenceReport(row: sql.ReportTuple): EvidenceReport {
  const [key, id, source, type, day, country, fraudType, losses, unreadableLosses, victim, digest] = row;
  return {
    key,
    id,
    source,
    type: type as ReportType,
    day,
    country,
    fraudType,
    losses: losses ?? '',
    unreadableLosses,
    victim,
    digest,
  };
}

function evidenceArtifact([code, folded, key]: sql.ArtifactTuple): EvidenceArtifact {
  return { key, kind: kindOf(code), folded };
}
