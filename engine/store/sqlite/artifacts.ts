import { ARTIFACT_KINDS } from '../../model/artifact.js';
import type { ArtifactKind } from '../../model/artifact.js';
import type { NamedArtifact } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import type { ArtifactId } from '../../model/ids.js';
import { roleOf } from '../published.js';
import { MAX_PAGE } from '../store.js';
import type { ArtifactAnswer, ArtifactInCampaign, StoreCounts } from '../store.js';
import { campaignAt } from './campaigns.js';
import { kindOf } from './codes.js';
import type { Connection } from './connection.js';
import { latestRunNumber } from './lineage.js';
import { campaignsIn, slotOf } from './run-rows.js';
import * as sql from './sql/artifacts.js';

export function artifacts(connection: Connection, ids: readonly ArtifactId[]): readonly ArtifactAnswer[] {
  const run = latestRunNumber(connection);
  return ids.flatMap((id) => artifact(connection, id, run) ?? []);
}

function artifact(connection: Connection, id: ArtifactId, run: number | null): ArtifactAnswer | null {
  const [kind, folded] = partsOf(id);
  const known = connection.statement(sql.ARTIFACT).get(ARTIFACT_KINDS.indexOf(kind), folded);
  const mentions = known && connection.statement(sql.MENTIONS_OF_ARTIFACT).get(known.key);
  if (known === undefined || mentions === undefined || mentions.reports === 0) return null;
  const campaigns = run === null ? [] : campaignsOf(connection, run, known.key);
  return { kind, folded, shown: known.shown, ...mentions, campaigns };
}

/** Row key of an artifact; -1 for one that was never mentioned. */
export function keyOf(connection: Connection, id: ArtifactId): number {
  const [kind, folded] = partsOf(id);
  return connection.statement(sql.ARTIFACT).get(ARTIFACT_KINDS.indexOf(kind), folded)?.key ?? -1;
}

/** An artifact by its row key; runs name their artifacts so, and none is ever deleted. */
export function nameOf(connection: Connection, key: number): NamedArtifact {
  const row = connection.statement(sql.ARTIFACT_AT).get(key);
  invariant(row !== undefined, 'an artifact of a run is not in the store');
  return { kind: kindOf(row.kind), folded: row.folded, shown: row.shown };
}

/** As `nameOf`, of many at once: a statement for each costs twice as much. */
export function namesOf(connection: Connection, keys: Float64Array): readonly (readonly [number, NamedArtifact])[] {
  const rows = connection.statement(sql.NAMES_AT).all(`[${keys.join(',')}]`);
  return rows.map(([key, kind, folded, shown]) => [key, { kind: kindOf(kind), folded, shown }]);
}

/** Most reports first; campaigns of one slot come by place already. */
function campaignsOf(connection: Connection, run: number, key: number): readonly ArtifactInCampaign[] {
  const { slot, within } = slotOf(key);
  const found = connection.statement(sql.CAMPAIGNS_AT_SLOT).get(run, slot);
  return (found === undefined ? [] : campaignsIn(found.campaigns, within))
    .sort((a, b) => b.reports - a.reports || a.place - b.place)
    .slice(0, MAX_PAGE)
    .map(({ place, reports, role }) => ({ campaign: campaignAt(connection, run, place), reports, role: roleOf(role) }));
}

export function counts(connection: Connection): StoreCounts {
  return connection.statement(sql.TOTALS).get() ?? { reports: 0, artifacts: 0, mentions: 0 };
}

/** Kinds hold no colon, folded texts may. */
function partsOf(id: ArtifactId): [ArtifactKind, string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon) as ArtifactKind, id.slice(colon + 1)];
}
