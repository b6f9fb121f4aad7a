import { createHash } from 'node:crypto';
import { dayText } from '../../model/day.js';
import type { Day } from '../../model/day.js';
import type { Campaign, Level } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import { moneyText } from '../../model/money.js';
import type { RunResult } from '../../model/run.js';
import { writeCampaign } from '../campaign-json.js';
import { searchText } from '../filter.js';
import { moneyKey } from '../money-key.js';
import { campaignArtifactRows, memberRows, placedCampaigns, roleOf, tagsOf } from '../published.js';
import type { VersionRow } from './lineage.js';
import { clusterName } from './names.js';
import { FOREVER } from './settle.js';

/** What a campaign mentions, as one row: everything that a change of makes another row. */
export type UseRow = readonly [
  artifact: number,
  reports: number,
  firstDay: Day | null,
  lastDay: Day | null,
  role: string,
];

/** A campaign or operation as this run has it. */
export interface Present {
  readonly id: CampaignId;
  readonly level: Level;
  readonly campaign: Campaign;
  readonly operation: CampaignId | null;
  /** Row keys. */
  readonly members: readonly number[];
  readonly uses: readonly UseRow[];
  readonly body: string;
  readonly digests: Digests;
}

type Digests = Pick<VersionRow, 'body' | 'members' | 'uses'>;

/** Campaigns, then operations, each by id. */
export function presentOf(result: RunResult): readonly Present[] {
  const placed = placedCampaigns(result);
  const members = placed.map((): number[] => []);
  for (const { report, campaign } of memberRows(result)) members[campaign]?.push(report);
  const uses = placed.map((): UseRow[] => []);
  for (const { campaign, artifact, reports, firstDay, lastDay, role } of campaignArtifactRows(result))
    uses[campaign]?.push([artifact, reports, firstDay, lastDay, roleOf(role)]);
  return placed.map(({ place, campaign, operation }) => {
    const [own, used] = [members[place] ?? [], uses[place] ?? []];
    const within = operation === null ? null : (placed[operation]?.campaign.id ?? null);
    return presentAs(campaign, writeCampaign(campaign), { operation: within, members: own, uses: used });
  });
}

/** With its digests. */
export function presentAs(
  campaign: Campaign,
  body: string,
  { operation, members, uses }: Pick<Present, 'operation' | 'members' | 'uses'>,
): Present {
  const digests = {
    body: digest(`${operation ?? ''} ${body}`),
    members: digest(members.join()),
    uses: digest(uses.join(';')),
  };
  return { id: campaign.id, level: campaign.level, campaign, operation, members, uses, body, digests };
}

/** What of the last run ends, and what begins, with this one. */
export interface Difference {
  /** Ids of the last run whose version ends: they are gone, or have another. */
  readonly ended: readonly CampaignId[];
  /** Those of this run that are new or have changed. */
  readonly begun: readonly Present[];
  /** Those whose members have to be compared row by row, in the last run and in this one. */
  readonly lastMembersOf: readonly CampaignId[];
  readonly membersOf: readonly Present[];
  /** Likewise for what they mention. */
  readonly lastUsesOf: readonly CampaignId[];
  readonly usesOf: readonly Present[];
}

export function differenceOf(last: readonly VersionRow[], present: readonly Present[]): Difference {
  const now = new Map(present.map((each) => [each.id, each.digests]));
  const before = new Map<CampaignId, Digests>(last.map((row) => [row.id, row]));
  const differs = (id: CampaignId, ...fields: readonly (keyof Digests)[]) =>
    fields.some((field) => now.get(id)?.[field] !== before.get(id)?.[field]);
  const ids = (...fields: readonly (keyof Digests)[]) =>
    last.filter(({ id }) => differs(id, ...fields)).map(({ id }) => id);
  const those = (...fields: readonly (keyof Digests)[]) => present.filter(({ id }) => differs(id, ...fields));
  return {
    ended: ids('body', 'members', 'uses'),
    begun: those('body', 'members', 'uses'),
    lastMembersOf: ids('members'),
    membersOf: those('members'),
    lastUsesOf: ids('uses'),
    usesOf: those('uses'),
  };
}

/** Rows by name of those that ended and those that began: equal ones stand in neither. */
export function changedRows<T>(last: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): { ended: T[]; begun: T[] } {
  return {
    ended: [...last].flatMap(([name, row]) => (now.has(name) ? [] : [row])),
    begun: [...now].flatMap(([name, row]) => (last.has(name) ? [] : [row])),
  };
}

/** The members of a campaign as its version has them: a relationship for each, which analysts see, costs ten times as much to read. */
export function membersText(members: readonly number[]): string {
  return members.join(' ');
}

/** The inverse of `membersText`. */
export function memberKeys(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

/** The node of a version; what only people look at beside what the filters ask for. */
export function versionNode({ id, level, campaign, operation, members, body, digests }: Present, run: number): object {
  const { title, bornRun, reports, victims, ledger, firstDay, lastDay } = campaign;
  const { lostMinor, currency } = ledger.converted;
  const { type: types, country: countries, currency: currencies } = tagsOf(campaign);
  return {
    id,
    level,
    name: clusterName(campaign),
    title,
    operation,
    since: run,
    until: FOREVER,
    bornRun,
    reports,
    victims: victims.distinct,
    lost: moneyKey(lostMinor),
    lostMinor: lostMinor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(lostMinor) : null,
    currency,
    loss: `${currency} ${moneyText({ currency, minor: lostMinor })}`,
    firstDay,
    lastDay,
    firstSeen: firstDay === null ? null : dayText(firstDay),
    lastSeen: lastDay === null ? null : dayText(lastDay),
    types,
    countries,
    currencies: [...new Set(currencies)],
    search: searchText(campaign),
    body,
    members: membersText(members),
    bodyDigest: digests.body,
    membersDigest: digests.members,
    usesDigest: digests.uses,
  };
}

export const BLOCK_KEYS = 256;

/** Reports in all that mention each artifact of a campaign, in blocks of row keys. */
export function reportCounts(result: RunResult): ReadonlyMap<number, readonly number[]> {
  const blocks = new Map<number, number[]>();
  for (const { artifact, reportsInAll } of campaignArtifactRows(result)) {
    const number = Math.floor(artifact / BLOCK_KEYS);
    const block = blocks.get(number) ?? new Array<number>(BLOCK_KEYS).fill(0);
    blocks.set(number, block);
    block[artifact % BLOCK_KEYS] = reportsInAll;
  }
  return blocks;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
