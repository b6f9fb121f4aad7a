import { describe, expect, it } from 'vitest';
import { Aggregation } from '../../engine/campaign/aggregate.js';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { setAsideRows } from '../../engine/campaign/set-aside.js';
import { SET_ASIDE_REASONS } from '../../engine/model/graph.js';
import type { HubFinding } from '../../engine/model/partition.js';
import type { SetAsideRow } from '../../engine/model/run.js';
import { campaign } from '../contract/store-runs.js';
import { worldOf } from './world.js';

/** Two campaigns, of three reports and of two, and one report alone; all but one of them name the same short link. */
const WORLD = worldOf([
  { ref: '1', artifacts: ['iban:a', 'domain:short.example'] },
  { ref: '2', artifacts: ['iban:a', 'domain:short.example'] },
  { ref: '3', artifacts: ['iban:a'] },
  { ref: '4', artifacts: ['iban:b', 'domain:short.example'] },
  { ref: '5', artifacts: ['iban:b', 'domain:short.example'] },
  { ref: '6', artifacts: ['domain:short.example'] },
]);
const LINK = WORLD.artifacts.indexOf('domain:short.example');

/** As if detection had kept the short link out, for this reason. */
function rowsOf(reason: 'listed' | 'links', hubs: readonly HubFinding[]): readonly SetAsideRow[] {
  const { evidence, graph } = WORLD;
  const community = Int32Array.from({ length: 6 }, (_, report) => communityOf(report));
  const partition = { ...WORLD.partition, community, count: 3, hubs };
  const setAside = graph.setAside.slice();
  setAside[LINK] = SET_ASIDE_REASONS.indexOf(reason);
  const listed = evidence.artifacts.listed.slice();
  listed[LINK] = reason === 'listed' ? 1 : 0;
  const seen = { ...evidence, artifacts: { ...evidence.artifacts, listed, lists: ['shorteners'] } };
  const sums = new Aggregation({
    evidence: seen,
    graph: { ...graph, setAside },
    partition,
    person: new Int32Array(6).fill(-1),
    payment: new Int32Array(0),
    rates: parseRates('Date,USD\n', 'rates'),
    currency: 'USD',
  }).campaigns();
  const campaigns = sums.drafts.map(({ reports }, place) => campaign({ id: `c-${place}`, reports }));
  return setAsideRows({
    evidence: seen,
    graph: { ...graph, setAside },
    partition,
    campaigns,
    artifacts: sums.artifacts,
  });
}

function communityOf(report: number): number {
  const [first, second] = [
    ['1', '2', '3'],
    ['4', '5'],
  ].map((refs) => refs.map((ref) => WORLD.report(ref)));
  return first!.includes(report) ? 0 : second!.includes(report) ? 1 : 2;
}

function finding(fields: Partial<HubFinding>): HubFinding {
  return { artifact: LINK, spell: 0, reports: 5, q: 0.1, attached: 4, clusters: 2, dropped: true, ...fields };
}

describe('what was set aside', () => {
  it('says which list names it, and what it would tie together if it were let back', () => {
    const [row, ...others] = rowsOf('listed', []);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ artifact: LINK, class: 'listed', list: 'shorteners', measure: null, reports: 5 });
    expect(row).toMatchObject({ campaigns: 2, reportsInCampaigns: 5, unclustered: 1 });
    expect(row!.largest).toHaveLength(2);
  });

  it('names the largest campaign first', () => {
    const [row] = rowsOf('listed', []);
    const sizes = row!.largest.map((place) => (place === 0 ? 0 : 1));
    expect(new Set(sizes).size).toBe(2);
    const three = [WORLD.report('1'), WORLD.report('2'), WORLD.report('3')];
    const largestIsFirst = Math.min(...three) < Math.min(WORLD.report('4'), WORLD.report('5')) ? 0 : 1;
    expect(row!.largest[0]).toBe(largestIsFirst);
  });

  it('gives the measure of a hub and of a suspect with its counts', () => {
    expect(rowsOf('links', [finding({})])).toMatchObject([
      { class: 'hub', list: null, measure: { q: 0.1, attached: 4, clusters: 2 } },
    ]);
    expect(rowsOf('links', [finding({ dropped: false, q: 0.4 })])).toMatchObject([{ class: 'suspect' }]);
  });

  it('lets a dropped spell speak for an artifact that has several', () => {
    const rows = rowsOf('links', [finding({ dropped: false, spell: 1, reports: 9 }), finding({ q: 0.15 })]);
    expect(rows).toMatchObject([{ class: 'hub', measure: { q: 0.15 } }]);
  });

  it('lets the list speak where both have found it', () => {
    expect(rowsOf('listed', [finding({})])).toMatchObject([{ class: 'listed', list: 'shorteners' }]);
  });
});
