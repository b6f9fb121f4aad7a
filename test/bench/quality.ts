/**
 * `npm run bench:quality [-- --sizes 3000,30000] [--seeds 9001,9002] [--stress]`: how good detection is against a known
 * truth, through the real line, beside the usual methods. Writes the sections it made into `docs/quality.md` and leaves
 * the others as they are.
 */
import { parseArgs } from 'node:util';
import { DocumentSections } from './quality/document.js';
import { floorTable } from './quality/floors.js';
import { generatedCase } from './quality/line.js';
import { OURS, resultsOf } from './quality/methods.js';
import type { Stressed } from './quality/stress.js';
import { stressed, stressTable } from './quality/stress.js';
import type { Run } from './quality/tables.js';
import { meanTable, seedTable, valuesOf, worstTable } from './quality/tables.js';

const SEEDS = [9001, 9002, 9003, 9004, 9005];
const STRESS_REPORTS = 30_000;
const STRESS_SEEDS = [9013, 9014];

const { values } = parseArgs({
  options: { sizes: { type: 'string' }, seeds: { type: 'string' }, stress: { type: 'boolean', default: false } },
});
const document = new DocumentSections(new URL('../../docs/quality.md', import.meta.url));
if (values.stress)
  await sensitivity(numbers(values.sizes)?.[0] ?? STRESS_REPORTS, numbers(values.seeds) ?? STRESS_SEEDS);
else for (const reports of numbers(values.sizes) ?? [3_000, 30_000]) await scoreboard(reports);

/** Writes after each case: the whole takes a while. */
async function sensitivity(reports: number, seeds: readonly number[]): Promise<void> {
  const done: Stressed[] = [];
  for await (const stress of stressed(reports, seeds)) {
    done.push(stress);
    console.log(stressTable([...done.slice(0, 1), stress]));
    document.put('stress', `Sensitivity: ${grouped(reports)} reports, seeds ${seeds.join(', ')}`, [
      'B3 F1 / found / pair precision / pair F1 against the recoverable truth, mean over the seeds.',
      stressTable(done),
    ]);
  }
}

async function scoreboard(reports: number): Promise<void> {
  const seeds = numbers(values.seeds) ?? SEEDS.slice(0, reports >= 1_000_000 ? 1 : reports >= 300_000 ? 2 : 5);
  const runs: Run[] = [];
  for (const seed of seeds) {
    runs.push({ seed, results: await resultsOf(await generatedCase({ reports, seed })) });
    const shown = (['bCubed', 'found', 'pairF1'] as const).map((column) => valuesOf(runs, OURS, column).at(-1));
    console.log(`${reports} reports, seed ${seed}:`, ...shown.map((value) => value?.toFixed(3)));
  }
  const floors = floorTable(reports, runs);
  document.put(`size-${reports}`, `${grouped(reports)} reports, seeds ${seeds.join(', ')}`, [
    ...(floors === null ? [] : [floors]),
    'Mean over the seeds:',
    meanTable(runs),
    'Worst seed, column by column:',
    worstTable(runs),
    'Each seed:',
    seedTable(runs),
  ]);
  console.log([floors ?? '', meanTable(runs)].join('\n\n'));
}

function numbers(text: string | undefined): number[] | null {
  if (text === undefined) return null;
  const parsed = text.split(',').map(Number);
  if (!parsed.every((number) => Number.isSafeInteger(number) && number > 0)) throw new Error(`not numbers: ${text}`);
  return parsed;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
