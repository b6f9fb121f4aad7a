import type { StepFigures } from '../../../engine/index.js';
import { markdownTable } from '../measure.js';
import { grouped, seconds } from '../results.js';
import type { Night, Usage } from './night.js';

/** A row for each thing that is measured, a column for each size and what tenfold data cost, going by two sizes. */
export function growthTable(nights: readonly Night[]): string {
  const phases = (nights[0]?.steps ?? []).filter(({ step }) => step === null).map(({ phase }) => phase);
  return table(nights, [
    row(nights, 'ingest', (night) => night.ingest.cpuMs),
    ...phases.map((phase) => row(nights, phase, (night) => cpuOf(night, phase, null))),
    row(nights, 'rescore, the whole process', (night) => night.rescore.cpuMs),
    peakRow(nights, 'peak of ingest, MB', (night) => night.ingest),
    peakRow(nights, 'peak of rescore, MB', (night) => night.rescore),
    rateRow(nights, 'ingest, reports / CPU s', (night) => night.ingest),
    rateRow(nights, 'rescore, reports / CPU s', (night) => night.rescore),
  ]);
}

export function stepTable(nights: readonly Night[]): string {
  const steps = (nights[0]?.steps ?? []).filter(({ step }) => step !== null);
  return table(
    nights,
    steps.map(({ phase, step }) => row(nights, `${phase}: ${step ?? ''}`, (night) => cpuOf(night, phase, step))),
  );
}

function table(nights: readonly Night[], rows: readonly (readonly string[])[]): string {
  const sizes = nights.map(({ reports }) => `${grouped(reports)} reports`);
  return markdownTable(['CPU s', ...withFactors(sizes, () => 'x10 costs')], rows);
}

function row(nights: readonly Night[], name: string, cpuMs: (night: Night) => number): string[] {
  const cells = nights.map((night) => seconds(cpuMs(night) / 1_000));
  return [name, ...withFactors(cells, (i) => factorText(nights, i, cpuMs))];
}

function peakRow(nights: readonly Night[], name: string, usage: (night: Night) => Usage): string[] {
  const peak = (night: Night) => usage(night).peakBytes;
  const cells = nights.map((night) => grouped(Math.round(peak(night) / 1e6)));
  return [name, ...withFactors(cells, (i) => factorText(nights, i, peak))];
}

function rateRow(nights: readonly Night[], name: string, usage: (night: Night) => Usage): string[] {
  const cells = nights.map((night) => grouped(Math.round((night.reports / usage(night).cpuMs) * 1_000)));
  return [name, ...withFactors(cells, () => '')];
}

/** Between two cells the factor from one to the next. */
function withFactors(cells: readonly string[], factor: (i: number) => string): string[] {
  return cells.flatMap((cell, i) => (i === 0 ? [cell] : [cell, factor(i)]));
}

/** If cost grows with a power of the data, the power that these two sizes show, applied to ten. */
function factorText(nights: readonly Night[], i: number, cost: (night: Night) => number): string {
  const [before, now] = [nights[i - 1], nights[i]];
  if (before === undefined || now === undefined || cost(before) <= 0) return '';
  const power = Math.log(cost(now) / cost(before)) / Math.log(now.reports / before.reports);
  return (10 ** power).toFixed(1);
}

function cpuOf({ steps }: Night, phase: StepFigures['phase'], step: string | null): number {
  return steps.find((one) => one.phase === phase && one.step === step)?.cpuMs ?? 0;
}
