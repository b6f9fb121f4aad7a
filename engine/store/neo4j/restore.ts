import type { CampaignId } from '../../model/ids.js';
import type { Alias, Restoration } from '../../model/run.js';
import type { PossibleLink, SetAsideArtifact } from '../../model/campaign.js';
import { resolveId } from '../aliases.js';
import { readCampaign, readSummary } from '../campaign-json.js';
import { checkNext, runIsNotKept } from '../published.js';
import type { AsideRow } from '../questions.js';
import { newsOfRestored, unseenSince } from './between-nights.js';
import { BODIES } from './campaigns.js';
import type { Database } from './database.js';
import { memberKeys, type Present, type UseRow } from './difference.js';
import { ALIASES, RUN, VERSIONS, type VersionRow } from './lineage.js';
import { MEMBERSHIPS, publishRows, REPORT_COUNTS, USES } from './publish.js';
import { ASIDE, LINKS } from './questions.js';
import { parts } from './reports.js';
import type { RunRows } from './run-rows.js';
import { runsBefore } from './state.js';
import type { Writer } from './writer.js';

/**
 * Publishes an earlier run once more, as the difference between it and what readers see: the graph holds for each run
 * that is kept what was so in it.
 *
 * @throws SkeinError `store-busy` as `publish`, `not-found` for a run that is not kept.
 */
export async function restore(database: Database, writer: Writer, restoration: Restoration): Promise<void> {
  const { manifest, aliases, events } = restoration;
  await publishRows(database, writer, async (writing) => {
    const { state } = writing;
    checkNext(manifest, runsBefore(state));
    const earlier = manifest.restores ?? 0;
    const [row] = await database.read((work) => work.run(RUN, { run: earlier }));
    if (row === undefined) throw runIsNotKept(earlier);
    const summary = { ...readSummary(row.summary), manifest };
    const said = await saidIn(database, earlier, state.run ?? 0);
    const all = [...(await database.read((work) => work.run(ALIASES, { run: state.run ?? 0 }))), ...aliases];
    const news = await database.read((work) => newsOfRestored(work, manifest, standingFor(said.present, all)));
    return { summary, ...said, aliases, events, news, unseenSince: await unseenSince(writing, manifest) };
  });
}

function standingFor(present: readonly Present[], aliases: readonly Alias[]) {
  const ids = new Set(present.map(({ id }) => id));
  const latest = new Map(aliases.map((alias) => [alias.from, alias]));
  return (asked: CampaignId) =>
    resolveId(
      asked,
      (id) => ids.has(id),
      (id) => latest.get(id),
    )?.id ?? null;
}

/** @param latest the run that readers see: what it has too need not be read whole. */
async function saidIn(
  database: Database,
  run: number,
  latest: number,
): Promise<Pick<RunRows, 'present' | 'counts' | 'links' | 'aside'>> {
  const counted = await database.read((work) => work.run(REPORT_COUNTS, { run }));
  return {
    present: await presentIn(database, run, latest),
    counts: new Map(counted.map(({ block, counts }) => [block, counts])),
    ...(await questionsIn(database, run)),
  };
}

interface Digested extends VersionRow {
  readonly level: 'campaign' | 'operation';
}

async function versionsIn(database: Database, run: number): Promise<readonly Digested[]> {
  return database.read(async (work) => [
    ...(await work.run(VERSIONS, { run, level: 'campaign' })).map((row) => ({ ...row, level: 'campaign' as const })),
    ...(await work.run(VERSIONS, { run, level: 'operation' })).map((row) => ({ ...row, level: 'operation' as const })),
  ]);
}

async function presentIn(database: Database, run: number, latest: number): Promise<readonly Present[]> {
  const present = new Map((await versionsIn(database, latest)).map((row) => [row.id, row]));
  const found: Present[] = [];
  for (const rows of parts(await versionsIn(database, run), AT_ONCE)) {
    const ids = rows.map(({ id }) => id);
    const used = rows.filter((row) => present.get(row.id)?.uses !== row.uses).map(({ id }) => id);
    const read = await database.read(async (work) => ({
      bodies: byId(await work.run(BODIES, { ids, run }), ({ id, body }) => [id, body]),
      members: byId(await work.run(MEMBERSHIPS, { campaigns: ids, run }), (row) => [
        row.campaign,
        memberKeys(row.reports),
      ]),
      uses: byId(await work.run(USES, { campaigns: used, run }), (row) => [row.campaign, row.uses]),
    }));
    for (const { id, level, operation, body, members, uses } of rows) {
      const text = read.bodies.get(id) ?? '';
      found.push({
        id,
        level,
        operation,
        body: text,
        campaign: readCampaign(text),
        members: read.members.get(id) ?? [],
        uses: read.uses.get(id) ?? [],
        digests: { body, members, uses },
      });
    }
  }
  return found;
}

const AT_ONCE = 2_000;

function byId<R, T extends string | readonly number[] | readonly UseRow[]>(
  rows: readonly R[],
  entry: (row: R) => readonly [CampaignId, T],
): ReadonlyMap<CampaignId, T> {
  return new Map(rows.map(entry));
}

/** Nothing else writes these texts. */
export async function questionsIn(database: Database, run: number): Promise<Pick<RunRows, 'links' | 'aside'>> {
  const all = { run, offset: 0, limit: Number.MAX_SAFE_INTEGER, kind: null, campaigns: null };
  const asides = { ...all, class: null, list: null, artifact: null };
  return database.read(async (work) => ({
    links: (await work.run(LINKS, all)).map(({ artifacts, body }) => ({
      link: JSON.parse(body) as Omit<PossibleLink, 'artifacts'>,
      artifacts,
    })),
    aside: (await work.run(ASIDE, asides)).map(({ artifact, body }): AsideRow => ({
      artifact,
      aside: JSON.parse(body) as Omit<SetAsideArtifact, 'kind' | 'folded' | 'shown'>,
    })),
  }));
}
