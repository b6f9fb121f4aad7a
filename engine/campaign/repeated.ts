import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import type { Evidence } from '../model/graph.js';
import { at } from './columns.js';
import { REPEAT_DAYS, equalLosses } from './equal-losses.js';
import { reportedDays } from './losses.js';
import { peopleIn } from './victims.js';

/**
 * Losses that were counted already (rules, section 1): the same victim told another source of the same kind, currency
 * and exact amount within 30 days. Within one source all losses count, so a sum paid twice and told to two agencies
 * counts twice. In a chain of reports the latest one sets the 30 days. Losses without any day are never repeats.
 *
 * @returns 1 for each loss that is a repeat; the earliest report of it is the one that counts.
 */
export function repeatedLosses(evidence: Evidence, person: Int32Array): Uint8Array {
  const payment = paymentsByPerson(evidence, person);
  const repeated = new Uint8Array(payment.length);
  for (let loss = 0; loss < payment.length; loss++) if (at(payment, loss) !== loss) repeated[loss] = 1;
  return repeated;
}

/** For each loss, the first loss that tells of the same payment: itself where it is not a repeat. */
export function paymentsByPerson(evidence: Evidence, person: Int32Array): Int32Array {
  const { losses, reports } = evidence;
  const payment = Int32Array.from({ length: losses.count }, (_, loss) => loss);
  const days = reportedDays(evidence);
  const owner = losses.report.map((report, loss) => (at(days, loss) === NO_DAY ? -1 : at(person, report)));
  for (const run of equalLosses(losses, owner, peopleIn(person), days)) {
    const payments: Payment[] = [];
    const next = new Map<number, number>();
    for (const loss of run) {
      const source = at(reports.source, at(losses.report, loss));
      const place = firstOpen(payments, next.get(source) ?? 0, at(days, loss));
      payment[loss] = tell(payments, place, loss, at(days, loss));
      next.set(source, place + 1);
    }
  }
  return payment;
}

interface Payment {
  readonly first: number;
  /** Day of the latest report of it. */
  latest: Day;
}

/**
 * First payment from `place` that a report of this day may be about. What is passed over is too old for good, and each
 * source goes through the payments once, so a run costs time in proportion to its length.
 */
function firstOpen(payments: readonly Payment[], place: number, day: Day): number {
  let open = place;
  while ((payments[open]?.latest ?? Infinity) < day - REPEAT_DAYS) open++;
  return open;
}

function tell(payments: Payment[], place: number, loss: number, day: Day): number {
  const told = payments[place];
  if (told === undefined) {
    payments.push({ first: loss, latest: day });
    return loss;
  }
  told.latest = day;
  return told.first;
}
