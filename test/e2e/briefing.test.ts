import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, whyNoBrowser } from '../browser.js';
import { linesOf, plantedReports } from './reports.js';
import { folders, lastJson, skein } from './skein.js';

const folder = folders();
const SAMPLE = join(import.meta.dirname, '../../datasets/sample');
let cwd: string;
let id: string;

beforeAll(async () => {
  cwd = await folder();
  expect((await skein(['ingest', join(SAMPLE, 'reports.jsonl.gz')], { cwd })).code).toBe(0);
  expect((await skein(['rescore', '--lists', join(SAMPLE, 'lists')], { cwd })).code).toBe(0);
  const { campaigns } = lastJson((await skein(['campaigns', '--json', '--limit', '1'], { cwd })).stdout) as {
    campaigns: { id: string }[];
  };
  id = campaigns[0]!.id;
}, 240_000);

describe('skein brief', () => {
  it('briefs on the night: whom to ask for a stop, what is new, and what the page cannot know', async () => {
    const { code, stdout } = await skein(['brief', '--limit', '5'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Morning briefing\n\nWhat run 1 changed, as of 2026-08-31/);
    expect(stdout).toContain('## Stop these payments first');
    expect(stdout).toMatch(/\| `[A-Z]{2}\d\d XSKN [\d ]+` iban \| \*\*2026-08-(29|30|31)\*\* urgent \|/);
    expect(stdout).toMatch(/## New: \d+ campaigns/);
    expect(stdout).toContain('None in this run: growing, merged, split off, active again.');
    expect(stdout).toContain('## What this page cannot know');
    expect(stdout).not.toMatch(/https?:\/\//);
  });

  it('takes its totals from the run, and never adds them up', async () => {
    const briefing = lastJson((await skein(['brief', '--format', 'json'], { cwd })).stdout) as {
      whole: object;
      payments: { lookedAt: number; active: number };
    };
    const runs = lastJson((await skein(['runs', '--json'], { cwd })).stdout) as { runs: { whole: object }[] };
    expect(briefing.whole).toEqual(runs.runs[0]!.whole);
    expect(briefing.payments.lookedAt).toBeLessThanOrEqual(briefing.payments.active);
  });

  it('briefs on one campaign, the same bytes each time, and pools countries of one or two reports', async () => {
    const page = await skein(['brief', id], { cwd });
    const said = lastJson((await skein(['brief', id, '--json'], { cwd })).stdout) as {
      countries: { value: string; reports: number }[];
      timeline: { periods: { reports: number }[]; undated: { reports: number } };
      campaign: { reports: number };
    };
    expect((await skein(['brief', id], { cwd })).stdout).toBe(page.stdout);
    for (const part of [
      'Timeline by',
      'Where the victims',
      'Losses by currency',
      'What holds it',
      'What would break it',
    ])
      expect(page.stdout).toContain(`## ${part}`);
    const rare = said.countries.filter(({ reports }) => reports < 3);
    expect(rare.length).toBeGreaterThan(0);
    for (const { value } of rare) expect(page.stdout).not.toContain(`(${value})`);
    expect(page.stdout).toContain('| Other countries |');
    const dated = said.timeline.periods.reduce((sum, { reports }) => sum + reports, 0);
    expect(dated + said.timeline.undated.reports).toBe(said.campaign.reports);
  });

  it('says what is wrong with what it was asked', async () => {
    expect((await skein(['brief', 'c-nothing'], { cwd })).code).toBe(3);
    expect((await skein(['brief', '--run', '9'], { cwd })).code).toBe(3);
    expect((await skein(['brief', id, '--run', '1'], { cwd })).code).toBe(2);
    expect((await skein(['brief', '--days', '0'], { cwd })).code).toBe(2);
    const empty = await folder();
    await writeFile(join(empty, 'reports.jsonl'), linesOf(plantedReports({ campaigns: 1, size: 2 })));
    await skein(['ingest', 'reports.jsonl'], { cwd: empty });
    expect((await skein(['brief'], { cwd: empty })).stderr).toContain('no run was published yet');
  });
});

describe.skipIf(whyNoBrowser(process.env) !== null)('the page of a briefing in Chromium', () => {
  it('asks for nothing, breaks no rule of its own, and prints as A4 in a few pages', async () => {
    for (const args of [[], [id]]) {
      const file = join(cwd, `page-${args.length}.html`);
      expect((await skein(['brief', ...args, '--format', 'html', '--out', file], { cwd })).code).toBe(0);
      const { asked, complaints, pdf, charts, wide } = await printed(file);
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(complaints).toEqual([]);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(10);
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12]/);
      expect(charts.length).toBeGreaterThan(0);
      for (const { name, height } of charts) expect([name.length > 5, height > 50]).toEqual([true, true]);
      expect(wide).toBe(false);
      expect(await readFile(file, 'utf8')).not.toContain('https://');
    }
  });
});

/** What the browser made of the page: what it fetched and complained of, its charts as they are told, and the print. */
async function printed(file: string) {
  const browser = await openBrowser(process.env);
  try {
    const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    const charts = [];
    for (const chart of await page.getByRole('img').all())
      charts.push({
        name: (await chart.locator('title').textContent()) ?? '',
        height: (await chart.boundingBox())?.height ?? 0,
      });
    const wide = await page.evaluate<boolean>('document.body.scrollWidth > document.body.clientWidth');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    return { asked, complaints, pdf, charts, wide };
  } finally {
    await browser.close();
  }
}
