import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import { SET_ASIDE_REASONS } from '../../engine/model/graph.js';
import { LOSS_KINDS } from '../../engine/model/money.js';
import { readFacts, writeFacts, type CampaignFacts } from '../../engine/store/campaign-facts.js';

const minor = fc.bigInt({ min: 0n, max: 10n ** 40n });
const text = fc.string({ unit: 'binary' });
const day = fc.option(fc.integer({ min: -20_000, max: 40_000 }));
const tallies = fc.array(fc.record({ value: text, reports: fc.nat() }), { maxLength: 3 });
const loss = fc.record({ currency: text, minor });

const facts: fc.Arbitrary<CampaignFacts> = fc.record({
  title: text,
  reports: fc.nat(),
  intelligence: fc.nat(),
  victims: fc.record({ distinct: fc.nat(), unidentified: fc.nat() }),
  ledger: fc.record({
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
    largestLoss: fc.option(fc.record({ report: text, loss, convertedMinor: fc.option(minor) })),
    unreadableLosses: fc.nat(),
  }),
  countries: tallies,
  fraudTypes: tallies,
  sources: tallies,
  firstDay: day,
  lastDay: day,
  dormantSince: day,
  strongest: fc.array(
    fc.record({
      kind: fc.constantFrom(...ARTIFACT_KINDS),
      folded: text,
      shown: text,
      reports: fc.nat(),
      reportsInAll: fc.nat(),
      firstDay: day,
      lastDay: day,
      role: fc.constantFrom(...SET_ASIDE_REASONS),
    }),
    { maxLength: 3 },
  ),
});

it('gives back what is said of a campaign as it was, to the last unit of money', () => {
  fc.assert(
    fc.property(facts, (said) => {
      expect(readFacts(writeFacts(said))).toEqual(said);
    }),
  );
});
