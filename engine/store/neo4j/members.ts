import type { CampaignArtifact } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import { cursorAfter, startOf } from '../cursor.js';
import type { Page, PageRequest, StoredReport } from '../store.js';
import type { Work } from './database.js';
import { find } from './lineage.js';
import type { State } from './state.js';
import { cypher } from './statements.js';
import { only, storedReports } from './stored-reports.js';

interface At {
  readonly campaigns: readonly CampaignId[];
  readonly run: number;
}

type Slice = At & { readonly offset: number; readonly limit: number };

const COUNT_MEMBERS = cypher<At, { total: number }>('read/count-members');
export const MEMBER_KEYS = cypher<Slice, { key: number }>('read/member-keys');
const COUNT_ARTIFACTS = cypher<At, { total: number }>('read/count-campaign-artifacts');
const ARTIFACTS = cypher<Slice, CampaignArtifact>('read/campaign-artifacts');

export async function campaignReports(
  work: Work,
  state: State,
  asked: CampaignId,
  request: PageRequest,
): Promise<Page<StoredReport>> {
  const question = `reports of ${asked}`;
  const { start, campaigns } = await find(work, state, asked, startOf(request, question));
  const at = { campaigns, run: start.run };
  const { total } = only(await work.run(COUNT_MEMBERS, at));
  const keys = await work.run(MEMBER_KEYS, { ...at, offset: start.offset, limit: request.limit });
  const items = await storedReports(
    work,
    keys.map(({ key }) => key),
    { seq: state.seq, run: start.run },
  );
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export async function campaignArtifacts(
  work: Work,
  state: State,
  asked: CampaignId,
  request: PageRequest,
): Promise<Page<CampaignArtifact>> {
  const question = `artifacts of ${asked}`;
  const { start, campaigns } = await find(work, state, asked, startOf(request, question));
  const at = { campaigns, run: start.run };
  const { total } = only(await work.run(COUNT_ARTIFACTS, at));
  const items = await work.run(ARTIFACTS, { ...at, offset: start.offset, limit: request.limit });
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}
