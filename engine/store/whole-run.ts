import { NO_DAY } from '../model/day.js';
import { invariant } from '../model/errors.js';
import type { Evidence } from '../model/graph.js';
import { SET_ASIDE_REASONS } from '../model/graph.js';
import type { CampaignId } from '../model/ids.js';
import type { RunNews } from '../model/provisional.js';
import type { PossibleLinkRow, RunResult, SetAsideRow } from '../model/run.js';
import type { RowKeys } from './row-keys.js';
import type { WholeRun } from './whole.js';

/**
 * A kept run as the result that was once published, with the row keys of the store that takes it in: so it is kept by the
 * one way in which runs are kept. Of its evidence only what publishing reads is there; that is, row keys.
 */
export function resultOf(run: WholeRun, keys: RowKeys): RunResult {
  const artifacts = artifactNumbers(run, keys);
  const placeOf = new Map(run.campaigns.map(({ id }, place) => [id, place]));
  const operationPlace = new Map(run.operations.map(({ id }, place) => [id, place]));
  const { manifest, unclustered, whole } = run.summary;
  return {
    manifest,
    unclustered,
    whole,
    evidence: evidenceOf(run, keys, artifacts),
    campaigns: run.campaigns,
    operations: run.operations,
    operationOf: Int32Array.from(run.campaigns, ({ operation }) => found(operationPlace, operation ?? '')),
    membership: Int32Array.from(run.members, ({ campaign }) => campaign),
    artifacts: artifactColumns(run, artifacts),
    possibleLinks: run.links.map(({ link, artifacts: named, places }): PossibleLinkRow => {
      return { ...link, campaigns: places, artifacts: named.map((key) => found(artifacts.numberOf, key)) };
    }),
    setAside: run.setAside.map(({ artifact, aside: { reach, ...aside } }): SetAsideRow => {
      const { campaigns, reports: reportsInCampaigns, unclustered: alone } = reach;
      const largest = reach.largest.map((id: CampaignId) => found(placeOf, id));
      const number = found(artifacts.numberOf, artifact);
      return { ...aside, artifact: number, campaigns, reportsInCampaigns, unclustered: alone, largest };
    }),
    aliases: run.aliases,
    events: run.events,
    news: newsOf(run, keys),
  };
}

/** Alerts that were told, and the reports that no run has seen, come by themselves. */
function newsOf({ settled, told, held }: WholeRun, keys: RowKeys): RunNews {
  const seen = held?.seen ?? { key: KEYS, stamp: KEYS };
  return {
    seen: { key: seen.key.map((key) => keys.report(key)), stamp: seen.stamp },
    settled,
    alerts: held?.alerts ?? [],
    told,
  };
}

interface ArtifactNumbers {
  /** Of each number, in the order of artifacts. */
  readonly theirKeys: readonly number[];
  readonly numberOf: ReadonlyMap<number, number>;
}

/** The artifacts that the run names, numbered in their order, as evidence numbers them. */
function artifactNumbers(run: WholeRun, keys: RowKeys): ArtifactNumbers {
  const named = new Set(run.artifacts.map(({ artifact }) => artifact));
  for (const { artifacts } of run.links) for (const artifact of artifacts) named.add(artifact);
  for (const { artifact } of run.setAside) named.add(artifact);
  const theirKeys = [...named].sort((a, b) => keys.rank(a) - keys.rank(b));
  return { theirKeys, numberOf: new Map(theirKeys.map((key, number) => [key, number])) };
}

function artifactColumns({ artifacts }: WholeRun, { numberOf }: ArtifactNumbers): RunResult['artifacts'] {
  return {
    campaign: Int32Array.from(artifacts, (row) => row.campaign),
    artifact: Int32Array.from(artifacts, (row) => found(numberOf, row.artifact)),
    reports: Int32Array.from(artifacts, (row) => row.reports),
    role: Uint8Array.from(artifacts, (row) => row.role),
    firstDay: Int32Array.from(artifacts, (row) => row.firstDay ?? NO_DAY),
    lastDay: Int32Array.from(artifacts, (row) => row.lastDay ?? NO_DAY),
  };
}

/** One row for each member, and artifacts mentioned as often as they were in all. */
function evidenceOf(run: WholeRun, keys: RowKeys, { theirKeys, numberOf }: ArtifactNumbers): Evidence {
  const inAll = new Int32Array(theirKeys.length);
  for (const { artifact, reportsInAll } of run.artifacts) inAll[found(numberOf, artifact)] = reportsInAll;
  const mentions = new Int32Array(inAll.reduce((sum, reports) => sum + reports, 0));
  let at = 0;
  inAll.forEach((reports, artifact) => {
    mentions.fill(artifact, at, at + reports);
    at += reports;
  });
  return {
    ...NOTHING,
    reports: {
      ...NOTHING.reports,
      count: run.members.length,
      key: Float64Array.from(run.members, ({ report }) => keys.report(report)),
    },
    artifacts: {
      ...NOTHING.artifacts,
      count: theirKeys.length,
      key: Float64Array.from(theirKeys, (key) => keys.artifact(key)),
    },
    mentions: { ...NOTHING.mentions, artifact: mentions },
  };
}

const NUMBERS = new Int32Array();
const BYTES = new Uint8Array();
const FLAGS = new Uint16Array();
const KEYS = new Float64Array();

const NOTHING: Evidence = {
  reports: {
    count: 0,
    key: KEYS,
    idWords: new Uint32Array(),
    day: NUMBERS,
    intelligence: BYTES,
    source: NUMBERS,
    country: NUMBERS,
    fraudType: NUMBERS,
    unreadableLosses: FLAGS,
    sources: [],
    countries: [],
    fraudTypes: [],
  },
  artifacts: { count: 0, key: KEYS, kind: BYTES, listed: FLAGS, lists: [] },
  mentions: { offsets: NUMBERS, artifact: NUMBERS, origin: BYTES },
  derivations: { child: NUMBERS, parent: NUMBERS },
  losses: { count: 0, report: NUMBERS, kind: BYTES, currency: FLAGS, minor: KEYS, day: NUMBERS, currencies: [] },
  victims: { report: NUMBERS, field: BYTES, token: NUMBERS, tokens: 0 },
};

/** By the word of its role, as those stores keep it that other programs read. */
export function roleCode(role: string): number {
  return SET_ASIDE_REASONS.findIndex((reason) => reason === role);
}

function found<K>(map: ReadonlyMap<K, number>, key: K): number {
  const number = map.get(key);
  invariant(number !== undefined, 'a run names what it has not');
  return number;
}
