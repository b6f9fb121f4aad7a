import { describe, it } from 'vitest';
import { dice, surviveKills } from './kill.js';
import { folders } from './skein.js';

const folder = folders();

describe('kill -9', () => {
  it(
    'in mid-ingest and mid-rescore loses nothing acknowledged and shows nobody half a run',
    { timeout: 600_000 },
    async () => {
      await surviveKills({ cwd: await folder() }, 3, dice(7));
    },
  );
});
