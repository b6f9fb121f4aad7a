import { LINK_ARTIFACTS, LINK_KINDS } from '../model/campaign.js';
import type { PossibleLink, SetAsideArtifact } from '../model/campaign.js';
import { invariant } from '../model/errors.js';
import type { CampaignId } from '../model/ids.js';
import type { PossibleLinkRow, RunResult, SetAsideRow } from '../model/run.js';
import { artifactKey } from './published.js';
import type { LastJoint, LinkFilter, SetAsideFilter } from './store.js';

// What a run leaves for analysts to decide, in the order of its pages. Both stores keep these rows; the names of
// artifacts are put in when they are read.

/** A possible link whose artifacts stand as row keys. */
export interface LinkRow {
  readonly link: Omit<PossibleLink, 'artifacts'>;
  readonly artifacts: readonly number[];
  /** Places of its campaigns. */
  readonly places: readonly number[];
}

/** By probability (unmeasured ones last), then spells, kind, campaigns and artifacts: the same in every order of arrival. */
export function linkRows(result: RunResult): readonly LinkRow[] {
  return result.possibleLinks.toSorted(compareLinks).map((row) => {
    const { kind, campaigns: places, artifacts, spells, smallerReports, pauseDays, probability } = row;
    return {
      link: { kind, campaigns: idsAt(result, places), spells, smallerReports, pauseDays, probability },
      artifacts: artifacts.slice(0, LINK_ARTIFACTS).map((artifact) => artifactKey(result, artifact)),
      places,
    };
  });
}

/** Weak joints in the order of their pages, as the next night reads them. */
export function lastJoints(rows: readonly LinkRow[]): readonly LastJoint[] {
  return rows.flatMap(({ link: { kind, spells, smallerReports, pauseDays }, artifacts, places: [campaign = -1] }) =>
    kind === 'weak-joint' ? [{ campaign, artifacts, spells, smallerReports, pauseDays: pauseDays ?? 0 }] : [],
  );
}

/** An artifact set aside, without its name. */
export interface AsideRow {
  readonly artifact: number;
  readonly aside: Omit<SetAsideArtifact, 'kind' | 'folded' | 'shown'>;
}

/** Most reports first, then as artifacts are numbered: by kind code and folded text. */
export function asideRows(result: RunResult): readonly AsideRow[] {
  return result.setAside
    .toSorted((a, b) => b.reports - a.reports || a.artifact - b.artifact)
    .map((row) => ({ artifact: artifactKey(result, row.artifact), aside: asideOf(result, row) }));
}

/** The question that a page of possible links answers (`questionOf`). */
export function linkQuestion({ campaign, kind }: LinkFilter): string {
  return `possible links ${JSON.stringify([campaign, kind])}`;
}

export function asideQuestion(filter: SetAsideFilter): string {
  return `set aside ${JSON.stringify([filter.class, filter.list, filter.artifact])}`;
}

function compareLinks(a: PossibleLinkRow, b: PossibleLinkRow): number {
  return (
    (b.probability ?? -1) - (a.probability ?? -1) ||
    b.spells - a.spells ||
    LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) ||
    compareNumbers(a.campaigns, b.campaigns) ||
    compareNumbers(a.artifacts, b.artifacts) ||
    a.smallerReports - b.smallerReports
  );
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing < 0 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1);
}

function asideOf(result: RunResult, row: SetAsideRow): AsideRow['aside'] {
  const { list, measure, reports, campaigns, reportsInCampaigns, unclustered, largest } = row;
  const reach = { campaigns, reports: reportsInCampaigns, unclustered, largest: idsAt(result, largest) };
  return { class: row.class, list, measure, reports, reach };
}

function idsAt({ campaigns }: RunResult, places: readonly number[]): readonly CampaignId[] {
  return places.map((place) => {
    const campaign = campaigns[place];
    invariant(campaign !== undefined, 'a possible link or an artifact set aside names a campaign that the run has not');
    return campaign.id;
  });
}
