/** What a question may leave out, and what it may not say: callers without a compiler ask here too. */
import { LEVELS } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import {
  CAMPAIGN_SORTS,
  DEFAULT_PAGE,
  MAX_PAGE,
  type CampaignFilter,
  type CampaignPage,
  type PageRequest,
  type Store,
} from '../store/store.js';

/** @throws SkeinError `usage` for a limit that is no whole number from 1 to `MAX_PAGE`. */
export function pageAsked<Asked extends Partial<PageRequest>>(asked: Asked): Asked & PageRequest {
  const limit = asked.limit ?? DEFAULT_PAGE;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new SkeinError('usage', `"limit" must be a whole number from 1 to ${MAX_PAGE}`);
  return { ...asked, limit };
}

/**
 * Campaigns of the latest run; the ones that lost most first where nothing else is said.
 *
 * @throws SkeinError `usage` for words that there are not, `not-found` for an operation that there is not.
 */
export async function campaignsAsked(store: Store, asked: Partial<CampaignFilter>): Promise<CampaignPage> {
  const sort = oneOf('sort', CAMPAIGN_SORTS, asked.sort ?? 'lost');
  const order = oneOf('order', ['asc', 'desc'], asked.order ?? (sort === 'id' ? 'asc' : 'desc'));
  const level = oneOf('level', LEVELS, asked.level ?? 'campaign');
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

function oneOf<Word extends string>(name: string, known: readonly Word[], asked: Word): Word {
  if (!known.includes(asked)) throw new SkeinError('usage', `"${name}" must be one of ${known.join(', ')}`);
  return asked;
}
