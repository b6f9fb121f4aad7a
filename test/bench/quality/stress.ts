import type { GenerateOptions } from '../../../datasets/generate/index.js';
import { markdownTable } from '../measure.js';
import { generatedCase } from './line.js';
import { METHODS, OURS, resultsOf, STRICT } from './methods.js';
import type { ColumnName, Run } from './tables.js';
import { mean, valuesOf } from './tables.js';

interface Stress {
  readonly name: string;
  readonly knobs: Partial<GenerateOptions>;
  /** B-cubed F1 that the mean must reach (section 10 of the detection rules); for pauses as a loss against the default. */
  readonly floor?: number;
  readonly mostLost?: number;
}

const DEFAULT = 'default';

const CASES: readonly Stress[] = [
  { name: DEFAULT, knobs: {} },
  { name: 'poison 5 %', knobs: { poison: 0.05 }, floor: 0.945 },
  { name: 'no hub on a list', knobs: { listedShare: 0 }, floor: 0.935 },
  { name: 'sharing x2', knobs: { sharing: 2 }, floor: 0.93 },
  { name: 'amounts shuffled', knobs: { amountsShuffled: 1 }, floor: 0.955 },
  { name: 'half of the campaigns pause', knobs: { pauses: 0.5 }, mostLost: 0.02 },
  { name: 'every hub on a list', knobs: { listedShare: 1 } },
  { name: 'hub noise x2', knobs: { hubNoise: 2 } },
  { name: 'no sharing', knobs: { sharing: 0 } },
];

const COLUMNS: readonly ColumnName[] = ['bCubed', 'found', 'pairPrecision', 'pairF1'];

/** The runs of one case, by the default and the strict preset. */
export interface Stressed {
  readonly name: string;
  readonly runs: readonly Run[];
}

/** All cases, one after the other. */
export async function* stressed(reports: number, seeds: readonly number[]): AsyncGenerator<Stressed> {
  const methods = METHODS.filter(({ name }) => name === OURS || name === STRICT);
  for (const { name, knobs } of CASES) {
    const runs: Run[] = [];
    for (const seed of seeds)
      runs.push({ seed, results: await resultsOf(await generatedCase({ reports, seed, ...knobs }), methods) });
    yield { name, runs };
  }
}

/** The sensitivity table: B3 / found / pair precision / pair F1, mean over seeds, of the cases that have been run. */
export function stressTable(done: readonly Stressed[]): string {
  const runsOf = (name: string) => done.find((stress) => stress.name === name)?.runs;
  const usual = mean(valuesOf(runsOf(DEFAULT) ?? [], OURS, 'bCubed'));
  const rows = CASES.flatMap((stress) => {
    const runs = runsOf(stress.name);
    if (runs === undefined) return [];
    const bCubed = valuesOf(runs, OURS, 'bCubed');
    const each = bCubed.map((value) => value.toFixed(3)).join(' ');
    return [[stress.name, figures(runs, OURS), figures(runs, STRICT), each, ...verdict(stress, mean(bCubed), usual)]];
  });
  return markdownTable(['case', OURS, STRICT, 'B3 F1 by seed', 'floor', ''], rows);
}

function figures(runs: readonly Run[], method: string): string {
  return COLUMNS.map((column) => mean(valuesOf(runs, method, column)).toFixed(3)).join(' / ');
}

function verdict({ floor, mostLost }: Stress, bCubed: number, usual: number): [string, string] {
  const bar = floor ?? (mostLost === undefined ? undefined : usual - mostLost);
  if (bar === undefined || Number.isNaN(bar)) return ['', ''];
  return [bar.toFixed(3), Number(bCubed.toFixed(3)) >= Number(bar.toFixed(3)) ? 'held' : 'MISSED'];
}
