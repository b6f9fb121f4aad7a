import { describe, expect, it } from 'vitest';
import { surviveKills } from './kill.js';
import { folders } from './skein.js';

const folder = folders();

describe('kill -9 at random moments', () => {
  it(
    'in ingest, every phase of a night, publication and rollback: loses nothing acknowledged and no id, and shows nobody half a run',
    { timeout: 600_000 },
    async () => {
      const { ofCommand } = await surviveKills({ cwd: await folder() }, { kills: 6, seed: 7 });
      expect(ofCommand['rescore']).toBeGreaterThan(1);
    },
  );
});
