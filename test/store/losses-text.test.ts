import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOSS_KINDS, MAX_LOSS_MINOR } from '../../engine/model/money.js';
import { NO_DAY, dayFromText } from '../../engine/model/day.js';
import { LossRows } from '../../engine/rescore/load-losses.js';
import { lossesIn, lossesText } from '../../engine/store/newer.js';

const losses = fc.array(
  fc.record({
    kind: fc.constantFrom(...LOSS_KINDS),
    currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
    minor: fc.integer({ min: 1, max: MAX_LOSS_MINOR }),
    at: fc.constantFrom(null, '2026-03-01', '1969-12-31', '2024-02-29', '2026-02-30'),
  }),
  { maxLength: 4 },
);

/** Somewhere among other bytes, as a report's losses lie in a batch. */
function placed(text: string): [bytes: Uint8Array, from: number, to: number] {
  return [Buffer.from(`before${text}after`), 6, 6 + text.length];
}

it('gives back the losses of a report in their order', () => {
  fc.assert(
    fc.property(losses, (given) => {
      expect(lossesIn(lossesText({ losses: given }))).toEqual(given);
    }),
  );
});

it('is read into columns as it was, whichever report comes first', () => {
  fc.assert(
    fc.property(fc.array(losses, { maxLength: 5 }), (reports) => {
      const rows = new LossRows(reports.length);
      for (const report of reports) rows.add(...placed(lossesText({ losses: report })));
      const order = Int32Array.from(reports.keys()).reverse();
      const { count, report, kind, currency, minor, day, currencies } = rows.columns(order);
      const told = Array.from({ length: count }, (_, row) => ({
        report: report[row],
        kind: LOSS_KINDS[kind[row] ?? -1],
        currency: currencies[currency[row] ?? -1],
        minor: minor[row],
        day: day[row],
      }));
      expect(told).toEqual(
        reports
          .toReversed()
          .flatMap((each, place) =>
            each.map(({ at, ...loss }) => ({ report: place, ...loss, day: (at && dayFromText(at)) ?? NO_DAY })),
          ),
      );
    }),
  );
});
