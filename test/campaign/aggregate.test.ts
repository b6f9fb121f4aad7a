import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../engine/campaign/aggregate.js';
import { Aggregation } from '../../engine/campaign/aggregate.js';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { paymentsOf } from '../../engine/campaign/payments.js';
import { resolveVictims } from '../../engine/campaign/victims.js';
import { NO_DAY } from '../../engine/model/day.js';
import { reportId } from '../../engine/model/ids.js';
import type { Partition } from '../../engine/model/partition.js';
import type { Told, World } from './world.js';
import { withHub, worldOf } from './world.js';

const RATES = parseRates('Date,USD\n1970-01-01,2\n', 'rates');

function aggregated(world: World, partition: Partition = world.partition): Aggregate {
  const { evidence, graph } = world;
  const person = resolveVictims(evidence.victims, evidence.reports);
  const payment = paymentsOf({ evidence, graph, partition, person });
  return new Aggregation({ evidence, graph, partition, person, payment, rates: RATES, currency: 'USD' }).campaigns();
}

/** The only campaign of a few reports that share `domain:evil.example`. */
function campaign(...told: readonly Omit<Told, 'ref'>[]): Aggregate['drafts'][number] {
  const linked = told.map((one, ref) => ({
    ...one,
    ref: String(ref),
    artifacts: ['domain:evil.example', ...(one.artifacts ?? [])],
  }));
  const { drafts } = aggregated(worldOf(linked));
  expect(drafts).toHaveLength(1);
  return drafts[0]!;
}

describe('campaigns of a partition', () => {
  it('are the communities of two reports or more, in the order of their smallest report', () => {
    const told = ['1', '1', '2', '3', '2', '2'].map((value, ref) => ({ ref: String(ref), artifacts: [`ip:${value}`] }));
    const { drafts, membership, members, unclustered, whole } = aggregated(worldOf(told));
    expect(drafts.map((draft) => draft.reports).sort()).toEqual([2, 3]);
    expect(members.offsets.at(-1)).toBe(5);
    expect(membership.filter((place) => place < 0)).toHaveLength(1);
    expect(Math.min(...members.items.slice(0, members.offsets[1]))).toBe(membership.indexOf(0));
    expect(membership.indexOf(0)).toBeLessThan(membership.indexOf(1));
    expect([unclustered.reports, whole.reports]).toEqual([1, 6]);
  });

  it('are none where nothing was reported', () => {
    const { drafts, whole } = aggregated(worldOf([]));
    expect(drafts).toEqual([]);
    expect(whole.ledger.lines).toEqual([]);
    expect(whole.ledger.largestLoss).toBeNull();
  });
});

