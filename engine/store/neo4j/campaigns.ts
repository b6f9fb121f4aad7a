import type { Campaign } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import type { CampaignId } from '../../model/ids.js';
import { readCampaign } from '../campaign-json.js';
import { cursorAfter, startOf } from '../cursor.js';
import { questionOf } from '../filter.js';
import { moneyKey } from '../money-key.js';
import type { CampaignAnswer, CampaignFilter, CampaignPage, CampaignSort } from '../store.js';
import type { Work } from './database.js';
import { requireKept, resolveIn } from './lineage.js';
import type { State } from './state.js';
import { cypher } from './statements.js';

/** The filter as parameters; null where it does not ask. */
interface Conditions {
  readonly run: number;
  readonly level: string;
  readonly operation: string | null;
  readonly type: string | null;
  readonly country: string | null;
  readonly currency: string | null;
  readonly minLost: string | null;
  readonly minVictims: number | null;
  readonly minReports: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly q: string | null;
}

type PageOf = Conditions & { readonly sort: CampaignSort; readonly offset: number; readonly limit: number };

const COUNT = cypher<Conditions, { total: number }>('read/count-campaigns');
const FIND = {
  asc: cypher<PageOf, { body: string }>('read/find-campaigns-asc'),
  desc: cypher<PageOf, { body: string }>('read/find-campaigns-desc'),
};
export const BODIES = cypher<{ ids: readonly string[]; run: number }, { id: string; body: string }>(
  'read/campaign-bodies',
);

/** Of an id that stands for nothing: no campaign has it for an operation. */
const NOTHING = '';

export async function campaigns(work: Work, state: State, filter: CampaignFilter): Promise<CampaignPage> {
  const question = questionOf(filter);
  const from = startOf(filter, question);
  const start = from ?? (state.run === null ? null : { run: state.run, offset: 0 });
  if (start === null) return { run: null, campaigns: [], total: 0, cursor: null };
  if (from !== null) await requireKept(work, start.run);
  const conditions = await conditionsOf(work, filter, start.run);
  const { sort, order, limit } = filter;
  const rows = await work.run(FIND[order], { ...conditions, sort, limit, offset: start.offset });
  const total = (await work.run(COUNT, conditions))[0]?.total ?? 0;
  return {
    run: start.run,
    campaigns: rows.map((row) => readCampaign(row.body)),
    total,
    cursor: cursorAfter(start, rows.length, total, question),
  };
}

export async function campaign(work: Work, { run }: State, asked: CampaignId): Promise<CampaignAnswer | null> {
  const resolved = run === null ? null : await resolveIn(work, run, asked);
  if (run === null || resolved === null) return null;
  const [found] = resolved.id === null ? [] : await campaignsAt(work, run, [resolved.id]);
  return { run, campaign: found ?? null, followed: resolved.followed };
}

/** In the order of the ids. */
export async function campaignsAt(work: Work, run: number, ids: readonly CampaignId[]): Promise<readonly Campaign[]> {
  const bodies = new Map((await work.run(BODIES, { ids, run })).map(({ id, body }) => [id, body]));
  return ids.map((id) => {
    const body = bodies.get(id);
    invariant(body !== undefined, 'a campaign in the store has no text');
    return readCampaign(body);
  });
}

async function conditionsOf(work: Work, filter: CampaignFilter, run: number): Promise<Conditions> {
  const { operation } = filter;
  return {
    run,
    level: filter.level,
    operation: operation === undefined ? null : ((await resolveIn(work, run, operation))?.id ?? NOTHING),
    type: filter.type ?? null,
    country: filter.country ?? null,
    currency: filter.currency ?? null,
    minLost: filter.minLossMinor === undefined ? null : moneyKey(filter.minLossMinor),
    minVictims: filter.minVictims ?? null,
    minReports: filter.minReports ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    q: filter.q?.toLowerCase() ?? null,
  };
}
