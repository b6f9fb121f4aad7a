import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARCEL, REWORDED, STRANGER } from '../artifact/template/messages.js';
import { linesOf, plantedReports, type PlantedReport } from './reports.js';
import { folders, skein } from './skein.js';

const folder = folders();

/** Campaign of each report by its ref; those in none are absent. */
async function campaignsOf(reports: readonly PlantedReport[]): Promise<ReadonlyMap<string, string>> {
  const cwd = await folder();
  await writeFile(join(cwd, 'reports.jsonl'), linesOf(reports));
  expect((await skein(['ingest', 'reports.jsonl'], { cwd })).code).toBe(0);
  expect((await skein(['rescore'], { cwd })).code).toBe(0);
  const { stdout } = await skein(['export', 'memberships'], { cwd });
  const rows = stdout.trim().split(/\r?\n/).slice(1);
  return new Map(rows.map((row) => row.split(',')).map(([, ref, campaign]) => [ref ?? '', campaign ?? '']));
}

function told(ref: string, narrative: string): PlantedReport {
  return { source: 'ic3', ref, reportedAt: '2026-03-04T10:00:00Z', narrative };
}

function withoutAddresses(text: string): string {
  return text.replace(/\S+\.example\S*/g, 'below');
}

describe('a message that comes again', () => {
  it('joins two reports that share nothing but its wording, and no stranger', async () => {
    const campaigns = await campaignsOf([
      told('one', `On Monday a text came: “${PARCEL}” I paid with my card.`),
      told('two', `My mother was told "${REWORDED}" and believed it.`),
      told('other', STRANGER),
    ]);
    expect(campaigns.get('one')).toBeDefined();
    expect(campaigns.get('two')).toBe(campaigns.get('one'));
    expect(campaigns.has('other')).toBe(false);
  });

  it('does not join rings that all of them send it, each at another time', async () => {
    const rings = plantedReports({ campaigns: 3, size: 30 }).map((report, place) => ({
      ...report,
      reportedAt: `2026-${['01', '05', '09'][Math.floor(place / 30)] ?? '12'}-${String(1 + (place % 28)).padStart(2, '0')}T10:00:00Z`,
      narrative: `They wrote "${withoutAddresses(place % 2 === 0 ? PARCEL : REWORDED)}"`,
    }));
    const campaigns = await campaignsOf(rings);
    expect(campaigns.size).toBe(90);
    expect(new Set(campaigns.values()).size).toBe(3);
  });
});
