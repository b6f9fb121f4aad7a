import fc from 'fast-check';
import { expect, it } from 'vitest';
import { REPORT_TYPES } from '../../engine/model/report.js';
import { reportBatch, reportsIn } from '../../engine/store/report-text.js';
import type { EvidenceReport } from '../../engine/store/store.js';

const hexadecimal = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: digits, maxLength: digits });
/** Whole characters: half of a pair is no text that a store could keep. */
const words = fc.string({ unit: 'binary' });

const anyRow: fc.Arbitrary<EvidenceReport> = fc.record({
  key: fc.nat(),
  id: hexadecimal(32),
  digest: hexadecimal(64),
  source: words,
  type: fc.constantFrom(...REPORT_TYPES),
  day: fc.option(fc.integer({ min: -40_000, max: 40_000 })),
  country: fc.option(words),
  fraudType: fc.option(words),
  losses: fc.constantFrom('', 'lost USD 5 -'),
  unreadableLosses: fc.nat({ max: 3 }),
  victim: fc.constantFrom('', `email=${'0'.repeat(32)}`),
});

it('gives back reports as they were, whatever their texts hold', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), (rows) => {
      expect(reportsIn(reportBatch(rows))).toEqual(rows);
    }),
  );
});
