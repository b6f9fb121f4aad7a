import { REACH_CAMPAIGNS, type Campaign, type HubMeasure, type SetAsideClass } from '../model/campaign.js';
import { SET_ASIDE_REASONS, type Evidence, type EvidenceGraph } from '../model/graph.js';
import type { HubFinding, Partition } from '../model/partition.js';
import type { CampaignArtifactColumns, SetAsideRow } from '../model/run.js';
import { at, groupBy, listOf, numberAt } from './columns.js';

export interface SetAsideGiven {
  readonly evidence: Evidence;
  readonly graph: EvidenceGraph;
  readonly partition: Partition;
  readonly campaigns: readonly Campaign[];
  readonly artifacts: CampaignArtifactColumns;
}

const LISTED = SET_ASIDE_REASONS.indexOf('listed');

interface Verdict {
  readonly class: SetAsideClass;
  readonly list: string | null;
  readonly measure: HubMeasure | null;
}

/**
 * Every artifact that a list or the hub test set aside, and every suspect, with what it would tie together if it were let
 * back: at most, since detection may still keep apart what shares it. By artifact number.
 */
export function setAsideRows(given: SetAsideGiven): readonly SetAsideRow[] {
  const { evidence, artifacts } = given;
  const verdicts = verdictsOf(given);
  const mentions = new Int32Array(evidence.artifacts.count);
  for (const artifact of evidence.mentions.artifact) mentions[artifact] = at(mentions, artifact) + 1;
  const rowsOf = groupBy(artifacts.artifact, evidence.artifacts.count);
  return [...verdicts]
    .sort(([a], [b]) => a - b)
    .map(([artifact, verdict]) => {
      const reports = at(mentions, artifact);
      return { artifact, ...verdict, reports, ...reachOf(listOf(rowsOf, artifact), reports, given) };
    });
}

function verdictsOf({ evidence, graph, partition }: SetAsideGiven): Map<number, Verdict> {
  const verdicts = new Map<number, Verdict>();
  graph.setAside.forEach((code, artifact) => {
    if (code !== LISTED) return;
    const list = evidence.artifacts.lists[numberAt(evidence.artifacts.listed, artifact) - 1] ?? null;
    verdicts.set(artifact, { class: 'listed', list, measure: null });
  });
  for (const hub of partition.hubs.toSorted(compareFindings))
    if (!verdicts.has(hub.artifact)) verdicts.set(hub.artifact, verdictOf(hub));
  return verdicts;
}

/** One finding speaks for an artifact with several spells: a dropped one before a suspect, then the largest. */
function compareFindings(a: HubFinding, b: HubFinding): number {
  return Number(b.dropped) - Number(a.dropped) || b.reports - a.reports || a.spell - b.spell;
}

function verdictOf({ dropped, q, attached, clusters }: HubFinding): Verdict {
  return { class: dropped ? 'hub' : 'suspect', list: null, measure: { q, attached, clusters } };
}

function reachOf(rows: Int32Array, reports: number, { campaigns, artifacts }: SetAsideGiven) {
  const places = Array.from(rows, (row) => at(artifacts.campaign, row));
  const size = (place: number): number => campaigns[place]?.reports ?? 0;
  const mentioning = rows.reduce((sum, row) => sum + at(artifacts.reports, row), 0);
  return {
    campaigns: places.length,
    reportsInCampaigns: places.reduce((sum, place) => sum + size(place), 0),
    unclustered: reports - mentioning,
    largest: places.toSorted((a, b) => size(b) - size(a) || a - b).slice(0, REACH_CAMPAIGNS),
  };
}
