import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import type { Evidence, EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import { at, byteAt } from './columns.js';
import { REPEAT_DAYS, equalLosses } from './equal-losses.js';
import { droppedSpells } from './hubs.js';
import { reportedDays } from './losses.js';
import { paymentsByPerson } from './repeated.js';

export interface ClusteredLosses {
  readonly evidence: Evidence;
  readonly graph: EvidenceGraph;
  readonly partition: Partition;
  readonly person: Int32Array;
}

/**
 * As `repeatedLosses`, and beyond it losses of victims without identity: a loss is a repeat too if a report of the same
 * community, sharing a spell, told another source of the same kind, currency and exact amount within 30 days, and one of
 * the two reports names no victim (detection rules, end of section 10: precision 1.00, two in five repeats found).
 */
export function repeatedInCluster(given: ClusteredLosses): Uint8Array {
  const { evidence, graph, partition, person } = given;
  const { losses, reports } = evidence;
  const payment = paymentsByPerson(evidence, person);
  const repeated = Uint8Array.from(payment, (first, loss) => (first === loss ? 0 : 1));
  const days = reportedDays(evidence);
  const owner = losses.report.map((report, loss) =>
    at(days, loss) === NO_DAY || byteAt(reports.intelligence, report) ? -1 : at(partition.community, report),
  );
  const dropped = droppedSpells(graph, partition);
  for (const run of equalLosses(losses, owner, partition.count, days)) {
    if (run.every((loss) => at(person, at(losses.report, loss)) >= 0)) continue;
    const told = new ToldPayments(graph, dropped);
    for (const loss of run) {
      const report = at(losses.report, loss);
      const telling = { report, person: at(person, report), source: at(reports.source, report), day: at(days, loss) };
      if (told.tell(telling, at(payment, loss)) === 'repeated') repeated[loss] = 1;
    }
  }
  return repeated;
}

interface Telling {
  readonly report: number;
  readonly person: number;
  readonly source: number;
  readonly day: Day;
}

interface Told {
  readonly order: number;
  readonly sources: Set<number>;
  readonly spells: Set<number>;
  person: number;
  latest: Day;
}

/**
 * The payments of one run of equal losses, findable by spell. Why a payment is passed over (too old, told by this source,
 * another person's) stays true, so each list is walked once per source and the run costs no pairs.
 */
class ToldPayments {
  private readonly bySpell = new Map<number, Told[]>();
  private readonly byFirst = new Map<number, Told>();
  private readonly passed = new Map<string, number>();
  private count = 0;

  constructor(
    private readonly graph: EvidenceGraph,
    private readonly dropped: Uint8Array,
  ) {}

  tell(telling: Telling, first: number): 'new' | 'repeated' {
    const known = this.byFirst.get(first);
    const told = known ?? this.find(telling);
    const payment = told ?? { order: this.count++, sources: new Set(), spells: new Set(), person: -1, latest: NO_DAY };
    this.byFirst.set(first, payment);
    payment.sources.add(telling.source);
    payment.latest = telling.day;
    if (payment.person < 0) payment.person = telling.person;
    this.list(payment, telling.report);
    return told === undefined ? 'new' : 'repeated';
  }

  private find(telling: Telling): Told | undefined {
    let best: Told | undefined;
    for (const spell of this.spellsOf(telling.report)) {
      const told = this.firstOpen(spell, telling);
      if (told && (best === undefined || told.order < best.order)) best = told;
    }
    return best;
  }

  private firstOpen(spell: number, { source, person, day }: Telling): Told | undefined {
    const list = this.bySpell.get(spell) ?? [];
    const key = `${spell} ${source} ${person >= 0}`;
    let place = this.passed.get(key) ?? 0;
    for (; place < list.length; place++) {
      const told = list[place];
      if (told === undefined || told.latest < day - REPEAT_DAYS || told.sources.has(source)) continue;
      if (person < 0 || told.person < 0) break;
    }
    this.passed.set(key, place);
    return list[place];
  }

  private list(payment: Told, report: number): void {
    for (const spell of this.spellsOf(report)) {
      if (payment.spells.has(spell)) continue;
      payment.spells.add(spell);
      const list = this.bySpell.get(spell);
      if (list) list.push(payment);
      else this.bySpell.set(spell, [payment]);
    }
  }

  private spellsOf(report: number): Int32Array {
    const { reportOffsets, reportSpells } = this.graph;
    return reportSpells
      .subarray(at(reportOffsets, report), at(reportOffsets, report + 1))
      .filter((spell) => byteAt(this.dropped, spell) === 0);
  }
}
