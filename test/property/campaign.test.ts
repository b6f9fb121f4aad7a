import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../engine/campaign/aggregate.js';
import { Aggregation } from '../../engine/campaign/aggregate.js';
import { finish, Wording } from '../../engine/campaign/finish.js';
import { identify } from '../../engine/campaign/identity.js';
import { operationNesting } from '../../engine/campaign/nesting.js';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { convert } from '../../engine/campaign/rates.js';
import { paymentsOf } from '../../engine/campaign/payments.js';
import { paymentsByPerson, repeatedLosses } from '../../engine/campaign/repeated.js';
import { resolveVictims } from '../../engine/campaign/victims.js';
import type { Ledger } from '../../engine/model/campaign.js';
import type { Told, World } from '../campaign/world.js';
import { worldOf } from '../campaign/world.js';
import { REPORTS } from './campaign-world.js';

const RATES = parseRates('Date,USD,JPY\n1970-01-01,1.1172,175.68\n1970-02-01,1.1199,N/A\n', 'rates');

function aggregated(world: World): Aggregate & { readonly person: Int32Array } {
  const person = resolveVictims(world.evidence.victims, world.evidence.reports);
  const payment = paymentsOf({ ...world, person });
  return { ...new Aggregation({ ...world, person, payment, rates: RATES, currency: 'USD' }).campaigns(), person };
}

/** 1 for each loss that tells of a payment which an earlier loss in the list tells of too. */
function repeatsOf(payment: Int32Array): Uint8Array {
  const seen = new Set<number>();
  return Uint8Array.from(payment, (one) => (seen.size === seen.add(one).size ? 1 : 0));
}

/** What was reported, as sums by name, so that ledgers can be added. What is counted depends on the set it is counted in. */
function sumsOf(ledgers: readonly Ledger[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  const add = (name: string, value: bigint | number): void => {
    if (BigInt(value) !== 0n) sums[name] = (sums[name] ?? 0n) + BigInt(value);
  };
  for (const { lines, converted, unreadableLosses } of ledgers) {
    for (const line of lines) {
      add(`${line.kind} ${line.currency} reported`, line.reportedMinor);
      add(`${line.kind} ${line.currency} losses`, line.reportedLosses);
    }
    add('converted', converted.reportedLostMinor);
    add('unreadable', unreadableLosses);
  }
  return sums;
}

describe('campaigns and the rest', () => {
  it('make up the whole exactly: reports, money by kind and currency, and each report once', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const { drafts, unclustered, whole, members, membership } = aggregated(worldOf(told));
        expect(sumsOf([...drafts.map((draft) => draft.ledger), unclustered.ledger])).toEqual(sumsOf([whole.ledger]));
        const reports = drafts.reduce((sum, draft) => sum + draft.reports, unclustered.reports);
        expect([reports, whole.reports]).toEqual([told.length, told.length]);
        expect(new Set(members.items).size).toBe(members.items.length);
        expect(membership.filter((place) => place >= 0)).toHaveLength(members.items.length);
      }),
    );
  });

  it('count each payment once, and more in sum only where two of them were told of it', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const world = worldOf(told);
        const { drafts, unclustered, whole, membership, person } = aggregated(world);
        const { losses, reports } = world.evidence;
        const payment = paymentsOf({ ...world, person });
        const counts = (ledger: Ledger): number => ledger.lines.reduce((sum, line) => sum + line.countedLosses, 0);
        const scoped = Array.from(losses.report, (report, loss) => [payment[loss], membership[report], report] as const)
          .filter(([, , report]) => reports.intelligence[report] === 0)
          .map(([one, place]) => [`${one}`, `${one} ${place}`] as const);
        expect(counts(whole.ledger)).toBe(new Set(scoped.map(([one]) => one)).size);
        const inSum = [...drafts, unclustered].reduce((sum, { ledger }) => sum + counts(ledger), 0);
        expect(inSum).toBe(new Set(scoped.map(([, one]) => one)).size);
      }),
    );
  });

  it('hold all victims of the whole, and more only where one person is in two of them', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const { drafts, unclustered, whole, membership, person } = aggregated(worldOf(told));
        const parts = [...drafts, unclustered];
        const sum = parts.reduce((count, part) => count + part.victims.distinct, 0);
        const inParts = new Set(Array.from(person, (one, report) => `${one} ${membership[report]}`));
        const known = [...inParts].filter((pair) => !pair.startsWith('-1 ')).length;
        expect(sum).toBe(known);
        expect(sum).toBeGreaterThanOrEqual(whole.victims.distinct);
        expect(whole.victims.distinct).toBe(new Set(person.filter((one) => one >= 0)).size);
        expect(parts.reduce((count, part) => count + part.victims.unidentified, 0)).toBe(whole.victims.unidentified);
      }),
    );
  });

  it('never count more than was reported, and no loss larger than their sum', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const { drafts, whole } = aggregated(worldOf(told));
        for (const { ledger } of [...drafts, whole]) {
          for (const line of ledger.lines) {
            expect(line.countedMinor <= line.reportedMinor).toBe(true);
            expect(line.countedLosses).toBeLessThanOrEqual(line.reportedLosses);
          }
          expect(ledger.converted.lostMinor <= ledger.converted.reportedLostMinor).toBe(true);
          expect((ledger.largestLoss?.convertedMinor ?? 0n) <= ledger.converted.lostMinor).toBe(true);
        }
      }),
    );
  });

  it('are the same whatever the order of arrival, ids and titles too', () => {
    const published = (told: readonly Told[]): unknown => {
      const world = worldOf(told);
      const made = aggregated(world);
      const { reports } = world.evidence;
      const lastMembership = new Int32Array(reports.count).fill(-1);
      const identity = identify({
        level: 'campaign',
        reports,
        members: made.members,
        last: null,
        lastMembership,
        run: 1,
        asOf: null,
        lastAsOf: null,
      });
      const names = (artifact: number): { folded: string; shown: string; defanged: () => string } => {
        const value = world.artifacts[artifact]!;
        return { folded: value, shown: value, defanged: () => value };
      };
      const nesting = operationNesting(Int32Array.from(made.drafts, () => 1));
      return {
        ...finish(made, identity, new Wording(names), nesting),
        events: identity.events,
        rest: made.unclustered,
        whole: made.whole,
      };
    };
    const shuffled = REPORTS.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
    );
    fc.assert(
      fc.property(shuffled, ([told, again]) => {
        expect(published(again)).toEqual(published(told));
      }),
    );
  });
});

