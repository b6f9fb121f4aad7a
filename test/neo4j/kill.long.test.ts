import { expect, it } from 'vitest';
import { surviveKills } from '../e2e/kill.js';
import { folders } from '../e2e/skein.js';
import { serverEnvironment, wipe, withServer } from './reach.js';

const folder = folders();

withServer('kill -9 of skein on Neo4j, in every command that writes', () => {
  it('loses nothing acknowledged and no id, and shows nobody half a run', { timeout: 1_800_000 }, async () => {
    await wipe();
    const at = { cwd: await folder(), env: serverEnvironment() };
    const { ofCommand } = await surviveKills(at, { kills: 10, seed: 2_000 });
    expect(ofCommand['rescore']).toBeGreaterThan(2);
  });
});
