// The driver declares its settings as classes, but takes plain objects.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
/**
 * What Neo4j costs as a store: copies both ways, the offline first load, reading evidence, a full night and a nightly
 * increment. CPU seconds of the client are those of the commands; of the server, what its process used meanwhile.
 *
 * `npm run bench:neo4j -- --reports 300000 --increment 7000 --copy 30000`
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { freePort } from '../neo4j/server.js';
import { markdownTable } from './measure.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TICKS = 100;

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '300000' },
    increment: { type: 'string', default: '7000' },
    copy: { type: 'string', default: '30000' },
    out: { type: 'string', default: join(ROOT, 'test', 'bench', 'neo4j.md') },
  },
});

interface Step {
  readonly step: string;
  readonly client: number;
  readonly server: number;
  readonly wall: number;
  readonly said: string;
}

const folder = mkdtempSync(join(tmpdir(), 'skein-bench-neo4j-'));
const home = join(folder, 'neo4j');
const [bolt, http] = [await freePort(), await freePort()];
const url = `bolt://127.0.0.1:${bolt}`;
const steps: Step[] = [];

/** CPU seconds in fields of `/proc/PID/stat`, counted behind the name of the program, which may hold anything. */
function ticks(pid: string, fields: readonly number[]): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const parts = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.reduce((sum, field) => sum + Number(parts[field - 3] ?? 0), 0) / TICKS;
}

function serverTicks(): number {
  try {
    const { pid } = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8')) as { pid: number };
    return ticks(String(pid), [14, 15]);
  } catch {
    return 0; // none runs
  }
}

function skein(step: string, words: readonly string[]): string {
  const before = { client: ticks('self', [16, 17]), server: serverTicks(), wall: Date.now() };
  const password = (() => {
    try {
      return readFileSync(join(home, 'password'), 'utf8').trim();
    } catch {
      return '';
    }
  })();
  const said = execFileSync(process.execPath, [join(ROOT, 'dist/api/cli/main.js'), ...words, '--json'], {
    cwd: folder,
    env: { ...process.env, NEO4J_PASSWORD: password, NEO4J_URI: '' },
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  }).toString('utf8');
  const last = said.trim().split('\n').at(-1) ?? '';
  const server = Math.max(0, serverTicks() - before.server);
  const made = {
    step,
    client: ticks('self', [16, 17]) - before.client,
    server,
    wall: (Date.now() - before.wall) / 1000,
  };
  steps.push({ ...made, said: last });
  writeFileSync(values.out, page(null)); // a run that is cut off leaves what it has measured
  console.log(step, made.client.toFixed(1), server.toFixed(1), made.wall.toFixed(1));
  return last;
}

/** How many rows of the graph begin or end with a run. */
async function touched(run: number): Promise<number> {
  const { default: neo4j } = await import('neo4j-driver');
  const password = readFileSync(join(home, 'password'), 'utf8').trim();
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', password), { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(
      `CALL () {
         MATCH (n) WHERE (n:Version OR n:ReportCounts) AND (n.since = $run OR n.until = $run) RETURN count(n) AS rows
         UNION ALL
         MATCH ()-[t:MEMBER_OF|USES|WAS_MEMBER_OF|USED]->() WHERE t.since = $run OR t.until = $run RETURN count(t) AS rows
         UNION ALL
         MATCH (n:PossibleLink|SetAside|Event|Run {run: $run}) RETURN count(n) AS rows
       } RETURN sum(rows) AS rows`,
      { run: neo4j.int(run) },
      { database: 'neo4j' },
    );
    return records[0]?.get('rows') as number;
  } finally {
    await driver.close();
  }
}

/** The first reports, and those of the night after: a million of them are more than one text may be. */
async function split(file: string, first: number): Promise<void> {
  const [base, night] = [
    createWriteStream(join(folder, 'first.jsonl')),
    createWriteStream(join(folder, 'night.jsonl')),
  ];
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (!(lines++ < first ? base : night).write(`${line}\n`)) await once(lines <= first ? base : night, 'drain');
  for (const part of [base, night]) {
    part.end();
    await finished(part);
  }
}

