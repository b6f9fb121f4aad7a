import type { LineageEvent, PastEvent, PossibleLink, SetAsideArtifact } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import type { Position } from '../cursor.js';
import { eventsQuestion, eventsStart, historyQuestion } from '../events.js';
import { asideQuestion, linkQuestion } from '../questions.js';
import type { AsideRow, LinkRow } from '../questions.js';
import type { LinkFilter, Page, PageRequest, SetAsideFilter } from '../store.js';
import { keyOf, nameOf } from './artifacts.js';
import type { Connection } from './connection.js';
import { isKept, latestRunNumber } from './lineage.js';
import { find } from './members.js';
import * as sql from './sql/questions.js';

export function possibleLinks(connection: Connection, filter: LinkFilter, request: PageRequest): Page<PossibleLink> {
  const question = linkQuestion(filter);
  const from = startOf(request, question);
  const asked = filter.campaign === undefined ? null : find(connection, filter.campaign, from);
  const start = asked?.start ?? startIn(connection, from);
  const { count, page } = asked === null ? sql.LINKS : sql.LINKS_OF_CAMPAIGN;
  const parameters = { run: start.run, kind: filter.kind ?? null, place: asked?.place ?? null };
  const total = connection.statement(count).get(parameters)?.total ?? 0;
  const items = connection
    .statement(page)
    .all({ ...parameters, limit: request.limit, offset: start.offset })
    .map((row) => linkOf(connection, row));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export function setAside(connection: Connection, filter: SetAsideFilter, request: PageRequest): Page<SetAsideArtifact> {
  const question = asideQuestion(filter);
  const start = startIn(connection, startOf(request, question));
  const artifact = filter.artifact === undefined ? null : keyOf(connection, filter.artifact);
  const parameters = { run: start.run, class: filter.class ?? null, list: filter.list ?? null, artifact };
  const total = connection.statement(sql.SET_ASIDE.count).get(parameters)?.total ?? 0;
  const items = connection
    .statement(sql.SET_ASIDE.page)
    .all({ ...parameters, limit: request.limit, offset: start.offset })
    .map(({ artifact, body }) => ({
      ...nameOf(connection, artifact),
      ...(JSON.parse(body) as AsideRow['aside']),
    }));
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

export function events(connection: Connection, run: number | null, request: PageRequest): Page<LineageEvent> {
  const start = eventsStart(run, latestRunNumber(connection), request);
  const total = connection.statement(sql.COUNT_EVENTS).get(start.run)?.total ?? 0;
  const items = connection.statement(sql.EVENTS).all(start.run, start.offset, request.limit);
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, eventsQuestion(run)) };
}

export function history(connection: Connection, asked: CampaignId, request: PageRequest): Page<PastEvent> {
  const question = historyQuestion(asked);
  const { start, place } = find(connection, asked, startOf(request, question));
  const of = { run: start.run, place };
  const total = connection.statement(sql.HISTORY.count).get(of)?.total ?? 0;
  const items = connection.statement(sql.HISTORY.page).all({ ...of, limit: request.limit, offset: start.offset });
  return { run: start.run, items, total, cursor: cursorAfter(start, items.length, total, question) };
}

/** The position, or the start of the latest run; run 0 before the first, which has no rows. */
function startIn(connection: Connection, from: Position | null): Position {
  if (from !== null && !isKept(connection, from.run)) throw runIsGone(from.run);
  return from ?? { run: latestRunNumber(connection) ?? 0, offset: 0 };
}

function linkOf(connection: Connection, { artifacts, body }: sql.LinkSqlRow): PossibleLink {
  const keys = JSON.parse(artifacts) as LinkRow['artifacts'];
  return {
    ...(JSON.parse(body) as LinkRow['link']),
    artifacts: keys.map((key) => nameOf(connection, key)),
  };
}
