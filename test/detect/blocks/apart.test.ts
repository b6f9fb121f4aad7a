import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comeApart } from '../../../engine/detect/blocks/apart.js';
import { clustersOf } from '../../../engine/detect/blocks/aggregate.js';

function apart(operation: readonly number[], found: readonly number[], looked: readonly number[], least: number) {
  const last = { operation: Int32Array.from(operation), count: Math.max(-1, ...operation) + 1 };
  const again = comeApart(last, clustersOf(Int32Array.from(found)), Uint8Array.from(looked), least);
  return { last, again, labels: [...again.operation] };
}

describe('an operation that is looked at again', () => {
  it('starts in two if two large pieces are found', () => {
    expect(
      apart(
        [0, 0, 0, 0],
        [5, 5, 3, 3].map((x) => x - 3),
        [1, 1, 1, 1],
        2,
      ).labels,
    ).toEqual([1, 1, 2, 2]);
  });

  it('stays one if only one piece is large', () => {
    expect(apart([0, 0, 0, 0, 0], [0, 0, 0, 1, 1], [1, 1, 1, 1, 1], 3).labels).toEqual([0, 0, 0, 0, 0]);
  });

  it('stays one if it was not looked at whole', () => {
    expect(apart([0, 0, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0], 2).labels).toEqual([0, 0, 0, 0]);
  });

  it('does not become one with another that is found together with it', () => {
    expect(apart([0, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1], 1).labels).toEqual([0, 0, 1, 1]);
  });

  it('only ever divides: whoever is together was, and new reports are in none', () => {
    const report = fc.record({
      operation: fc.integer({ min: -1, max: 3 }),
      found: fc.integer({ min: 0, max: 4 }),
    });
    const any = fc.tuple(fc.array(report, { minLength: 5, maxLength: 30 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(any, ([reports, least]) => {
        const operation = reports.map((each) => each.operation);
        const found = reports.map((each) => Math.min(each.found, reports.length - 1));
        const looked = operation.map((each) => (each === 0 || each === 2 ? 1 : 0));
        const { last, again, labels } = apart(operation, found, looked, least);
        expect(again.count).toBeGreaterThanOrEqual(last.count);
        labels.forEach((label, r) => {
          expect(label < 0).toBe(operation[r]! < 0);
          expect(label).toBeLessThan(again.count);
          labels.forEach((other, q) => {
            if (label >= 0 && label === other) expect(operation[r]).toBe(operation[q]);
          });
        });
      }),
    );
  });
});
