import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyWhole } from '../../engine/store/copy.js';
import { memoryStore } from '../../engine/store/memory.js';
import { openSqliteStore } from '../../engine/store/sqlite/open.js';
import { fill } from '../contract/store-whole.js';

/** Whoever adds a table or a label decides here whether `skein copy` brings it along. */
const MOVED = 'moved';

const TABLES: Readonly<Record<string, string>> = {
  note: MOVED,
  total: 'counted anew',
  report: MOVED,
  artifact: MOVED,
  report_before: 'left: serves to make a run again, which a copied run says it cannot be',
  artifact_before: 'left: as report_before',
  orphan: MOVED,
  mention: MOVED,
  derivation: MOVED,
  run: MOVED,
  held: MOVED,
  published: MOVED,
  campaign: MOVED,
  campaign_facts: MOVED,
  campaign_search: MOVED,
  campaign_member: MOVED,
  campaign_artifact: MOVED,
  artifact_campaign: MOVED,
  checkpoint: 'what a night under way has found: the one to come finds it anew',
  possible_link: MOVED,
  possible_link_campaign: MOVED,
  set_aside: MOVED,
  alias: MOVED,
  run_news: MOVED,
  fresh: MOVED,
  alert: MOVED,
  lineage: MOVED,
};

const LABELS: Readonly<Record<string, string>> = {
  Report: MOVED,
  Artifact: MOVED,
  Pseudonyms: MOVED,
  ReportPage: MOVED,
  Note: MOVED,
  Run: MOVED,
  RunNews: MOVED,
  Version: MOVED,
  Cluster: MOVED,
  Campaign: MOVED,
  Operation: MOVED,
  PastCampaign: MOVED,
  Hub: MOVED,
  Orphan: MOVED,
  ReportCounts: MOVED,
  PossibleLink: MOVED,
  SetAside: MOVED,
  Event: MOVED,
  Alias: MOVED,
  Alert: MOVED,
  Fresh: MOVED,
  HeldRun: MOVED,
  HeldPart: MOVED,
  Checkpoint: 'what a night under way has found: the one to come finds it anew',
  MENTIONS: MOVED,
  DERIVED_FROM: MOVED,
  MEMBER_OF: MOVED,
  WAS_MEMBER_OF: MOVED,
  USES: MOVED,
  USED: MOVED,
  PART_OF: MOVED,
  BETWEEN: MOVED,
  SHARES: MOVED,
  SETS_ASIDE: MOVED,
  HAPPENED_TO: MOVED,
  WARNS_OF: MOVED,
  Skein: 'made anew: what is valid in this database',
  Before: 'left: serves views that are open, and to make a run again',
  Predecessor: 'left: serves to make a run again, which a copied run says it cannot be',
  WriteLock: 'made anew',
  NightLock: 'made anew',
  Night: 'left: who has the night',
  __Migration: 'made anew',
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function cypherTexts(): string {
  return ['migrations', 'read', 'write']
    .flatMap((folder) => readdirSync(join(ROOT, 'cypher', folder)).map((file) => join(ROOT, 'cypher', folder, file)))
    .map((path) => readFileSync(path, 'utf8').replace(/^\/\/.*$/gm, ''))
    .join('\n');
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'skein-moved-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  return dir;
}

describe('what moves', () => {
  it('is decided for every table of SQLite', async () => {
    const dir = folder();
    await (await openSqliteStore({ dir })).close();
    const database = new Database(join(dir, 'skein.db'), { readonly: true });
    const rows = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all();
    database.close();
    const tables = (rows as { name: string }[]).map(({ name }) => name).filter((name) => name !== 'migration');
    expect(Object.keys(TABLES).sort()).toEqual(tables.sort());
  });

  it('is decided for every label and type of Neo4j', () => {
    const found = new Set(
      [...cypherTexts().matchAll(/:([A-Z_]\w*(?:\|[A-Z_]\w*)*)/g)].flatMap(([, names = '']) => names.split('|')),
    );
    expect(Object.keys(LABELS).sort()).toEqual([...found].sort());
  });

  it('has, from file to file, every column of every table that moves', async () => {
    const dirs = [folder(), folder()] as const;
    const [from, to] = [await openSqliteStore({ dir: dirs[0] }), await openSqliteStore({ dir: dirs[1] })];
    const plain = memoryStore();
    await fill(plain);
    await copyWhole({ from: plain, to: from, resume: false, sourceMark: 'plain' });
    expect((await copyWhole({ from, to, resume: false, sourceMark: 'file' })).same).toBe(true);
    await from.close();
    await to.close();
    for (const [table, fate] of Object.entries(TABLES))
      if (fate === MOVED) expect({ table, rows: dump(dirs[1], table) }).toEqual({ table, rows: dump(dirs[0], table) });
  });
});

/** Batches are numbered by the store itself, and notes on copies tell the way. */
function dump(dir: string, table: string): unknown[] {
  const database = new Database(join(dir, 'skein.db'), { readonly: true });
  const rows = database.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
  database.close();
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'batch')))
    .filter((row) => table !== 'note' || !String(row['name']).startsWith('copy-'));
}
