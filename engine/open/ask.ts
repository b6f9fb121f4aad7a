/** What a question may leave out, and what it may not name because it is not there. */
import type { SetAsideArtifact } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import {
  DEFAULT_PAGE,
  type CampaignFilter,
  type CampaignPage,
  type Page,
  type PageRequest,
  type SetAsideFilter,
  type Store,
} from '../store/store.js';

export function pageAsked<Asked extends Partial<PageRequest>>(asked: Asked): Asked & PageRequest {
  return { ...asked, limit: asked.limit ?? DEFAULT_PAGE };
}

/**
 * Campaigns of the latest run; the ones that lost most first where nothing else is said.
 *
 * @throws SkeinError `not-found` for an operation that there is not.
 */
export async function campaignsAsked(store: Store, asked: Partial<CampaignFilter>): Promise<CampaignPage> {
  const { level = 'campaign', sort = 'lost', order = sort === 'id' ? 'asc' : 'desc' } = asked;
  const filter: CampaignFilter = { ...pageAsked(asked), level, sort, order };
  // The pages of a run go on whatever became of the operation since.
  if (filter.operation !== undefined && filter.cursor === undefined) await requireOperation(store, filter.operation);
  return store.campaigns(filter);
}

/** Before the first run there is none, and the page says so. */
async function requireOperation(store: Store, id: string): Promise<void> {
  const answer = await store.campaign(id);
  if (answer === null && (await store.latestRun()) === null) return;
  if (answer === null)
    throw new SkeinError(
      'not-found',
      'no operation ever had this id; skein campaigns --level operation lists those there are',
    );
  if (answer.campaign === null)
    throw new SkeinError('not-found', 'this operation was dissolved: its reports went separate ways');
  if (answer.campaign.level !== 'operation')
    throw new SkeinError(
      'not-found',
      'this is the id of a campaign; skein show names the operation that it is part of',
    );
}

/**
 * Artifacts that the latest run set aside, and its suspects.
 *
 * @throws SkeinError `usage` for a list that the latest run did not use.
 */
export async function setAsideAsked(
  store: Store,
  filter: SetAsideFilter,
  asked: Partial<PageRequest>,
): Promise<Page<SetAsideArtifact>> {
  const page = pageAsked(asked);
  // The pages of a run go on whatever lists were used since.
  if (filter.list !== undefined && page.cursor === undefined) await requireList(store, filter.list);
  return store.setAside(filter, page);
}

/** Before the first run there is none, and the page says so. */
async function requireList(store: Store, name: string): Promise<void> {
  const run = await store.latestRun();
  if (run === null || run.manifest.lists.includes(name)) return;
  const lists = run.manifest.lists.map((list) => `"${list}"`).join(', ');
  throw new SkeinError('usage', `"list" must be one that the latest run used: ${lists || 'it used none'}`);
}
