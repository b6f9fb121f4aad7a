import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SkeinError } from '../../engine/model/errors.js';
import type { DetectOptions, Kernel, Partition } from '../../engine/model/partition.js';
import type { TestGraph } from '../detect/graphs.js';
import { anyGraph, connectedGroups, evidenceGraph, groups, part, renumbered } from '../detect/graphs.js';

/** What a kernel promises beyond what all do. */
export interface KernelPromises {
  /** Its communities hang together in the evidence graph. */
  readonly connected: boolean;
  /** What is outside a component changes nothing in it, given the run's frozen parameters. */
  readonly local: boolean;
}

/** What every way to find communities must keep, whatever it finds, with these settings beside its defaults. */
export function kernelContract(
  kernel: Kernel,
  promises: KernelPromises,
  settings: DetectOptions['settings'] = {},
): void {
  const run = (graph: TestGraph, options: Partial<DetectOptions> = {}): Partition =>
    kernel.detect(evidenceGraph(graph), { seed: 7, ...options, settings: { ...settings, ...options.settings } });
  const given = Object.keys(settings).length === 0 ? '' : ` with ${JSON.stringify(settings)}`;

  describe(`the kernel "${kernel.name}"${given}`, () => {
    it('says its name and seed, and takes an empty graph', () => {
      expect(run({ ids: [], spells: [] })).toMatchObject({ kernel: kernel.name, seed: 7, count: 0 });
    });

    it('refuses a setting it does not know, by name', () => {
      const refused = () => run({ ids: [1], spells: [] }, { settings: { noSuchSetting: 1 } });
      expect(refused).toThrow(SkeinError);
      expect(refused).toThrow(/noSuchSetting/);
    });

    it('says beforehand which parameters a run returns, and those that it does not learn', () => {
      const { parameters } = run({ ids: [1, 2, 3], spells: [{ kind: 0, reports: [0, 2] }] });
      const fixed = kernel.fixed(settings);
      expect(Object.keys(fixed).sort()).toEqual(Object.keys(parameters).sort());
      expect(parameters).toMatchObject(Object.fromEntries(Object.entries(fixed).filter(([, value]) => value !== null)));
      expect(() => kernel.fixed({ noSuchSetting: 1 })).toThrow(/noSuchSetting/);
    });

    it('leaves a report without links alone', () => {
      const { community } = run({ ids: [1, 2, 3], spells: [{ kind: 0, reports: [0, 2] }] });
      expect([...community].filter((label) => label === community[1])).toHaveLength(1);
    });

    it('joins two reports that share nothing but a strong artifact', () => {
      expect([...run({ ids: [1, 2], spells: [{ kind: 0, reports: [0, 1] }] }).community]).toEqual([0, 0]);
    });

    it('gives the same bytes for the same graph and seed', () => {
      fc.assert(
        fc.property(anyGraph(), fc.integer({ min: 0, max: 2 ** 40 }), (graph, seed) => {
          expect(run(graph, { seed })).toEqual(run(graph, { seed }));
        }),
      );
    });

    it('numbers communities by their smallest report', () => {
      fc.assert(
        fc.property(anyGraph(), (graph) => {
          const { community, count } = run(graph);
          expect(groups(community).map((members) => community[members[0]!])).toEqual(
            Array.from({ length: count }, (_, label) => label),
          );
        }),
      );
    });

    it('never joins what no chain of links joins', () => {
      fc.assert(
        fc.property(anyGraph(), (graph) => {
          const component = componentOf(graph);
          for (const members of groups(run(graph).community))
            expect(new Set(members.map((r) => component[r])).size).toBe(1);
        }),
      );
    });

    it('groups the same reports however they are numbered', () => {
      fc.assert(
        fc.property(numberedTwice(), ([graph, places]) => {
          const found = groups(run(renumbered(graph, places)).community);
          const expected = groups(run(graph).community).map((members) => members.map((r) => places[r]!));
          expect(inOrder(found)).toEqual(inOrder(expected));
        }),
      );
    });

    if (promises.connected)
      it('finds communities that hang together', () => {
        fc.assert(
          fc.property(anyGraph(), (graph) => {
            for (const members of groups(run(graph).community))
              expect(connectedGroups(graph, members)).toEqual([members]);
          }),
        );
      });

    if (promises.local)
      it('finds in each component what it finds in that component alone', () => {
        fc.assert(
          fc.property(anyGraph(), (graph) => {
            const whole = run(graph);
            for (const reports of connectedGroups(graph)) {
              const alone = run(part(graph, reports), { settings: frozenOf(whole) });
              const expected = groups(reports.map((r) => whole.community[r]!));
              expect(groups(alone.community)).toEqual(expected);
            }
          }),
        );
      });
  });
}

/** A run's parameters are named as the settings that freeze them. */
function frozenOf(partition: Partition): DetectOptions['settings'] {
  return partition.parameters;
}

function componentOf(graph: TestGraph): number[] {
  const component: number[] = [];
  connectedGroups(graph).forEach((members, label) => {
    members.forEach((r) => (component[r] = label));
  });
  return component;
}

function numberedTwice(): fc.Arbitrary<[TestGraph, number[]]> {
  return anyGraph().chain((graph) => {
    const numbers = graph.ids.map((_, r) => r);
    return fc.tuple(
      fc.constant(graph),
      fc.shuffledSubarray(numbers, { minLength: numbers.length, maxLength: numbers.length }),
    );
  });
}

function inOrder(sets: readonly (readonly number[])[]): number[][] {
  return sets.map((members) => members.toSorted((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}
