import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../engine/store/newer.js';
import type { Version } from '../../engine/store/newer.js';

const version: fc.Arbitrary<Version> = fc.record({
  reportedAt: fc.constantFrom(null, '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'),
  digest: fc.constantFrom('a', 'b'),
  victim: fc.constantFrom([], [{ field: 'email' as const, token: '1' }], [{ field: 'phone' as const, token: '1' }]),
});

const undated: Version = { reportedAt: null, digest: 'z', victim: [] };

describe('the newer of two versions of a report', () => {
  it('is the later, whatever the digest, and any date is later than none', () => {
    const early = { ...undated, reportedAt: '2026-03-01T00:00:00.000Z', digest: 'y' };
    const late = { ...undated, reportedAt: '2026-03-02T00:00:00.000Z', digest: 'a' };
    expect(compareVersions(late, early)).toBeGreaterThan(0);
    expect(compareVersions(early, undated)).toBeGreaterThan(0);
  });

  it('is settled one way for any two that differ, in whichever order they are asked about', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        expect(compareVersions(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('does not depend on the version that came between', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), (versions) => {
        const newest = (list: readonly Version[]) =>
          list.reduce((best, each) => (compareVersions(each, best) > 0 ? each : best));
        expect(newest(versions)).toEqual(newest(versions.toReversed()));
      }),
    );
  });
});
