import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, plantedReports } from './reports.js';
import { folders, lastJson, skein } from './skein.js';

const folder = folders();

interface Score {
  readonly method: string;
  readonly recoverable: { readonly bCubed: { readonly f1: number }; readonly largestShare: number };
  readonly top: { readonly victims: { readonly mean: number; readonly median: number } };
}

/** A folder with generated reports read and rescored. */
async function generated(): Promise<string> {
  const cwd = await folder();
  for (const args of [
    ['generate', '--reports', '600', '--seed', '3', '--out', 'made'],
    ['ingest', 'made/reports.jsonl'],
    ['rescore', '--lists', 'made/lists'],
  ])
    expect((await skein(args, { cwd })).code).toBe(0);
  return cwd;
}

describe('skein evaluate', () => {
  it('puts simpler methods, and ours without its terms, beside the run, and publishes nothing', async () => {
    const cwd = await generated();
    const args = ['evaluate', '--truth', 'made', '--baselines', '--terms', '--lists', 'made/lists', '--json'];
    const scored = lastJson((await skein(args, { cwd })).stdout) as { campaign: Score; others: Score[] };
    expect(scored.others.map(({ method }) => method)).toEqual([
      'components',
      'components minus lists',
      'louvain',
      'louvain minus lists',
      'all terms',
      'without time',
      'without profile',
      'without amount',
      'without category',
      'links alone',
    ]);
    expect(scored).toMatchObject({ run: 1, truthReports: 600, scoredReports: 600, storedReports: 600 });
    const [components] = scored.others;
    expect(components!.recoverable.bCubed.f1).toBeLessThan(scored.campaign.recoverable.bCubed.f1);
    expect(components!.recoverable.largestShare).toBeGreaterThan(scored.campaign.recoverable.largestShare);
    expect(components!.top.victims.mean).toBeGreaterThan(scored.campaign.top.victims.mean);
    const all = scored.others.find(({ method }) => method === 'all terms');
    expect(all!.recoverable).toEqual(scored.campaign.recoverable);
    expect(lastJson((await skein(['runs', '--json'], { cwd })).stdout)).toMatchObject({ runs: [{}] });
  });

  it('says for people how far the largest are off, and which reports of the truth are not stored', async () => {
    const cwd = await generated();
    const { stdout } = await skein(['evaluate', '--truth', 'made/truth'], { cwd });
    expect(stdout).toMatch(/run 1, campaigns +recoverable/);
    expect(stdout).toMatch(/run 1, operations +absolute/);
    expect(stdout).toMatch(/method +victims mean +median +loss mean +median/);
    await skein(['generate', '--reports', '700', '--seed', '3', '--out', 'more'], { cwd });
    expect((await skein(['evaluate', '--truth', 'more'], { cwd })).stderr).toMatch(/of the truth are not stored/);
  });

  it('ends with 3 where there is no truth, and likewise before the first run', async () => {
    const cwd = await generated();
    const missing = await skein(['evaluate', '--truth', 'nowhere'], { cwd });
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('holds no truth') as string]);
    await skein(['ingest', '-', '--format', 'jsonl', '--data', 'other'], { cwd, stdin: '' });
    const early = await skein(['evaluate', '--truth', 'made', '--data', 'other'], { cwd });
    expect([early.code, early.stderr]).toEqual([3, expect.stringContaining('no run was published yet') as string]);
  });
});

describe('skein rescore', () => {
  it('tells what a strict run would be without publishing it', async () => {
    const cwd = await generated();
    const before = (await skein(['export', 'campaigns', '--format', 'jsonl'], { cwd })).stdout;
    const dry = lastJson((await skein(['rescore', '--preset', 'strict', '--dry-run', '--json'], { cwd })).stdout);
    expect(dry).toMatchObject({ published: false, manifest: { run: 2, parameters: { preset: 'strict', beta: 0.4 } } });
    expect((await skein(['export', 'campaigns', '--format', 'jsonl'], { cwd })).stdout).toBe(before);
  });

  it('shows what each term does, side by side, without publishing', async () => {
    const cwd = await generated();
    const { stdout } = await skein(['rescore', '--compare-terms', '--json'], { cwd });
    const { methods, off } = lastJson(stdout) as { methods: { method: string; agreement: number }[]; off: string[] };
    expect(methods.map(({ method }) => method)).toContain('without amount');
    expect([methods.length, methods[0]!.agreement, off]).toEqual([6, 1, []]);
    expect(methods.at(-1)!.agreement).toBeLessThan(1);
    expect((await skein(['rescore', '--compare-terms'], { cwd })).stdout).toMatch(/links alone +\d/);
    expect(lastJson((await skein(['runs', '--json'], { cwd })).stdout)).toMatchObject({ runs: [{}] });
  });

  it('says so where data without dates and amounts leave links alone', async () => {
    const cwd = await folder();
    const bare = plantedReports({ campaigns: 3, size: 4 }).map((report) => ({
      ...report,
      reportedAt: undefined,
      losses: undefined,
    }));
    await writeFile(join(cwd, 'bare.jsonl'), linesOf(bare));
    await skein(['ingest', 'bare.jsonl'], { cwd });
    expect((await skein(['rescore'], { cwd })).stdout).toContain('links only');
  });

  it('names entries of lists that it cannot use, on standard error', async () => {
    const cwd = await folder();
    const list = { name: 'Slow', type: 'regex', list: ['/(a+)+$/', 'fine\\.example'], matching_attributes: ['domain'] };
    await writeFile(join(cwd, 'slow.json'), JSON.stringify(list));
    await skein(['ingest', '-'], { cwd, stdin: linesOf(plantedReports({ campaigns: 1, size: 2 })) });
    const { code, stderr } = await skein(['rescore', '--quiet', '--lists', 'slow.json'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('Slow') as string]);
  });

  it.each([
    [['--compare-terms', '--kernel', 'louvain'], 'cannot be used with'],
    [['--compare-terms', '--set', 'time=off'], '--compare-terms turns the terms off itself'],
    [['--preset', 'loose'], 'Allowed choices'],
    [['--detector', 'gds-leiden'], 'runs in Neo4j with Graph Data Science, and the store is another'],
    [['--detector', 'louvain', '--kernel', 'blocks'], 'cannot be used with'],
  ])('refuses %j', async (args, text) => {
    const { code, stderr } = await skein(['rescore', ...args], { cwd: await generated() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(text) as string]);
  });
});
