import { ARTIFACT_KINDS, MENTION_ORIGINS } from '../../model/artifact.js';
import type { Artifact } from '../../model/artifact.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { ArtifactId } from '../../model/ids.js';
import type { Report } from '../../model/report.js';
import { compareVersions } from '../newer.js';
import { dayOfReport } from '../report-day.js';
import type { AddCounts } from '../store.js';
import type { Connection } from './connection.js';
import { reportFields, victimOf } from './report-row.js';
import { latestRunNumber } from './lineage.js';
import { MARK_FRESH } from './sql/between-nights.js';
import * as past from './sql/past.js';
import * as sql from './sql/write.js';

export function note(connection: Connection, name: string): string | null {
  return connection.statement(sql.NOTE).get(name)?.text ?? null;
}

export function setNoteOnce(connection: Connection, name: string, text: string): string {
  return connection.write(() => {
    connection.statement(sql.SET_NOTE).run(name, text);
    return note(connection, name) ?? text;
  });
}

interface Interned {
  readonly key: number;
  readonly shown: string;
}

/** Most artifacts of a feed come again soon, and looking one up costs more than keeping a report. */
const MOST_INTERNED = 200_000;

/** Adds batches of reports, one transaction each. */
export class ReportWriter {
  readonly #connection: Connection;
  #interned = new Map<ArtifactId, Interned>();
  #version = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(reports: readonly Report[]): AddCounts {
    const interned = this.#interned;
    this.#interned = new Map(); // what a failed batch interned is not in the store
    const counts = this.#connection.write(() => {
      if (this.#changedElsewhere() || interned.size > MOST_INTERNED) interned.clear();
      const batch = new Batch(this.#connection, interned, latestRunNumber(this.#connection) !== null);
      for (const report of reports) batch.add(report);
      return batch.finish();
    });
    this.#interned = interned;
    return counts;
  }

  #changedElsewhere(): boolean {
    const before = this.#version;
    this.#version = this.#connection.statement(sql.DATA_VERSION).get()?.data_version ?? -1;
    return this.#version !== before;
  }
}

/** One batch under way. */
class Batch {
  readonly #connection: Connection;
  /** Rows of artifacts by their ids, as they are in the store. */
  readonly #interned: Map<ArtifactId, Interned>;
  /** Artifacts that may have lost their last mention, or found one again. */
  readonly #unsettled = new Set<number>();
  readonly #counts = { inserted: 0, updated: 0, unchanged: 0 };
  readonly #marked: boolean;
  /** Its number. */
  readonly #batch: number;
  #artifacts = 0;
  #mentions = 0;

  /** @param marked whether there is a run, so that what it does not know is to be marked. */
  constructor(connection: Connection, interned: Map<ArtifactId, Interned>, marked: boolean) {
    this.#connection = connection;
    this.#interned = interned;
    this.#marked = marked;
    this.#batch = (connection.statement(past.MOMENT).get()?.batch ?? 0) + 1;
  }

  add(report: Report): void {
    if (this.#insert(report)) return;
    const known = this.#connection.statement(sql.KNOWN_REPORT).get(report.source, report.ref);
    invariant(known !== undefined, 'a report that could not be added is there');
    const order = compareVersions(report, { ...known, victim: victimOf(known.victim) });
    if (order > 0) this.#replace(report, known.key);
    else this.#counts.unchanged++;
    if (order < 0) this.#learn(report);
  }

  finish(): AddCounts {
    if (this.#unsettled.size > 0) this.#interned.clear(); // an artifact met again must be seen to be an orphan
    for (const artifact of this.#unsettled) {
      this.#connection.statement(sql.NOT_ORPHAN).run(artifact);
      this.#connection.statement(sql.ORPHAN_IF_UNMENTIONED).run(artifact);
    }
    this.#connection.statement(sql.ADD_TO_TOTALS).run(this.#counts.inserted, this.#artifacts, this.#mentions);
    return this.#counts;
  }

  /** Whether the report was new. */
  #insert(report: Report): boolean {
    const { changes, lastInsertRowid } = this.#connection
      .statement(sql.ADD_REPORT)
      .run(...reportFields(report), report.id, report.source, report.ref, this.#batch);
    if (changes === 0) return false;
    this.#mention(report, Number(lastInsertRowid));
    this.#counts.inserted++;
    return true;
  }

  #replace(report: Report, key: number): void {
    const old = this.#connection.statement(sql.MENTIONED_BY).all(key);
    for (const { artifact } of old) this.#unsettled.add(artifact);
    this.#connection.statement(past.KEEP_REPORT).run(this.#batch, key);
    this.#connection.statement(sql.DROP_MENTIONS).run(key);
    this.#mentions -= old.length;
    this.#connection.statement(sql.REPLACE_REPORT).run(...reportFields(report), key);
    this.#mention(report, key);
    this.#counts.updated++;
  }

  #mention(report: Report, key: number): void {
    const day = dayOfReport(report);
    const add = this.#connection.statement(sql.ADD_MENTION);
    for (const { artifact, origin, role } of report.mentions)
      add.run(key, this.#intern(artifact).key, MENTION_ORIGINS.indexOf(origin), role, day);
    this.#mentions += report.mentions.length;
    this.#derive(report);
    if (this.#marked) this.#connection.statement(MARK_FRESH).run(key);
  }

  /**
   * An older version that arrives late still tells of spellings and derivations. They are taken in, for they would have
   * been had it come first, and the order of arrival must change no answer.
   */
  #learn(report: Report): void {
    for (const { artifact } of report.mentions) this.#unsettled.add(this.#intern(artifact).key);
    this.#derive(report);
  }

  /** A parent that the report itself does not mention says nothing. */
  #derive(report: Report): void {
    for (const { artifact, parents } of report.mentions) {
      for (const id of parents) {
        const parent = report.mentions.find((mention) => mention.artifact.id === id);
        if (parent === undefined) continue;
        this.#connection
          .statement(sql.ADD_DERIVATION)
          .run(this.#intern(artifact).key, this.#intern(parent.artifact).key, this.#batch);
      }
    }
  }

  /** The row of an artifact, made if it is new. Of all spellings ever met the smallest is shown. */
  #intern(artifact: Artifact): Interned {
    const met = this.#interned.get(artifact.id) ?? this.#makeOrFind(artifact);
    if (compareText(met.shown, artifact.shown) <= 0) return met;
    const row = { key: met.key, shown: artifact.shown };
    this.#connection.statement(past.KEEP_SHOWN).run(this.#batch, met.key);
    this.#connection.statement(sql.SHOW_ARTIFACT).run(artifact.shown, met.key);
    this.#interned.set(artifact.id, row);
    return row;
  }

  #makeOrFind({ id, kind, folded, shown }: Artifact): Interned {
    const code = ARTIFACT_KINDS.indexOf(kind);
    const { changes, lastInsertRowid } = this.#connection.statement(sql.ADD_ARTIFACT).run(code, folded, shown);
    if (changes > 0) {
      const made = { key: Number(lastInsertRowid), shown };
      this.#artifacts++;
      this.#interned.set(id, made);
      return made;
    }
    const known = this.#connection.statement(sql.KNOWN_ARTIFACT).get(code, folded);
    invariant(known !== undefined, 'an artifact that could not be added is there');
    if (known.orphan === 1) this.#unsettled.add(known.key);
    this.#interned.set(id, known);
    return known;
  }
}