describe('what a campaign adds up to', () => {
  it('counts people once, unknown ones apart, and intelligence not at all', () => {
    const draft = campaign(
      { victim: { email: 'e' }, source: 'a' },
      { victim: { email: 'e' }, source: 'b' },
      { victim: { phone: 'p' } },
      {},
      { intelligence: true, victim: { email: 'f' }, losses: [{ minor: 7 }], unreadable: 2 },
    );
    expect(draft.victims).toEqual({ distinct: 2, unidentified: 1 });
    expect([draft.reports, draft.intelligence]).toEqual([5, 1]);
    expect(draft.ledger.lines).toEqual([]);
    expect(draft.ledger.unreadableLosses).toBe(0);
  });

  it('keeps lost, attempted and recovered and each currency apart, repeats out of what is counted', () => {
    const told = { victim: { email: 'e' }, day: 3, losses: [{ minor: 500, currency: 'EUR' }] };
    const draft = campaign(
      { ...told, source: 'a' },
      { ...told, source: 'b', unreadable: 1 },
      { losses: [{ minor: 4 }, { minor: 9, kind: 'recovered' }, { minor: 2, kind: 'attempted' }] },
    );
    const line = (kind: string, currency: string, counted: bigint, reported: bigint, losses: number): object => ({
      kind,
      currency,
      countedMinor: counted,
      reportedMinor: reported,
      countedLosses: 1,
      reportedLosses: losses,
    });
    expect(draft.ledger.lines).toEqual([
      line('lost', 'EUR', 500n, 1000n, 2),
      line('lost', 'USD', 4n, 4n, 1),
      line('attempted', 'USD', 2n, 2n, 1),
      line('recovered', 'USD', 9n, 9n, 1),
    ]);
    expect(draft.ledger.converted).toEqual({
      currency: 'USD',
      lostMinor: 1004n,
      attemptedMinor: 2n,
      recoveredMinor: 9n,
      reportedLostMinor: 2004n,
      missingCurrencies: [],
    });
    expect(draft.ledger.unreadableLosses).toBe(1);
  });

  it('says which currencies are missing from the converted total', () => {
    const { ledger } = campaign(
      {
        day: 3,
        losses: [
          { minor: 5, currency: 'NGN' },
          { minor: 5, currency: 'BRL', kind: 'attempted' },
        ],
      },
      { losses: [{ minor: 5, currency: 'EUR' }, { minor: 6 }] },
    );
    expect(ledger.converted.missingCurrencies).toEqual(['BRL', 'EUR', 'NGN']);
    expect(ledger.converted.lostMinor).toBe(6n);
  });

  it('shows the largest loss by what it is worth, those without a rate after all others', () => {
    const { ledger } = campaign(
      { day: 3, losses: [{ minor: 600, currency: 'EUR' }, { minor: 1100 }, { minor: 9_999, kind: 'attempted' }] },
      { day: 3, losses: [{ minor: 1_000_000, currency: 'NGN' }] },
    );
    expect(ledger.largestLoss).toEqual({
      report: reportId('a', '0'),
      loss: { currency: 'EUR', minor: 600n },
      convertedMinor: 1200n,
    });
    const without = campaign(
      {
        losses: [
          { minor: 5, currency: 'NGN' },
          { minor: 9, currency: 'NGN' },
        ],
      },
      {},
    );
    expect(without.ledger.largestLoss).toMatchObject({ loss: { minor: 9n }, convertedMinor: null });
  });

  it('stays exact beyond what a floating number holds', () => {
    const minor = 100_000_000_000_000;
    const draft = campaign(...Array.from({ length: 200 }, () => ({ losses: [{ minor }, { minor: 1 }] })));
    expect(draft.ledger.lines[0]?.countedMinor).toBe(20_000_000_000_000_200n);
  });

  it('tallies countries, types and sources by reports, then by name, and spans its dated reports', () => {
    const draft = campaign(
      { country: 'FR', fraudType: 'romance', source: 'b', day: 12 },
      { country: 'DE', fraudType: 'romance', day: 9 },
      { fraudType: 'job' },
    );
    expect(draft.countries.map((tally) => tally.value)).toEqual(['DE', 'FR']);
    expect(draft.fraudTypes).toEqual([
      { value: 'romance', reports: 2 },
      { value: 'job', reports: 1 },
    ]);
    expect(draft.sources.map((tally) => tally.value)).toEqual(['a', 'b']);
    expect([draft.firstDay, draft.lastDay]).toEqual([9, 12]);
    expect(campaign({}, {})).toMatchObject({ firstDay: null, lastDay: null });
  });
});

describe('the artifacts of a campaign', () => {
  const told = [
    { ref: '1', day: 5, artifacts: ['domain:a.example', 'ip:1', 'phone:1'] },
    { ref: '2', day: 4, artifacts: ['domain:a.example', 'ip:1'] },
    { ref: '3', artifacts: ['domain:a.example', 'card-bin:4'] },
    { ref: '4', day: 1, artifacts: ['domain:alone.example'] },
  ];

  it('are listed with the reports, days and role of each, and unclustered ones are not', () => {
    const world = worldOf(told);
    const { artifacts } = aggregated(world);
    const rows = Array.from(artifacts.artifact, (artifact, row) => ({
      id: world.artifacts[artifact],
      reports: artifacts.reports[row],
      role: artifacts.role[row],
      first: artifacts.firstDay[row],
      last: artifacts.lastDay[row],
    }));
    expect(rows).toEqual([
      { id: 'phone:1', reports: 1, role: 1, first: 5, last: 5 },
      { id: 'domain:a.example', reports: 3, role: 0, first: 4, last: 5 },
      { id: 'ip:1', reports: 2, role: 0, first: 4, last: 5 },
      { id: 'card-bin:4', reports: 1, role: 1, first: NO_DAY, last: NO_DAY },
    ]);
  });

  it('that hold it together come strongest first, without those that link nothing inside', () => {
    const world = worldOf(told);
    const { strongest } = aggregated(world).drafts[0]!;
    // 3 * .8 / sqrt(2) beats 2 * .8 / sqrt(1)
    expect(strongest.map(({ artifact }) => world.artifacts[artifact])).toEqual(['domain:a.example', 'ip:1']);
    expect(strongest[0]).toMatchObject({ kind: 'domain', reports: 3, reportsInAll: 3, firstDay: 4, role: 'links' });
  });

  it('show a dropped hub as what it is', () => {
    const world = worldOf(told);
    const { drafts, artifacts } = aggregated(world, withHub(world, 'domain:a.example'));
    expect(drafts[0]!.strongest.map(({ artifact }) => world.artifacts[artifact])).toEqual(['ip:1']);
    expect(artifacts.role[1]).toBe(5);
  });
});
