import { BANDS, type AttachmentScores } from './attached.js';
import type { WarningFigures } from './score.js';

export interface WarningRow extends WarningFigures {
  readonly seed: number;
  readonly name: string;
}

export function warningTable(rows: readonly WarningRow[]): string {
  const head = [
    '| rule | seed | alerts | on new clusters | pure | final >= 10 | final >= 20 | told | delay, reports median (p90) | days median | of the final reports |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
  ];
  const lines = rows
    .toSorted((a, b) => Number(b.name === 'as by default') - Number(a.name === 'as by default'))
    .map((row) => {
      const told = `${row.told}/${row.campaigns}`;
      const delay = `${row.reportsMedian} (${row.reportsP90})`;
      const shares = [row.pure, row.final10, row.final20].map((share) => share.toFixed(2));
      const cells = [row.name, row.seed, row.alerts, row.ofNew, ...shares, told, delay, row.daysMedian];
      return `| ${cells.join(' | ')} | ${row.share.toFixed(2)} |`;
    });
  return [...head, ...lines].join('\n');
}

export function attachedTable(seeds: readonly AttachmentScores[]): string {
  const lines = BANDS.map((least, band) => {
    const sum = { reports: 0, confirmed: 0, moved: 0, released: 0, right: 0 };
    for (const { bands } of seeds)
      for (const name of ['reports', 'confirmed', 'moved', 'released', 'right'] as const)
        sum[name] += bands[band]?.[name] ?? 0;
    const share = (some: number) => (some / Math.max(1, sum.reports)).toFixed(3);
    const shares = [sum.confirmed, sum.moved, sum.released, sum.right].map(share);
    return `| ${least} - ${BANDS[band + 1] ?? 1} | ${sum.reports} | ${shares.join(' | ')} |`;
  });
  const came = seeds.reduce((sum, seed) => sum + seed.came, 0);
  const clustered = seeds.reduce((sum, seed) => sum + seed.clustered, 0);
  return [
    `${came} reports came between nights; the night after put ${clustered} of them in a campaign.`,
    '',
    '| weight | reports | confirmed | moved | released | right |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
