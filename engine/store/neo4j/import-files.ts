import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { invariant } from '../../model/errors.js';
import { KeyedNumbers, RowKeys } from '../row-keys.js';
import { victimText } from '../newer.js';
import { dayOfReport } from '../report-day.js';
import type { Derivation, KeyedArtifact, KeyedReport, Note, WholePart } from '../whole.js';
import { newArtifact } from './batch-plan.js';
import { packedMention, PAGE_NAME, pagesWith, type PagedReport, type ReportPage } from './report-pages.js';
import { PSEUDONYMS_NAME, reportNode, type ReportNode } from './report-row.js';

/** A text, a whole number, a truth value, or nothing. */
type Value = string | number | boolean | null;

const REPORT_FIELDS = {
  key: 'long',
  id: 'string',
  name: 'string',
  source: 'string',
  ref: 'string',
  place: 'string',
  type: 'string',
  reportedAt: 'string',
  day: 'long',
  incidentAt: 'string',
  fraudType: 'string',
  country: 'string',
  identified: 'boolean',
  losses: 'string',
  unreadableLosses: 'long',
  remarks: 'string',
  digest: 'string',
} as const satisfies Readonly<Record<keyof ReportNode, string>>;

const REPORT_NAMES = Object.keys(REPORT_FIELDS) as (keyof ReportNode)[];

/** Files by their names, each with the heading that the importer reads. */
const HEADINGS = {
  reports: `:ID(Report),${REPORT_NAMES.map((name) => `${name}:${REPORT_FIELDS[name]}`).join()},since:long`,
  artifacts: ':ID(Artifact),key:long,id,kind,folded,shown,place,name,since:long,:LABEL',
  pseudonyms: 'report:long,tokens,since:long,name',
  pages: 'page:long,reports,mentions,name',
  notes: 'name,text',
  state:
    'one:long,name,seq:long,prepared:long,reports:long,artifacts:long,mentions:long,nextReport:long,nextArtifact:long,forgotten:long',
  mentions: ':START_ID(Report),:END_ID(Artifact),origin,role,day:long,since:long',
  derivations: ':START_ID(Artifact),:END_ID(Artifact),since:long',
} as const;

type FileName = keyof typeof HEADINGS;

/** A report has up to 20,000 mentions, and a page 64 reports; a number of 11 digits for each. */
const LONGEST_VALUE = 16 * 1024 * 1024;

/** All rows carry the one batch that they came with. */
const SEQ = 1;

/**
 * The files from which a server's own importer makes the graph of the first load: reports, artifacts and what ties them,
 * as `addReports` would have made it. Row keys are those of the store that is read. What runs said comes later, over Bolt.
 */
export class ImportFiles {
  readonly #folder: string;
  readonly #files = new Map<FileName, WriteStream>();
  readonly #mentioned = new KeyedNumbers();
  /** The page that reports to come may still stand on. */
  #open: ReportPage | null = null;
  #lastPage = -1;
  readonly #counts = { reports: 0, artifacts: 0, mentions: 0, nextReport: 0, nextArtifact: 0 };
  /** The graph has the row keys of the store that was read. */
  readonly keys = new RowKeys();

  /** @param folder nobody else may read it: pseudonyms stand in the files. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(part: WholePart): Promise<void> {
    switch (part.what) {
      case 'notes':
        return this.#rows('notes', part.rows.map(noteRow));
      case 'reports':
        return this.#writeReports(part.rows);
      case 'artifacts':
        return this.#rows(
          'artifacts',
          part.rows.map((row) => this.#artifactRow(row)),
        );
      case 'derivations':
        return this.#rows('derivations', part.rows.map(derivationRow));
      case 'past':
      case 'run':
      case 'alerts':
      case 'fresh':
        throw new Error(`broken invariant: ${part.what} are no part of a first load`);
    }
  }

  /** Ends the files; answers what the importer is to be told, after `database import full DATABASE`. */
  async finish(): Promise<readonly string[]> {
    const { reports, artifacts, mentions, nextReport, nextArtifact } = this.#counts;
    await this.#rows('state', [[1, 'skein', SEQ, SEQ, reports, artifacts, mentions, nextReport, nextArtifact, 0]]);
    if (this.#open !== null) await this.#pages([this.#open]);
    for (const name of Object.keys(HEADINGS) as FileName[]) await this.#rows(name, []);
    for (const file of this.#files.values()) {
      file.end();
      await finished(file);
    }
    return [
      `--nodes=Report=${this.#path('reports')}`,
      `--nodes=${this.#path('artifacts')}`,
      `--nodes=Pseudonyms=${this.#path('pseudonyms')}`,
      `--nodes=ReportPage=${this.#path('pages')}`,
      `--nodes=Note=${this.#path('notes')}`,
      `--nodes=Skein=${this.#path('state')}`,
      `--relationships=MENTIONS=${this.#path('mentions')}`,
      `--relationships=DERIVED_FROM=${this.#path('derivations')}`,
      `--report-file=${join(this.#folder, 'refused')}`,
      `--read-buffer-size=${LONGEST_VALUE}`,
      '--id-type=integer',
      '--multiline-fields=true',
      '--bad-tolerance=0',
    ];
  }

  async #writeReports(rows: readonly KeyedReport[]): Promise<void> {
    const counts = this.#counts;
    for (const { key, report, artifacts } of rows) {
      this.keys.setReport(key, key);
      counts.nextReport = Math.max(counts.nextReport, key + 1);
      counts.mentions += report.mentions.length;
      for (const artifact of artifacts) this.#mentioned.set(artifact, 1);
    }
    counts.reports += rows.length;
    await this.#rows('reports', rows.map(reportRow));
    await this.#rows('pseudonyms', rows.flatMap(pseudonymRows));
    await this.#writePages(rows);
    await this.#rows('mentions', rows.flatMap(mentionRows));
  }

