import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folders, lastJson, skein } from './skein.js';

const folder = folders();

interface Operation {
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: { readonly distinct: number };
  readonly countries: readonly unknown[];
  readonly ledger: {
    readonly lost: unknown;
    readonly reportedLost: { readonly amount: string };
    readonly largestLoss: { readonly loss: unknown };
  };
}

/** The operations that a night finds in the ring's reports, of all sources or without one. */
async function operationsOf({ without }: { readonly without?: string }): Promise<readonly Operation[]> {
  const cwd = await folder();
  expect((await skein(['generate', '--scenario', 'ring', '--out', 'made'], { cwd })).code).toBe(0);
  const lines = (await readFile(join(cwd, 'made/ring.jsonl'), 'utf8')).trimEnd().split('\n');
  const seen = lines.filter((line) => (JSON.parse(line) as { source: string }).source !== without);
  await writeFile(join(cwd, 'seen.jsonl'), seen.join('\n'));
  expect((await skein(['ingest', 'seen.jsonl'], { cwd })).code).toBe(0);
  expect((await skein(['rescore'], { cwd })).code).toBe(0);
  const { stdout } = await skein(['campaigns', '--level', 'operation', '--json', '--limit', '500'], { cwd });
  return (lastJson(stdout) as { campaigns: readonly Operation[] }).campaigns;
}

describe('a ring that was seen by the police of eight countries, each a part of it', () => {
  it('comes back as one operation with its victims and its losses, each once, when a vendor joins the halves', async () => {
    const operations = await operationsOf({});
    expect(operations).toHaveLength(1);
    expect(operations[0]).toMatchObject({
      reports: 3100,
      intelligence: 60,
      victims: { distinct: 400 },
      ledger: {
        lost: { amount: '60000000.00', currency: 'USD' },
        largestLoss: { loss: { amount: '15400000.00', currency: 'USD' } },
      },
    });
    expect(operations[0]!.countries).toHaveLength(8);
    expect(Number(operations[0]!.ledger.reportedLost.amount)).toBeGreaterThan(60_000_000);
  });

  it('stays in pieces without the vendor', async () => {
    const operations = await operationsOf({ without: 'vendor-ti' });
    expect(operations.length).toBeGreaterThanOrEqual(8);
    for (const { countries } of operations) expect(countries).toHaveLength(1);
  });
});
