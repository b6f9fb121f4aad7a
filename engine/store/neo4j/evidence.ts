import type { Alert } from '../../model/alert.js';
import type { ArtifactKind, MentionOrigin } from '../../model/artifact.js';
import type { NamedArtifact } from '../../model/campaign.js';
import type { Day } from '../../model/day.js';
import { invariant } from '../../model/errors.js';
import type { ReportType } from '../../model/report.js';
import { derivationBatch } from '../batch.js';
import type { DerivationTuple } from '../batch.js';
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
import type { FreshReport } from '../between-nights.js';
import { alertsSince, FRESH } from './between-nights.js';
import { begun } from './begun.js';
import type { Database, Work } from './database.js';
import { mentionsIn, packedMention, PAGE_KEYS, pageOf, reportsIn } from './report-pages.js';
import { parts } from './reports.js';
import { memberKeys } from './difference.js';
import { checkView, runsBefore, type State } from './state.js';
import { cypher } from './statements.js';
import { only } from './stored-reports.js';
import { artifactAt, isCut } from './text-order.js';
import { beforeArtifacts, compareArtifacts, earliest, readPage } from './view.js';
import { readSummary } from '../campaign-json.js';
import { runIsNotKept } from '../published.js';
import { lastJoints, type LinkRow } from '../questions.js';
import { ALIASES, RUN_BEFORE, VERSIONS } from './lineage.js';

interface BeforeReport {
  readonly at: number;
  readonly key: number;
  readonly id: string;
  readonly source: string;
  readonly type: ReportType;
  readonly day: number | null;
  readonly country: string | null;
  readonly fraudType: string | null;
  readonly losses: string | null;
  readonly unreadableLosses: number;
  readonly tokens: string | null;
  readonly digest: string;
  readonly mentions: readonly number[];
  readonly origins: readonly MentionOrigin[];
}

interface ArtifactRow {
  readonly place: string;
  readonly key: number;
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly orphan: boolean;
}

interface Pages {
  readonly from: number;
  readonly to: number;
}

interface Range extends Pages {
  readonly seq: number;
}

const REPORT_PAGES = cypher<Pages, { reports: string }>('read/report-pages');
const MENTION_PAGES = cypher<Pages, { mentions: string }>('read/mention-pages');
const BEFORE_REPORTS = cypher<Range, BeforeReport>('read/before-reports');
const ARTIFACTS = cypher<
  { after: string; seq: number; limit: number },
  { places: readonly string[]; keys: readonly number[] }
>('read/evidence-artifacts');
const ARTIFACTS_AT = cypher<{ place: string; seq: number }, ArtifactRow>('read/artifacts-at-place');
const NAMES = cypher<{ keys: readonly number[] }, NamedArtifact & { key: number }>('read/artifact-names');
export const DERIVATIONS = cypher<{ seq: number }, { children: readonly number[]; parents: readonly number[] }>(
  'read/evidence-derivations',
);
const LAST_MEMBERSHIPS = cypher<{ run: number }, { reports: string }>('read/last-memberships');

const WEAK_JOINTS = cypher<{ run: number }, { id: string; artifacts: readonly number[]; body: string }>(
  'read/weak-joints',
);

/** Rows that travel at once: whole pages of reports. */
const PAGE = 160 * PAGE_KEYS;

/**
 * The view of one moment, read a page at a time, with the next one under way while a page is used. It holds no
 * transaction open, so it may take as long as it takes.
 */
export class Neo4jEvidence implements EvidenceSource {
  readonly #database: Database;
  readonly #state: State;
  readonly #lastAlert: number;

  readonly #asOf: AsOf | null;

