import type { ReportColumns, VictimColumns } from '../model/graph.js';
import { VICTIM_FIELDS } from '../model/report.js';
import { UnionFind } from '../model/union-find.js';
import { at, byteAt, groupBy, listOf } from './columns.js';

const NATIONAL_ID = VICTIM_FIELDS.indexOf('nationalId');

/**
 * Who is who among the victims (rules, section 1): reports belong to one person if their national id, name and birth
 * date, e-mail or phone match, or the source's own number within one source. Two groups that hold differing national
 * ids are never joined, not even over a third report; where a token could join either, the earlier report wins.
 *
 * Fields are taken in the order of `VICTIM_FIELDS`, tokens by first appearance, holders by report number, so neither
 * arrival nor the value of a pseudonym decides.
 *
 * @returns the person of each report, numbered from 0 by the person's first report; -1 for intelligence and for victims
 * who left no identity.
 */
export function resolveVictims(victims: VictimColumns, reports: ReportColumns): Int32Array {
  const people = new People(reports.count);
  const key = new Int32Array(victims.report.length);
  for (let row = 0; row < key.length; row++) {
    const report = at(victims.report, row);
    const field = byteAt(victims.field, row);
    key[row] = byteAt(reports.intelligence, report) ? -1 : field * victims.tokens + at(victims.token, row);
    if (key[row] !== -1) people.identify(report, field === NATIONAL_ID ? at(victims.token, row) : -1);
  }
  const holders = groupBy(key, VICTIM_FIELDS.length * victims.tokens);
  for (let token = 0; token < holders.count; token++) {
    const rows = listOf(holders, token);
    const first = rows[0];
    if (first === undefined) continue;
    for (const row of rows.subarray(1)) people.join(at(victims.report, first), at(victims.report, row));
  }
  return people.numbers();
}

/** Groups of reports whose root, the group's first report, knows the group's national id. */
class People {
  private readonly groups: UnionFind;
  /** Token of the group's national id, -1 without one; read at roots only. */
  private readonly nationalId: Int32Array;
  private readonly identified: Uint8Array;

  constructor(reports: number) {
    this.groups = new UnionFind(reports);
    this.nationalId = new Int32Array(reports).fill(-1);
    this.identified = new Uint8Array(reports);
  }

  identify(report: number, nationalId: number): void {
    this.identified[report] = 1;
    if (nationalId !== -1 && at(this.nationalId, report) === -1) this.nationalId[report] = nationalId;
  }

  join(a: number, b: number): void {
    const x = this.groups.rootOf(a);
    const y = this.groups.rootOf(b);
    const idX = at(this.nationalId, x);
    const idY = at(this.nationalId, y);
    if (x === y || (idX !== -1 && idY !== -1 && idX !== idY)) return;
    this.groups.unite(x, y);
    this.nationalId[Math.min(x, y)] = Math.max(idX, idY);
  }

  numbers(): Int32Array {
    const person = new Int32Array(this.identified.length).fill(-1);
    let people = 0;
    for (let report = 0; report < person.length; report++) {
      if (byteAt(this.identified, report) === 0) continue;
      const root = this.groups.rootOf(report);
      person[report] = root === report ? people++ : at(person, root);
    }
    return person;
  }
}

/** How many people the numbers name. */
export function peopleIn(person: Int32Array): number {
  let people = 0;
  for (const one of person) people = Math.max(people, one + 1);
  return people;
}
