import type { Delivery } from '../../model/alert.js';
import { artifactOf } from '../../model/artifact.js';
import type { ArtifactKind } from '../../model/artifact.js';
import type { PastEvent } from '../../model/campaign.js';
import { SkeinError } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import { readAlert } from '../alerts.js';
import type { FreshReport } from '../between-nights.js';
import { lossesIn } from '../newer.js';
import { KeyedNumbers } from '../row-keys.js';
import type { StoreCounts } from '../store.js';
import type { FreshRow, KeyedArtifact, KeyedReport, Note, ToldAlert } from '../whole.js';
import type { WholePart, WholeSource } from '../whole.js';
import { tokensOf } from './batch-plan.js';
import { begun } from './begun.js';
import type { Database } from './database.js';
import { DERIVATIONS, keyOf } from './evidence.js';
import { ALIASES } from './lineage.js';
import { remarksOf } from './report-row.js';
import { stateOf, type State } from './state.js';
import { cypher } from './statements.js';
import type { ReportFacts } from './stored-reports.js';
import { compareArtifacts } from './view.js';
import { wholeRuns } from './whole-runs.js';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly seq: number;
}

interface ReportRow extends ReportFacts {
  readonly tokens: string | null;
  readonly digest: string;
}

interface ArtifactRow {
  readonly place: string;
  readonly key: number;
  readonly kind: ArtifactKind;
  readonly folded: string;
  readonly shown: string;
}

const NOTES = cypher<object, Note>('read/notes');
const REPORTS = cypher<Range, ReportRow>('read/whole-reports');
const ARTIFACTS = cypher<{ after: string; seq: number; limit: number }, ArtifactRow>('read/whole-artifacts');
const ARTIFACTS_AT = cypher<{ place: string; seq: number }, ArtifactRow>('read/whole-artifacts-at-place');
const PAST_EVENTS = cypher<{ kept: readonly number[]; run: number }, PastEvent>('read/past-events');
const ALERTS = cypher<
  { run: number; since: null; delivery: null; offset: number; limit: number },
  { body: string; delivery: Delivery }
>('read/alerts');
const FRESH = cypher<{ after: number; seq: number; limit: number }, FreshReport>('read/fresh');
const CHANGED = cypher<{ seq: number }, { changed: boolean }>('read/changed-since');

const REPORT_ROWS = 5_000;
const ROWS = 10_000;

/**
 * Everything at the moment of one state, a page at a time. Reports that come in meanwhile are not told. Where one that was
 * told may have been replaced, the end says so: what rows were before is kept for evidence and exports, which need less.
 */
export class Neo4jWhole implements WholeSource {
  readonly #database: Database;
  readonly #state: State;
  /** Place of each artifact in their order, by row key. */
  readonly #ranks = new KeyedNumbers();

  constructor(database: Database, state: State) {
    this.#database = database;
    this.#state = state;
  }

  counts(): Promise<StoreCounts> {
    const { reports, artifacts, mentions } = this.#state;
    return Promise.resolve({ reports, artifacts, mentions });
  }

