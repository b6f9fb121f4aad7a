import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../../engine/detect/blocks/aggregate.js';
import { comeApart } from '../../../engine/detect/blocks/apart.js';
import { powers } from '../../../engine/detect/blocks/join-rule.js';
import { readParameters } from '../../../engine/detect/blocks/parameters.js';
import { Terms } from '../../../engine/detect/blocks/terms.js';
import type { TestGraph } from '../graphs.js';
import { anyGraph, evidenceGraph } from '../graphs.js';

/** What each report was in last night, what it is found in, and whether it was looked at; a join weighs what size says. */
interface Night {
  readonly graph: TestGraph;
  readonly operation: readonly number[];
  readonly found: readonly number[];
  readonly looked: readonly boolean[];
}

function apart({ graph, operation, found, looked }: Night, apartReports: number) {
  const evidence = evidenceGraph(graph);
  const off = { time: 'off', profile: 'off', amount: 'off', category: 'off' };
  const parameters = readParameters({ ...off, apartReports });
  const { idWords } = evidence.columns;
  const power = powers(evidence.reports, parameters.exponent);
  return comeApart(
    { graph: evidence, kept: new Uint8Array(evidence.spells).fill(1) },
    { operation: Int32Array.from(operation), count: Math.max(-1, ...operation) + 1 },
    clustersOf(Int32Array.from(found)),
    Uint8Array.from(looked, Number),
    { parameters, power, terms: new Terms(parameters), seeding: { seed: 1, idWords } },
  );
}

/** Thirty reports and thirty: one operation, found in two pieces. A join must weigh 1.22, and an e-mail weighs .97. */
function halves(shared: readonly number[], looked = true): Night {
  const range = (from: number) => Array.from({ length: 30 }, (_, r) => from + r);
  const spells = [range(0), range(30), ...(shared.length > 0 ? [shared] : [])];
  return {
    graph: { ids: [...range(0), ...range(30)], spells: spells.map((reports) => ({ kind: 0, reports })) },
    operation: new Array<number>(60).fill(0),
    found: range(0)
      .concat(range(30))
      .map((r) => (r < 30 ? 0 : 1)),
    looked: new Array<boolean>(60).fill(looked),
  };
}

function piecesOf({ operation }: { operation: Int32Array }): number {
  return new Set(operation).size;
}

describe('an operation of two large pieces', () => {
  it('comes apart if what ties them would not join them', () => {
    const { operation, count } = apart(halves([0, 30]), 20);
    expect([...operation]).toEqual([...new Array<number>(30).fill(1), ...new Array<number>(30).fill(2)]);
    expect(count).toBe(3);
  });

  it('stays one if what ties them would join them, whatever was found', () => {
    expect(piecesOf(apart(halves([0, 1, 30, 31]), 20))).toBe(1);
  });

  it('stays one if it was not looked at whole', () => {
    expect(piecesOf(apart(halves([0, 30], false), 20))).toBe(1);
  });

  it('stays one if a piece is small', () => {
    expect(piecesOf(apart(halves([0, 30]), 31))).toBe(1);
  });
});

it('only ever divides operations, and leaves new reports in none', () => {
  const any = anyGraph().chain((graph) => {
    const each = <T>(value: fc.Arbitrary<T>) =>
      fc.array(value, { minLength: graph.ids.length, maxLength: graph.ids.length });
    return fc.record({
      graph: fc.constant(graph),
      operation: each(fc.integer({ min: -1, max: 3 })),
      found: each(fc.integer({ min: 0, max: Math.min(4, graph.ids.length - 1) })),
    });
  });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 4 }), ({ operation, ...night }, apartReports) => {
      const looked = operation.map((each) => each === 0 || each === 2);
      const again = apart({ ...night, operation, looked }, apartReports);
      again.operation.forEach((label, r) => {
        expect(label < 0).toBe(operation[r]! < 0);
        expect(label).toBeLessThan(again.count);
        again.operation.forEach((other, q) => {
          if (label >= 0 && label === other) expect(operation[r]).toBe(operation[q]);
        });
      });
    }),
  );
});
