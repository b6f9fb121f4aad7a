import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../engine/model/campaign.js';
import { LOSS_KINDS } from '../../engine/model/money.js';
import { readCampaign, readSummary, writeCampaign, writeSummary } from '../../engine/store/campaign-json.js';
import { campaign } from '../contract/store-runs.js';

const minor = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const text = fc.string({ unit: 'binary' });

const ledger: fc.Arbitrary<Ledger> = fc.record({
  lines: fc.array(
    fc.record({
      kind: fc.constantFrom(...LOSS_KINDS),
      currency: text,
      countedMinor: minor,
      reportedMinor: minor,
      countedLosses: fc.nat(),
      reportedLosses: fc.nat(),
    }),
    { maxLength: 3 },
  ),
  converted: fc.record({
    currency: text,
    lostMinor: minor,
    attemptedMinor: minor,
    recoveredMinor: minor,
    reportedLostMinor: minor,
    missingCurrencies: fc.array(text, { maxLength: 2 }),
  }),
  largestLoss: fc.option(
    fc.record({
      report: text,
      loss: fc.record({ currency: text, minor }),
      convertedMinor: fc.option(minor),
    }),
  ),
  unreadableLosses: fc.nat(),
});

describe('the JSON of campaigns and runs', () => {
  it('gives back every campaign as it was, to the last unit of money', () => {
    fc.assert(
      fc.property(ledger, text, fc.option(fc.integer()), (money, title, firstDay) => {
        const given = campaign({ id: 'c-1', title, firstDay, ledger: money });
        expect(readCampaign(writeCampaign(given))).toEqual(given);
      }),
    );
  });

  it('gives back what a run says of the whole', () => {
    fc.assert(
      fc.property(
        ledger,
        ledger,
        fc.dictionary(text, fc.oneof(fc.integer(), text, fc.boolean())),
        (a, b, parameters) => {
          const rest = { reports: 1, intelligence: 0, victims: { distinct: 1, unidentified: 0 } };
          const manifest = { run: 1, parameters } as unknown as Parameters<typeof writeSummary>[0]['manifest'];
          const given = { manifest, unclustered: { ...rest, ledger: a }, whole: { ...rest, ledger: b } };
          expect(readSummary(writeSummary(given))).toEqual(given);
        },
      ),
    );
  });
});
