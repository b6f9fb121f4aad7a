import { readReport } from '../../engine/ingest/draft.js';
import type { Report } from '../../engine/model/report.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';

const KEY = Buffer.alloc(32, 7);

/** A canonical record as it comes out of ingest. */
export function reportOf(record: Readonly<Record<string, unknown>>): Report {
  const result = readReport({ file: 'test', line: 1, record, raw: '', reencoded: false }, KEY);
  if ('reason' in result) throw new Error(`${result.field}: ${result.reason}`);
  return result.report;
}

/** Two campaigns of three victims each, one who told two agencies, one report of intelligence and one that links to nothing. */
export function twoCampaigns(): Report[] {
  const ring = (ref: string, day: string, more: Readonly<Record<string, unknown>> = {}): Report =>
    reportOf({
      source: 'agency-de',
      ref,
      reportedAt: `2026-03-${day}T10:00:00Z`,
      fraudType: 'investment',
      country: 'DE',
      victim: { email: `${ref}@post.example` },
      losses: [{ amount: '1000.00', currency: 'EUR', kind: 'lost', at: '2026-03-01' }],
      artifacts: [
        { kind: 'phone', value: '+44 20 7946 0001' },
        { kind: 'iban', value: 'DE89 3704 0044 0532 0130 00' },
      ],
      ...more,
    });
  const parcel = [{ kind: 'handle', value: 'telegram:@parcel_desk' }];
  return [
    ring('a1', '04'),
    ring('a2', '05'),
    ring('a3', '06', { source: 'agency-fr', country: 'FR', victim: { email: 'a1@post.example' } }),
    ring('i1', '07', { source: 'vendor', type: 'intelligence', victim: undefined, losses: [] }),
    ring('b1', '10', { artifacts: parcel, fraudType: 'phishing', losses: [] }),
    ring('b2', '11', { artifacts: parcel, fraudType: 'phishing', victim: undefined, losses: [] }),
    ring('c1', '12', { artifacts: [{ kind: 'handle', value: 'telegram:@nobody_else' }] }),
  ];
}

export async function storeOf(reports: readonly Report[]): Promise<Store> {
  const store = memoryStore();
  for (const report of reports) await store.addReports([report]);
  return store;
}
