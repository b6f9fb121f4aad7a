import type { Campaign, CampaignArtifact } from '../model/campaign.js';
import { NO_DAY } from '../model/day.js';
import type { Day } from '../model/day.js';
import { invariant, SkeinError } from '../model/errors.js';
import { SET_ASIDE_REASONS } from '../model/graph.js';
import type { RunManifest, RunResult, RunSummary } from '../model/run.js';

// What both stores read out of a `RunResult` before they keep it.

/** What was given and published before a run. */
export interface RunsBefore {
  /** The run that readers see; null before the first. */
  readonly latest: number | null;
  /** The highest number ever given; 0 before the first. */
  readonly highest: number;
}

/** A store that takes in the runs of another one may not have the run that the oldest of them went on from. */
export type WhichRun = 'the next run' | 'any later run';

/** @throws SkeinError `store-busy` unless the run went on from the latest, under a number that was never given. */
export function checkNext(
  { run, previous }: RunManifest,
  { latest, highest }: RunsBefore,
  which: WhichRun = 'the next run',
): void {
  if (run <= highest || !Number.isInteger(run) || (which === 'the next run' && previous !== latest))
    throw new SkeinError(
      'store-busy',
      `another process has published or held back run ${highest} meanwhile: run the rescoring again`,
    );
}

/**
 * @throws SkeinError `not-found` for a run that is not held, `store-busy` if another was published since it was made: its
 *   ids go on from a run that readers have left.
 */
export function checkHeld(
  run: number,
  held: Pick<RunSummary, 'manifest'> | null,
  latest: number | null,
): asserts held is Pick<RunSummary, 'manifest'> {
  if (held === null)
    throw new SkeinError('not-found', `run ${run} does not wait for publication; skein runs lists those that do`);
  if (held.manifest.previous !== latest)
    throw new SkeinError(
      'store-busy',
      `run ${latest ?? 0} was published after run ${run} was made, which can no longer follow it: rescore again`,
    );
}

export function runIsNotKept(run: number): SkeinError {
  return new SkeinError('not-found', `run ${run} is not kept; skein runs lists those that are`);
}

/** A campaign or operation at its place in the run: campaigns come first, by id, then operations, by id. */
export interface PlacedCampaign {
  readonly place: number;
  readonly campaign: Campaign;
  /** Place of the operation it belongs to; null for an operation. */
  readonly operation: number | null;
}

export function placedCampaigns({ campaigns, operations, operationOf }: RunResult): readonly PlacedCampaign[] {
  const first = campaigns.length;
  return [
    ...campaigns.map((campaign, place) => {
      const operation = operationOf[place];
      invariant(operation !== undefined && operations[operation] !== undefined, 'a campaign has no operation');
      return { place, campaign, operation: first + operation };
    }),
    ...operations.map((campaign, i) => ({ place: first + i, campaign, operation: null })),
  ];
}

/** A report in a campaign: the store's row key, and the campaign's place in the run. */
export interface MemberRow {
  readonly report: number;
  readonly campaign: number;
}

/** The members by campaign, then in the order of report ids. */
export function memberRows(result: RunResult): readonly MemberRow[] {
  const rows: MemberRow[] = [];
  result.membership.forEach((campaign, row) => {
    const report = result.evidence.reports.key[row];
    invariant(report !== undefined && campaign < result.campaigns.length, 'a membership names what the run has not');
    if (campaign >= 0) rows.push({ report, campaign });
  });
  return rows.sort((a, b) => a.campaign - b.campaign);
}

/** An artifact in a campaign, by row key and place. */
export interface CampaignArtifactRow extends Pick<
  CampaignArtifact,
  'reports' | 'reportsInAll' | 'firstDay' | 'lastDay'
> {
  readonly campaign: number;
  readonly artifact: number;
  /** Place in `SET_ASIDE_REASONS`. */
  readonly role: number;
}

export function* campaignArtifactRows(result: RunResult): Generator<CampaignArtifactRow> {
  const { campaign, artifact, reports, role, firstDay, lastDay } = result.artifacts;
  const inAll = mentionsPerArtifact(result);
  for (let i = 0; i < campaign.length; i++) {
    const row = artifact[i] ?? -1;
    yield {
      campaign: campaign[i] ?? -1,
      artifact: artifactKey(result, row),
      reports: reports[i] ?? 0,
      reportsInAll: inAll[row] ?? 0,
      firstDay: dayOrNull(firstDay[i]),
      lastDay: dayOrNull(lastDay[i]),
      role: role[i] ?? 0,
    };
  }
}

/** Row key of an artifact by its number in the run. */
export function artifactKey({ evidence }: RunResult, artifact: number): number {
  const key = evidence.artifacts.key[artifact];
  invariant(key !== undefined, 'a run names an artifact that its evidence has not');
  return key;
}

export function roleOf(code: number): CampaignArtifact['role'] {
  const role = SET_ASIDE_REASONS[code];
  invariant(role !== undefined, 'an artifact in the store has a role that this version does not know');
  return role;
}

export const TAG_FIELDS = ['type', 'country', 'currency'] as const;
export type TagField = (typeof TAG_FIELDS)[number];

/** The words by which a campaign is filtered. */
export function tagsOf(campaign: Campaign): Readonly<Record<TagField, readonly string[]>> {
  return {
    type: campaign.fraudTypes.map((tally) => tally.value),
    country: campaign.countries.map((tally) => tally.value),
    currency: campaign.ledger.lines.map((line) => line.currency),
  };
}

/** Reports in all that mention each artifact, by its number in the run. */
export function mentionsPerArtifact(result: RunResult): Int32Array {
  const { artifacts, mentions } = result.evidence;
  const counts = new Int32Array(artifacts.count);
  for (const artifact of mentions.artifact) counts[artifact] = (counts[artifact] ?? 0) + 1;
  return counts;
}

function dayOrNull(day: Day | undefined): Day | null {
  return day === undefined || day === NO_DAY ? null : day;
}

/** Rows of one artifact as one: no report is in two campaigns, so theirs add up. */
export function together(rows: readonly CampaignArtifactRow[]): readonly CampaignArtifactRow[] {
  const found = new Map<number, CampaignArtifactRow>();
  for (const row of rows) {
    const known = found.get(row.artifact);
    found.set(row.artifact, known === undefined ? row : both(known, row));
  }
  return [...found.values()];
}

function both(a: CampaignArtifactRow, b: CampaignArtifactRow): CampaignArtifactRow {
  const days = [a.firstDay, b.firstDay, a.lastDay, b.lastDay].filter((day) => day !== null).sort((x, y) => x - y);
  return { ...a, reports: a.reports + b.reports, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null };
}
