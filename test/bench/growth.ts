/**
 * `npm run bench:growth [-- --sizes 30000,300000,1000000]`: the whole line through the built command, each step in a process
 * of its own as a night runs it, and what tenfold data cost. The sizes of a run make one section of
 * `test/bench/results.md`, put anew after each size. Ten million reports want 25 GB of disk and an hour.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import build from '../build.js';
import { growthTable, stepTable } from './growth/tables.js';
import { measureNight, type Night } from './growth/night.js';
import { measuredOn, resultSections } from './results.js';

const SEED = 5;

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '30000,300000' } } });
const sizes = values.sizes.split(',').map(Number);
if (sizes.some((size) => !Number.isSafeInteger(size) || size < 1_000))
  throw new Error('usage: npm run bench:growth [-- --sizes REPORTS,REPORTS ...]');

build();
const nights: Night[] = [];
for (const reports of sizes.toSorted((a, b) => a - b)) {
  const folder = await mkdtemp(join(tmpdir(), 'skein-growth-'));
  try {
    nights.push(await measureNight(reports, SEED, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(growthTable(nights));
  resultSections().put('growth', 'Growth of the whole line', [
    measuredOn(),
    'Synthetic reports, through the built command: `skein ingest`, then `skein rescore --profile` from SQLite. CPU seconds ' +
      'by phase. Between two sizes stands what tenfold data cost by these two: 10 is growth in line with the data.',
    growthTable(nights),
    'The steps of the night:',
    stepTable(nights),
  ]);
}
