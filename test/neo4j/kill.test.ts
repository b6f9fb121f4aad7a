import { it } from 'vitest';
import { ingestKilled, nightKilledInPublication, surviveKills } from '../e2e/kill.js';
import { folders } from '../e2e/skein.js';
import { serverEnvironment, wipe, withServer } from './reach.js';

const folder = folders();

withServer('kill -9 of skein on Neo4j', () => {
  it(
    'in mid-ingest and mid-publication loses nothing acknowledged and no id, and shows nobody half a run',
    { timeout: 900_000 },
    async () => {
      await wipe();
      const steps = [ingestKilled, nightKilledInPublication];
      await surviveKills({ cwd: await folder(), env: serverEnvironment() }, { kills: 1, seed: 5, steps });
    },
  );
});
