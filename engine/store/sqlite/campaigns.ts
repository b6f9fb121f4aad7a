import type { Campaign, Level } from '../../model/campaign.js';
import { invariant } from '../../model/errors.js';
import type { CampaignId } from '../../model/ids.js';
import type { KeptRun, RunSummary } from '../../model/run.js';
import { readSummary } from '../campaign-json.js';
import { cursorAfter, runIsGone, startOf } from '../cursor.js';
import { questionOf } from '../filter.js';
import { withStates } from '../run-states.js';
import type { CampaignAnswer, CampaignFilter, CampaignPage } from '../store.js';
import { readFacts } from '../campaign-facts.js';
import type { Connection } from './connection.js';
import { isKept, latestRunNumber, placeOf, presentPlace, resolveIn } from './lineage.js';
import { moneyKey } from '../money-key.js';
import * as sql from './sql/campaigns.js';
import * as lineage from './sql/lineage.js';
import { tagText } from './tags.js';

/** Of an id that stands for nothing: no campaign has it for an operation. */
const NO_PLACE = -1;

export function latestRun(connection: Connection): RunSummary | null {
  const run = latestRunNumber(connection);
  const row = run === null ? undefined : connection.statement(lineage.RUN).get(run);
  return row === undefined ? null : readSummary(row.summary);
}

export function runs(connection: Connection): readonly KeptRun[] {
  const stored = connection
    .statement(lineage.RUNS)
    .all()
    .map(({ summary, reasons }) => ({
      summary: readSummary(summary),
      held: reasons === null ? null : (JSON.parse(reasons) as readonly string[]),
    }));
  return withStates(stored, latestRunNumber(connection));
}

export function campaigns(connection: Connection, filter: CampaignFilter): CampaignPage {
  const question = questionOf(filter);
  const latest = latestRunNumber(connection);
  const start = startOf(filter, question) ?? (latest === null ? null : { run: latest, offset: 0 });
  if (start === null) return { run: null, campaigns: [], total: 0, cursor: null };
  if (!isKept(connection, start.run)) throw runIsGone(start.run);
  const parameters = parametersOf(connection, filter, start.run);
  const places = connection
    .statement(sql.FIND_CAMPAIGNS[filter.sort][filter.order])
    .all({ ...parameters, limit: filter.limit, offset: start.offset });
  const total = connection.statement(sql.COUNT_CAMPAIGNS).get(parameters)?.total ?? 0;
  return {
    run: start.run,
    campaigns: places.map(({ place }) => campaignAt(connection, start.run, place)),
    total,
    cursor: cursorAfter(start, places.length, total, question),
  };
}

export function campaign(connection: Connection, asked: CampaignId): CampaignAnswer | null {
  const run = latestRunNumber(connection);
  const resolved = run === null ? null : resolveIn(connection, run, asked);
  if (run === null || resolved === null) return null;
  const place = resolved.id === null ? null : placeOf(connection, run, resolved.id);
  return { run, campaign: place === null ? null : campaignAt(connection, run, place), followed: resolved.followed };
}

export function campaignAt(connection: Connection, run: number, place: number): Campaign {
  const row = connection.statement(sql.CAMPAIGN).get(run, place);
  invariant(row !== undefined, 'a campaign in the store has no facts');
  return campaignOf(row);
}

export function campaignOf({ id, level, operation, campaigns, bornRun, body }: sql.CampaignRow): Campaign {
  const { title, ...facts } = readFacts(body);
  return { id, level: level as Level, operation, campaigns, title, ...facts, bornRun };
}

function parametersOf(connection: Connection, filter: CampaignFilter, run: number): sql.CampaignParameters {
  return {
    run,
    level: filter.level,
    operation: filter.operation === undefined ? null : (presentPlace(connection, run, filter.operation) ?? NO_PLACE),
    type: filter.type === undefined ? null : tagText('type', filter.type),
    country: filter.country === undefined ? null : tagText('country', filter.country),
    currency: filter.currency === undefined ? null : tagText('currency', filter.currency),
    minLost: filter.minLossMinor === undefined ? null : moneyKey(filter.minLossMinor),
    minVictims: filter.minVictims ?? null,
    minReports: filter.minReports ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    q: filter.q?.toLowerCase() ?? null,
  };
}