  /** @param lastAlert place of the last alert that was told. */
  constructor(database: Database, state: State, lastAlert: number, asOf: AsOf | null = null) {
    this.#database = database;
    this.#asOf = asOf;
    this.#state = asOf === null ? state : { ...state, seq: asOf.moment, run: asOf.previous };
    if (asOf !== null && state.forgotten > asOf.moment) throw runIsNotKept(asOf.run);
    checkView(state, this.#state);
    this.#lastAlert = lastAlert;
  }

  async counts(): Promise<StoreCounts> {
    if (this.#asOf !== null) return this.#countsThen();
    const { reports, artifacts, mentions } = this.#state;
    return { reports, artifacts, mentions };
  }

  async #countsThen(): Promise<StoreCounts> {
    const counted = { reports: 0, artifacts: 0, mentions: 0 };
    for await (const rows of this.reports()) counted.reports += rows.length;
    for await (const rows of this.artifacts()) counted.artifacts += rows.length;
    for await (const { length } of this.mentions()) counted.mentions += length;
    return counted;
  }

  reports(): AsyncIterable<readonly EvidenceReport[]> {
    return this.#ranges(this.#state.nextReport, (range) =>
      readPage(this.#database, this.#state, async (work) => {
        const pages = await work.run(REPORT_PAGES, pagesOf(range));
        const before = earliest(await work.run(BEFORE_REPORTS, range));
        const rows = pages.flatMap(({ reports }) => reportsIn(reports, range.seq));
        return before.size === 0 ? rows : rows.map((row) => reportBefore(before.get(row.key)) ?? row);
      }),
    );
  }

  async *artifacts(): AsyncIterable<readonly EvidenceArtifact[]> {
    let next: Promise<ArtifactPage> | null = this.#artifactPage('');
    while (next !== null) {
      const { rows, last }: ArtifactPage = await next;
      next = last === null ? null : begun(this.#artifactPage(last));
      if (rows.length > 0) yield rows;
    }
  }

  async artifactNames(keys: Float64Array): Promise<readonly NamedArtifact[]> {
    return readPage(this.#database, this.#state, async (work) => {
      const found = new Map<number, NamedArtifact>();
      for (const part of parts([...keys]))
        for (const { key, kind, folded, shown } of await work.run(NAMES, { keys: part }))
          found.set(key, { kind, folded, shown });
      const before = await beforeArtifacts(work, this.#state);
      return Array.from(keys, (key) => {
        const named = found.get(key);
        invariant(named !== undefined, 'a run names an artifact that its evidence has not');
        return { ...named, shown: before.get(key)?.shown ?? named.shown };
      });
    });
  }

  mentions(): AsyncIterable<MentionBatch> {
    return this.#ranges(this.#state.nextReport, (range) =>
      readPage(this.#database, this.#state, async (work) => {
        const pages = await work.run(MENTION_PAGES, pagesOf(range));
        const before = earliest(await work.run(BEFORE_REPORTS, range));
        return mentionsIn(
          pages.map(({ mentions }) => mentions),
          range.seq,
          new Map([...before].map(([key, was]) => [key, mentionsBefore(was)])),
        );
      }),
    );
  }

  async *derivations(): AsyncIterable<DerivationBatch> {
    const { parts: found, before } = await readPage(this.#database, this.#state, async (work) => ({
      parts: await work.run(DERIVATIONS, { seq: this.#state.seq }),
      before: await beforeArtifacts(work, this.#state),
    }));
    const orphan = (signed: number) => before.get(keyOf(signed))?.orphan ?? signed < 0;
    for (const { children, parents } of found) {
      const pairs = children.map((child, i): DerivationTuple => [child, parents[i] ?? -1]);
      const held = pairs.filter(([child, parent]) => !orphan(child) && !orphan(parent));
      if (held.length > 0) yield derivationBatch(held.map(([child, parent]) => [keyOf(child), keyOf(parent)]));
    }
  }

  async *lastMemberships(): AsyncIterable<readonly LastMembership[]> {
    const { run } = this.#state;
    if (run === null) return;
    const rows = await this.#database.read((work) => work.run(LAST_MEMBERSHIPS, { run }));
    let campaign = 0;
    for (const few of parts(rows))
      yield few.flatMap(({ reports }) => {
        const place = campaign++;
        return memberKeys(reports).map((report) => ({ report, campaign: place }));
      });
  }

  async *fresh(): AsyncIterable<readonly FreshReport[]> {
    const { seq } = this.#state;
    for (let after = -1; ;) {
      const rows = await this.#database.read((work) => work.run(FRESH, { after, seq, limit: PAGE }));
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.key;
      yield rows;
    }
  }

  alertsSince(day: Day): Promise<readonly Alert[]> {
    return this.#database.read((work) => alertsSince(work, this.#state.run ?? 0, this.#lastAlert, day));
  }

  async lastRun(): Promise<LastRun | null> {
    const { run } = this.#state;
    if (run === null) return null;
    return this.#database.read(async (work) => {
      const campaigns = await work.run(VERSIONS, { run, level: 'campaign' });
      const operations = await work.run(VERSIONS, { run, level: 'operation' });
      const aliases = await work.run(ALIASES, { run });
      const [row] = await work.run(RUN_BEFORE, { run });
      if (row === undefined) throw runIsNotKept(run);
      const joints = await work.run(WEAK_JOINTS, { run });
      const campaignAt = new Map(campaigns.map(({ id }, place) => [id, place]));
      const placeOf = new Map(operations.map(({ id }, place) => [id, place]));
      const last = ({ id, bornRun, reports }: (typeof campaigns)[number]) => ({ id, bornRun, reports });
      return {
        run,
        campaigns: campaigns.map((row) => ({ ...last(row), operation: placeOf.get(row.operation ?? '') ?? -1 })),
        operations: operations.map(last),
        aliases,
        manifest: readSummary(row.summary).manifest,
        weakJoints: lastJoints(
          joints.map(({ id, artifacts, body }) => ({
            link: JSON.parse(body) as LinkRow['link'], // written by `linkRows` alone
            artifacts,
            places: [campaignAt.get(id) ?? -1],
          })),
        ),
      };
    });
  }

  moment(): Promise<number> {
    return Promise.resolve(this.#state.seq);
  }

  nextRun(): Promise<number> {
    if (this.#asOf !== null) return Promise.resolve(this.#asOf.run);
    return Promise.resolve(runsBefore(this.#state).highest + 1);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async *#ranges<T extends { readonly length: number }>(
    end: number,
    page: (range: Range) => Promise<T>,
  ): AsyncGenerator<T> {
    const at = (from: number) =>
      from >= end ? null : begun(page({ from, to: Math.min(from + PAGE, end), seq: this.#state.seq }));
    let next = at(0);
    for (let from = PAGE; next !== null; from += PAGE) {
      const rows = await next;
      next = at(from);
      if (rows.length > 0) yield rows;
    }
  }

  /** A page ends between two places: artifacts that share one stand together, in the order of their whole texts. */
  async #artifactPage(after: string): Promise<ArtifactPage> {
    const { seq } = this.#state;
    return readPage(this.#database, this.#state, async (work) => {
      const found = await artifactsAfter(work, after, seq);
      const last = found.at(-1)?.place ?? null;
      if (last === null) return { rows: [], last };
      const shared = isCut(last) ? await work.run(ARTIFACTS_AT, { place: last, seq }) : [];
      const whole = shared.length === 0 ? found : [...found.filter((row) => row.place !== last), ...shared];
      const before = await beforeArtifacts(work, this.#state);
      const rows = whole
        .filter((row) => !(before.get(row.key)?.orphan ?? row.orphan))
        .sort((a, b) => (a.place === b.place ? compareArtifacts(a, b) : 0))
        .map(({ key, kind, folded }) => ({ key, kind, folded }));
      return { rows, last };
    });
  }
}

interface ArtifactPage {
  readonly rows: readonly EvidenceArtifact[];
  /** Null at the end. */
  readonly last: string | null;
}

async function artifactsAfter(work: Work, after: string, seq: number): Promise<readonly ArtifactRow[]> {
  const { places, keys } = only(await work.run(ARTIFACTS, { after, seq, limit: PAGE }));
  const told = places.map((place, i) => {
    const [key = -1, artifact] = [keys[i], artifactAt(place)];
    return { place, key: keyOf(key), orphan: key < 0, artifact };
  });
  const untold = told.flatMap(({ key, artifact }) => (artifact === null ? [key] : []));
  const named = untold.length === 0 ? [] : await work.run(NAMES, { keys: untold });
  const byKey = new Map(named.map((row) => [row.key, row]));
  return told.map(({ place, key, orphan, artifact }) => {
    const known = artifact ?? byKey.get(key);
    invariant(known !== undefined, 'an artifact that has a place has a text');
    return { place, key, orphan, kind: known.kind, folded: known.folded };
  });
}

/** The row key of an artifact, which is told below zero where no report mentions the artifact. */
export function keyOf(signed: number): number {
  return signed < 0 ? -1 - signed : signed;
}

function pagesOf({ from, to }: Range): Pages {
  return { from: pageOf(from), to: pageOf(to - 1) + 1 };
}

function mentionsBefore({ mentions, origins }: BeforeReport): readonly number[] {
  return mentions.map((artifact, i) => packedMention(artifact, origins[i] ?? 'named'));
}

function reportBefore(row: BeforeReport | undefined): EvidenceReport | null {
  if (row === undefined) return null;
  const { key, id, source, type, day, country, fraudType, losses, unreadableLosses, tokens, digest } = row;
  const [victim, lost] = [tokens ?? '', losses ?? ''];
  return { key, id, source, type, day, country, fraudType, losses: lost, unreadableLosses, victim, digest };
}
