import type { IdsCompared, KeptRun, RunComparison } from '../../engine/index.js';
import { runJson, type RunJson } from '../present/run.js';
import { lostText, missingText } from './run-lines.js';
import { sayTable } from './say-table.js';
import type { Session } from './session.js';
import { grouped, plural } from './text.js';

export type RunComparisonJson = Omit<RunComparison, 'from' | 'to'> & {
  readonly from: RunJson & Pick<KeptRun, 'state' | 'reasons'>;
  readonly to: RunJson & Pick<KeptRun, 'state' | 'reasons'>;
};

export function comparisonJson({ from, to, ...compared }: RunComparison): RunComparisonJson {
  const side = (run: KeptRun) => ({ ...runJson(run), state: run.state, reasons: run.reasons });
  return { from: side(from), to: side(to), ...compared };
}

interface Row {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** Empty where there is none to tell. */
  readonly change: string;
}

export function sayComparison(session: Session, { from, to, campaigns, operations, reports }: RunComparison): void {
  const head = ({ manifest, state }: KeptRun) => `run ${manifest.run} (${state})`;
  sayTable(
    session,
    [
      { head: '', cell: ({ what }) => what },
      { head: head(from), align: 'right', cell: (row) => row.from },
      { head: head(to), align: 'right', cell: (row) => row.to },
      { head: 'change', align: 'right', cell: ({ change }) => change },
    ],
    rows(from, to),
  );
  session.say(idsLine('campaign', campaigns), idsLine('operation', operations));
  const { same, moved, left, joined } = reports;
  session.say(
    `reports in campaigns: ${grouped(same)} under the same id, ${grouped(moved)} under another, ` +
      `${grouped(left)} in none any longer, ${grouped(joined)} new`,
  );
  for (const { manifest, reasons } of [from, to])
    if (reasons.length > 0) session.hint(`run ${manifest.run} was held back: ${reasons.join('; ')}`);
}

const FIGURES: readonly (readonly [what: string, of: (run: KeptRun) => number])[] = [
  ['reports', ({ manifest }) => manifest.counts.reports],
  ['in campaigns', ({ manifest }) => manifest.counts.clusteredReports],
  ['campaigns', ({ manifest }) => manifest.counts.campaigns],
  ['largest campaign', ({ manifest }) => manifest.counts.largestCampaign],
  ['operations', ({ manifest }) => manifest.counts.operations],
  ['distinct victims', ({ whole }) => whole.victims.distinct],
];

function rows(from: KeptRun, to: KeptRun): Row[] {
  const lost = ({ whole: { ledger } }: KeptRun) => lostText(ledger) + missingText(ledger);
  return [
    ...FIGURES.map(([what, of]) => ({
      what,
      from: grouped(of(from)),
      to: grouped(of(to)),
      change: signed(of(to) - of(from)),
    })),
    { what: 'lost in all', from: lost(from), to: lost(to), change: '' },
  ];
}

function signed(change: number): string {
  return change === 0 ? '0' : `${change < 0 ? '-' : '+'}${grouped(Math.abs(change))}`;
}

function idsLine(of: 'campaign' | 'operation', { kept, merged, dissolved, split, born }: IdsCompared): string {
  return (
    `${plural(kept + merged + dissolved, `${of} id`)}: ${grouped(kept)} kept, ${grouped(merged)} merged, ` +
    `${grouped(dissolved)} dissolved; ${grouped(split)} split; ${grouped(born)} new`
  );
}
