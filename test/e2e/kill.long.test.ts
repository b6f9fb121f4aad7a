import { describe, it } from 'vitest';
import { dice, surviveKills } from './kill.js';
import { folders } from './skein.js';

const folder = folders();
const ROUNDS = 10;
const MOMENTS = 5;

describe('kill -9 at fifty random moments', () => {
  it.each(Array.from({ length: ROUNDS }, (_nothing, round) => round))(
    'loses nothing acknowledged and shows nobody half a run (round %i)',
    { timeout: 1_800_000 },
    async (round) => {
      await surviveKills({ cwd: await folder() }, MOMENTS, dice(1000 + round));
    },
  );
});
