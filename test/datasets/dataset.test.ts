import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanonicalReport } from '../../datasets/generate/index.js';
import { writeDataset } from '../../datasets/generate/index.js';

const ROOT = mkdtempSync(join(tmpdir(), 'skein-dataset-'));
let truthCampaigns = 0;
beforeAll(async () => {
  truthCampaigns = (await writeDataset({ reports: 3000, seed: 7 }, join(ROOT, 'truth'))).campaigns;
});
afterAll(() => {
  rmSync(ROOT, { recursive: true });
});

function linesOf(...path: string[]): string[] {
  return readFileSync(join(ROOT, ...path), 'utf8')
    .split('\n')
    .slice(0, -1);
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path.slice(join(ROOT, folder).length)).update(readFileSync(path));
  return hash.digest('hex');
}

const at = (report: string): string => (JSON.parse(report) as CanonicalReport).reportedAt;

describe('a data set on disk', () => {
  it('is the same folder, byte for byte, for the same options', async () => {
    await writeDataset({ reports: 500, seed: 4 }, join(ROOT, 'a'));
    await writeDataset({ reports: 500, seed: 4 }, join(ROOT, 'b'));
    await writeDataset({ reports: 500, seed: 5 }, join(ROOT, 'c'));
    expect(digestOf('b')).toBe(digestOf('a'));
    expect(digestOf('c')).not.toBe(digestOf('a'));
  });

  it('splits into a base load and nights that follow each other in time, and holds the same reports as without', async () => {
    const { files } = await writeDataset({ reports: 2000, seed: 6, nights: 12 }, join(ROOT, 'nights'));
    await writeDataset({ reports: 2000, seed: 6 }, join(ROOT, 'whole'));
    expect(files).toHaveLength(13);
    expect(files.slice(0, 2)).toEqual(['reports.jsonl', 'nights/night-01.jsonl']);
    const parts = files.map((file) => linesOf('nights', file));
    expect(parts.flat()).toEqual(linesOf('whole', 'reports.jsonl'));
    const filled = parts.filter((part) => part.length > 0);
    for (const [place, part] of filled.entries())
      if (place > 0) expect(at(part[0]!) >= at(filled[place - 1]!.at(-1)!)).toBe(true);
    expect(parts[0]!.length / 2000).toBeGreaterThan(0.75);
    expect(parts[0]!.length / 2000).toBeLessThan(0.85);
  });

  it('keeps a truth that adds up', () => {
    const reports = linesOf('truth', 'truth', 'reports.csv')
      .slice(1)
      .map((line) => line.split(','));
    const campaigns = linesOf('truth', 'truth', 'campaigns.csv')
      .slice(1)
      .map((line) => line.split(','));
    const told = linesOf('truth', 'reports.jsonl').map((line) => JSON.parse(line) as CanonicalReport);
    expect(reports.map(([source, ref]) => [source, ref])).toEqual(told.map(({ source, ref }) => [source, ref]));
    expect(campaigns).toHaveLength(truthCampaigns);
    for (const [campaign, , , size, duplicates, victims] of campaigns) {
      const own = reports.filter((row) => row[2] === campaign);
      expect(own).toHaveLength(Number(size));
      expect(own.filter((row) => row[4] === 'duplicate')).toHaveLength(Number(duplicates));
      expect(new Set(own.map((row) => row[6])).size).toBe(Number(victims));
    }
    const campaignOf = new Map<string, string>();
    for (const [, , campaign = '', , kind, , , component = ''] of reports) {
      if (kind === 'poison') continue;
      expect(campaignOf.get(component) ?? campaign).toBe(campaign);
      campaignOf.set(component, campaign);
    }
  });

  it('names the original of each duplicate by its reference', () => {
    const rows = linesOf('truth', 'truth', 'reports.csv')
      .slice(1)
      .map((line) => line.split(','));
    const known = new Map(rows.map((row) => [`${row[0]}/${row[1]}`, row[2]]));
    const duplicates = rows.filter((row) => row[4] === 'duplicate');
    expect(duplicates).toHaveLength(120);
    for (const row of duplicates) expect(known.get(row[5]!)).toBe(row[2]);
  });

  it('brings warninglists in the form of MISP that name only hubs of the data', () => {
    const hubs = new Set(
      linesOf('truth', 'truth', 'mentions.csv')
        .map((line) => line.split(','))
        .filter((row) => row[4] === 'hub')
        .map((row) => row[3]),
    );
    const listed = readdirSync(join(ROOT, 'truth', 'lists')).flatMap((file) => {
      const list = JSON.parse(readFileSync(join(ROOT, 'truth', 'lists', file), 'utf8')) as Record<string, unknown>;
      expect(Object.keys(list)).toEqual(['name', 'description', 'version', 'type', 'matching_attributes', 'list']);
      return list['list'] as string[];
    });
    expect(listed.filter((value) => hubs.has(value)).length / hubs.size).toBeGreaterThan(0.6);
    const others = linesOf('truth', 'truth', 'mentions.csv').filter((line) => /,(?:genuine|shared|typo)$/.test(line));
    expect(others.filter((line) => listed.includes(line.split(',')[3]!))).toEqual([]);
  });

  it('tells how many reports are written', async () => {
    const heard: number[] = [];
    await writeDataset({ reports: 300, seed: 1 }, join(ROOT, 'told'), (written) => heard.push(written));
    expect(heard.at(-1)).toBe(300);
  });
});
