import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outlooks } from '../../../engine/detect/blocks/outlook.js';
import { readParameters } from '../../../engine/detect/blocks/parameters.js';
import { noStatistics, setDifference, statisticsOf } from '../../../engine/detect/blocks/statistics.js';
import { Terms } from '../../../engine/detect/blocks/terms.js';
import type { DetectionColumns } from '../../../engine/model/graph.js';

function terms() {
  const rates = (name: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, k) => [`${name}${k}`, 0.09 * (k + 1)]));
  const learned = { ...rates('flagMean', 10), ...rates('categoryMean', 9) };
  return new Terms(readParameters({ ...learned, profile: 'on', category: 'on' }));
}

/** Reports with the given flags (bit 9: an amount) and categories. */
function columns(flags: readonly number[], categories: readonly number[]): DetectionColumns {
  return {
    idWords: new Uint32Array(4 * flags.length),
    day: new Int32Array(flags.length),
    flags: Uint16Array.from(flags, (bits) => bits & 511),
    logAmount: Int32Array.from(flags, (bits) => (bits > 511 ? 500_000 : -1)),
    category: Int8Array.from(categories),
  };
}

/** A cluster of reports, of which every one has the first flag and the first category if `alike`. */
function cluster() {
  const report = fc.record({ flags: fc.integer({ min: 0, max: 1023 }), category: fc.integer({ min: 0, max: 8 }) });
  return fc
    .record({ reports: fc.array(report, { minLength: 7, maxLength: 30 }), alike: fc.boolean() })
    .map(({ reports, alike }) =>
      reports.map(({ flags, category }) => ({ flags: alike ? flags | 1 : flags, category: alike ? 0 : category })),
    );
}

describe('the outlook on a cluster', () => {
  it('says of a single report, outside or inside, what its flags and category say of it and the rest', () => {
    fc.assert(
      fc.property(cluster(), (reports) => {
        const given = columns(
          reports.map(({ flags }) => flags),
          reports.map(({ category }) => category),
        );
        const nodes = statisticsOf(given, { count: reports.length, of: Int32Array.from(reports, (_, r) => r) });
        const clusters = statisticsOf(given, { count: 1, of: Int32Array.from(reports, (_, r) => (r === 0 ? -1 : 0)) });
        const known = terms();
        const outlooks = new Outlooks(known, clusters, 1);
        const expectSame = (node: number, inside: 0 | 1, rest = clusters) => {
          const place = outlooks.placeOf(0, 1, inside);
          const profile = outlooks.profile(place, nodes, node) - known.profileAlone(nodes, node);
          const category = outlooks.category(place, nodes, node) - known.categoryAlone(nodes, node);
          expect(profile).toBeCloseTo(known.profileFactor(nodes, node, rest, 0), 9);
          expect(category).toBeCloseTo(known.categoryFactor(nodes, node, rest, 0), 9);
        };
        expectSame(0, 0);
        for (let r = 1; r < reports.length; r++) {
          const rest = noStatistics(1);
          setDifference(rest, 0, clusters, 0, nodes, r);
          expectSame(r, 1, rest);
        }
      }),
    );
  });

  it('is not for small clusters, and is made anew when the cluster has changed', () => {
    const given = columns([1, 1, 1, 1, 1, 1, 2], [0, 0, 0, 0, 0, 0, 1]);
    const clusters = statisticsOf(given, { count: 2, of: Int32Array.of(0, 0, 0, 0, 0, 1, 1) });
    const nodes = statisticsOf(given, { count: 7, of: Int32Array.of(0, 1, 2, 3, 4, 5, 6) });
    const outlooks = new Outlooks(terms(), clusters, 2);
    expect(outlooks.placeOf(1, 1, 0)).toBe(-1);
    const before = outlooks.profile(outlooks.placeOf(0, 0, 0), nodes, 6);
    clusters.counts[0]! -= 2;
    expect(outlooks.profile(outlooks.placeOf(0, 0, 0), nodes, 6)).toBe(before);
    expect(outlooks.profile(outlooks.placeOf(0, 2, 0), nodes, 6)).not.toBe(before);
  });
});
