import neo4j from 'neo4j-driver';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../engine/store/store.js';
import { mention, report } from '../contract/store-reports.js';
import { collect } from '../contract/store-view.js';
import { ask, openStore, theServer, wipe, withServer } from './reach.js';

async function opened(busyMs: number): Promise<Store> {
  const store = await openStore({ busyMs });
  onTestFinished(() => store.close());
  return store;
}

const one = (ref: string) => report({ ref, mentions: [mention('phone', '+1'), mention('email', `e${ref}`)] });

withServer('two writers on one Neo4j', () => {
  it('take turns, and each sees what the other has written', async () => {
    await wipe();
    const [a, b] = [await opened(60_000), await opened(60_000)];
    const refs = Array.from({ length: 20 }, (_, i) => String(i));
    await Promise.all(refs.map((ref, i) => (i % 2 === 0 ? a : b).addReports([one(ref), one('shared')])));
    expect(await a.counts()).toEqual({ reports: 21, artifacts: 22, mentions: 42 });
    expect(await collect(b.exportReports())).toHaveLength(21);
    expect((await a.artifacts(['phone:+1']))[0]?.reports).toBe(21);
  });

  it('do not wait for each other for ever, and readers do not wait at all', async () => {
    await wipe();
    const [writer, patient] = [await opened(60_000), await opened(300)];
    await writer.addReports([one('1')]);
    const { url, user, password } = theServer();
    const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
    onTestFinished(() => driver.close());
    const session = driver.session();
    const holding = session.beginTransaction();
    await holding.run('MATCH (l:WriteLock) SET l.one = 1');
    await expect(patient.addReports([one('2')])).rejects.toMatchObject({ code: 'store-busy' });
    expect(await patient.counts()).toMatchObject({ reports: 1 });
    expect(await collect(patient.exportReports())).toHaveLength(1);
    await holding.rollback();
    await session.close();
    expect(await patient.addReports([one('2')])).toMatchObject({ inserted: 1 });
  });

  it('go on behind a batch whose writer died before readers were let see it', async () => {
    await wipe();
    const store = await opened(60_000);
    await store.addReports([one('1')]);
    await store.addReports([one('2')]);
    // As such a writer leaves it: the batch is whole, the state does not point to it.
    await ask('MATCH (s:Skein) SET s.seq = 1, s.reports = 1, s.artifacts = 2, s.mentions = 2');
    expect(await store.counts()).toEqual({ reports: 1, artifacts: 2, mentions: 2 });
    expect((await store.artifacts(['phone:+1']))[0]?.reports).toBe(1);
    expect(await collect(store.exportReports())).toHaveLength(1);
    const other = await opened(60_000);
    expect(await other.addReports([one('2'), one('3')])).toEqual({ inserted: 1, updated: 0, unchanged: 1 });
    expect(await store.counts()).toEqual({ reports: 3, artifacts: 4, mentions: 6 });
  });

  it('refuse a database that holds the data of something else', async () => {
    await wipe();
    const applied = await ask<{ version: number; checksum: string; name: string }>(
      'MATCH (m:__Migration) RETURN m.version AS version, m.checksum AS checksum, m.name AS name',
    );
    await ask('MATCH (n) DETACH DELETE n');
    onTestFinished(async () => {
      await ask('MATCH (n:Person) DELETE n');
      await ask('UNWIND $applied AS m CREATE (n:__Migration) SET n = m, n.version = toInteger(m.version)', { applied });
    });
    await ask("CREATE (:Person {name: 'somebody'})");
    await expect(openStore()).rejects.toMatchObject({ code: 'store-failed' });
    await expect(openStore()).rejects.toThrow(/empty one/);
  });

  it('refuse a database of a newer skein, and one whose migrations are not ours', async () => {
    await wipe();
    onTestFinished(async () => {
      await ask('MATCH (m:__Migration {version: 999}) DELETE m');
    });
    await ask("CREATE (:__Migration {version: 999, checksum: 'x', name: 'later'})");
    await expect(openStore()).rejects.toThrow(/newer skein/);
    await ask('MATCH (m:__Migration {version: 999}) SET m.version = 1');
    await expect(openStore()).rejects.toThrow(/another build/);
    await ask("MATCH (m:__Migration {checksum: 'x'}) SET m.version = 999");
  });

  it('are told of a wrong password, and not what it was', async () => {
    const { url, user } = theServer();
    const wrong = openStore({ address: { url, user, password: 'sesame-open', database: 'neo4j' } });
    await expect(wrong).rejects.toMatchObject({ code: 'store-failed' });
    await expect(wrong).rejects.toThrow(/NEO4J_PASSWORD/);
    await expect(wrong).rejects.not.toThrow(/sesame/);
  });
});
