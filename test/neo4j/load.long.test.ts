import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folders, lastJson, skein } from '../e2e/skein.js';
import { theServer, withOwnServer } from './reach.js';
import { freePort } from './server.js';

const folder = folders();

/** Quotes, line breaks, a NUL, formulas, what looks like Cypher, what some readers take for the end, half a character. */
const HOSTILE = ['"a"",\'b', 'one\r\ntwo\n', 'nul\u0000nul', '=1+1', "'}) DETACH DELETE n //", '\uffff\u{1f600}', '\\'];

const LINES = HOSTILE.flatMap((text, i) => [
  {
    source: 'agency',
    ref: String(i),
    reportedAt: '2026-03-04T10:00:00Z',
    fraudType: text,
    victim: { id: text },
    losses: [{ amount: '12.50', currency: 'EUR', kind: 'lost' }],
    artifacts: [
      { kind: 'phone', value: '+44 20 7946 0000', role: text },
      { kind: 'other', value: `${text}\ud800` },
    ],
  },
  { source: `agency ${text}`, ref: text, artifacts: [{ kind: 'url', value: `http://evil.example/${i}` }] },
]);

const FEED = `${LINES.map((line) => JSON.stringify(line)).join('\n')}\n`;

interface Told {
  readonly same: boolean;
  readonly from: { readonly digest: string; readonly totals: { readonly reports: number; readonly runs: number } };
}

withOwnServer('skein neo4j import', () => {
  it('loads a store with its runs into a stopped server, exactly, and is kept out of one that runs or is filled', async () => {
    const cwd = await folder();
    writeFileSync(join(cwd, 'feed.jsonl'), FEED);
    for (const words of [['ingest', 'feed.jsonl'], ['rescore']])
      expect((await skein(words, { cwd })).code, words.join(' ')).toBeLessThanOrEqual(1);
    const before = privateFolders();
    const ports = ['--bolt-port', String(await freePort()), '--http-port', String(await freePort())];
    const { distribution } = theServer().own?.settings ?? { distribution: '' };
    const memory = ['--heap', '512', '--page-cache', '64', '--distribution', distribution];
    const load = () =>
      skein(['neo4j', 'import', '--from', `sqlite:${join(cwd, '.skein')}`, '--json', ...ports, ...memory], { cwd });
    onTestFinished(async () => {
      await skein(['neo4j', 'stop'], { cwd });
    });
    const loaded = await load();
    expect([loaded.code, loaded.stderr]).toEqual([0, '']);
    const there = lastJson(loaded.stdout) as Told;
    expect(there.same).toBe(true);
    expect(there.from.totals).toMatchObject({ reports: LINES.length, runs: 1 });
    expect(privateFolders()).toEqual(before);

    const running = await load();
    expect(running.code).toBe(4);
    expect(running.stderr).toContain('skein neo4j stop');

    const env = { NEO4J_PASSWORD: readFileSync(join(cwd, '.neo4j', 'password'), 'utf8').trim() };
    const back = await skein(
      ['copy', '--from', `bolt://127.0.0.1:${ports[1] ?? ''}`, '--to', `sqlite:${join(cwd, 'back')}`, '--json'],
      { cwd, env },
    );
    expect(back.code).toBe(0);
    expect((lastJson(back.stdout) as Told).from.digest).toBe(there.from.digest);
    const campaigns = ['export', 'campaigns', '--format', 'jsonl'];
    const [own, copied] = [
      await skein(campaigns, { cwd }),
      await skein([...campaigns, '--store', `sqlite:${join(cwd, 'back')}`], { cwd }),
    ];
    expect(own.stdout).not.toBe('');
    expect(copied.stdout).toBe(own.stdout);

    await skein(['neo4j', 'stop'], { cwd });
    const filled = await load();
    expect(filled.code).toBe(2);
    expect(filled.stderr).toContain('--replace');
  });
});

function privateFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('skein-load-'));
}
