import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bridgedReports, linesOf, PLANTED_MARKS, plantedReports } from './reports.js';
import { folders, lastJson, skein } from './skein.js';

const folder = folders();
const REPORTS = linesOf(plantedReports({ campaigns: 10, size: 5 }));

/** A folder with the planted reports read and rescored. */
async function filled(): Promise<string> {
  const cwd = await folder();
  await writeFile(join(cwd, 'reports.jsonl'), REPORTS);
  expect((await skein(['ingest', 'reports.jsonl'], { cwd })).code).toBe(0);
  expect((await skein(['rescore'], { cwd })).code).toBe(0);
  return cwd;
}

function shuffled(lines: string): string {
  const all = lines.trimEnd().split('\n');
  return `${all
    .map((line, place) => ({ line, key: (place * 7919) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map((one) => one.line)
    .join('\n')}\n`;
}

describe('skein ingest', () => {
  it('counts what was read, and the same file twice changes nothing', async () => {
    const cwd = await filled();
    const before = await skein(['export', 'reports', '--format', 'jsonl'], { cwd });
    const again = await skein(['ingest', 'reports.jsonl', '--json'], { cwd });
    expect(again.code).toBe(0);
    expect(lastJson(again.stdout)).toMatchObject({
      read: 50,
      accepted: 50,
      rejected: 0,
      inserted: 0,
      updated: 0,
      unchanged: 50,
    });
    expect((await skein(['export', 'reports', '--format', 'jsonl'], { cwd })).stdout).toBe(before.stdout);
  });

  it('reads standard input and gzip', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'half.jsonl.gz'), gzipSync(linesOf(plantedReports({ campaigns: 5, size: 5 }))));
    expect(lastJson((await skein(['ingest', 'half.jsonl.gz', '--json'], { cwd })).stdout)).toMatchObject({
      inserted: 25,
    });
    expect(lastJson((await skein(['ingest', '-', '--json'], { cwd, stdin: REPORTS })).stdout)).toMatchObject({
      inserted: 25,
      unchanged: 25,
    });
    expect(lastJson((await skein(['ingest', '-', '--json'], { cwd, stdin: gzipSync(REPORTS) })).stdout)).toMatchObject({
      unchanged: 50,
    });
  });

  it('keeps rejected lines in a file that only their owner can read, says so, and ends with 1', async () => {
    const cwd = await folder();
    const stdin = `${REPORTS}not json zyxplanted\n{"source":"ic3"}\n[]\n`;
    const ended = await skein(['ingest', '-'], { cwd, stdin });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('53 reports read = 50 accepted + 3 rejected');
    expect(ended.stdout).toContain('mode 0600');
    expect(ended.stdout + ended.stderr).not.toContain('zyxplanted');
    const [file] = await readdir(join(cwd, '.skein', 'rejects'));
    const path = join(cwd, '.skein', 'rejects', file!);
    expect(ended.stdout).toContain(file);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const rejects = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(rejects).toHaveLength(3);
    expect(rejects[0]).toMatchObject({ line: 51, raw: 'not json zyxplanted' });
  });

  it('says with --json what it acknowledged, and the summary last', async () => {
    const cwd = await folder();
    const { stdout, code } = await skein(['ingest', '-', '--json'], { cwd, stdin: `${REPORTS}oops\n` });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(lines.slice(0, -1).every((line) => line['event'] === 'progress')).toBe(true);
    expect(lines.at(-1)).toMatchObject({ read: 51, accepted: 50, rejected: 1, inserted: 50 });
  });

  it('ends with 3 for what cannot be read, in one line, and keeps the rest', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'good.jsonl'), REPORTS);
    await mkdir(join(cwd, 'sub'));
    await writeFile(join(cwd, 'cut.jsonl.gz'), gzipSync(REPORTS).subarray(0, 200));
    const ended = await skein(['ingest', 'good.jsonl', 'missing.jsonl', 'sub', 'cut.jsonl.gz'], { cwd });
    expect(ended.code).toBe(3);
    expect(
      ended.stderr
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('skein: ')),
    ).toHaveLength(3);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.stdout).toContain('50 new');
  });
});

