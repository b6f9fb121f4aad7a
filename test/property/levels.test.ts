import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Aggregation, type Aggregate, type Operations } from '../../engine/campaign/aggregate.js';
import { atOperations, operationOfCampaigns } from '../../engine/campaign/levels.js';
import { paymentsOf } from '../../engine/campaign/payments.js';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { resolveVictims } from '../../engine/campaign/victims.js';
import type { Ledger } from '../../engine/model/campaign.js';
import type { Partition } from '../../engine/model/partition.js';
import { worldOf, type World } from '../campaign/world.js';
import { REPORTS } from './campaign-world.js';

const RATES = parseRates('Date,USD,JPY\n1970-01-01,1.1172,175.68\n', 'rates');

/** Joins communities of two reports or more as chance says: what a kernel with two levels may answer. */
function withOperations({ community, count, ...rest }: Partition, dice: readonly number[]): Partition {
  const size = new Int32Array(count);
  for (const label of community) size[label]! += 1;
  const groups = Int32Array.from({ length: count }, (_, label) =>
    size[label]! < 2 ? -1 - label : (dice[label % dice.length] ?? 0),
  );
  const numbers = new Map<number, number>();
  const operation = community.map((label) => {
    const group = groups[label]!;
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
  return { community, count, ...rest, operation };
}

interface Levels {
  readonly campaigns: Aggregate;
  /** From their reports alone. */
  readonly operations: Aggregate;
  /** With the sums of their campaigns where these are the same. */
  readonly summedAbove: Operations;
  /** Place of each campaign's operation. */
  readonly operationOf: Int32Array;
}

function levelsOf(world: World, dice: readonly number[]): Levels {
  const partition = withOperations(world.partition, dice);
  const person = resolveVictims(world.evidence.victims, world.evidence.reports);
  const payment = paymentsOf({ ...world, partition, person });
  const given = { ...world, person, payment, rates: RATES, currency: 'USD' };
  const aggregation = new Aggregation({ ...given, partition });
  const campaigns = aggregation.campaigns();
  const operations = new Aggregation({ ...given, partition: atOperations(partition) }).campaigns();
  const count = campaigns.drafts.length;
  return {
    campaigns,
    operations,
    summedAbove: aggregation.operations(campaigns),
    operationOf: operationOfCampaigns(campaigns.membership, operations.membership, count),
  };
}

function reported(ledgers: readonly Ledger[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const line of ledgers.flatMap(({ lines }) => lines)) {
    const name = `${line.kind} ${line.currency}`;
    sums[name] = (sums[name] ?? 0n) + line.reportedMinor;
  }
  return sums;
}

const CASES = [REPORTS, fc.array(fc.nat(3), { minLength: 1, maxLength: 6 })] as const;

describe('two levels', () => {
  it('split reports and reported money exactly, each of them', () => {
    fc.assert(
      fc.property(...CASES, (told, dice) => {
        const { campaigns, operations } = levelsOf(worldOf(told), dice);
        for (const { drafts, unclustered, whole } of [campaigns, operations]) {
          const parts = [...drafts, unclustered];
          expect(parts.reduce((sum, part) => sum + part.reports, 0)).toBe(told.length);
          expect(reported(parts.map(({ ledger }) => ledger))).toEqual(reported([whole.ledger]));
        }
        expect(operations.whole).toEqual(campaigns.whole);
        expect(operations.unclustered).toEqual(campaigns.unclustered);
      }),
    );
  });

  it('give an operation of one campaign its sums, and no other ones than its reports do', () => {
    fc.assert(
      fc.property(...CASES, (told, dice) => {
        const { operations, summedAbove } = levelsOf(worldOf(told), dice);
        expect(summedAbove.drafts).toEqual(operations.drafts);
        expect(summedAbove.membership).toEqual(operations.membership);
        expect(summedAbove.members).toEqual(operations.members);
      }),
    );
  });

  it('count an operation from its reports: never more victims or payments than its campaigns in sum', () => {
    fc.assert(
      fc.property(...CASES, (told, dice) => {
        const { campaigns, operations, operationOf } = levelsOf(worldOf(told), dice);
        const counted = (ledger: Ledger): number => ledger.lines.reduce((sum, line) => sum + line.countedLosses, 0);
        for (const [place, operation] of operations.drafts.entries()) {
          const parts = campaigns.drafts.filter((_, campaign) => operationOf[campaign] === place);
          const distinct = parts.map(({ victims }) => victims.distinct);
          expect(parts.reduce((sum, part) => sum + part.reports, 0)).toBe(operation.reports);
          expect(operation.victims.distinct).toBeLessThanOrEqual(distinct.reduce((sum, one) => sum + one, 0));
          expect(operation.victims.distinct).toBeGreaterThanOrEqual(Math.max(...distinct));
          expect(reported(parts.map(({ ledger }) => ledger))).toEqual(reported([operation.ledger]));
          const inSum = parts.reduce((sum, part) => sum + counted(part.ledger), 0);
          expect(counted(operation.ledger)).toBeLessThanOrEqual(inSum);
        }
      }),
    );
  });
});
