import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelOf } from '../../../engine/detect/kernels.js';
import type { LastClustering, Partition } from '../../../engine/model/partition.js';
import type { TestReport } from '../../graph/evidence.js';
import { graphOf } from '../../graph/evidence.js';
import { anyGraph, connectedGroups, evidenceGraph, groups, renumbered } from '../graphs.js';

const BLOCKS = kernelOf('blocks');
const OPTIONS = { seed: 7, settings: {} };

function warm(graph: Parameters<typeof BLOCKS.detect>[0], last: LastClustering): Partition {
  const { parameters } = BLOCKS.detect(graph, OPTIONS);
  return BLOCKS.detectWarm!(graph, { seed: 7, settings: parameters }, last);
}

/** Campaigns are operations where nothing else is said. */
function lastOf(operation: readonly number[], joints: LastClustering['joints'] = []): LastClustering {
  const count = Math.max(0, ...operation.map((label) => label + 1));
  return { operation: Int32Array.from(operation), count, campaign: Int32Array.from(operation), joints };
}

/** A pause that no dates of these tests come to. */
const CARRIED = 999;

/** One that says nothing but where. */
function jointOf(community: number): LastClustering['joints'][number] {
  return { community, artifacts: [], spells: 1, smallerReports: 9, pauseDays: CARRIED };
}

/** A night that found what a cold run finds; the last reports of the graph are new. */
function lastNight({ operation, community }: Partition, fresh = 0): LastClustering {
  const labels = [...(operation ?? community)];
  const size = (label: number) => labels.filter((other) => other === label).length;
  return lastOf(labels.map((label, r) => (r >= labels.length - fresh || size(label) < 2 ? -1 : label)));
}

/** Any graph, and labels of last night that need not have to do with it: artifacts may have changed since. */
const ANY_NIGHT = anyGraph().chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    operation: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: graph.ids.length, maxLength: graph.ids.length }),
    joints: fc.uniqueArray(fc.integer({ min: 0, max: 4 })).map((communities) => communities.sort().map(jointOf)),
  }),
);

/** Two campaigns of the same weeks that hold together by themselves. */
function campaign(name: string, count: number, mentions: readonly string[] = []): TestReport[] {
  return Array.from({ length: count }, (_, i) => ({
    day: 19000 + (i % 12),
    mentions: [`email:${name}${i % 2}`, `phone:${name}${(i >> 1) % 2}`, ...mentions],
  }));
}

