import { describe, expect, it } from 'vitest';
import { holdingOf } from '../../engine/open/holding.js';
import { night } from '../rescore/night.js';
import { reportOf, storeOf } from '../rescore/reports.js';

const IBAN = { kind: 'iban', value: 'DE89 3704 0044 0532 0130 00', role: 'payment' };
const MAIL = { kind: 'email', value: 'desk@evil.example', role: 'contact' };

/** A campaign of reports that name these artifacts each. */
async function holding(...artifacts: readonly (readonly object[])[]) {
  const reports = artifacts.map((named, ref) =>
    reportOf({ source: 'agency', ref: String(ref), reportedAt: '2026-03-04T10:00:00Z', artifacts: named }),
  );
  const store = await storeOf(reports);
  const { campaigns } = await night(store);
  expect(campaigns).toHaveLength(1);
  return holdingOf(store, campaigns[0]!.id);
}

describe('a campaign that is looked at between nights', () => {
  it('hangs together by the address that its reports share, whatever role the reporters gave it', async () => {
    expect(await holding([MAIL, IBAN], [MAIL, IBAN], [MAIL, IBAN])).toEqual({ reports: 3, together: 3 });
  });

  it('does not hang together by an account alone', async () => {
    expect(await holding([IBAN], [IBAN], [IBAN])).toEqual({ reports: 3, together: 1 });
  });
});