interface LoadStep {
  readonly phase: string;
  readonly step: string | null;
  readonly rows: number | null;
  readonly cpuMs: number | null;
  readonly wallMs: number;
}

const NIGHTS = ['reading and scoring (dry run)', 'full night', 'night of the increment'];

/** Rows a second that each night read. */
function readingRows(): readonly (readonly string[])[] {
  return steps
    .filter(({ step }) => NIGHTS.includes(step))
    .flatMap(({ step: night, said }) => {
      const { profile } = JSON.parse(said) as { readonly profile: { readonly steps: readonly LoadStep[] } };
      return profile.steps
        .filter(({ phase, rows }) => phase === 'load' && rows !== null)
        .map(({ step, rows, cpuMs, wallMs }) => [
          night,
          step ?? '',
          String(rows),
          ((cpuMs ?? 0) / 1000).toFixed(2),
          (wallMs / 1000).toFixed(2),
          String(Math.round(((rows ?? 0) / wallMs) * 1000)),
        ]);
    });
}

interface Shares {
  readonly full: number;
  readonly night: number;
}

/** @param shares null while the run is under way. */
function page(shares: Shares | null): string {
  const rows = steps.map(({ step, client, server, wall }) => [
    step,
    ...[client, server, wall].map((s) => s.toFixed(1)),
  ]);
  return `# Neo4j: what it costs

${values.reports} reports, increment ${values.increment}, copies of ${values.copy}; ${cpus().length} cores. Seconds; CPU of the client is that of
the commands (the importer's with them), of the server that of its process.

${markdownTable(['step', 'client CPU', 'server CPU', 'wall'], rows)}

What the nights read, one page under way while another is used:

${markdownTable(['night', 'what', 'rows', 'client CPU', 'wall', 'rows a second'], readingRows())}

${shares === null ? 'The run was cut off here.' : shareText(shares)}
`;
}

function shareText({ full, night }: Shares): string {
  const share = ((100 * night) / full).toFixed(1);
  return `Rows of the graph that a publication begins or ends: ${full} for the full one, ${night} for the increment: ${share} %.`;
}

const serving = ['--home', home, '--bolt-port', String(bolt), '--http-port', String(http)];
const importing = ['neo4j', 'import', ...serving, '--distribution', join(ROOT, '.neo4j-dist')];
try {
  const all = String(Number(values.reports) + Number(values.increment));
  skein('generate', ['generate', '--reports', all, '--out', 'many']);
  await split(join(folder, 'many/reports.jsonl'), Number(values.reports));
  skein('offline import of report files', [...importing, 'first.jsonl']);
  skein('reading and scoring (dry run)', ['rescore', '--store', url, '--dry-run', '--profile']);
  skein('full night', ['rescore', '--store', url, '--profile']);
  skein('ingest of the increment', ['ingest', 'night.jsonl', '--store', url]);
  skein('night of the increment', ['rescore', '--store', url, '--profile']);
  const shares = { full: await touched(1), night: await touched(2) };
  skein('stop', ['neo4j', 'stop', '--home', home]);
  rmSync(home, { recursive: true });
  skein('generate (copy)', ['generate', '--reports', values.copy, '--out', 'few']);
  skein('ingest (copy)', ['ingest', 'few/reports.jsonl', '--data', 'few-data']);
  skein('rescore (copy)', ['rescore', '--data', 'few-data']);
  skein('offline import (copy)', [...importing, '--from', `sqlite:${join(folder, 'few-data')}`]);
  skein('copy: neo4j to sqlite', ['copy', '--from', url, '--to', `sqlite:${join(folder, 'back')}`]);
  skein('stop', ['neo4j', 'stop', '--home', home]);
  rmSync(home, { recursive: true });
  skein('start', ['neo4j', 'start', ...serving, '--distribution', join(ROOT, '.neo4j-dist')]);
  skein('copy: sqlite to neo4j', ['copy', '--from', `sqlite:${join(folder, 'few-data')}`, '--to', url]);
  writeFileSync(values.out, page(shares));
} finally {
  skein('last stop', ['neo4j', 'stop', '--home', home]);
  rmSync(folder, { recursive: true, force: true });
}
