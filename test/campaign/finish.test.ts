import { describe, expect, it } from 'vitest';
import { Aggregation } from '../../engine/campaign/aggregate.js';
import { artifactsToName, finish, Wording } from '../../engine/campaign/finish.js';
import { identify } from '../../engine/campaign/identity.js';
import { operationNesting } from '../../engine/campaign/nesting.js';
import { parseRates } from '../../engine/campaign/rate-file.js';
import { resolveVictims } from '../../engine/campaign/victims.js';
import { worldOf } from './world.js';

describe('campaigns as they are published', () => {
  const told = Array.from({ length: 40 }, (_, ref) => ({
    ref: String(ref),
    artifacts: [`domain:${ref >> 1}.example`, 'other:x', `ip:${ref}`],
  }));
  const world = worldOf(
    told.map((one, ref) => ({ ...one, artifacts: one.artifacts.filter((id) => id !== 'other:x' || ref === 0) })),
  );
  const { evidence, graph, partition } = world;
  const made = new Aggregation({
    evidence,
    graph,
    partition,
    person: resolveVictims(evidence.victims, evidence.reports),
    payment: Int32Array.from({ length: evidence.losses.count }, (_, loss) => loss),
    rates: parseRates('Date,USD\n', 'rates'),
    currency: 'USD',
  }).campaigns();
  const lastMembership = new Int32Array(evidence.reports.count).fill(-1);
  const identity = identify({
    level: 'campaign',
    reports: evidence.reports,
    members: made.members,
    last: null,
    lastMembership,
    run: 1,
    asOf: null,
    lastAsOf: null,
  });
  const names = (artifact: number) => {
    const folded = world.artifacts[artifact]!.replace(/^[^:]+:/, '');
    return { folded, shown: folded.toUpperCase(), defanged: () => folded.replace('.', '[.]') };
  };
  const { campaigns, membership, artifacts } = finish(
    made,
    identity,
    new Wording(names),
    operationNesting(Int32Array.from(made.drafts, () => 1)),
  );

  it('are sorted by id, and their reports follow', () => {
    const ids = campaigns.map((campaign) => campaign.id);
    expect(ids).toEqual([...ids].sort());
    for (const [ref] of told.entries()) {
      const campaign = campaigns[membership[world.report(String(ref))]!]!;
      expect(campaign.strongest.map(({ folded }) => folded)).toEqual([`${ref >> 1}.example`]);
      expect(campaign.title).toBe(`Campaign around ${ref >> 1}[.]example, 2 reports`);
      expect(campaign.strongest[0]!.shown).toBe(`${ref >> 1}.EXAMPLE`);
    }
  });

  it('list their artifacts by campaign, then artifact', () => {
    const rows = Array.from(artifacts.campaign, (campaign, row) => campaign * 1000 + artifacts.artifact[row]!);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(rows).toHaveLength(61);
    for (const [row, campaign] of artifacts.campaign.entries()) {
      const users = Array.from(membership.keys()).filter((report) => membership[report] === campaign);
      const mentions = users.filter((report) =>
        evidence.mentions.artifact
          .subarray(evidence.mentions.offsets[report], evidence.mentions.offsets[report + 1])
          .includes(artifacts.artifact[row]!),
      );
      expect(artifacts.reports[row]).toBe(mentions.length);
    }
  });

  it('ask for the names of their strongest artifacts alone', () => {
    expect(Array.from(artifactsToName(made.drafts), (artifact) => world.artifacts[artifact]).sort()).toEqual(
      Array.from({ length: 20 }, (_, place) => `domain:${place}.example`).sort(),
    );
  });
});
