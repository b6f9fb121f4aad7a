import { BANDS, type AttachmentScores } from './attached.js';
import type { WarningFigures } from './score.js';

export interface WarningRow extends WarningFigures {
  readonly name: string;
}

export function warningTable(rows: readonly WarningRow[]): string {
  const head = [
    '| rule | alerts | on new clusters | pure | final >= 10 | final >= 20 | told | delay, reports median (p90) | days median | of the final reports |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  const lines = rows
    .toSorted((a, b) => Number(b.name === 'as by default') - Number(a.name === 'as by default'))
    .map((row) => {
      const told = `${row.told}/${row.campaigns}`;
      const delay = `${row.reportsMedian} (${row.reportsP90})`;
      const shares = [row.pure, row.final10, row.final20].map((share) => share.toFixed(2));
      const cells = [row.name, row.alerts, row.ofNew, ...shares, told, delay, row.daysMedian];
      return `| ${cells.join(' | ')} | ${row.share.toFixed(2)} |`;
    });
  return [...head, ...lines].join('\n');
}

export function attachedTable({ bands, came, clustered }: AttachmentScores): string {
  const lines = bands.map(({ reports, confirmed, moved, released, right }, band) => {
    const shares = [confirmed, moved, released, right].map((some) => (some / Math.max(1, reports)).toFixed(3));
    return `| ${BANDS[band]} - ${BANDS[band + 1] ?? 1} | ${reports} | ${shares.join(' | ')} |`;
  });
  return [
    `${came} reports came between nights; the night after put ${clustered} of them in a campaign.`,
    '',
    '| weight | reports | confirmed | moved | released | right |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
