import { LINEAGE_EVENTS } from '../../../engine/model/campaign.js';
import { markdownTable, median } from '../measure.js';
import type { EventTable } from './events.js';
import type { Lived, Quality } from './lived.js';

/** What one line of the tables is about. */
export interface Told {
  readonly schedule: string;
  readonly seed: number;
  readonly lived: Lived;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
/** A median of no runs is no number. */
const seconds = (values: readonly number[]) => (values.length === 0 ? '-' : median(values).toFixed(2));

export function idTable(told: readonly Told[]): string {
  const head = [
    'schedule',
    'seed',
    'kept, mean',
    'kept, min',
    'churn, mean',
    'churn, max',
    '30 nights',
    'cold, CPU s',
    'warm, CPU s',
  ];
  const rows = told.map(({ schedule, seed, lived: { nights, survival, runs } }) => {
    const kept = nights.map((night) => night.kept);
    const churn = nights.map((night) => night.churn);
    const cpu = (how: 'cold' | 'warm') => seconds(runs.slice(1).flatMap((run) => (run.how === how ? [run.cpu] : [])));
    return [
      schedule,
      String(seed),
      mean(kept).toFixed(4),
      Math.min(...kept).toFixed(4),
      percent(mean(churn)),
      percent(Math.max(...churn)),
      survival.toFixed(4),
      cpu('cold'),
      cpu('warm'),
    ];
  });
  return markdownTable(head, rows);
}

export function qualityTable(told: readonly Told[]): string {
  const nights = [...new Set(told.flatMap(({ lived }) => lived.compared.map(({ night }) => night)))];
  const head = ['schedule', 'seed', ...nights.map((night) => `night ${night}`), 'worst loss'];
  const rows = told.map(({ schedule, seed, lived: { compared } }) => {
    const loss = compared.flatMap(({ published, cold }) => [
      cold.bCubed - published.bCubed,
      cold.pairs - published.pairs,
    ]);
    const cells = compared.map(({ published, cold }) => `${pair(published)} (${pair(cold)})`);
    return [schedule, String(seed), ...cells, Math.max(...loss).toFixed(4)];
  });
  return markdownTable(head, rows);
}

function pair({ bCubed, pairs }: Quality): string {
  return `${bCubed.toFixed(4)} / ${pairs.toFixed(4)}`;
}

export function eventTable(told: readonly Told[]): string {
  const events = LINEAGE_EVENTS.filter((event) => event !== 'dissolved');
  const cell = (table: EventTable, event: (typeof events)[number]) => {
    const { right, wrong } = table[event];
    return `${right} / ${wrong}`;
  };
  const rows = told.map(({ schedule, seed, lived }) => [
    schedule,
    String(seed),
    ...events.map((event) => cell(lived.events, event)),
  ]);
  return markdownTable(['schedule', 'seed', ...events], rows);
}
