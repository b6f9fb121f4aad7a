import { describe, expect, it } from 'vitest';
import { reportNode } from '../../../engine/store/neo4j/report-row.js';
import {
  mentionsIn,
  packedMention,
  PAGE_KEYS,
  pagesWith,
  reportsIn,
  type PagedReport,
} from '../../../engine/store/neo4j/report-pages.js';
import { report } from '../../contract/store-reports.js';

function paged(
  key: number,
  fraudType: string,
  mentions: readonly number[] = [packedMention(key, 'text')],
): PagedReport {
  return { node: reportNode(report({ ref: String(key), fraudType }), key), victim: '', mentions };
}

const NOTHING: ReadonlyMap<number, readonly number[]> = new Map();

describe('pages of what runs read of reports', () => {
  it('hold the reports of one stretch of keys, in the order of the keys', () => {
    const pages = pagesWith([], [paged(PAGE_KEYS, 'c'), paged(3, 'b'), paged(0, 'a')], 1);
    expect(pages.map(({ page }) => page)).toEqual([0, 1]);
    expect(pages.flatMap(({ reports }) => reportsIn(reports, 1)).map((row) => [row.key, row.fraudType])).toEqual([
      [0, 'a'],
      [3, 'b'],
      [PAGE_KEYS, 'c'],
    ]);
  });

  it('show to a view what was there at its moment, whatever came since', () => {
    const first = pagesWith([], [paged(0, 'a')], 1);
    const [page = { page: 0, reports: '', mentions: '' }] = pagesWith(first, [paged(1, 'b')], 2);
    expect(reportsIn(page.reports, 1).map(({ key }) => key)).toEqual([0]);
    expect(reportsIn(page.reports, 2).map(({ key }) => key)).toEqual([0, 1]);
    expect([...mentionsIn([page.mentions], 1, NOTHING).report]).toEqual([0]);
  });

  it('have of a report that was replaced the last version, which came when the first one did', () => {
    const first = pagesWith([], [paged(0, 'a'), paged(1, 'b')], 1);
    const [page = { page: 0, reports: '', mentions: '' }] = pagesWith(first, [paged(0, 'new', [])], 2);
    expect(reportsIn(page.reports, 1).map(({ fraudType }) => fraudType)).toEqual(['new', 'b']);
    expect([...mentionsIn([page.mentions], 1, NOTHING).report]).toEqual([1]);
    const before = new Map([[0, [packedMention(7, 'derived'), packedMention(8, 'named')]]]);
    expect(mentionsIn([page.mentions], 1, before)).toEqual({
      length: 3,
      report: Float64Array.of(0, 0, 1),
      artifact: Float64Array.of(7, 8, 1),
      origin: Uint8Array.of(2, 0, 1),
    });
  });

  it('hold row keys of artifacts exactly, however large', () => {
    const artifact = 2 ** 50 - 1;
    const [page] = pagesWith([], [paged(0, 'a', [packedMention(artifact, 'derived')])], 1);
    const batch = mentionsIn([page?.mentions ?? ''], 1, NOTHING);
    expect([...batch.artifact, ...batch.origin]).toEqual([artifact, 2]);
  });
});
