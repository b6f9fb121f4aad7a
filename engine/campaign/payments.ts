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
 * Which losses tell of one payment: those that `paymentsByPerson` finds, and beyond them losses of victims without
 * identity, if reports of the same operation that share a spell told different sources of the same kind, currency and
 * exact amount within 30 days, and one of the two names no victim (detection rules, end of section 10: precision 1.00,
 * two in five repeats found).
 *
 * @returns for each loss the payment's number: that of one of its losses. A set of reports counts each payment once.
 */
export function paymentsOf(given: ClusteredLosses): Int32Array {
  const { evidence, graph, partition, person } = given;
  const { losses, reports } = evidence;
  const payment = paymentsByPerson(evidence, person);
  const same = new SamePayments(payment);
  const days = reportedDays(evidence);
  const cluster = partition.operation ?? partition.community;
  const owner = losses.report.map((report, loss) =>
    at(days, loss) === NO_DAY || byteAt(reports.intelligence, report) ? -1 : at(cluster, report),
  );
  const dropped = droppedSpells(graph, partition);
  for (const run of equalLosses(losses, owner, partition.count, days)) {
    if (run.every((loss) => at(person, at(losses.report, loss)) >= 0)) continue;
    const told = new ToldPayments(graph, dropped);
    for (const loss of run) {
      const report = at(losses.report, loss);
      const telling = { report, person: at(person, report), source: at(reports.source, report), day: at(days, loss) };
      same.join(at(payment, loss), told.tell(telling, at(payment, loss)));
    }
  }
  return same.numbers();
}

/** Union-find over losses: a payment is numbered by one of its losses. */
class SamePayments {
  private readonly parent: Int32Array;

  constructor(payment: Int32Array) {
    this.parent = payment.slice();
    payment.forEach((first, loss) => {
      this.join(first, loss);
    });
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    this.parent[Math.max(x, y)] = Math.min(x, y);
  }

  numbers(): Int32Array {
    return this.parent.map((_, loss) => this.root(loss));
  }

  private root(loss: number): number {
    let node = loss;
    while (at(this.parent, node) !== node) {
      this.parent[node] = at(this.parent, at(this.parent, node));
      node = at(this.parent, node);
    }
    return node;
  }
}

interface Telling {
  readonly report: number;
  readonly person: number;
  readonly source: number;
  readonly day: Day;
}

interface Told {
  readonly order: number;
  /** The payment's number when it was first told. */
  readonly first: number;
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

  /** The number of the payment that this telling is about: its own, or that of one told before. */
  tell(telling: Telling, first: number): number {
    const told = this.byFirst.get(first) ?? this.find(telling);
    const payment = told ?? this.opened(first);
    this.byFirst.set(first, payment);
    payment.sources.add(telling.source);
    payment.latest = telling.day;
    if (payment.person < 0) payment.person = telling.person;
    this.list(payment, telling.report);
    return payment.first;
  }

  private opened(first: number): Told {
    return { order: this.count++, first, sources: new Set(), spells: new Set(), person: -1, latest: NO_DAY };
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