  async *parts(): AsyncGenerator<WholePart> {
    const database = this.#database;
    yield { what: 'notes', rows: await database.read((work) => work.run(NOTES, {})) };
    for await (const rows of this.#ranges(this.#state.nextReport, REPORT_ROWS, (range) => this.#reports(range)))
      yield { what: 'reports', rows };
    yield* this.#artifacts();
    for (const { children, parents } of await database.read((work) => work.run(DERIVATIONS, { seq: this.#state.seq })))
      yield {
        what: 'derivations',
        rows: children.map((child, i) => ({ child: keyOf(child), parent: keyOf(parents[i] ?? -1) })),
      };
    const runs = await wholeRuns(database, this.#state, this.#ranks);
    yield await this.#past(runs.published);
    for (const number of runs.numbers) yield { what: 'run', run: await runs.read(number) };
    yield { what: 'alerts', rows: await this.#alerts() };
    yield { what: 'fresh', rows: await this.#fresh() };
    await this.#checkUnchanged();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #reports(range: Range): Promise<readonly KeyedReport[]> {
    return (await this.#database.read((work) => work.run(REPORTS, range))).map(keyedReport);
  }

  async *#artifacts(): AsyncGenerator<WholePart> {
    let rank = 0;
    for (let after = ''; ;) {
      const { rows, last } = await this.#artifactPage(after);
      if (last === null) return;
      after = last;
      for (const { key } of rows) this.#ranks.set(key, rank++);
      yield { what: 'artifacts', rows };
    }
  }

  /** A page ends between two places: artifacts that share one stand together, in the order of their whole texts. */
  #artifactPage(after: string): Promise<{ readonly rows: readonly KeyedArtifact[]; readonly last: string | null }> {
    const { seq } = this.#state;
    return this.#database.read(async (work) => {
      const found = await work.run(ARTIFACTS, { after, seq, limit: ROWS });
      const last = found.at(-1)?.place ?? null;
      if (last === null) return { rows: [], last };
      const shared = await work.run(ARTIFACTS_AT, { place: last, seq });
      const rows = [...found.filter((row) => row.place !== last), ...shared]
        .sort((a, b) => (a.place === b.place ? compareArtifacts(a, b) : 0))
        .map(({ key, kind, folded, shown }) => ({ key, artifact: artifactOf(kind, folded, shown) }));
      return { rows, last };
    });
  }

  async #past(kept: readonly number[]): Promise<WholePart> {
    const run = this.#state.run ?? 0;
    return this.#database.read(async (work) => ({
      what: 'past',
      aliases: (await work.run(ALIASES, { run })).filter((alias) => !kept.includes(alias.run)),
      events: await work.run(PAST_EVENTS, { kept, run }),
    }));
  }

  async #alerts(): Promise<readonly ToldAlert[]> {
    const rows: ToldAlert[] = [];
    const asked = { run: this.#state.run ?? 0, since: null, delivery: null, limit: ROWS };
    for (;;) {
      const offset = rows.length;
      const page = await this.#database.read((work) => work.run(ALERTS, { ...asked, offset }));
      if (page.length === 0) return rows;
      rows.push(...page.map(({ body, delivery }) => ({ alert: readAlert(body), delivery })));
    }
  }

  async #fresh(): Promise<readonly FreshRow[]> {
    const { seq } = this.#state;
    const rows: FreshRow[] = [];
    for (;;) {
      const after = rows.at(-1)?.key ?? -1;
      const page = await this.#database.read((work) => work.run(FRESH, { after, seq, limit: ROWS }));
      if (page.length === 0) return rows;
      rows.push(...page);
    }
  }

  async #checkUnchanged(): Promise<void> {
    const { seq, run, highest } = this.#state;
    const steady = await this.#database.read(async (work) => {
      const now = await stateOf(work);
      const [before] = await work.run(CHANGED, { seq });
      return now.run === run && now.highest === highest && before?.changed === false && now.forgotten <= seq;
    });
    if (!steady)
      throw new SkeinError(
        'store-busy',
        'the store was changed while it was read: begin again, or go on with --resume',
      );
  }

  /** The page behind is under way while one is used. */
  async *#ranges<T>(
    end: number,
    size: number,
    page: (range: Range) => Promise<readonly T[]>,
  ): AsyncGenerator<readonly T[]> {
    const { seq } = this.#state;
    const at = (from: number) => (from >= end ? null : begun(page({ from, to: Math.min(from + size, end), seq })));
    let next = at(0);
    for (let from = size; next !== null; from += size) {
      const rows = await next;
      next = at(from);
      if (rows.length > 0) yield rows;
    }
  }
}

function keyedReport({ key, tokens, losses, remarks, mentions, ...row }: ReportRow): KeyedReport {
  const mentioned = mentions
    .map(([artifactKey, kind, folded, shown, origin, role]) => {
      return { artifactKey, mention: { artifact: artifactOf(kind, folded, shown), origin, role, parents: [] } };
    })
    .sort((a, b) => compareText(a.mention.artifact.id, b.mention.artifact.id));
  const own = { victim: tokensOf(tokens ?? ''), losses: lossesIn(losses ?? ''), ...remarksOf(remarks) };
  return {
    key,
    report: { ...row, ...own, mentions: mentioned.map(({ mention }) => mention) },
    artifacts: mentioned.map(({ artifactKey }) => artifactKey),
  };
}