describe('the same evidence', () => {
  it('gives the same campaigns, ids and bytes, whatever the order of its lines', async () => {
    const exports = await Promise.all(
      [REPORTS, shuffled(REPORTS)].map(async (stdin) => {
        const cwd = await folder();
        await skein(['ingest', '-'], { cwd, stdin });
        await skein(['rescore'], { cwd });
        const what = ['campaigns', 'memberships', 'reports', 'graph'];
        const all = await Promise.all(what.map((one) => skein(['export', one, '--format', 'jsonl'], { cwd })));
        return all.map((one) => one.stdout);
      }),
    );
    expect(shuffled(REPORTS)).not.toBe(REPORTS);
    expect(exports[0]![0]!.split('\n')).toHaveLength(11);
    expect(exports[1]).toEqual(exports[0]);
  });
});

describe('what is asked', () => {
  it('lists, shows and finds a campaign, for people and for scripts', async () => {
    const cwd = await filled();
    const page = lastJson(
      (await skein(['campaigns', '--json', '--min-victims', '5', '--limit', '3'], { cwd })).stdout,
    ) as {
      total: number;
      campaigns: { id: string }[];
    };
    expect([page.total, page.campaigns.length]).toEqual([10, 3]);
    const id = page.campaigns[0]!.id;
    const shown = await skein(['show', id], { cwd });
    expect(shown.stdout).toContain('5 distinct');
    expect(shown.stdout).toContain('fast-profit-9[.]com');
    const found = await skein(['lookup', 'FAST-PROFIT-9[.]com'], { cwd });
    expect(found.stdout).toContain(`belongs to ${id}: 5 of its 5 reports, 100%`);
    expect((await skein(['campaigns'], { cwd })).stdout).toContain(id);
  });

  it('exports memberships with the agreed head and a line for each clustered report', async () => {
    const cwd = await filled();
    await skein(['ingest', '-'], {
      cwd,
      stdin: '{"source":"alone","ref":"1","artifacts":[{"kind":"domain","value":"alone-here.com"}]}\n',
    });
    await skein(['rescore'], { cwd });
    const lines = (await skein(['export', 'memberships', '--format', 'csv'], { cwd })).stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('source,ref,campaignId');
    expect(lines).toHaveLength(51);
    expect(lines.some((line) => line.startsWith('alone'))).toBe(false);
    expect(lines[1]).toMatch(/^action-fraud,r-0-1,c-[0-9a-z]{12}$/);
  });

  it('writes a file whole or not at all', async () => {
    const cwd = await filled();
    expect((await skein(['export', 'graph', '--out', 'graph.csv'], { cwd })).code).toBe(0);
    expect((await readFile(join(cwd, 'graph.csv'), 'utf8')).split('\n')[0]).toBe(
      'source,ref,campaignId,kind,artifact,origin',
    );
    expect((await skein(['export', 'graph', '--out', 'no/such/folder.csv'], { cwd })).code).toBe(3);
    expect((await readdir(cwd)).sort()).toEqual(['.skein', 'graph.csv', 'reports.jsonl']);
  });

  it('tells an old data folder by SKEIN_DATA and --data', async () => {
    const cwd = await filled();
    const elsewhere = await folder();
    const data = join(cwd, '.skein');
    expect((await skein(['runs', '--data', data], { cwd: elsewhere })).stdout).toContain('blocks');
    expect((await skein(['runs'], { cwd: elsewhere, env: { SKEIN_DATA: data } })).stdout).toContain('blocks');
  });

  it.each([
    'lookup x',
    'campaigns',
    'show c-1',
    'links',
    'hubs',
    'events',
    'runs',
    'settled',
    'alerts',
    'brief',
    'verify',
    'export reports --out reports.csv',
    'export graph',
    'serve --port 0',
    'evaluate --truth .',
    'rescore',
    'publish 1',
    'rollback 1',
  ])('says of a mistyped data folder that nothing is there, and makes nothing: %s', async (command) => {
    const cwd = await folder();
    const { code, stdout, stderr } = await skein([...command.split(' '), '--data', 'skien'], { cwd });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^skein: there are no data in .*skien: skein ingest FILE makes them/);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe('the profile of a night', () => {
  it('is a table of steps for people and rows for scripts', async () => {
    const cwd = await filled();
    const { code, stdout } = await skein(['rescore', '--profile'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^phase +step +CPU s +wall s +peak MB/m);
    expect(stdout).toMatch(/in all \d+\.\d\d CPU s, .* 50 reports at \d/);
    const { profile } = lastJson((await skein(['rescore', '--profile', '--json'], { cwd })).stdout) as {
      profile: { steps: { phase: string; step: string | null; cpuMs: number }[]; whole: { peakBytes: number } };
    };
    const phases = profile.steps.filter(({ step }) => step === null).map(({ phase }) => phase);
    expect(phases).toEqual(['load', 'weigh', 'detect', 'campaigns', 'publish']);
    expect(profile.steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['reports', 'mentions', 'graph']));
    for (const { cpuMs } of profile.steps) expect(cpuMs).toBeGreaterThanOrEqual(0);
    expect(profile.whole.peakBytes).toBeGreaterThan(10_000_000);
  });
});

describe('two levels', () => {
  it('are listed, shown with the questions between them, and exported under one head', async () => {
    const cwd = await folder();
    await skein(['ingest', '-'], { cwd, stdin: linesOf(bridgedReports()) });
    await skein(['rescore'], { cwd });
    const { campaigns } = lastJson((await skein(['campaigns', '--level', 'operation', '--json'], { cwd })).stdout) as {
      campaigns: { id: string; campaigns: number }[];
    };
    expect(campaigns).toMatchObject([{ campaigns: 2 }]);
    const operation = campaigns[0]!.id;
    const parts = lastJson((await skein(['campaigns', '--operation', operation, '--json'], { cwd })).stdout) as {
      campaigns: { id: string }[];
    };
    const [one, other] = parts.campaigns.map(({ id }) => id);
    const shown = (await skein(['show', one!], { cwd })).stdout;
    expect(shown).toContain(`${operation} (2 campaigns, 16 reports)`);
    expect(shown).toContain(`possibly linked with ${other!} by one shared phone +44 20 7946 0123;`);
    expect(shown).toContain('a question, not a finding');
    expect((await skein(['show', operation], { cwd })).stdout).toContain(other!);
    expect((await skein(['links', '--campaign', operation], { cwd })).stdout).toMatch(/^bridge +c-/);
    expect((await skein(['hubs'], { cwd })).stdout).toMatch(/^listed +domain bit\[\.\]ly\n +on the benign list /);
    const lines = (await skein(['export', 'memberships', '--level', 'operation'], { cwd })).stdout
      .trimEnd()
      .split('\n');
    expect([lines[0], lines.length]).toEqual(['source,ref,campaignId', 17]);
    expect(lines[1]).toBe(`ic3,left-0,${operation}`);
  });

  it('are scored against a truth', async () => {
    const cwd = await folder();
    await skein(['generate', '--reports', '300', '--seed', '3', '--out', 'made'], { cwd });
    await skein(['ingest', 'made/reports.jsonl'], { cwd });
    await skein(['rescore', '--lists', 'made/lists'], { cwd });
    const scored = lastJson((await skein(['evaluate', '--truth', 'made', '--json'], { cwd })).stdout) as {
      [level in 'campaign' | 'operation']: { recoverable: { bCubed: { f1: number } }; absolute: { reports: number } };
    };
    expect(scored).toMatchObject({ run: 1, truthReports: 300, storedReports: 300 });
    expect(scored.campaign.recoverable.bCubed.f1).toBeGreaterThan(0.8);
    expect(scored.operation.absolute.reports).toBe(300);
  });
});

describe('a victim', () => {
  it('is in no file of the data folder, no output and no export', async () => {
    const cwd = await folder();
    const said: string[] = [];
    const run = async (...args: string[]): Promise<void> => {
      const { stdout, stderr } = await skein(args, { cwd, stdin: REPORTS, env: { SKEIN_DEBUG: '1' } });
      said.push(stdout, stderr);
    };
    await run('ingest', '-');
    await run('ingest', '-', '--json');
    await run('rescore', '--json');
    await run('campaigns', '--json');
    for (const what of ['reports', 'memberships', 'campaigns', 'graph'])
      for (const format of ['csv', 'jsonl']) await run('export', what, '--format', format);
    const files = (await readdir(join(cwd, '.skein'), { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) said.push(await readFile(join(file.parentPath, file.name), 'latin1'));
    const all = said.join('\n').toLowerCase();
    expect(all).toContain('fast-profit-3');
    for (const mark of PLANTED_MARKS) expect(all).not.toContain(mark);
  });
});

describe('a mistake', () => {
  it.each([
    [[], 'name a command'],
    [['rescor'], 'unknown command'],
    [['campaigns', '--colour'], 'unknown option'],
    [['campaigns', '--level', 'ring'], '--level must be one of campaign, operation'],
    [['links', '--kind', 'rumour'], 'Allowed choices'],
    [['hubs', '--class', 'links'], 'Allowed choices'],
    [['generate', '--out', 'made'], '--reports is missing'],
    [['generate', '--scenario', 'ring', '--poison', '0.1', '--out', 'made'], 'the ring takes --seed and --out alone'],
    [['generate', '--reports', '10', '--poison', '0.6', '--out', 'made'], 'number from 0 to 0.5'],
    [['evaluate'], "required option '--truth <folder>'"],
    [['campaigns', '--limit', '0'], 'whole number from 1 to 500'],
    [['campaigns', '--min-loss', 'much'], '--min-loss must be an amount in USD'],
    [['campaigns', '--from', '2026-02-30'], '--from must be a day'],
    [['export', 'everything'], 'Allowed choices'],
    [['export', 'graph', '--format', 'gexf'], 'gexf is for the graph of one campaign'],
    [['rescore', '--as-of', 'today'], 'YYYY-MM-DD'],
    [['rescore', '--set', 'beta'], 'name=value'],
    [['ingest'], 'missing required argument'],
    [['serve', '--host', '0.0.0.0'], 'no authentication yet'],
    [['serve', '--host', '192.168.0.4'], 'no authentication yet'],
    [['campaigns', '--store', 'oracle:x'], 'store'],
  ])('in %j ends with 2 and one line that helps', async (args, text) => {
    const { code, stdout, stderr } = await skein(args, { cwd: await folder() });
    expect(stdout).toBe('');
    expect(stderr).toContain(text);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^skein: /);
    expect(code).toBe(2);
  });

  it('of asking for a campaign that never was ends with 3', async () => {
    const { code, stderr } = await skein(['show', 'c-000000000000', '--json'], { cwd: await filled() });
    expect([code, JSON.parse(stderr)]).toEqual([
      3,
      { error: { code: 'not-found', message: expect.any(String) as string } },
    ]);
  });

  it('shows its stack only with SKEIN_DEBUG=1', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'skein.db'), 'this is no database');
    const plain = await skein(['runs', '--data', join(cwd, 'skein.db')], { cwd });
    const debugged = await skein(['runs', '--data', join(cwd, 'skein.db')], { cwd, env: { SKEIN_DEBUG: '1' } });
    expect(plain.code).toBe(3);
    expect(plain.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(debugged.stderr).toMatch(/\n\s+at /);
  });

  it.each([
    'ingest',
    'rescore',
    'campaigns',
    'show',
    'lookup',
    'export',
    'runs',
    'generate',
    'evaluate',
    'links',
    'hubs',
    'serve',
    'demo',
  ])('is avoided by skein %s --help, which gives an example', async (command) => {
    const { code, stdout } = await skein([command, '--help'], { cwd: await folder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n(.*\\n)*  .*skein ${command}`));
  });
});

describe('a folder that cannot be written', () => {
  it('is said in one line', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'file'), '');
    await symlink(join(cwd, 'file'), join(cwd, '.skein'));
    await chmod(cwd, 0o755);
    const { code, stderr } = await skein(['ingest', '-'], { cwd, stdin: REPORTS });
    expect(code).toBe(3);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
