import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { prepareHome, readPassword } from '../../api/cli/neo4j/home.js';
import { answering } from '../../api/cli/neo4j/ready.js';
import { folders, lastJson, skein, startSkein } from '../e2e/skein.js';
import { ask, theServer, withOwnServer } from './reach.js';
import { freePort } from './server.js';

const folder = folders();

/** A PATH on which there is Node and nothing else. */
async function bare(cwd: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(cwd, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  return Promise.resolve({ PATH: bin });
}

describe('skein neo4j', () => {
  it.each(['run', 'start'])('%s says in one line that there is no Java, and ends with 3', async (command) => {
    const cwd = await folder();
    const { code, stderr } = await skein(['neo4j', command], { cwd, env: await bare(cwd) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^skein: java \(17 or 21\) is needed to run Neo4j, and is not on the PATH\n$/);
  });

  it('starts nothing where the environment names a server, and does not repeat its password', async () => {
    const cwd = await folder();
    const env = { ...(await bare(cwd)), NEO4J_URI: 'neo4j://user:sesame@db.example:7687' };
    const { code, stdout, stderr } = await skein(['neo4j', 'start', '--json'], { cwd, env });
    expect([code, stderr]).toEqual([0, '']);
    expect(lastJson(stdout)).toEqual({ event: 'elsewhere', uri: 'neo4j://db.example:7687' });
  });

  it('status ends with 3 where no server runs, and stop has nothing to do', async () => {
    const cwd = await folder();
    const status = await skein(['neo4j', 'status', '--json'], { cwd });
    expect([status.code, lastJson(status.stdout)]).toEqual([3, { event: 'not-running' }]);
    const stop = await skein(['neo4j', 'stop', '--json'], { cwd });
    expect([stop.code, lastJson(stop.stdout)]).toEqual([0, { event: 'not-running' }]);
  });

  it('never takes another process for its server', async () => {
    const cwd = await folder();
    mkdirSync(join(cwd, '.neo4j'));
    writeFileSync(join(cwd, '.neo4j', 'server.json'), JSON.stringify({ pid: process.pid, boltPort: 1, httpPort: 2 }));
    const { code, stdout } = await skein(['neo4j', 'stop', '--json'], { cwd });
    expect([code, lastJson(stdout)]).toEqual([0, { event: 'not-running' }]);
  });

  it('browser tells where the style and the scripts are, which are there', async () => {
    const cwd = await folder();
    const { code, stdout } = await skein(['neo4j', 'browser', '--json'], { cwd });
    const told = lastJson(stdout) as { style: string; zip: string; folder: string; scripts: string[] };
    expect(code).toBe(0);
    const files = [told.style, told.zip, ...told.scripts.map((script) => join(told.folder, script))];
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(statSync(file).size).toBeGreaterThan(0);
    const text = await skein(['neo4j', 'browser'], { cwd });
    expect(text.stdout).toContain(told.style);
  });

  it('has examples in the help of each command', async () => {
    const cwd = await folder();
    for (const command of ['run', 'start', 'stop', 'status', 'browser']) {
      const { code, stdout } = await skein(['neo4j', command, '--help'], { cwd });
      expect([code, stdout]).toEqual([0, expect.stringMatching(/Examples?:\n {2}skein neo4j/)]);
    }
  });
});

withOwnServer('the server that it starts', () => {
  it('answers on its ports, has Graph Data Science, and takes no file but from its import folder', async () => {
    expect(await answering(ownServer().settings)).toEqual({ version: '5.26.30' });
    expect((await ask<{ version: string }>('RETURN gds.version() AS version'))[0]?.version).toBe('2.13.9');
    const outside = join(ownServer().folder, 'server.json');
    await expect(ask(`LOAD CSV FROM 'file://${outside}' AS line RETURN line`)).rejects.toThrow(/load/i);
    writeFileSync(join(ownServer().folder, 'import', 'inside.csv'), 'a,b\n');
    expect(await ask("LOAD CSV FROM 'file:///inside.csv' AS line RETURN line")).toEqual([{ line: ['a', 'b'] }]);
  });

  it('listens on loopback alone, without telemetry, behind a password that others cannot read', async () => {
    const conf = readFileSync(join(ownServer().folder, 'conf', 'neo4j.conf'), 'utf8');
    expect([...conf.matchAll(/listen_address=(.*)$/gm)].every((found) => found[1]?.startsWith('127.0.0.1'))).toBe(true);
    expect(conf).toMatch(/^dbms.usage_report.enabled=false$/m);
    expect(conf).toMatch(/^client.allow_telemetry=false$/m);
    expect(conf).not.toContain(theServer().password);
    expect(statSync(join(ownServer().folder, 'password')).mode & 0o777).toBe(0o600);
    const home = { folder: ownServer().folder, passwordFile: join(ownServer().folder, 'password') };
    expect(await readPassword(home)).toBe(theServer().password);
  });

  it('can have a password that begins with a dash, as chance makes one in 64', async () => {
    const home = { folder: await folder(), settings: ownServer().settings, password: undefined, env: process.env };
    const made = await prepareHome({ ...home, randomBytes: (size) => Buffer.alloc(size, 0xfb) });
    expect(await readPassword(made)).toMatch(/^-/);
    expect(statSync(join(home.folder, 'data', 'dbms', 'auth.ini')).size).toBeGreaterThan(0);
  });

  it('keeps its password when its folder is made ready again', async () => {
    const { folder: at, settings } = ownServer();
    const home = await prepareHome({ folder: at, settings, password: undefined, randomBytes, env: process.env });
    expect(await readPassword(home)).toBe(theServer().password);
    expect(dirname(home.passwordFile ?? '')).toBe(at);
  });
});

withOwnServer("a server of one's own", () => {
  it('is started, found, not started twice, and stopped', { timeout: 600_000 }, async () => {
    const cwd = await folder();
    const [boltPort, httpPort] = [await freePort(), await freePort()];
    const env = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1', NEO4J_PASSWORD: 'sesame-open-1' };
    const words = ['--distribution', ownServer().settings.distribution, '--heap', '512', '--page-cache', '64'];
    const ports = ['--bolt-port', String(boltPort), '--http-port', String(httpPort)];
    const command = ['neo4j', 'start', '--json', ...words, ...ports];
    const start = () => skein(command, { cwd, env });
    const stopped = async () => lastJson((await skein(['neo4j', 'stop', '--json'], { cwd, env })).stdout);

    const killed = startSkein(command, { cwd, env });
    while (!existsSync(join(cwd, '.neo4j', 'server.json'))) await pause(20);
    killed.kill('SIGKILL');
    expect(await stopped(), 'a server whose start was killed is not left behind').toEqual({ event: 'stopped' });

    const started = await start();
    expect([started.code, started.stderr]).toEqual([0, '']);
    const { pid } = lastJson(started.stdout) as { pid: number };
    expect(lastJson(started.stdout)).toMatchObject({ event: 'started', version: '5.26.30', passwordFile: null });
    const status = await skein(['neo4j', 'status', '--json'], { cwd, env });
    expect(lastJson(status.stdout)).toMatchObject({ event: 'running', pid, bolt: `neo4j://127.0.0.1:${boltPort}` });
    expect((await start()).code).toBe(4);
    const store = { SKEIN_STORE: `neo4j://127.0.0.1:${boltPort}`, NEO4J_PASSWORD: 'sesame-open-1' };
    expect((await skein(['campaigns', '--json'], { cwd, env: store })).code).toBe(0);
    expect(await stopped()).toEqual({ event: 'stopped' });
    expect(await answering({ boltPort, httpPort })).toBeNull();
  });
});

function ownServer() {
  const { own } = theServer();
  if (own === null) throw new Error('the server is not ours');
  return own;
}
