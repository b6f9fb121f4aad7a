import type { CampaignArtifact, NamedArtifact } from '../../model/campaign.js';
import type { Day } from '../../model/day.js';
import { invariant } from '../../model/errors.js';
import type { ArtifactId } from '../../model/ids.js';
import { readCampaign } from '../campaign-json.js';
import { MAX_PAGE } from '../store.js';
import type { ArtifactAnswer, ArtifactInCampaign } from '../store.js';
import { artifactHash } from './batch-plan.js';
import type { Work } from './database.js';
import { parts } from './reports.js';
import type { State } from './state.js';
import { cypher } from './statements.js';
import { beforeArtifacts } from './view.js';

interface ArtifactRow extends NamedArtifact {
  readonly key: number;
  readonly reports: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

const ARTIFACT = cypher<{ id: string; seq: number }, ArtifactRow>('read/artifact');
const CAMPAIGNS = cypher<
  { key: number; run: number; limit: number },
  { body: string; reports: number; role: CampaignArtifact['role'] }
>('read/campaigns-of-artifact');
const NAMES = cypher<{ keys: readonly number[] }, NamedArtifact & { key: number }>('read/artifact-names');

export async function artifacts(
  work: Work,
  state: State,
  ids: readonly ArtifactId[],
): Promise<readonly ArtifactAnswer[]> {
  const found: ArtifactAnswer[] = [];
  const before = await beforeArtifacts(work, state);
  for (const id of ids) {
    const [row] = await work.run(ARTIFACT, { id: artifactHash(id), seq: state.seq });
    if (row === undefined || row.reports === 0) continue;
    const { key, shown, ...rest } = row;
    const campaigns = state.run === null ? [] : await campaignsOf(work, state.run, key);
    found.push({ ...rest, shown: before.get(key)?.shown ?? shown, campaigns });
  }
  return found;
}

/** Row key of an artifact; -1 for one that was never mentioned. */
export async function keyOf(work: Work, { seq }: State, id: ArtifactId): Promise<number> {
  return (await work.run(ARTIFACT, { id: artifactHash(id), seq }))[0]?.key ?? -1;
}

/** Tells the name of each of these by its row key. */
export async function namesOf(work: Work, keys: readonly number[]): Promise<(key: number) => NamedArtifact> {
  const named = new Map<number, NamedArtifact>();
  for (const part of parts([...new Set(keys)]))
    for (const { key, ...name } of await work.run(NAMES, { keys: part })) named.set(key, name);
  return (key) => {
    const name = named.get(key);
    invariant(name !== undefined, 'an artifact of a run is not in the store');
    return name;
  };
}

async function campaignsOf(work: Work, run: number, key: number): Promise<readonly ArtifactInCampaign[]> {
  const rows = await work.run(CAMPAIGNS, { key, run, limit: MAX_PAGE });
  return rows.map(({ body, reports, role }) => ({ campaign: readCampaign(body), reports, role }));
}