describe('a warm run', () => {
  it('leaves everything where it was while nothing is new', () => {
    const graph = graphOf([...campaign('a', 12), ...campaign('b', 8)]);
    const cold = BLOCKS.detect(graph, OPTIONS);
    const again = warm(graph, lastNight(cold));
    expect(again.community).toEqual(cold.community);
    expect(again.operation).toEqual(cold.operation);
  });

  it('places new reports where their artifacts point, and new ones among themselves', () => {
    const graph = graphOf([...campaign('a', 12), ...campaign('b', 8), ...campaign('a', 2), ...campaign('c', 3)]);
    const { operation } = warm(graph, lastNight(BLOCKS.detect(graph, OPTIONS), 5));
    expect([...operation!].slice(20)).toEqual([0, 0, 2, 2, 2]);
  });

  it('cuts what last night joined and no artifact holds together any more', () => {
    const graph = graphOf([...campaign('a', 6), ...campaign('b', 6)]);
    const { operation } = warm(graph, lastOf(new Array<number>(12).fill(0)));
    expect(new Set(operation).size).toBe(2);
  });

  it('joins two campaigns of last night that new reports tie together', () => {
    const both = campaign('a', 4).map((report, i) => ({
      ...report,
      mentions: [...report.mentions, `email:b${i % 2}`, `phone:b${i % 2}`],
    }));
    const graph = graphOf([...campaign('a', 6), ...campaign('b', 6), ...both]);
    const last = lastOf([...new Array<number>(6).fill(0), ...new Array<number>(6).fill(1), -1, -1, -1, -1]);
    expect(new Set(warm(graph, last).operation).size).toBe(1);
  });

  describe('of a campaign with a joint that was weak last night', () => {
    const tied = (name: string, count: number) => [
      ...campaign(name, count - 1),
      { day: 19003, mentions: [`email:${name}0`, 'iban:mule'] },
    ];
    const both = [...tied('a', 12), ...tied('b', 12)];
    const cold = BLOCKS.detect(graphOf(both), { seed: 7, settings: { bridgeCut: 'never' } });
    const told = (reports: readonly TestReport[], joints: LastClustering['joints']) => {
      const operation = reports.map((_, r) => (r < both.length ? 0 : -1));
      const options = { seed: 7, settings: cold.parameters };
      return BLOCKS.detectWarm!(graphOf(reports), options, lastOf(operation, joints)).weakJoints;
    };

    it('says again what was said, as long as nothing is new there', () => {
      expect(cold.weakJoints).toHaveLength(1);
      expect(told(both, [jointOf(0)])).toEqual([jointOf(0)]);
      expect(told([...both, ...campaign('c', 4)], [jointOf(0)])).toEqual([jointOf(0)]);
    });

    it('looks anew when new reports are near', () => {
      const [joint] = told([...both, ...campaign('a', 1)], [jointOf(0)]) ?? [];
      expect(joint).toMatchObject({ spells: 1, smallerReports: 12, artifacts: cold.weakJoints![0]!.artifacts });
    });

    it('has none to tell where none was told and nothing is new', () => {
      expect(told(both, [])).toEqual([]);
    });
  });

  it('says again only what was said of a campaign whose reports are still together', () => {
    fc.assert(
      fc.property(ANY_NIGHT, ({ graph, operation, joints }) => {
        const found = warm(evidenceGraph(graph), lastOf(operation, joints));
        const told = (found.weakJoints ?? []).filter((joint) => joint.pauseDays === CARRIED);
        for (const { community } of told) {
          const now = new Set([...found.community].flatMap((label, r) => (label === community ? [r] : [])));
          const was = (label: number) => operation.flatMap((other, r) => (other === label ? [r] : []));
          expect(joints.some((joint) => was(joint.community).every((r) => now.has(r)))).toBe(true);
        }
      }),
    );
  });

  describe('of two campaigns that last night joined by mistake', () => {
    const hand = (name: string, i: number, ...mentions: string[]): TestReport => ({
      day: 19000 + (i % 12),
      mentions: [`email:${name}${i % 7}`, `phone:${name}${i % 5}`, ...mentions],
    });
    const hands = (name: string) => Array.from({ length: 60 }, (_, i) => hand(name, i));
    const both = [...hands('a'), hand('a', 0, 'ip:shared', 'handle:near'), ...hands('b'), hand('b', 0, 'ip:shared')];
    const nearOne: TestReport = { day: 19012, mentions: ['handle:near'] };
    const operationsOf = (fresh: readonly TestReport[], joints: LastClustering['joints']) => {
      const then = lastOf([...both.map(() => 0), ...fresh.map(() => -1)], joints);
      return new Set([...warm(graphOf([...both, ...fresh]), then).operation!].slice(0, both.length)).size;
    };

    it('finds two where it finds them anew', () => {
      expect(new Set(BLOCKS.detect(graphOf(both), OPTIONS).operation).size).toBe(2);
    });

    it('lets them come apart when something new comes to one of them and their joint was weak', () => {
      expect(operationsOf([nearOne], [jointOf(0)])).toBe(2);
    });

    it('keeps them together as long as nothing new comes to them, or no joint was weak', () => {
      expect(operationsOf([], [jointOf(0)])).toBe(1);
      expect(operationsOf(campaign('c', 2), [jointOf(0)])).toBe(1);
      expect(operationsOf([nearOne], [])).toBe(1);
    });
  });

  it('takes the parameters that it is given and learns none', () => {
    const graph = graphOf([...campaign('a', 12), ...campaign('b', 8)]);
    const { parameters } = BLOCKS.detect(graph, OPTIONS);
    const frozen = { ...parameters, flagMean0: 0.123, amountKappa: 55 };
    const found = BLOCKS.detectWarm!(graph, { seed: 7, settings: frozen }, lastOf(new Array<number>(20).fill(-1)));
    expect(found.parameters).toEqual(frozen);
  });

  it('finds connected operations whatever last night said', () => {
    fc.assert(
      fc.property(ANY_NIGHT, ({ graph, operation, joints }) => {
        const found = warm(evidenceGraph(graph), lastOf(operation, joints));
        for (const members of groups(found.operation!)) expect(connectedGroups(graph, members)).toEqual([members]);
        expect(groups(found.community).map((members) => found.community[members[0]!])).toEqual(
          Array.from({ length: found.count }, (_, label) => label),
        );
      }),
    );
  });

  it('gives the same bytes for the same past, however reports are numbered', () => {
    fc.assert(
      fc.property(ANY_NIGHT, fc.integer({ min: 0, max: 2 ** 31 }), ({ graph, operation, joints }, salt) => {
        const found = warm(evidenceGraph(graph), lastOf(operation, joints));
        expect(warm(evidenceGraph(graph), lastOf(operation, joints))).toEqual(found);
        const places = shuffled(graph.ids.length, salt);
        const there = Array.from(operation, (_, r) => operation[places.indexOf(r)]!);
        const again = warm(evidenceGraph(renumbered(graph, places)), lastOf(there, joints));
        expect(inOrder(groups(again.community))).toEqual(
          inOrder(groups(found.community).map((members) => members.map((r) => places[r]!))),
        );
      }),
    );
  });
});

function inOrder(sets: readonly (readonly number[])[]): number[][] {
  return sets.map((set) => [...set].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

function shuffled(count: number, salt: number): number[] {
  const key = (place: number) => Math.imul(place + 1, salt | 1) >>> 0;
  const order = Array.from({ length: count }, (_, place) => place).sort((a, b) => key(a) - key(b) || a - b);
  const places = new Array<number>(count);
  order.forEach((old, place) => (places[old] = place));
  return places;
}