describe('who is who', () => {
  it('never joins differing national ids, and joins all that match where there are none', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const { evidence, report } = worldOf(told);
        const person = resolveVictims(evidence.victims, evidence.reports);
        const idOf = new Map<number, string>();
        for (const { ref, source, victim, intelligence } of told) {
          const one = person[report(ref, source)]!;
          expect(one >= 0).toBe(intelligence !== true && Object.keys(victim ?? {}).length > 0);
          const id = victim?.nationalId;
          if (one < 0 || id === undefined) continue;
          expect(idOf.get(one) ?? id).toBe(id);
          idOf.set(one, id);
        }
      }),
    );
  });

  it('takes reports with one e-mail for one person unless national ids are about', () => {
    const anonymous = REPORTS.map((list) =>
      list.map((told) => ({ ...told, intelligence: false, victim: { ...told.victim, nationalId: undefined } })),
    );
    fc.assert(
      fc.property(anonymous, (told) => {
        const { evidence, report } = worldOf(told);
        const person = resolveVictims(evidence.victims, evidence.reports);
        const holder = new Map<string, number>();
        for (const { ref, source, victim } of told) {
          const one = person[report(ref, source)]!;
          for (const [field, value] of Object.entries(victim)) {
            if (field === 'sourceId' || value === undefined) continue;
            expect(holder.get(`${field} ${value}`) ?? one).toBe(one);
            holder.set(`${field} ${value}`, one);
          }
        }
      }),
    );
  });
});

describe('repeated losses', () => {
  const SAME = { day: 5, losses: [{ minor: 7 }] };
  const perSource = fc.array(fc.nat(6), { minLength: 1, maxLength: 5 });

  /** `counts[s]` reports of one amount by source s, all within 30 days. */
  function countedOf(counts: readonly number[], victim: Told['victim'], rule: (world: World) => Uint8Array): number {
    const told = counts.flatMap((count, source) =>
      Array.from({ length: count }, (_, ref) => ({
        ...SAME,
        day: 5 + ((ref * 7 + source * 3) % 30),
        ref: String(ref),
        source: String(source),
        victim: victim ?? {},
        artifacts: ['iban:1'],
      })),
    );
    return rule(worldOf(told)).filter((one) => one === 0).length;
  }

  it('leave what the source that heard of most heard of', () => {
    fc.assert(
      fc.property(perSource, (counts) => {
        const byPerson = countedOf(counts, { email: 'e' }, ({ evidence }) =>
          repeatedLosses(evidence, resolveVictims(evidence.victims, evidence.reports)),
        );
        const inCluster = countedOf(counts, undefined, (world) =>
          repeatsOf(paymentsOf({ ...world, person: resolveVictims(world.evidence.victims, world.evidence.reports) })),
        );
        expect([byPerson, inCluster]).toEqual([Math.max(...counts), Math.max(...counts)]);
      }),
    );
  });

  it('in a campaign are those of one victim, and never fewer', () => {
    fc.assert(
      fc.property(REPORTS, (told) => {
        const world = worldOf(told);
        const person = resolveVictims(world.evidence.victims, world.evidence.reports);
        const both = paymentsOf({ ...world, person });
        for (const [loss, first] of paymentsByPerson(world.evidence, person).entries())
          expect(both[loss]).toBe(both[first]);
      }),
    );
  });
});

describe('conversion', () => {
  it('is off by half a minor unit at most, whatever the amount and the rate', () => {
    const big = (max: bigint): fc.Arbitrary<bigint> => fc.bigInt(1n, max);
    fc.assert(
      fc.property(big(10n ** 14n), big(10n ** 27n), big(10n ** 27n), (minor, over, under) => {
        const error = convert(minor, { over, under }) * under - minor * over;
        expect(2n * (error < 0n ? -error : error) <= under).toBe(true);
      }),
    );
  });
});
