import type { LineageEvent, PastEvent, PossibleLink, SetAsideArtifact } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import { cursorAfter, startOf } from '../cursor.js';
import type { Position } from '../cursor.js';
import { eventsQuestion, eventsStart, historyQuestion } from '../events.js';
import { asideQuestion, linkQuestion } from '../questions.js';
import type { AsideRow, LinkRow } from '../questions.js';
import type { LinkFilter, Page, PageRequest, SetAsideFilter } from '../store.js';
import { keyOf, namesOf } from './artifacts.js';
import type { Work } from './database.js';
import { find, requireKept } from './lineage.js';
import type { State } from './state.js';
import { cypher } from './statements.js';
import { only } from './stored-reports.js';

interface LinkConditions {
  readonly run: number;
  readonly kind: string | null;
  readonly campaigns: readonly string[] | null;
}

interface AsideConditions {
  readonly run: number;
  readonly class: string | null;
  readonly list: string | null;
  readonly artifact: number | null;
}

interface Slice {
  readonly offset: number;
  readonly limit: number;
}

const COUNT_LINKS = cypher<LinkConditions, { total: number }>('read/count-possible-links');
export const LINKS = cypher<LinkConditions & Slice, { artifacts: readonly number[]; body: string }>(
  'read/possible-links',
);
const COUNT_ASIDE = cypher<AsideConditions, { total: number }>('read/count-set-aside');
export const ASIDE = cypher<AsideConditions & Slice, { artifact: number; body: string }>('read/set-aside');
const COUNT_EVENTS = cypher<{ run: number }, { total: number }>('read/count-events');
const PAST_IDS = cypher<{ ids: readonly string[]; run: number }, { id: string }>('read/past-ids');
const COUNT_HISTORY = cypher<{ ids: readonly string[]; run: number }, { total: number }>('read/count-history');
const HISTORY = cypher<{ ids: readonly string[]; run: number } & Slice, PastEvent>('read/history');
const EVENTS = cypher<{ run: number } & Slice, LineageEvent>('read/events');

export async function possibleLinks(
  work: Work,
  state: State,
  filter: LinkFilter,
  request: PageRequest,
): Promise<Page<PossibleLink>> {
  const question = linkQuestion(filter);
  const from = startOf(request, question);
  const asked = filter.campaign === undefined ? null : await find(work, state, filter.campaign, from);
  const start = asked?.start ?? (await startIn(work, state, from));
  const conditions = { run: start.run, kind: filter.kind ?? null, campaigns: asked?.campaigns ?? null };
  const { total } = only(await work.run(COUNT_LINKS, conditions));
  const rows = await work.run(LINKS, { ...conditions, offset: start.offset, limit: request.limit });
  const nameOf = await namesOf(
    work,
    rows.flatMap((row) => row.artifacts),
  );
  const items = rows.map(({ artifacts, body }) => ({
    ...(JSON.parse(body) as LinkRow['link']),
    artifacts: artifacts.map(nameOf),
  }));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export async function setAside(
  work: Work,
  state: State,
  filter: SetAsideFilter,
  request: PageRequest,
): Promise<Page<SetAsideArtifact>> {
  const question = asideQuestion(filter);
  const start = await startIn(work, state, startOf(request, question));
  const artifact = filter.artifact === undefined ? null : await keyOf(work, state, filter.artifact);
  const conditions = { run: start.run, class: filter.class ?? null, list: filter.list ?? null, artifact };
  const { total } = only(await work.run(COUNT_ASIDE, conditions));
  const rows = await work.run(ASIDE, { ...conditions, offset: start.offset, limit: request.limit });
  const nameOf = await namesOf(
    work,
    rows.map((row) => row.artifact),
  );
  const items = rows.map((row) => ({ ...nameOf(row.artifact), ...(JSON.parse(row.body) as AsideRow['aside']) }));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export async function events(
  work: Work,
  state: State,
  run: number | null,
  request: PageRequest,
): Promise<Page<LineageEvent>> {
  const start = eventsStart(run, state.run, request);
  const { total } = only(await work.run(COUNT_EVENTS, { run: start.run }));
  const items = await work.run(EVENTS, { run: start.run, offset: start.offset, limit: request.limit });
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, eventsQuestion(run)) };
}

export async function history(
  work: Work,
  state: State,
  asked: CampaignId,
  request: PageRequest,
): Promise<Page<PastEvent>> {
  const question = historyQuestion(asked);
  const { start, id } = await find(work, state, asked, startOf(request, question));
  const of = { ids: await idsOf(work, id, start.run), run: start.run };
  const { total } = only(await work.run(COUNT_HISTORY, of));
  const items = await work.run(HISTORY, { ...of, offset: start.offset, limit: request.limit });
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

/** A present id, and every id that stands for it in the run. */
async function idsOf(work: Work, id: CampaignId, run: number): Promise<readonly CampaignId[]> {
  const own = new Set([id]);
  for (let heirs: readonly CampaignId[] = [id]; heirs.length > 0;) {
    const before: { id: CampaignId }[] = await work.run(PAST_IDS, { ids: heirs, run });
    heirs = before.map((row) => row.id).filter((past) => !own.has(past));
    for (const past of heirs) own.add(past);
  }
  return [...own];
}

/** The position, or the start of the latest run; run 0 before the first, which has no rows. */
async function startIn(work: Work, state: State, from: Position | null): Promise<Position> {
  if (from !== null) await requireKept(work, from.run);
  return from ?? { run: state.run ?? 0, offset: 0 };
}
