import { isTelling, largestPart, type Holding } from '../campaign/one-hand.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import { SET_ASIDE_REASONS, type ArtifactColumns, type MentionColumns } from '../model/graph.js';
import type { CampaignArtifactColumns, SetAsideRow } from '../model/run.js';

/** By what the campaigns of a run hang together. */
export interface HoldingGiven {
  readonly mentions: MentionColumns;
  readonly kinds: ArtifactColumns['kind'];
  /** Per report: place of its campaign, -1 for none. */
  readonly membership: Int32Array;
  readonly artifacts: CampaignArtifactColumns;
  readonly setAside: readonly SetAsideRow[];
}

const LINKS = SET_ASIDE_REASONS.indexOf('links');

/** Of these campaigns, by place; in one pass over the members. */
export function holdingsOf(given: HoldingGiven, places: ReadonlySet<number>): ReadonlyMap<number, Holding> {
  if (places.size === 0) return new Map();
  const telling = tellingOf(given, places);
  const found = new Map([...places].map((place) => [place, { reports: 0, uses: new Map<number, number[]>() }]));
  const { offsets, artifact } = given.mentions;
  given.membership.forEach((place, report) => {
    const so = found.get(place);
    if (so === undefined) return;
    const number = so.reports++;
    for (let mention = offsets[report] ?? 0; mention < (offsets[report + 1] ?? 0); mention++) {
      const one = artifact[mention] ?? -1;
      if (telling.get(place)?.has(one) !== true) continue;
      const uses = so.uses.get(one);
      if (uses === undefined) so.uses.set(one, [number]);
      else uses.push(number);
    }
  });
  return new Map(
    [...found].map(([place, { reports, uses }]) => [place, { reports, together: largestPart(reports, uses.values()) }]),
  );
}

/** Artifacts of each campaign that link it, are of a telling kind, and that nothing speaks against. */
function tellingOf(
  { kinds, artifacts, setAside }: HoldingGiven,
  places: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const doubted = new Set(setAside.map((row) => row.artifact));
  const telling = new Map([...places].map((place) => [place, new Set<number>()]));
  artifacts.campaign.forEach((place, row) => {
    const one = artifacts.artifact[row] ?? -1;
    const kind = ARTIFACT_KINDS[kinds[one] ?? -1] ?? '';
    if (artifacts.role[row] === LINKS && isTelling(kind) && !doubted.has(one)) telling.get(place)?.add(one);
  });
  return telling;
}