  /** A page is written when a later one begins: reports come in the order of their keys. */
  async #writePages(rows: readonly KeyedReport[]): Promise<void> {
    const pages = pagesWith(this.#open === null ? [] : [this.#open], rows.map(pagedReport), SEQ);
    invariant((pages[0]?.page ?? 0) > this.#lastPage, 'reports come in the order of their row keys');
    this.#open = pages.at(-1) ?? null;
    await this.#pages(pages.slice(0, -1));
  }

  async #pages(pages: readonly ReportPage[]): Promise<void> {
    this.#lastPage = pages.at(-1)?.page ?? this.#lastPage;
    await this.#rows(
      'pages',
      pages.map(({ page, reports, mentions }) => [page, reports, mentions, PAGE_NAME]),
    );
  }

  #artifactRow({ key, artifact }: KeyedArtifact): readonly Value[] {
    this.keys.setArtifact(key, key);
    const orphan = this.#mentioned.get(key) < 0;
    this.#counts.nextArtifact = Math.max(this.#counts.nextArtifact, key + 1);
    if (!orphan) this.#counts.artifacts++;
    const { properties, label } = newArtifact({ key, shown: artifact.shown, orphan, artifact });
    const { id, kind, folded, shown, place, name } = properties;
    return [key, key, id, kind, folded, shown, place, name, SEQ, `Artifact;${label}${orphan ? ';Orphan' : ''}`];
  }

  async #rows(name: FileName, rows: readonly (readonly Value[])[]): Promise<void> {
    const file = this.#files.get(name) ?? this.#begin(name);
    const text = rows.map((row) => `${row.map(field).join()}\n`).join('');
    if (text !== '' && !file.write(text)) await once(file, 'drain');
  }

  #begin(name: FileName): WriteStream {
    const file = createWriteStream(this.#path(name), { mode: 0o600, flags: 'wx', highWaterMark: 1 << 20 });
    this.#files.set(name, file);
    file.write(`${HEADINGS[name]}\n`);
    return file;
  }

  #path(name: FileName): string {
    return join(this.#folder, `${name}.csv`);
  }
}

/** Texts always stand in quotes: what stands in none, and is empty, is nothing. */
function field(value: Value): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  return value === null ? '' : String(value);
}

function reportRow({ key, report }: KeyedReport): readonly Value[] {
  const node = reportNode(report, key);
  return [key, ...REPORT_NAMES.map((name) => node[name]), SEQ];
}

function pagedReport({ key, report, artifacts }: KeyedReport): PagedReport {
  const mentions = report.mentions.map(({ origin }, i) => packedMention(artifacts[i] ?? -1, origin));
  return { node: reportNode(report, key), victim: victimText(report), mentions: mentions.sort((a, b) => a - b) };
}

function pseudonymRows({ key, report }: KeyedReport): readonly (readonly Value[])[] {
  return report.victim.length === 0 ? [] : [[key, victimText(report), SEQ, PSEUDONYMS_NAME]];
}

function mentionRows({ key, report, artifacts }: KeyedReport): readonly (readonly Value[])[] {
  const day = dayOfReport(report);
  return report.mentions.map(({ origin, role }, i) => [key, artifacts[i] ?? -1, origin, role, day, SEQ]);
}

function derivationRow({ child, parent }: Derivation): readonly Value[] {
  return [child, parent, SEQ];
}

function noteRow({ name, text }: Note): readonly Value[] {
  return [name, text];
}
