import { describe, expect, it } from 'vitest';
import { NO_DAY } from '../../engine/model/day.js';
import type { Evidence } from '../../engine/model/graph.js';
import type { Report } from '../../engine/model/report.js';
import { loadEvidence, type Loaded } from '../../engine/rescore/load.js';
import type { ArtifactViews } from '../../engine/rescore/load-artifacts.js';
import { reportOf, storeOf, twoCampaigns } from './reports.js';

const OPEN: ArtifactViews = { listed: () => null, protectedFromHubTest: () => false };

async function load(reports: readonly Report[], views = OPEN): Promise<Loaded> {
  const source = await (await storeOf(reports)).openEvidence();
  try {
    return await loadEvidence(source, views);
  } finally {
    await source.close();
  }
}

/** Row keys are the store's own and may differ; nothing else may. */
function withoutKeys({ reports, artifacts, ...rest }: Evidence): unknown {
  return { ...rest, reports: { ...reports, key: null }, artifacts: { ...artifacts, key: null } };
}

describe('loading the evidence', () => {
  it('gives the same columns and the same digest whatever the order of arrival', async () => {
    const sorted = await load(twoCampaigns());
    const shuffled = await load(twoCampaigns().reverse());
    expect(withoutKeys(shuffled.evidence)).toEqual(withoutKeys(sorted.evidence));
    expect(shuffled.inputDigest).toBe(sorted.inputDigest);
  });

  it('tells another input by its digest, also where only the victim differs', async () => {
    const before = twoCampaigns();
    const { source, ref } = before[0]!;
    const other = reportOf({ source, ref, victim: { email: 'someone.else@post.example' } });
    const same = reportOf({ source, ref, victim: { email: 'a2@post.example' } });
    const [a, b] = [await load([...before.slice(1), other]), await load([...before.slice(1), same])];
    expect(other.digest).toBe(same.digest);
    expect(a.inputDigest).not.toBe(b.inputDigest);
  });

  it('numbers artifacts by kind and text, and mentions by report, ascending', async () => {
    const { evidence } = await load(twoCampaigns());
    const { offsets, artifact } = evidence.mentions;
    expect(offsets.length).toBe(evidence.reports.count + 1);
    for (let report = 0; report < evidence.reports.count; report++) {
      const row = artifact.subarray(offsets[report], offsets[report + 1]);
      expect([...row]).toEqual([...new Set(row)].sort((a, b) => a - b));
    }
    expect([...evidence.artifacts.kind]).toEqual([...evidence.artifacts.kind].sort((a, b) => a - b));
  });

  it('asks the lists once for each artifact and remembers the name of the list', async () => {
    const asked: string[] = [];
    const { evidence } = await load(twoCampaigns(), {
      listed: (kind, folded) => {
        asked.push(`${kind}:${folded}`);
        return kind === 'iban' ? 'known mules' : null;
      },
      protectedFromHubTest: (kind) => kind === 'phone',
    });
    expect(asked.length).toBe(evidence.artifacts.count);
    expect(evidence.artifacts.lists).toEqual(['known mules']);
    expect([...evidence.artifacts.listed].filter((list) => list === 1)).toHaveLength(1);
  });

  it('says that an undated report has no day', async () => {
    const { evidence } = await load([reportOf({ source: 's', ref: '1', narrative: 'nothing' })]);
    expect([...evidence.reports.day]).toEqual([NO_DAY]);
  });

  it('loads an empty store as empty columns', async () => {
    const { evidence } = await load([]);
    expect(evidence.reports.count).toBe(0);
    expect([...evidence.mentions.offsets]).toEqual([0]);
  });
});
