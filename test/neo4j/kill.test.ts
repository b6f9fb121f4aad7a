import { it } from 'vitest';
import { dice, surviveKills } from '../e2e/kill.js';
import { folders } from '../e2e/skein.js';
import { serverEnvironment, wipe, withServer } from './reach.js';

const folder = folders();

withServer('kill -9 of skein on Neo4j', () => {
  it(
    'in mid-ingest and mid-rescore loses nothing acknowledged and shows nobody half a run',
    { timeout: 900_000 },
    async () => {
      await wipe();
      await surviveKills({ cwd: await folder(), env: serverEnvironment() }, 2, dice(5));
    },
  );
});
