import { reportsIn } from '../../engine/store/report-text.js';
import { artifactsIn } from '../../engine/store/template-text.js';
import { MAX_PAGE } from '../../engine/store/store.js';
import type { EvidenceSource, LastRun, Store } from '../../engine/store/store.js';

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The first row; the rest is left unread. */
export async function first<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row;
  return undefined;
}

async function flat<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  return (await collect(batches)).flat();
}

/** Everything an evidence source tells, with ids in place of row keys: two stores with the same reports tell the same. */
export async function evidenceView(source: EvidenceSource) {
  const reports = (await collect(source.reports())).flatMap(reportsIn);
  const artifacts = (await collect(source.artifacts())).flatMap(artifactsIn);
  const reportIds = new Map(reports.map((row) => [row.key, row.id]));
  const artifactIds = new Map(artifacts.map((row) => [row.key, `${row.kind}:${row.folded}`]));
  const id = (key: number | undefined) => reportIds.get(key ?? -1) ?? `no report ${String(key)}`;
  const artifactId = (key: number | undefined) => artifactIds.get(key ?? -1) ?? `no artifact ${String(key)}`;
  const mentions = (await collect(source.mentions())).flatMap((batch) =>
    Array.from({ length: batch.length }, (_, i) => [
      id(batch.report[i]),
      artifactId(batch.artifact[i]),
      batch.origin[i],
    ]),
  );
  const derivations = (await collect(source.derivations())).flatMap((batch) =>
    Array.from({ length: batch.length }, (_, i) => [artifactId(batch.child[i]), artifactId(batch.parent[i])]),
  );
  return {
    reports: reports.map((row) => ({ ...row, key: undefined })).sort(byId),
    artifacts: artifacts.map((row) => ({ ...row, key: undefined })),
    mentions: mentions.map(String).sort(),
    derivations: derivations.map(String).sort(),
    names: await source.artifactNames(Float64Array.from(artifacts, (row) => row.key)),
    counted: await source.counts(),
    lastMemberships: (await flat(source.lastMemberships()))
      .map((row) => ({ ...row, report: id(row.report) }))
      .sort(byReport),
    lastRun: inNoCount(await source.lastRun(), artifactId),
  };
}

/** Every answer of a store that its reports and runs decide. */
export async function wholeView(store: Store) {
  const evidence = await store.openEvidence();
  try {
    const view = await evidenceView(evidence);
    return {
      ...view,
      counts: await store.counts(),
      exportedReports: await collect(store.exportReports()),
      exportedMentions: await collect(store.exportMentions(null)),
      exportedMemberships: await collect(store.exportMemberships('campaign')),
      exportedOperationMemberships: await collect(store.exportMemberships('operation')),
      exportedCampaigns: await collect(store.exportCampaigns('campaign')),
      exportedOperations: await collect(store.exportCampaigns('operation')),
      possibleLinks: await store.possibleLinks({}, { limit: MAX_PAGE }),
      setAside: await store.setAside({}, { limit: MAX_PAGE }),
      looked: await store.artifacts(view.artifacts.map((row) => `${row.kind}:${row.folded}`)),
    };
  } finally {
    await evidence.close();
  }
}

/** Moments are in each store's own count of batches, and artifacts in its own row keys. */
function inNoCount(last: LastRun | null, artifactId: (key: number) => string) {
  if (last === null) return null;
  const weakJoints = last.weakJoints.map((joint) => ({ ...joint, artifacts: joint.artifacts.map(artifactId) }));
  return { ...last, weakJoints, manifest: { ...last.manifest, moment: 0 } };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byReport(a: { report: string }, b: { report: string }): number {
  return a.report < b.report ? -1 : 1;
}
