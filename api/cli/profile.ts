import type { RunSummary, StepFigures } from '../../engine/index.js';
import { sayTable } from './say-table.js';
import type { Session } from './session.js';
import type { Column } from './table.js';
import { grouped } from './text.js';

/** What a night took: its steps and phases in their order, and the whole. */
export function profileJson(steps: readonly StepFigures[], { manifest }: RunSummary) {
  const whole = wholeOf(steps);
  const { reports, mentions } = manifest.counts;
  return {
    steps,
    whole: {
      ...whole,
      reportsPerCpuSecond: perCpuSecond(reports, whole.cpuMs),
      mentionsPerCpuSecond: perCpuSecond(mentions, whole.cpuMs),
    },
  };
}

export function sayProfile(session: Session, steps: readonly StepFigures[], summary: RunSummary): void {
  const { whole } = profileJson(steps, summary);
  const { reports, mentions } = summary.manifest.counts;
  session.say('');
  sayTable(session, COLUMNS, steps);
  session.say(
    '',
    `in all ${seconds(whole.cpuMs)} CPU s, ${seconds(whole.wallMs)} s, at most ${megabytes(whole.peakBytes)} MB: ` +
      `${grouped(reports)} reports at ${grouped(whole.reportsPerCpuSecond ?? 0)} a CPU second, ` +
      `${grouped(mentions)} mentions at ${grouped(whole.mentionsPerCpuSecond ?? 0)}`,
  );
}

function wholeOf(steps: readonly StepFigures[]) {
  const phases = steps.filter(({ step }) => step === null);
  return {
    wallMs: phases.reduce((sum, { wallMs }) => sum + wallMs, 0),
    cpuMs: phases.some(({ cpuMs }) => cpuMs === null) ? null : phases.reduce((sum, { cpuMs }) => sum + (cpuMs ?? 0), 0),
    peakBytes: steps.at(-1)?.peakBytes ?? null,
  };
}

function perCpuSecond(rows: number, cpuMs: number | null): number | null {
  return cpuMs === null || cpuMs === 0 ? null : Math.round((rows / cpuMs) * 1_000);
}

const COLUMNS: readonly Column<StepFigures>[] = [
  { head: 'phase', cell: ({ phase, step }) => (step === null ? phase : '') },
  { head: 'step', cell: ({ step }) => step ?? '' },
  { head: 'CPU s', align: 'right', cell: ({ cpuMs }) => seconds(cpuMs) },
  { head: 'wall s', align: 'right', cell: ({ wallMs }) => seconds(wallMs) },
  { head: 'peak MB', align: 'right', cell: ({ peakBytes }) => megabytes(peakBytes) },
  { head: 'a CPU second', align: 'right', spare: 1, cell: rateText },
];

function rateText({ rows, unit, cpuMs }: StepFigures): string {
  const rate = rows === null ? null : perCpuSecond(rows, cpuMs);
  return rate === null ? '' : `${grouped(rate)} ${unit ?? ''}`;
}

function seconds(ms: number | null): string {
  return ms === null ? '?' : (ms / 1_000).toFixed(2);
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '?' : grouped(Math.round(bytes / 1e6));
}
