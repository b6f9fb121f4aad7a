import { afterAll, describe, expect, it } from 'vitest';
import { PHASES } from './kill-night.js';
import { surviveKills, type Toll } from './kill.js';
import { folders } from './skein.js';

const folder = folders();
const STORES = 5;
const KILLS = 20;

describe('kill -9 at a hundred random moments', () => {
  const tolls: Toll[] = [];
  afterAll(() => {
    if (tolls.length < STORES) return; // one has failed, and said why
    const kills = tolls.reduce((sum, toll) => sum + toll.kills, 0);
    console.info(`${kills} kills in all`);
    expect(kills).toBeGreaterThanOrEqual(STORES * KILLS);
    const met = (of: (toll: Toll) => object) => [...new Set(tolls.flatMap((toll) => Object.keys(of(toll))))].sort();
    expect(met(({ inPhase }) => inPhase)).toEqual([...PHASES].sort());
    expect(met(({ ofCommand }) => ofCommand)).toEqual(['ingest', 'publish', 'rescore', 'rollback']);
  });

  it.each(Array.from({ length: STORES }, (_nothing, store) => 1_000 + store))(
    'loses nothing acknowledged and no id, and shows nobody half a run (seed %i)',
    { timeout: 1_800_000 },
    async (seed) => {
      const toll = await surviveKills({ cwd: await folder() }, { kills: KILLS, seed });
      expect(toll.takenOver).toBeGreaterThan(0);
      tolls.push(toll);
    },
  );
});
