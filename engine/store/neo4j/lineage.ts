import { SkeinError } from '../../model/errors.js';
import type { CampaignId } from '../../model/ids.js';
import type { Level } from '../../model/campaign.js';
import type { Alias, RunSummary } from '../../model/run.js';
import { resolveId } from '../aliases.js';
import type { Resolved } from '../aliases.js';
import { readSummary } from '../campaign-json.js';
import { runIsGone } from '../cursor.js';
import type { Position } from '../cursor.js';
import type { Work } from './database.js';
import type { State } from './state.js';
import { cypher } from './statements.js';

/** What is known of a campaign or operation in a run, without its text. */
export interface VersionRow {
  readonly id: CampaignId;
  readonly bornRun: number;
  readonly reports: number;
  readonly operation: CampaignId | null;
  /** Digests of its text, its members and what it mentions. */
  readonly body: string;
  readonly members: string;
  readonly uses: string;
}

export const VERSIONS = cypher<{ run: number; level: Level }, VersionRow>('read/versions');
export const ALIASES = cypher<{ run: number }, Alias>('read/aliases');
export const RUN = cypher<{ run: number }, { summary: string }>('read/run');
export const RUN_BEFORE = cypher<{ run: number }, { summary: string }>('read/run-before');
const RUNS = cypher<object, { summary: string }>('read/runs');
const VERSIONS_OF = cypher<
  { ids: readonly string[]; run: number },
  { id: string; level: Level; operation: CampaignId | null }
>('read/versions-of');
const LATEST_ALIAS = cypher<{ id: string; run: number }, Alias>('read/latest-alias');
const CAMPAIGNS_OF = cypher<{ operation: string; run: number }, { id: string }>('read/campaigns-of-operation');

export async function latestRun(work: Work, { run }: State): Promise<RunSummary | null> {
  const [row] = run === null ? [] : await work.run(RUN, { run });
  return row === undefined ? null : readSummary(row.summary);
}

export async function runs(work: Work): Promise<readonly RunSummary[]> {
  return (await work.run(RUNS, {})).map((row) => readSummary(row.summary));
}

/** @throws SkeinError `not-found` for a run that is no longer kept. */
export async function requireKept(work: Work, run: number): Promise<void> {
  if ((await work.run(RUN, { run })).length === 0) throw runIsGone(run);
}

/** What the id stood for in that run, by the aliases known then. */
export async function resolveIn(work: Work, run: number, asked: CampaignId): Promise<Resolved | null> {
  const present = new Set<CampaignId>();
  const aliases = new Map<CampaignId, Alias>();
  for (let id: CampaignId | null = asked; id !== null && !aliases.has(id);) {
    if ((await work.run(VERSIONS_OF, { ids: [id], run })).length > 0) {
      present.add(id);
      break;
    }
    const [alias]: Alias[] = await work.run(LATEST_ALIAS, { id, run });
    if (alias === undefined) break;
    aliases.set(id, alias);
    id = alias.to;
  }
  return resolveId(
    asked,
    (id) => present.has(id),
    (id) => aliases.get(id),
  );
}

/** The operation of each campaign in the run, by id. */
export async function operationsOf(
  work: Work,
  ids: readonly CampaignId[],
  run: number,
): Promise<ReadonlyMap<CampaignId, CampaignId | null>> {
  return new Map((await work.run(VERSIONS_OF, { ids, run })).map(({ id, operation }) => [id, operation]));
}

export interface Found {
  readonly start: Position;
  /** The id that was asked for, as the run has it. */
  readonly id: CampaignId;
  /** The campaign itself, or those of the operation. */
  readonly campaigns: readonly CampaignId[];
}

/** @throws SkeinError `not-found` for an id that stands for no campaign of the run, and for a run no longer kept. */
export async function find(work: Work, state: State, asked: CampaignId, from: Position | null): Promise<Found> {
  const run = from?.run ?? state.run;
  if (from !== null) await requireKept(work, from.run);
  const id = run === null ? null : ((await resolveIn(work, run, asked))?.id ?? null);
  if (run === null || id === null) throw new SkeinError('not-found', 'there is no such campaign');
  const own = await work.run(CAMPAIGNS_OF, { operation: id, run });
  return { start: from ?? { run, offset: 0 }, id, campaigns: [id, ...own.map((row) => row.id)] };
}
