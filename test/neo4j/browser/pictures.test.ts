import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine, readConfig } from '../../../engine/index.js';
import { openBrowser, whyNoBrowser } from '../../browser.js';
import { ask, hasOwnServer, serverEnvironment, wipe } from '../reach.js';
import { BROWSER_DIR, readScripts, readStyle, ZIP } from './files.js';
import { circles, drop, leaveWhole, openWindow, runWhole, settle } from './window.js';

const SAMPLE = fileURLToPath(new URL('../../../datasets/sample', import.meta.url));
/** `npm run neo4j:pictures` keeps the pictures, for the guide. */
const KEEP_IN = process.env['SKEIN_PICTURES'] || undefined;

const EXCERPT = 2_000;

const noBrowser = whyNoBrowser(process.env);
const possible = noBrowser === null && hasOwnServer();

const style = readStyle();
const scriptText = (file: string) => readFileSync(join(BROWSER_DIR, file), 'utf8');

describe.skipIf(!possible)('Neo4j Browser, on the sample', () => {
  let browser: Browser | null = null;
  let page: Page;

  beforeAll(async () => {
    await wipe();
    await loadSample();
    browser = await openBrowser(process.env);
    page = await openWindow(browser);
    await drop(page, join(BROWSER_DIR, 'skein.grass'));
  }, 300_000);

  afterAll(() => browser?.close());

  it('draws one campaign in the colours, sizes and captions of the style', async () => {
    const [campaign] = await ask<{ id: string; name: string }>(
      `MATCH (c:Campaign)-[:USES]->(a:Hub) WHERE c.reports >= 20 AND c.reports <= 30
       WITH DISTINCT c ORDER BY c.reports DESC, c.id LIMIT 1 RETURN c.id AS id, c.name AS name`,
    );
    await runWhole(page, scriptText('one-campaign.cypher'), `:param campaign => '${campaign?.id ?? ''}'`);
    await settle(page);
    await keep('one-campaign');
    const drawn = await circles(page);
    for (const label of ['Campaign', 'Report', 'Hub'])
      expect(drawn, label).toContainEqual({ color: style.get(`node.${label}`)?.['color'], width: widthOf(label) });
    const captions = (await page.locator('.node text').allTextContents()).join(' ');
    expect(captions).toContain(campaign?.name.split(' ')[0]);
    const shown = await ask<{ shown: string }>(
      "MATCH (:Campaign {id: $id})-[:USES]->(a) WHERE a.kind IN ['email', 'phone', 'iban'] RETURN a.shown AS shown",
      campaign,
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const each of shown) expect(captions).not.toContain(each.shown);
  });

  it('draws the bridges, and lists the campaigns of the month', async () => {
    await runWhole(page, scriptText('bridges.cypher'), null);
    await settle(page);
    await keep('bridges');
    const drawn = await circles(page);
    expect(drawn).toContainEqual({ color: style.get('node.PossibleLink')?.['color'], width: widthOf('PossibleLink') });
    await runWhole(page, scriptText('campaigns-by-loss.cypher'), null);
    await page.waitForSelector('[role=cell], td');
    await keep('campaigns-by-loss');
    const [first] = await ask<{ id: string }>(
      `MATCH (s:Skein) MATCH (run:Run {run: s.run}) MATCH (c:Campaign)
       WHERE c.lastSeen > toString(date(run.asOf) - duration({days: 30}))
       RETURN c.id AS id ORDER BY c.lostMinor DESC LIMIT 1`,
    );
    expect(await page.locator('[data-testid=frame]').textContent()).toContain(first?.id);
  });

  it('keeps all scripts of the zip among the favourites, by their names', async () => {
    await leaveWhole(page);
    await page.click('[data-testid=navigationFavorites]');
    await drop(page, ZIP);
    await page.click('[data-testid=expandFolder-skein]');
    const titles = readScripts().map(({ title }) => title);
    await page.waitForSelector(`text=${titles[0] ?? ''}`);
    await keep('favourites');
    const listed = (await page.locator('[data-testid^="scriptTitle"], li').allTextContents()).join('\n');
    for (const title of titles) expect(listed).toContain(title);
  });

  async function keep(name: string): Promise<void> {
    if (KEEP_IN === undefined) return;
    mkdirSync(KEEP_IN, { recursive: true });
    await page.screenshot({ path: join(KEEP_IN, `neo4j-${name}.png`) });
  }
});

function widthOf(label: string): number {
  return parseInt(style.get(`node.${label}`)?.['diameter'] ?? '0', 10);
}

/** The whole sample for the guide; the test itself takes what makes pictures of each kind. */
async function reportsFile(folder: string): Promise<string> {
  const whole = join(SAMPLE, 'reports.jsonl.gz');
  if (KEEP_IN !== undefined) return whole;
  const lines = gunzipSync(readFileSync(whole)).toString('utf8').split('\n').slice(0, EXCERPT);
  const file = join(folder, 'reports.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

async function loadSample(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-test-'));
  const config = readConfig({ data: folder, lists: [join(SAMPLE, 'lists')] }, serverEnvironment(), folder);
  const engine = await openEngine(config, { now: () => Date.UTC(2026, 8, 1), randomBytes });
  try {
    await engine.ingest({ inputs: [await reportsFile(folder)], stdin: Readable.from([]) });
    await engine.rescore({});
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
