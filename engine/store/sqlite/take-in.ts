import { ARTIFACT_KINDS } from '../../model/artifact.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import { UNWATCHED } from '../../model/watch.js';
import { writeAlert } from '../alerts.js';
import { RowKeys } from '../row-keys.js';
import { resultOf } from '../whole-run.js';
import type { FreshRow, KeyedArtifact, KeyedReport, TakeIn, ToldAlert, WholePart, WholeRun } from '../whole.js';
import type { Connection } from './connection.js';
import { guarded } from './errors.js';
import { runsBefore } from './lineage.js';
import { hold, publish } from './publish.js';
import * as publishSql from './sql/publish.js';
import * as sql from './sql/whole.js';
import * as writeSql from './sql/write.js';
import { ReportWriter } from './write.js';

/** Keeps each part in one transaction. */
export class SqliteTakeIn implements TakeIn {
  readonly #connection: Connection;
  readonly #reports: ReportWriter;
  readonly #keys = new RowKeys();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#reports = new ReportWriter(connection);
  }

  take(part: WholePart): Promise<void> {
    return new Promise((resolve) => {
      guarded(() => {
        this.#take(part);
      });
      resolve();
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #take(part: WholePart): void {
    const connection = this.#connection;
    switch (part.what) {
      case 'reports': {
        this.#takeReports(part.rows);
        return;
      }
      case 'run': {
        this.#takeRun(part.run);
        return;
      }
      case 'notes': {
        connection.write(() => {
          for (const { name, text } of part.rows) connection.statement(writeSql.SET_NOTE).run(name, text);
        });
        return;
      }
      case 'artifacts': {
        connection.write(() => {
          for (const row of part.rows) this.#takeArtifact(row);
        });
        return;
      }
      case 'derivations': {
        connection.write(() => {
          for (const { child, parent } of part.rows)
            connection
              .statement(writeSql.ADD_DERIVATION)
              .run(this.#keys.artifact(child), this.#keys.artifact(parent), 0);
        });
        return;
      }
      case 'past': {
        connection.write(() => {
          takePast(connection, part);
        });
        return;
      }
      case 'alerts': {
        connection.write(() => {
          for (const row of part.rows) takeAlert(connection, row);
        });
        return;
      }
      case 'fresh': {
        connection.write(() => {
          this.#takeFresh(part.rows);
        });
        return;
      }
    }
  }

  #takeReports(rows: readonly KeyedReport[]): void {
    this.#reports.add(rows.map(({ report }) => report));
    for (const { key, report } of rows) {
      const own = this.#connection.statement(sql.KEY_OF_REPORT).get(report.source, report.ref);
      invariant(own !== undefined, 'a report that was taken in is there');
      this.#keys.setReport(key, own.key);
    }
  }

  /** What no report of this store mentions by now, none of the other one does either. */
  #takeArtifact({ key, artifact: { kind, folded, shown } }: KeyedArtifact): void {
    const code = ARTIFACT_KINDS.indexOf(kind);
    const { changes } = this.#connection.statement(writeSql.ADD_ARTIFACT).run(code, folded, shown);
    const own = this.#connection.statement(writeSql.KNOWN_ARTIFACT).get(code, folded);
    invariant(own !== undefined, 'an artifact that was taken in is there');
    if (changes > 0) {
      this.#connection.statement(sql.ADD_ORPHAN).run(own.key);
      this.#connection.statement(writeSql.ADD_TO_TOTALS).run(0, 1, 0);
    } else if (compareText(shown, own.shown) < 0)
      this.#connection.statement(writeSql.SHOW_ARTIFACT).run(shown, own.key);
    this.#keys.setArtifact(key, own.key);
  }

  #takeRun(run: WholeRun): void {
    if (run.summary.manifest.run <= runsBefore(this.#connection).highest) return;
    const result = resultOf(run, this.#keys);
    if (run.held === null) publish(this.#connection, result, UNWATCHED, 'any later run');
    else hold(this.#connection, result, run.held.reasons, UNWATCHED, 'any later run');
  }

  #takeFresh(rows: readonly FreshRow[]): void {
    this.#connection.statement(sql.FORGET_ALL_FRESH).run();
    for (const { key, stamp, run, campaign, weight } of rows)
      this.#connection.statement(sql.ADD_FRESH).run(this.#keys.report(key), stamp, run, campaign, weight);
  }
}

function takePast(connection: Connection, { aliases, events }: Extract<WholePart, { readonly what: 'past' }>): void {
  for (const { from, run, to } of aliases) connection.statement(publishSql.ADD_ALIAS).run(from, run, to);
  const placeIn = new Map<number, number>();
  for (const { run, event, campaign, other, shared, size } of events) {
    const place = placeIn.get(run) ?? 0;
    placeIn.set(run, place + 1);
    connection.statement(sql.ADD_PAST_EVENT).run(run, place, event, campaign, other, shared, size);
  }
}

function takeAlert(connection: Connection, { alert, delivery }: ToldAlert): void {
  const { id, rule, campaign, day, run, toldBy } = alert;
  connection.statement(sql.ADD_ALERT).run(id, rule, campaign, day, run, toldBy, delivery, writeAlert(alert));
}
