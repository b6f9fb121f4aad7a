import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, plantedReports, type PlantedReport } from './reports.js';
import { folders, lastJson, skein, type Run } from './skein.js';

const folder = folders();
const WITNESS = pathToFileURL(fileURLToPath(new URL('witness.mjs', import.meta.url))).href;
const CAMPAIGNS = 60;
const SIZE = 25;

interface Seen {
  readonly home: string;
  readonly umask: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly number: string;
  readonly isMainThread: boolean;
}

interface Verdict {
  readonly run: number;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly outputDigest: string;
  readonly made: { readonly outputDigest: string } | null;
}

/** Behind the back of skein, in the run that readers see and in what it was made from. */
const TAMPERINGS = [
  {
    what: 'a campaign',
    read: 'SELECT body FROM campaign_facts WHERE run = 4 ORDER BY place LIMIT 1',
    write:
      'UPDATE campaign_facts SET body = ? WHERE (run, place) IN (SELECT run, place FROM campaign_facts WHERE run = 4 ORDER BY place LIMIT 1)',
    change: (was: string | Buffer) => String(was).replace('Investment', 'Romance'),
    reason: /^the export of campaigns has other bytes/,
  },
  {
    what: 'who is in a campaign',
    read: 'SELECT reports FROM campaign_member WHERE run = 4 AND place = 0',
    write: 'UPDATE campaign_member SET reports = ? WHERE run = 4 AND place = 0',
    change: (was: string | Buffer) => was.slice(0, -2),
    reason: /^the export of memberships by campaign has other bytes/,
  },
  {
    what: 'the loss of a report',
    read: "SELECT losses FROM report WHERE ref = 'r-3-5'",
    write: "UPDATE report SET losses = ? WHERE ref = 'r-3-5'",
    change: (was: string | Buffer) => String(was).replace('10350', '90350'),
    reason: /memberships or campaigns come out otherwise/,
  },
];

/** Surroundings that differ in all that a night must not depend on. */
async function strange(cwd: string): Promise<Run & { readonly witness: () => Promise<Seen[]> }> {
  const [home, file] = [join(cwd, 'another-home'), join(cwd, 'witness.jsonl')];
  await mkdir(home, { recursive: true });
  await writeFile(file, '');
  const env = {
    HOME: home,
    TZ: 'Pacific/Kiritimati',
    LC_ALL: 'tr_TR.UTF-8',
    LANG: 'tr_TR.UTF-8',
    NODE_OPTIONS: `--import=${WITNESS}`,
    SKEIN_TEST_WITNESS: file,
  };
  const witness = async (): Promise<Seen[]> =>
    (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Seen);
  return { cwd, env, umask: '0277', witness };
}

/** The first report of each campaign told anew, a year later and by another handle. */
function toldAnew(): PlantedReport[] {
  return plantedReports({ campaigns: CAMPAIGNS, size: SIZE })
    .filter((_report, place) => place % SIZE === 0)
    .map((report) => ({
      ...report,
      reportedAt: '2027-01-05T23:30:00-05:00',
      artifacts: [{ kind: 'handle', value: 'telegram:@AnotherIDesk' }],
    }));
}

/** More than a hundred thousand links in a few reports. */
function manyLinks(): PlantedReport[] {
  const handles = Array.from({ length: 300 }, (_, i) => i);
  return plantedReports({ campaigns: 20, size: 18 }).map((report, place) => ({
    ...report,
    artifacts: handles.map((i) => ({ kind: 'handle', value: `telegram:@desk${Math.floor(place / 18)}no${i}` })),
  }));
}

describe('skein verify', () => {
  let at: Run;

  beforeAll(async () => {
    at = { cwd: await folder(), env: { TZ: 'UTC', LC_ALL: 'C' } };
    const planted = linesOf(plantedReports({ campaigns: CAMPAIGNS, size: SIZE }));
    await writeFile(join(at.cwd, 'first.jsonl'), planted);
    await writeFile(join(at.cwd, 'anew.jsonl'), linesOf(toldAnew()));
    const more = plantedReports({ campaigns: 10, size: SIZE, first: CAMPAIGNS });
    await writeFile(join(at.cwd, 'more.jsonl'), linesOf(more));
    const night = ['rescore', '--publish-anyway', '--threads', '1'];
    const steps = [
      ['ingest', 'first.jsonl'],
      night,
      ['ingest', 'anew.jsonl'],
      night,
      ['ingest', 'more.jsonl'],
      night,
      ['rollback', '1'],
    ];
    for (const step of steps) expect((await skein(step, at)).code).toBe(0);
  });

  it('makes every kept run again, byte for byte, with another home, umask, time zone, locale and number of threads', async () => {
    const other = await strange(at.cwd);
    for (const run of [1, 2, 3, 4]) {
      const { code, stdout, stderr } = await skein(['verify', String(run), '--json', '--threads', '4'], other);
      const told = lastJson(stdout) as Verdict;
      expect([run, code, stderr, told]).toMatchObject([run, 0, '', { run, verdict: 'same', reasons: [] }]);
      expect(told.made?.outputDigest).toBe(told.outputDigest);
    }
    const was = {
      home: other.env?.['HOME'],
      umask: '277',
      timeZone: 'Pacific/Kiritimati',
      locale: 'tr-TR',
      number: '1.234,5',
    };
    expect(await other.witness()).toEqual([1, 2, 3, 4].map(() => ({ ...was, isMainThread: true })));
  });

  it('gives the same bytes where the graph is large enough for threads of its own', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'many.jsonl'), linesOf(manyLinks()));
    for (const step of [
      ['ingest', 'many.jsonl'],
      ['rescore', '--threads', '1'],
    ])
      expect((await skein(step, { cwd })).code).toBe(0);
    const other = await strange(cwd);
    const { code, stdout } = await skein(['verify', '--json', '--threads', '3'], other);
    expect([code, lastJson(stdout)]).toMatchObject([0, { run: 1, verdict: 'same' }]);
    expect((await other.witness()).filter(({ isMainThread }) => !isMainThread).length).toBeGreaterThan(1);
  });

  it.each(TAMPERINGS)(
    'ends with 4 when $what was tampered with, and says so',
    async ({ read, write, change, reason }) => {
      const database = new Database(join(at.cwd, '.skein', 'skein.db'));
      const was = database.prepare<[], string | Buffer>(read).pluck().get() ?? '';
      try {
        const is = change(was);
        expect(is).not.toEqual(was);
        expect(database.prepare(write).run(is).changes).toBe(1);
        const { code, stdout } = await skein(['verify', '--json'], at);
        expect([code, lastJson(stdout)]).toMatchObject([4, { run: 4, verdict: 'differs' }]);
        expect((lastJson(stdout) as Verdict).reasons.join('; ')).toMatch(reason);
      } finally {
        database.prepare(write).run(was);
        database.close();
      }
    },
  );
});
